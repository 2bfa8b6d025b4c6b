"""Who is who in one dispatch."""

from chancery.mentions import find_mentions
from chancery.resolution import resolve
from tests.rooms.mentions.tagged import dispatch_and_syntax


def cast(*lines, headline=False):
    dispatch, syntax = dispatch_and_syntax(*lines, headline=headline)
    mentions = find_mentions(dispatch, syntax, "fr")
    return dispatch, mentions, resolve(dispatch, syntax, mentions, "fr")


def meant_by(words, *lines, headline=False):
    """The names of the entities that the first mention with these words stands for."""
    dispatch, mentions, found = cast(*lines, headline=headline)
    mention = next(m for m in mentions.actors if dispatch.text[m.span] == words)
    return [entity.name for entity in found.of(mention)]


MEETING = (
    "Le/DET ministre/NOUN@nsubj chilien/ADJ Pablo/PROPN:PER Rojas/PROPN:PER a/AUX reçu/VERB "
    "le/DET conseiller/NOUN japonais/ADJ Ken/PROPN:PER Mori/PROPN:PER ./PUNCT"
)


def test_a_surname_in_the_headline_joins_the_full_name_below():
    names = meant_by("M. Rojas", "M./NOUN Rojas/PROPN reçoit/VERB ./PUNCT", MEETING)
    assert names == ["Pablo Rojas"]


def test_a_surname_of_two_persons_stays_apart():
    names = meant_by(
        "M. Rojas",
        "Ana/PROPN:PER Rojas/PROPN:PER et/CCONJ Luis/PROPN:PER Rojas/PROPN:PER parlent/VERB",
        "M./NOUN Rojas/PROPN répond/VERB ./PUNCT",
    )
    assert names == ["Rojas"]


def test_whom_a_headline_tells_of_is_the_first_of_that_noun_below():
    lines = (
        "Un/DET soldat/NOUN blessé/VERB",
        "Un/DET soldat/NOUN japonais/ADJ a/AUX été/AUX blessé/VERB ./PUNCT",
        "Un/DET soldat/NOUN avait/AUX disparu/VERB ./PUNCT",
    )
    _, mentions, found = cast(*lines, headline=True)
    one, same, another = [found.of(m)[0].id for m in mentions.actors if m.noun == "soldat"]
    assert one == same != another


def test_three_in_the_headline_are_not_two_in_the_text():
    lines = ("Trois/NUM soldats/NOUN tués/VERB", "Deux/NUM soldats/NOUN sont/AUX morts/VERB")
    _, mentions, found = cast(*lines, headline=True)
    one, other = [found.of(m)[0].id for m in mentions.actors if m.noun == "soldat"]
    assert one != other


def test_a_bare_office_means_its_holder():
    assert meant_by(
        "Le conseiller", MEETING, "Le/DET conseiller/NOUN@nsubj a/AUX souri/VERB ./PUNCT"
    ) == ["Ken Mori"]


def test_an_office_before_the_name_is_known_means_the_holder_named_later():
    assert meant_by(
        "Le conseiller japonais",
        "Le/DET conseiller/NOUN@nsubj japonais/ADJ attendu/VERB ./PUNCT",
        MEETING,
        headline=True,
    ) == ["Ken Mori"]


def test_the_two_men_are_the_two_persons_of_the_sentence_before():
    assert meant_by(
        "Les deux hommes",
        MEETING,
        "Les/DET+ deux/NUM hommes/NOUN+@nsubj ont/AUX parlé/VERB ./PUNCT",
    ) == ["Pablo Rojas", "Ken Mori"]


def test_the_two_men_are_nobody_among_three():
    assert (
        meant_by(
            "Les deux hommes",
            MEETING[:-7] + "et/CCONJ Jo/PROPN:PER Bo/PROPN:PER ./PUNCT",
            "Les/DET+ deux/NUM hommes/NOUN+@nsubj ont/AUX parlé/VERB ./PUNCT",
        )
        == []
    )


