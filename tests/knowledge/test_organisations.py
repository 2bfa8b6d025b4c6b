"""The words that names of organisations are made with."""

import pytest

from chancery.knowledge.load import languages
from chancery.knowledge.organisations import known_as, openers, organisations
from chancery.knowledge.roles import roles


@pytest.mark.parametrize("language", languages())
def test_every_body_that_opens_a_name_is_a_noun_of_roles(language):
    assert organisations(language).bodies <= set(roles(language).bodies)


@pytest.mark.parametrize("language", languages())
def test_what_is_an_organisation_only_with_a_capital_is_no_noun_of_roles(language):
    assert not set(organisations(language).others) & set(roles(language).bodies)


@pytest.mark.parametrize("language", languages())
def test_every_preposition_of_a_place_or_an_adversary_stands_inside_names(language):
    joints = organisations(language).joints
    assert joints.place <= joints.inner
    assert joints.against <= joints.inner


@pytest.mark.parametrize("language", languages())
def test_no_state_opens_the_name_of_an_organisation(language):
    assert not [n for n in openers(language).values() if n.entry.schema in {"Country", "Person"}]


@pytest.mark.parametrize("language", languages())
def test_the_longest_words_before_another_name_are_tried_first(language):
    lengths = [len(cue) for cue in known_as(language)]
    assert lengths == sorted(lengths, reverse=True)
