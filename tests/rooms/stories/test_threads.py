"""Which interactions are of one story, and what is made of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.records.actor import Citation
from chancery.stories import compare_interactions, gather_story, gather_tellings, story_keys
from tests.rooms.stories.staging import CAST, telling

MEET, ATTACK, ACCUSE = "meet CONSULT", "attack ASSAULT", "accuse ACCUSE"
NUCLEAR = ["le programme nucléaire", "l'enrichissement"]


def event(did=MEET, who="Iran, Turkey", whom="", **more):
    """An interaction of one telling."""
    return gather_tellings([telling(did, who, whom, **more)], {})


def told_at(start, end, wire="wire-one"):
    """Where one dispatch tells something."""
    cited = Citation(dispatch="one", start=start, end=end, exact="…")
    return {"dispatch": "one", "wire": wire, "cited": cited}


SAME = {
    "two states on one matter within days": (
        event(topics=NUCLEAR, day="2025-05-10"),
        event(topics=["the nuclear enrichment"], day="2025-05-13", language="en"),
    ),
    "a group in one town": (
        event(ATTACK, "Red Crest", "Malian army", at="Gao", day="2025-05-10"),
        event(ATTACK, "Red Crest", "Malian army", at="Gao", day="2025-05-12"),
    ),
    "two ministers on one matter after twelve days": (
        event(who="Sadiqi, Demirel", topics=["le gazoduc"], day="2025-05-01"),
        event(ACCUSE, "Sadiqi", "Demirel", topics=["pompage du gazoduc"], day="2025-05-13"),
    ),
    "an attack and who is accused of it, in one text": (
        event(ATTACK, "gunmen", "villagers", on="2025-05-10", **told_at(0, 60)),
        event(ACCUSE, "Mali", "Red Crest", **told_at(200, 260)),
    ),
    "one actor in one text": (
        event(ACCUSE, "Mali", "Red Crest", **told_at(0, 60)),
        event("release RETREAT", "Red Crest", "villagers", **told_at(2000, 2060)),
    ),
    "an agreement signed and kept": (
        event("sign SUPPORT", "Iran, Turkey", pact="dossier-one", day="2025-05-01"),
        event("release RETREAT", "", "villagers", pact="dossier-one", day="2025-05-14"),
    ),
    "an agreement that a text recalls": (
        event("sign SUPPORT", "Iran, Turkey", pact="dossier-one", on="2025-02", **told_at(9, 60)),
        event("release RETREAT", "", "villagers", pact="dossier-one", **told_at(0, 60)),
    ),
    "a group and a state after nine days": (
        event(ATTACK, "Red Crest", "Mali", day="2025-05-01"),
        event(ACCUSE, "Mali", "Red Crest", day="2025-05-10"),
    ),
    "two states and two names": (
        event(ACCUSE, "Iran", "Turkey", named=(("sft", "Safta"), ("krbl", "Karbala"))),
        event(named=(("sft", "Safta"), ("krbl", "Karbala"))),
    ),
    "a matter within one country": (
        event("protest PROTEST", "Duval", topics=["réforme des retraites"], day="2025-05-10"),
        event(ACCUSE, "Ravel", "Duval", topics=["la réforme des retraites"], day="2025-05-11"),
    ),
}
APART = {
    "two states every day on other matters": (
        event(topics=NUCLEAR, day="2025-05-10"),
        event(topics=["la pêche en mer"], day="2025-05-11"),
    ),
    "two states and nothing else": (event(day="2025-05-10"), event(day="2025-05-11")),
    "two states on one word of the matter": (
        event(topics=["le nucléaire"], day="2025-05-10"),
        event(topics=["sûreté nucléaire civile"], day="2025-05-16"),
    ),
    "other actors on one matter": (
        event(who="Iran, Turkey", topics=NUCLEAR),
        event(who="Mali, Niger", topics=NUCLEAR),
    ),
    "one state in common": (
        event(who="Iran, Turkey", topics=NUCLEAR),
        event(who="Iran, Iraq", topics=NUCLEAR),
    ),
    "others far down in one text": (
        event(ATTACK, "Red Crest", "Malian army", **told_at(0, 60)),
        event(who="Iran, Turkey", **told_at(2000, 2060)),
    ),
    "a group with two states": (
        event(ATTACK, "Red Crest", "Mali", day="2025-05-01", at="Gao"),
        event(ATTACK, "Red Crest", "Niger", day="2025-05-09", at="Mopti"),
    ),
    "what a text recalls of long ago": (
        event(ATTACK, "Red Crest", "Mali", on="2024", **told_at(900, 960)),
        event(ACCUSE, "Mali", "Red Crest", **told_at(0, 60)),
    ),
    "two states and two agreements": (
        event("sign SUPPORT", "Iran, Turkey", pact="dossier-one", at="Ankara"),
        event("sign SUPPORT", "Iran, Turkey", pact="dossier-two", at="Ankara"),
    ),
    "two ministers and nothing else": (
        event(who="Sadiqi, Demirel", day="2025-05-10"),
        event(ACCUSE, "Sadiqi", "Demirel", day="2025-05-11"),
    ),
    "one matter a month later": (
        event(topics=NUCLEAR, day="2025-05-01"),
        event(topics=NUCLEAR, day="2025-05-30"),
    ),
}


@pytest.mark.parametrize("case", SAME)
def test_what_goes_on_is_one_story(case):
    a, b = SAME[case]
    assert compare_interactions(a, b).answer == "same", compare_interactions(a, b).to_json()
    assert story_keys(a) & story_keys(b)


@pytest.mark.parametrize("case", APART)
def test_what_only_looks_alike_is_no_story(case):
    a, b = APART[case]
    assert compare_interactions(a, b).answer != "same", compare_interactions(a, b).to_json()


def test_what_is_a_month_apart_may_be_joined_by_what_lies_between():
    match = compare_interactions(*APART["one matter a month later"])
    assert (match.answer, match.rule) == ("unsure", "too_far_apart")


@pytest.mark.parametrize("case", ["what a text recalls of long ago", "a group with two states"])
def test_what_may_yet_be_joined_keeps_nobody_apart(case):
    assert compare_interactions(*APART[case]).answer == "unsure"


def test_one_country_of_several_and_a_matter_are_little_in_common():
    match = compare_interactions(*APART["one state in common"])
    assert (match.answer, match.rule) == ("unsure", "little_in_common")


def test_an_interaction_remembers_pacts_and_names_but_those_of_players():
    held = event(pact="dossier-one", named=(("sft", "Safta"), ("mn", "Oman")))
    assert (held.pacts, held.named) == (("dossier-one",), ("sft",))


def test_an_interaction_that_nobody_dated_is_in_no_story():
    assert story_keys(event(topics=NUCLEAR, day=None)) == frozenset()


def test_a_story_puts_first_who_and_what_is_in_most_of_it():
    story = gather_story(
        [
            event(who="Sadiqi, Demirel", topics=["gazoduc"], day="2025-05-09", publisher="A"),
            event(who="Demirel, Haddad", topics=["transit", "gazoduc"], day="2025-05-10"),
            event(who="Demirel", on="2025-05-14", day="2025-05-15", publisher="A"),
        ]
    )
    assert story.actors == ("people:demirel", "people:sadiqi", "people:haddad")
    assert story.topics == ("gazoduc", "transit")
    assert (story.first_day, story.last_day) == ("2025-05-09", "2025-05-14")
    assert (len(story.interactions), story.outlets, story.title) == (3, 2, None)


def test_a_story_keeps_its_id_when_later_interactions_come():
    first, later = event(day="2025-05-10"), event(day="2025-05-12")
    assert gather_story([first]).id == gather_story([later, first]).id


def test_a_story_is_made_of_one_interaction_at_least():
    with pytest.raises(ValueError, match="no interactions"):
        gather_story([])


EVENTS = st.builds(
    event,
    st.sampled_from([MEET, ATTACK, ACCUSE]),
    st.lists(st.sampled_from(sorted(CAST)), max_size=2, unique=True).map(", ".join),
    st.lists(st.sampled_from(sorted(CAST)), max_size=2, unique=True).map(", ".join),
    day=st.none() | st.sampled_from(["2025-05-01", "2025-05-03", "2025-05-12", "2025-06-20"]),
    at=st.none() | st.sampled_from(["Gao", "Ankara", "Mali"]),
    topics=st.lists(st.sampled_from([*NUCLEAR, "the nuclear deal", "la pêche"]), max_size=3),
)


@given(EVENTS, EVENTS)
def test_a_comparison_of_interactions_is_the_same_from_either_side(a, b):
    assert compare_interactions(a, b) == compare_interactions(b, a)


@given(st.lists(EVENTS, min_size=1, max_size=5), st.randoms(use_true_random=False))
def test_a_story_depends_on_no_order(events, random):
    assert gather_story(events) == gather_story(random.sample(events, len(events)))
