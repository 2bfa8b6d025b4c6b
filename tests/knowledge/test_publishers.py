"""Outlets and agencies: who goes by a name, who is behind a domain."""

from collections import Counter

import pycountry
import pytest

from chancery.knowledge.page_words import page_words
from chancery.knowledge.publishers import (
    publisher_at,
    publisher_named,
    publishers,
    publishers_named,
)


@pytest.mark.parametrize(
    ("name", "filed"),
    [
        ("AFP", "Agence France-Presse"),
        ("l'AFP", "Agence France-Presse"),
        ("FRENCH PRESS TV", "Press TV"),
        ("agence xinhua", "Xinhua"),
        ("Liberation", "Libération"),
        ("رويترز", "Reuters"),
        ("ТАСС", "TASS"),
    ],
)
def test_a_name_is_known_whatever_its_case_accents_and_punctuation(name, filed):
    assert publisher_named(name).name == filed


def test_a_name_of_two_publishers_tells_none_of_them():
    assert len(publishers_named("INA")) == 2
    assert publisher_named("INA") is None
    assert publisher_named("INA", kind="agency").name == "Iraqi News Agency"


def test_unknown_names_are_unknown():
    assert publisher_named("Le Phare de Nulle Part") is None
    assert publisher_named("") is None
    assert publishers_named("—") == ()


@pytest.mark.parametrize(
    "host", ["presstv.ir", "www.presstv.ir", "french.presstv.ir", "A.PressTV.ir"]
)
def test_a_host_is_known_by_its_domain(host):
    assert publisher_at(host).name == "Press TV"


@pytest.mark.parametrize("host", ["", "ir", "notpresstv.ir", "presstv.ir.example"])
def test_a_host_that_only_looks_alike_is_unknown(host):
    assert publisher_at(host) is None


def test_every_domain_and_filed_name_belongs_to_one_publisher():
    for values in ([d for p in publishers() for d in p.domains], [p.name for p in publishers()]):
        assert [value for value, count in Counter(values).items() if count > 1] == []


def test_every_country_is_a_country():
    for one in publishers():
        assert one.country is None or pycountry.countries.get(alpha_3=one.country), one.name


def test_there_are_publishers_of_every_region():
    assert len(publishers()) >= 150
    assert len({one.country for one in publishers()}) >= 80


def test_every_language_counts_twelve_months():
    assert {len(months) for months in page_words().months.values()} == {12}
