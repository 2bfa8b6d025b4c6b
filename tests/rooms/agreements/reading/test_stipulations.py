"""What agreements lay down in whole dispatches of the shipped parsers."""

from __future__ import annotations

import pytest

from chancery.pipeline import read_text


def owed(text: str, language: str):
    reading = read_text(text, language=language, published="2031-04-02")
    return [one for agreement in reading.agreements for one in agreement.obligations]


def test_what_somebody_else_calls_for_beside_a_deal_is_not_laid_down_in_it():
    text = "The minister expects an agreement with Chad and calls for the release of hostages."
    assert owed(text, "en") == []


def test_what_is_demanded_by_whoever_welcomed_a_deal_is_not_laid_down_in_it():
    assert owed("L'accord a été salué par l'ONU, qui exige la libération des otages.", "fr") == []


def test_a_pronoun_that_may_mean_somebody_lays_nothing_down():
    text = "Le roi a signé l'accord. Il prévoit la dissolution de l'Assemblée."
    assert owed(text, "fr") == []


def test_a_law_lays_nothing_down_here():
    text = "Le Parlement a adopté une loi. Le texte prévoit l'interdiction des armes."
    assert owed(text, "fr") == []


def test_a_passive_is_laid_down_as_a_whole_and_its_agent_bears_it():
    (one,) = owed("Under the agreement, 50 detainees will be released by Mali.", "en")
    assert one.action.exact == "50 detainees will be released by Mali"
    assert [role.evidence.exact for role in one.bearers] == ["Mali"]
    assert one.thing.exact == "50 detainees"


def test_a_duty_not_to_do_something_keeps_its_negation():
    (one,) = owed("Selon l'accord, le Mali ne devra pas déployer de troupes.", "fr")
    assert one.action.exact == "ne devra pas déployer de troupes"


def test_an_opening_condition_is_the_condition_and_no_promise():
    text = "If Sudan reopens the border, Chad will release 30 prisoners under the agreement."
    (one,) = owed(text, "en")
    assert one.condition.exact == "If Sudan reopens the border"
    assert one.action.exact == "release 30 prisoners"


def test_a_term_before_the_list_is_the_term_of_every_deed():
    text = (
        "L'accord prévoit, d'ici le 30 avril, la libération des otages et le retrait des troupes."
    )
    assert [one.due.interval.edtf for one in owed(text, "fr")] == ["../2031-04-30"] * 2


def test_a_term_between_commas_is_of_the_deed_behind_it():
    text = (
        "La trêve signée le 1er avril prévoit l'arrêt des combats, l'ouverture de couloirs "
        "humanitaires et, dans un délai de 30 jours, le retrait des armes lourdes."
    )
    dues = [one.due.interval.edtf if one.due else None for one in owed(text, "fr")]
    assert dues == [None, None, "../2031-05-01"]


def test_how_long_something_lasts_is_no_day_on_which_it_is_due():
    (one,) = owed("La trêve prévoit l'arrêt des combats pendant 60 jours.", "fr")
    assert one.due is None


def test_a_telling_of_what_is_laid_down_is_no_step_of_it():
    text = (
        "Peru and Bolivia signed an agreement on 2 March. The agreement provides for the release "
        "of 50 detainees by Bolivia. The text stipulates the release of 50 detainees by Bolivia."
    )
    assert all(one.steps == () for one in owed(text, "en"))


def test_a_deed_told_later_is_a_step_of_what_is_laid_down():
    text = (
        "Peru and Bolivia signed an agreement on 2 March. The agreement provides for the "
        "withdrawal of Bolivian troops. Bolivia withdrew its troops on Tuesday."
    )
    (one,) = owed(text, "en")
    assert [step.status for step in one.steps] == ["claimed_done"]


def test_every_field_rests_on_exact_words():
    text = "Le Mali et le Niger ont signé un accord. L'accord oblige le Mali à rouvrir le port."
    (one,) = owed(text, "fr")
    assert one.rule == "lexicons/fr/stipulations.yml#obliger"
    assert [evidence.exact for evidence in one.evidence] == ["oblige"]


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        (
            "fr",
            (
                "Aux termes de l'accord signé par le Tchad et le Soudan, le Tchad libérera 30 "
                "détenus. "
                "Une commission mixte sera mise sur pied dans les deux semaines.\n\n"
                "Les deux parties doivent échanger leurs prisonniers d'ici le 30 avril.\n\n"
                "Le Soudan versera en outre trois millions de dollars aux familles."
            ),
            [
                "libérera 30 détenus",
                "Une commission mixte sera mise sur pied dans les deux semaines",
                "échanger leurs prisonniers d'ici le 30 avril",
                "versera en outre trois millions de dollars aux familles",
            ],
        ),
        (
            "en",
            (
                "Under the deal signed by Chad and Sudan, Chad will release 30 detainees. "
                "A joint commission will be set up within two weeks.\n\n"
                "The two sides must exchange all prisoners within 30 days."
            ),
            [
                "release 30 detainees",
                "A joint commission will be set up within two weeks",
                "exchange all prisoners within 30 days",
            ],
        ),
    ],
)
def test_what_is_laid_down_goes_on_across_sentences_and_paragraphs(language, text, said):
    assert [one.action.exact for one in owed(text, language)] == said


@pytest.mark.parametrize(
    "behind",
    [
        " The talks will resume in May.",
        "\n\nThe minister must answer questions on Monday.",
        " Kenya will release its prisoners in June.",
    ],
)
def test_what_else_is_to_happen_behind_it_is_not_laid_down(behind):
    text = f"Under the deal signed by Chad and Sudan, Chad will release 30 detainees.{behind}"
    assert [one.action.exact for one in owed(text, "en")] == ["release 30 detainees"]
