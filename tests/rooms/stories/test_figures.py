"""Which numbers are read, and what they count."""

from __future__ import annotations

import pytest

from chancery.knowledge.figures import class_of, load_figures
from chancery.knowledge.load import languages
from chancery.stories.figures import find_figures

FRENCH = [
    ("L'attaque a fait douze morts.", [(12, "morts", "douze morts")]),
    ("Au moins 15 soldats ont été tués.", [(15, "tués", "Au moins 15 soldats ont été tués")]),
    ("une trentaine de blessés", [(30, "blessés", "une trentaine de blessés")]),
    ("deux cent cinquante otages", [(250, "otages", "deux cent cinquante otages")]),
    ("quatre-vingt-douze civils", [(92, "civils", "quatre-vingt-douze civils")]),
    ("vingt et un enfants", [(21, "enfants", "vingt et un enfants")]),
    ("2,5 millions d'euros", [(2_500_000, "euros", "2,5 millions d'euros")]),
    ("quelque 1 200 manifestants", [(1200, "manifestants", "quelque 1 200 manifestants")]),
    ("tuant 12 personnes", [(12, "tuant", "tuant 12 personnes")]),
    ("Un soldat a été tué", [(1, "tué", "Un soldat a été tué")]),
    ("12 autres personnes", [(12, "personnes", "12 autres personnes")]),
    (
        "trois navires et deux drones",
        [(3, "navires", "trois navires"), (2, "drones", "deux drones")],
    ),
    ("un premier bilan de quatre, selon la mairie", [(4, "bilan", "bilan de quatre")]),
    ("un lourd bilan", []),
    ("20 % des voix", [(20, "%", "20 %")]),
]
ENGLISH = [
    ("12 people were killed", [(12, "killed", "12 people were killed")]),
    (
        "killing ten villagers and wounding 4",
        [(10, "killing", "killing ten villagers"), (4, "wounding", "wounding 4")],
    ),
    ("It killed at least 15, an official said", [(15, "killed", "killed at least 15")]),
    ("12 killed, 30 wounded", [(12, "killed", "12 killed"), (30, "wounded", "30 wounded")]),
    ("raising an earlier toll of four", [(4, "toll", "toll of four")]),
    ("It took a heavy toll", []),
    (
        "freed five of 14 soldiers",
        [(5, "freed", "freed five of 14 soldiers"), (14, "soldiers", "14 soldiers")],
    ),
    ("1 billion CFA francs", [(1_000_000_000, "francs", "1 billion CFA francs")]),
    ("1,200 Iranian missiles", [(1200, "missiles", "1,200 Iranian missiles")]),
    ("one hundred and twenty tanks", [(120, "tanks", "one hundred and twenty tanks")]),
    ("two dozen fighters", [(24, "fighters", "two dozen fighters")]),
    ("aid worth $40 million", [(40_000_000, "dollars", "$40 million")]),
    ("released ninety prisoners", [(90, "released", "released ninety prisoners")]),
    ("twenty-three hostages", [(23, "hostages", "twenty-three hostages")]),
]
NOTHING = [
    ("fr", "La résolution 1701 a été adoptée le 12 mai 2025."),
    ("fr", "Un homme de 32 ans, à 15h30, pendant trois jours"),
    ("fr", "des dizaines de morts"),
    ("fr", "Les deux hommes se sont rencontrés."),
    ("en", "The two countries agreed."),
    ("fr", "un accord a été signé"),
    ("en", "On May 12, in 2025 troops left the 12th district."),
    ("en", "a 12-year-old boy waited two hours"),
    ("en", "thousands of people"),
    ("en", "They met in a village."),
]


@pytest.mark.parametrize(("text", "expected"), FRENCH)
def test_a_french_number_is_read_with_what_it_counts(text, expected):
    assert _read(text, "fr") == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_an_english_number_is_read_with_what_it_counts(text, expected):
    assert _read(text, "en") == expected


@pytest.mark.parametrize(("language", "text"), NOTHING)
def test_a_number_that_counts_nothing_is_not_read(language, text):
    assert find_figures(text, language) == ()


def test_what_is_counted_has_one_class_in_both_languages():
    assert class_of("tués") == class_of("morts") == class_of("killed") == "dead"
    assert class_of("otages") == class_of("Hostages")
    assert class_of("licornes") == "licornes"


@pytest.mark.parametrize("language", languages())
def test_every_language_counts_the_same_classes(language):
    words, french = load_figures(language).words, load_figures("fr").words
    for family in ("outcomes", "people", "things"):
        assert set(getattr(words, family)) == set(getattr(french, family))


def _read(text, language):
    return [(figure.value, figure.noun, figure.exact) for figure in find_figures(text, language)]
