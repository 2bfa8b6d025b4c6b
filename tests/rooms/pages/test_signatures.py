"""How pages say which news agencies a text is from; all lines are invented."""

import pytest

from chancery.pages.datelines import find_dateline
from chancery.pages.furniture import find_furniture
from chancery.pages.signatures import find_signature
from tests.rooms.pages.reading import kinds, read, told

AFP, AP = "Agence France-Presse", "Associated Press"

SIGNATURES = [
    ("AFP", ["AFP"], ""),
    ("(AFP, Reuters)", ["AFP", "Reuters"], ""),
    ("AFP - Reuters", ["AFP", "Reuters"], ""),
    ("AFP / Reuters", ["AFP", "Reuters"], ""),
    ("– AP", ["AP"], ""),
    ("© Belga", ["Belga"], ""),
    ("avec AFP", ["AFP"], ""),
    ("Avec l'AFP", ["AFP"], ""),
    ("(Avec l’AFP et Reuters)", ["AFP", "Reuters"], ""),
    ("Avec l'agence TASS", ["TASS"], ""),
    ("Dépêche AFP", ["AFP"], ""),
    ("With AFP", ["AFP"], ""),
    ("(With inputs from AP and Reuters)", ["AP", "Reuters"], ""),
    ("With reporting by Reuters", ["Reuters"], ""),
    ("(Source: TASS)", ["TASS"], ""),
    ("con información de EFE", ["EFE"], ""),
    ("avec agences", [], ""),
    ("With inputs from agencies", [], ""),
    ("Le Phare du Sud avec AFP", ["AFP"], "Le Phare du Sud"),
    ("Jeanne Morel (avec AFP)", ["AFP"], "Jeanne Morel"),
    ("La rédaction avec Reuters et AFP", ["Reuters", "AFP"], "La rédaction"),
    ("Jane Doe, with Reuters", ["Reuters"], "Jane Doe"),
]


@pytest.mark.parametrize(("line", "agencies", "who"), SIGNATURES)
def test_a_signature_names_its_agencies(line, agencies, who):
    found = find_signature(line)
    assert [line[span.start : span.end] for span in found.agencies] == agencies
    assert found.who == who


@pytest.mark.parametrize("line", [line for line, _, _ in SIGNATURES])
def test_a_signature_on_a_line_of_its_own_is_furniture(line):
    assert find_furniture(line).kind in {"byline", "source_line"}


@pytest.mark.parametrize(
    "line",
    [
        "Entretien avec l'AFP",
        "Interview with Reuters",
        "AFP dénonce une intrusion",
        "Le ministre a parlé avec AFP",
        "Le Monde",
        "avec les ministres",
        "Paris et Reuters",
        "",
        "()",
    ],
)
def test_a_line_that_says_more_is_no_signature(line):
    assert find_signature(line) is None


BODY = """Le Togo et le Bénin signent un accord de sécurité à Lomé
{above}
{before}Le Togo et le Bénin ont signé mardi un accord de sécurité à Lomé, ont annoncé les deux pays.
Les deux ministres se retrouveront le mois prochain à Cotonou pour un premier bilan.{behind}
{below}
"""


def agencies(**parts):
    page = BODY.format(**{"above": "", "before": "", "behind": "", "below": "", **parts})
    return [fact.value for fact in read(page).facts if fact.name == "agency"]


@pytest.mark.parametrize(
    ("below", "named"),
    [
        ("Avec l'AFP", [AFP]),
        ("Le Phare du Sud avec AFP et Reuters", [AFP, "Reuters"]),
        ("(With inputs from AP)", [AP]),
        ("(Reporting by Reuters)", ["Reuters"]),
        ("© 2025 AFP", [AFP]),
        ("Copyright 2025 The Associated Press. All rights reserved.", [AP]),
        ("source: TASS", ["TASS"]),
        ("Avec agences", []),
    ],
)
def test_the_agencies_below_a_text_are_told(below, named):
    assert agencies(below=below) == named


@pytest.mark.parametrize("above", ["Publié le 14 mai 2025 à 10h32 - AFP", "AFP, le 14 mai 2025"])
def test_the_agency_in_a_line_with_the_date_is_told(above):
    assert agencies(above=above) == [AFP]


@pytest.mark.parametrize(
    ("behind", "named"),
    [
        (" (AFP)", [AFP]),
        (" (avec AFP)", [AFP]),
        (" (Avec l'AFP et Reuters)", [AFP, "Reuters"]),
        (" (With inputs from AP)", [AP]),
        (" (Source: TASS)", ["TASS"]),
        (" – Reuters", ["Reuters"]),
        (" (avec agences)", []),
    ],
)
def test_the_agencies_behind_the_last_sentence_are_told_and_not_read(behind, named):
    assert agencies(behind=behind) == named
    dispatch = read(BODY.format(above="", before="", behind=behind, below=""))
    assert told(dispatch, "paragraph")[-1].endswith("premier bilan.")


def test_a_picture_credit_is_no_agency_of_the_text():
    page = BODY.format(
        above="Le ministre à Lomé, le 3 mai. (AFP)", before="", behind="", below="Photo : AFP"
    )
    assert not [fact for fact in read(page).facts if fact.name == "agency"]
    assert ("credit", "(AFP)") in kinds(read(page))


def test_a_place_and_an_agency_with_a_slash_are_a_dateline():
    line = "LOMÉ/AFP – Le Togo a signé"
    found = find_dateline(line)
    assert (line[: found.place.end], line[found.agency.start : found.agency.end]) == ("LOMÉ", "AFP")
    assert find_dateline("KIEV/MOSCOU – Les deux pays").agency is None


def test_an_author_of_the_markup_that_draws_on_an_agency_names_it():
    page = (
        '<html><head><meta name="author" content="Le Phare du Sud avec AFP"><title>Accord</title>'
        "</head><body><article><h1>Le Togo et le Bénin signent un accord</h1><p>"
        + BODY.splitlines()[2].format(before="")
        + "</p></article></body></html>"
    )
    facts = [(f.value, f.origin) for f in read(page).facts if f.name == "agency"]
    assert facts == [(AFP, "meta")]
