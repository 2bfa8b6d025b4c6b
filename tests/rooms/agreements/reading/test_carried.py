"""What agreements go on to lay down, sentence by sentence, in dispatches of the shipped parsers."""

from __future__ import annotations

import pytest

from chancery.pipeline import read_text

FRENCH = "Le Pérou et la Bolivie ont signé lundi à Lima un accord."
ENGLISH = "Peru and Bolivia signed an agreement in Lima on Monday."
FRENCH_LAID = f"{FRENCH} Aux termes de l'accord, le Pérou libérera douze pêcheurs."
ENGLISH_LAID = f"{ENGLISH} Under the agreement, Peru will free 12 fishermen."


def actions(text: str, language: str) -> list[str]:
    reading = read_text(text, language=language, published="2031-03-02")
    found = [a for a in reading.agreements if a.kind == "agreement"]
    return [owed.action.exact for agreement in found for owed in agreement.obligations]


@pytest.mark.parametrize(
    "sentence",
    [
        "La Bolivie libérera trente prisonniers.",
        "Le gouvernement bolivien rouvrira la frontière.",
        "L'armée bolivienne se retirera de Puno.",
        "Les deux pays organiseront un référendum d'ici au 30 juin.",
        "Les pêcheurs seront libérés dans les trente jours.",
        "La Bolivie est tenue de lever le blocus du port.",
    ],
)
def test_a_future_of_a_party_in_the_paragraph_is_laid_down(sentence: str):
    assert len(actions(f"{FRENCH} {sentence}", "fr")) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Bolivia will free 30 prisoners.",
        "Bolivia's government will reopen the border.",
        "The Bolivian army is to withdraw from Puno.",
        "The two countries will hold a referendum by 30 June.",
        "The fishermen will be released within 30 days.",
        "Bolivia shall lift the blockade of the port.",
    ],
)
def test_a_duty_of_a_party_in_the_paragraph_is_laid_down(sentence: str):
    assert len(actions(f"{ENGLISH} {sentence}", "en")) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "La Bolivie jouera dimanche contre le Chili.",
        "Le Chili libérera trente prisonniers.",
        "Le général Pedro Rojas libérera trente prisonniers.",
        "La Bolivie libérerait trente prisonniers.",
        "La Bolivie libérera-t-elle trente prisonniers ?",
        "« La Bolivie libérera trente prisonniers. C'est promis », a dit un ministre.",
        "D'après un diplomate, la Bolivie libérera trente prisonniers.",
        "Trente prisonniers seront libérés par le Chili.",
        "La Bolivie a libéré trente prisonniers.",
        "La Bolivie fêtera mardi son indépendance.",
    ],
)
def test_what_else_is_told_behind_an_accord_is_not_laid_down(sentence: str):
    assert actions(f"{FRENCH} {sentence}", "fr") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Bolivia will play Chile on Sunday.",
        "Chile will free 30 prisoners.",
        "General Pedro Rojas will free 30 prisoners.",
        "Bolivia would free 30 prisoners.",
        "Will Bolivia free 30 prisoners?",
        '"Bolivia will free 30 prisoners. It is a promise," a minister said.',
        "According to a diplomat, Bolivia will free 30 prisoners.",
        "Thirty prisoners will be freed by Chile.",
        "Bolivia has freed 30 prisoners.",
        "Bolivia will celebrate its independence on Tuesday.",
    ],
)
def test_what_else_is_told_behind_a_deal_is_not_laid_down(sentence: str):
    assert actions(f"{ENGLISH} {sentence}", "en") == []


def test_the_paragraph_behind_stipulations_goes_on_and_one_behind_another_matter_does_not():
    more = "La Bolivie rouvrira la frontière."
    assert len(actions(f"{FRENCH_LAID}\n\n{more}", "fr")) == 2
    assert len(actions(f"{FRENCH_LAID}\n\nIl pleut à Puno.\n\n{more}", "fr")) == 1


def test_behind_a_paragraph_that_lays_nothing_down_only_a_connective_goes_on():
    more = "Bolivia will reopen the border."
    assert actions(f"{ENGLISH}\n\n{more}", "en") == []
    assert actions(f"{ENGLISH}\n\nIn return, {more}", "en") == ["reopen the border"]


def test_an_agreement_that_is_only_mentioned_lays_nothing_down():
    assert actions("The UN welcomed the agreement. Peru will free 12 fishermen.", "en") == []
    assert actions("L'ONU a salué l'accord. Le Pérou libérera douze pêcheurs.", "fr") == []


def test_an_errand_behind_a_connective_is_no_duty():
    assert len(actions(f"{ENGLISH_LAID} Also, Peru will host Chile on Tuesday.", "en")) == 1
    assert len(actions(f"{FRENCH_LAID} En outre, le ministre se rendra à La Paz.", "fr")) == 1


def test_a_guarantor_is_bound_as_the_parties_are():
    text = f"{ENGLISH} The talks were brokered by Norway. Norway will deploy 120 observers."
    assert actions(text, "en") == ["deploy 120 observers"]


def test_the_words_of_the_agreement_itself_are_no_report():
    text = f"{FRENCH_LAID} Selon le texte, la Bolivie rouvrira la frontière."
    assert "rouvrira la frontière" in actions(text, "fr")


def test_an_irregular_future_is_known_by_its_stem_and_ending():
    text = f"{FRENCH} Le Pérou enverra des observateurs."
    assert actions(text, "fr") == ["enverra des observateurs"]


def test_giving_back_is_no_errand_as_going_somewhere_is():
    laid = "Le Pérou rendra ses armes lourdes."
    assert actions(f"{FRENCH} {laid} Le Pérou se rendra à Oslo d'ici juin.", "fr") == [
        "rendra ses armes lourdes"
    ]


def test_a_paragraph_that_opens_with_the_agreement_goes_on_about_it():
    text = f"{ENGLISH_LAID}\n\nThe text will be put to parliament. Bolivia will free 30 prisoners."
    assert "free 30 prisoners" in actions(text, "en")
