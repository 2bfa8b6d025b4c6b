"""Lemmas of French words that the treebanks do and do not contain."""

import pytest

from chancery.parsing.pipeline import load_pipeline

FINITE = "Mood=Ind|Tense=Pres|VerbForm=Fin"


@pytest.fixture(scope="module")
def lemma():
    return load_pipeline("fr").get_pipe("lemmas").lemma


def test_a_known_form_has_the_treebanks_lemma(lemma):
    assert lemma("journaux", "NOUN", "Gender=Masc|Number=Plur") == "journal"


def test_a_curly_apostrophe_is_an_apostrophe(lemma):
    assert lemma("l’", "DET", "") == lemma("l'", "DET", "") == "le"


def test_capitals_do_not_hide_a_known_form(lemma):
    assert lemma("PRÉSIDENTS", "NOUN", "Number=Plur") == "président"


@pytest.mark.parametrize(
    ("form", "feats", "expected"),
    [
        ("abolirait", "Mood=Cnd", "abolir"),
        ("proviendraient", "Mood=Cnd", "provenir"),
        ("ensevelissent", FINITE, "ensevelir"),
        ("négligeons", FINITE, "négliger"),
        ("bombardèrent", "Tense=Past", "bombarder"),
        ("vilipendait", "Tense=Imp", "vilipender"),
        ("entravées", "Gender=Fem|Number=Plur|Tense=Past|VerbForm=Part", "entraver"),
    ],
)
def test_verbs_are_led_back_to_their_infinitive(lemma, form, feats, expected):
    assert lemma(form, "VERB", feats) == expected


def test_wrong_features_do_not_keep_a_known_verb_from_being_found(lemma):
    assert lemma("frappa", "VERB", "") == "frapper"


@pytest.mark.parametrize(
    ("form", "feats", "expected"),
    [
        ("ouzbèkes", "Number=Plur", "ouzbèke"),
        ("bahreïniennes", "Gender=Fem|Number=Plur", "bahreïnien"),
        ("transfrontaliers", "Gender=Masc|Number=Plur", "transfrontalier"),
        ("putschistes", "Number=Plur", "putschiste"),
        ("houthie", "Gender=Fem|Number=Sing", "houthi"),
    ],
)
def test_adjectives_lose_number_and_gender(lemma, form, feats, expected):
    assert lemma(form, "ADJ", feats) == expected


@pytest.mark.parametrize("form", ["ONU", "XVIIe", "14e", "F-16"])
def test_figures_and_acronyms_stay_as_they_are(lemma, form):
    assert lemma(form, "NOUN", "Number=Plur") == form


def test_a_proper_name_keeps_its_form(lemma):
    assert lemma("Zaporijjia", "PROPN", "") == "Zaporijjia"