def test_the_two_countries_stay_the_two_parties():
    lines = (
        "L'/DET Inde/PROPN et/CCONJ le/DET Népal/PROPN ont/AUX signé/VERB ./PUNCT",
        "Les/DET+ deux/NUM pays/NOUN+@nsubj coopèrent/VERB avec/ADP le/DET Bhoutan/PROPN ./PUNCT",
        "Les/DET+ deux/NUM parties/NOUN+@nsubj se/PRON félicitent/VERB ./PUNCT",
    )
    assert meant_by("Les deux pays", *lines) == ["Inde", "Népal"]
    assert meant_by("Les deux parties", *lines) == ["Inde", "Népal"]


def test_a_capital_is_its_state_and_a_government_is_one_however_it_is_called():
    _, _, found = cast(
        "Le/DET gouvernement/NOUN@nsubj irakien/ADJ refuse/VERB ./PUNCT",
        "Le/DET gouvernement/NOUN@nsubj de/ADP Bagdad/PROPN insiste/VERB ./PUNCT",
    )
    assert [(entity.name, entity.schema, entity.country) for entity in found.entities] == [
        ("gouvernement irakien", "PublicBody", "IRQ"),
        ("Irak", "Country", "IRQ"),
    ]


def test_a_pronoun_means_the_subject_that_agrees_with_it():
    assert meant_by("Il", MEETING, "Il/PRON@nsubj a/AUX promis/VERB ./PUNCT") == ["Pablo Rojas"]


def test_a_relative_means_the_phrase_before_it():
    assert meant_by(
        "qui",
        "Il/PRON voit/VERB le/DET ministre/NOUN chilien/ADJ qui/PRON parle/VERB ./PUNCT",
    ) == ["ministre chilien"]


def test_these_groups_are_the_groups_spoken_of():
    _, _, found = cast(
        "Des/DET+ groupes/NOUN+@nsubj armés/ADJ+ maliens/ADJ+ ont/AUX fui/VERB ./PUNCT",
        "Ces/DET+ groupes/NOUN+@nsubj extrémistes/ADJ+ ont/AUX tiré/VERB ./PUNCT",
    )
    (entity,) = found.entities
    assert [label.evidence.exact for label in entity.labels] == ["extrémistes"]
    assert "extrémistes" not in entity.name


def test_an_army_without_a_country_is_of_the_country_that_the_headline_names():
    _, _, found = cast(
        "Niger/PROPN :/PUNCT reprise/NOUN du/ADP dialogue/NOUN",
        "L'/DET armée/NOUN~@nsubj a/AUX tiré/VERB ./PUNCT",
        headline=True,
    )
    army = next(entity for entity in found.entities if entity.name == "armée")
    assert (army.country, army.country_evidence.exact) == ("NER", "Niger")


def test_all_evidence_holds_in_the_text():
    dispatch, _, found = cast(MEETING, "Il/PRON@nsubj a/AUX promis/VERB ./PUNCT")
    for entity in found.entities:
        assert all(evidence.holds_in(dispatch.text) for evidence in entity.mentions)
        assert len({evidence.span for evidence in entity.mentions}) == len(entity.mentions)


def test_a_spokesman_of_an_office_is_the_one_named_after_the_comma():
    _, _, found = cast(
        "Le/DET porte-parole/NOUN@nsubj du/ADP ministre/NOUN chilien/ADJ ,/PUNCT Luis/PROPN:PER "
        "Soto/PROPN:PER ,/PUNCT a/AUX démenti/VERB ./PUNCT"
    )
    soto = next(entity for entity in found.entities if entity.name == "Luis Soto")
    assert (soto.role, soto.country) == ("porte-parole du ministre chilien", "CHL")


def test_what_stands_for_two_gives_neither_a_role():
    _, _, found = cast(
        MEETING, "Les/DET+ deux/NUM responsables/NOUN+@nsubj ont/AUX parlé/VERB ./PUNCT"
    )
    assert [entity.role for entity in found.entities] == ["ministre chilien", "conseiller japonais"]
