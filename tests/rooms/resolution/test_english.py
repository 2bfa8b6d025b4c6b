"""Who is who in an English dispatch."""

import pytest

from chancery.mentions import find_mentions
from chancery.resolution import resolve
from tests.rooms.mentions.tagged import dispatch_and_syntax

CLAIM = (
    "The/DET U.S./PROPN@compound military/X@nsubj struck/VERB Houthi/PROPN targets/NOUN+ ./PUNCT"
)
MEETING = "Macron/PROPN@nsubj and/CCONJ Merz/PROPN met/VERB ./PUNCT"


def meant_by(words, *lines):
    """The names of the entities that the last mention with these words stands for."""
    dispatch, syntax = dispatch_and_syntax(*lines)
    mentions = find_mentions(dispatch, syntax, "en")
    found = resolve(dispatch, syntax, mentions, "en")
    mention = [m for m in mentions.actors if dispatch.text[m.span] == words][-1]
    return [entity.name for entity in found.of(mention)]


def test_it_is_a_body_and_he_is_a_person():
    lines = ("The/DET army/X@nsubj told/VERB Macron/PROPN@obj ./PUNCT",)
    assert meant_by("It", *lines, "It/PRON@nsubj left/VERB ./PUNCT") == ["army"]
    assert meant_by("He", *lines, "He/PRON@nsubj left/VERB ./PUNCT") == ["Emmanuel Macron"]


def test_it_that_is_done_something_is_nobody_of_a_sentence_before():
    assert not meant_by("it", CLAIM, "They/PRON@nsubj signed/VERB it/PRON@obj ./PUNCT")


@pytest.mark.parametrize(
    ("words", "name"), [("The latter", "Friedrich Merz"), ("The former", "Emmanuel Macron")]
)
def test_the_latter_is_the_last_named_and_the_former_the_one_before(words, name):
    noun = words.split()[1]
    assert meant_by(words, MEETING, f"The/DET {noun}/ADJ@nsubj left/VERB ./PUNCT") == [name]


def test_the_ministry_is_the_foreign_ministry_named_before():
    assert meant_by(
        "The ministry",
        "Iran/PROPN@nmod:poss 's/PART foreign/ADJ@amod ministry/NOUN@nsubj spoke/VERB ./PUNCT",
        "The/DET ministry/NOUN@nsubj left/VERB ./PUNCT",
    ) == ["Iran's foreign ministry"]


def test_a_possessor_and_an_adjective_name_the_same_body():
    assert meant_by(
        "Iraq's security forces",
        "Iraqi/ADJ@amod security/NOUN@compound forces/NOUN+@nsubj left/VERB ./PUNCT",
        "Iraq/PROPN@nmod:poss 's/PART security/NOUN@compound forces/NOUN+@nsubj left/VERB ./PUNCT",
    ) == ["Iraqi security forces"]


def test_bare_security_forces_are_those_named_before():
    assert meant_by(
        "The security forces",
        "Iraqi/ADJ@amod security/NOUN@compound forces/NOUN+@nsubj left/VERB ./PUNCT",
        "The/DET+ security/NOUN@compound forces/NOUN+@nsubj left/VERB ./PUNCT",
    ) == ["Iraqi security forces"]


def test_the_two_presidents_are_those_of_the_two_states_named_together():
    assert (
        len(
            meant_by(
                "The two presidents",
                "The/DET+ presidents/NOUN+@nsubj of/ADP Russia/PROPN and/CCONJ Turkey/PROPN "
                "met/VERB ./PUNCT",
                "The/DET+ two/NUM presidents/NOUN+@nsubj left/VERB ./PUNCT",
            )
        )
        == 2
    )


def countries_of(words, *lines):
    """The countries of the entities that the last mention with these words stands for."""
    dispatch, syntax = dispatch_and_syntax(*lines)
    mentions = find_mentions(dispatch, syntax, "en")
    found = resolve(dispatch, syntax, mentions, "en")
    mention = [m for m in mentions.actors if dispatch.text[m.span] == words][-1]
    return [entity.country or entity.supranational for entity in found.of(mention)]


CLASH = "The/DET Malian/ADJ@amod army/NOUN@nsubj accused/VERB the/DET Hamas/PROPN@obj ./PUNCT"
BORDER = "Chad/PROPN@nsubj accused/VERB Sudan/PROPN@obj ./PUNCT"


def test_its_army_is_of_the_one_named_before():
    lines = (BORDER, "Its/PRON@nmod:poss army/NOUN@nsubj left/VERB ./PUNCT")
    assert countries_of("Its army", *lines) == ["TCD"]


def test_its_allies_are_of_another_country():
    lines = (BORDER, "Its/PRON@nmod:poss allies/NOUN+@nsubj left/VERB ./PUNCT")
    assert countries_of("Its allies", *lines) == [None]


def test_the_two_sides_are_who_does_it_and_to_whom():
    sides = "The/DET two/NUM sides/NOUN+@nsubj left/VERB ./PUNCT"
    assert meant_by("The two sides", CLASH, sides) == ["Malian army", "Hamas"]


def test_their_armies_are_of_each_of_the_two_neighbors():
    lines = (
        BORDER,
        "The/DET two/NUM neighbors/NOUN+@nsubj talked/VERB ./PUNCT",
        "Their/PRON@nmod:poss armies/NOUN+@nsubj left/VERB ./PUNCT",
    )
    assert countries_of("Their armies", *lines) == ["TCD", "SDN"]


def test_the_gulf_state_is_the_one_that_lies_there():
    lines = (
        "Sudan/PROPN@nsubj accused/VERB Qatar/PROPN@obj ./PUNCT",
        "The/DET Gulf/PROPN@compound state/NOUN@nsubj left/VERB ./PUNCT",
    )
    assert meant_by("The Gulf state", *lines) == ["Qatar"]


def test_an_envoy_is_not_of_where_they_are_posted():
    lines = ("The/DET ambassador/NOUN@nsubj to/ADP Mali/PROPN left/VERB ./PUNCT",)
    assert countries_of("The ambassador to Mali", *lines) == [None]


def test_the_agency_is_the_service_named_before():
    lines = (
        "The/DET FBI/PROPN@nsubj searched/VERB Oslo/PROPN@obj ./PUNCT",
        "The/DET agency/NOUN@nsubj left/VERB ./PUNCT",
    )
    assert meant_by("The agency", *lines) == ["FBI"]
