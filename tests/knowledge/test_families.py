"""The families of acts against the acts that the lexicons know."""

from __future__ import annotations

import pytest

from chancery.knowledge.families import families_of, is_mutual, is_spoken, load_families
from chancery.knowledge.frames import load_frames
from chancery.knowledge.load import languages
from chancery.knowledge.ontology import load_ontology
from chancery.knowledge.weights import load_weights

ACTS = {frame.act: frame.type for language in languages() for frame in load_frames(language)}


def test_every_act_of_the_lexicons_belongs_to_a_family():
    assert [act for act, kind in sorted(ACTS.items()) if not families_of(act, kind)] == []


def test_a_family_lists_only_acts_types_and_modes_that_there_are():
    known, types = load_families(), load_ontology().types
    modes = {mode for kind in types.values() for mode in kind.modes}
    for name, family in known.families.items():
        assert (name, sorted(family.acts - set(ACTS))) == (name, [])
        assert (name, sorted(family.types - set(types))) == (name, [])
    assert frozenset().union(*known.modes) <= modes
    assert known.refusals <= set(types)
    assert known.calls_off <= set(ACTS)


def test_every_type_has_a_family_of_its_own():
    assert all(families_of("an act that nobody wrote down", kind) for kind in load_ontology().types)


def test_an_act_keeps_its_family_whatever_it_becomes_when_planned():
    assert families_of("meet", "CONSULT") == families_of("meet", "AGREE") == {"meeting"}


def test_what_is_refused_is_a_refusal_and_what_is_called_off_is_not():
    assert families_of("meet", "REJECT") == {"refusal"}
    assert "meeting" in families_of("cancel", "REJECT")


def test_words_and_deeds_are_told_apart():
    assert is_spoken("accuse", "ACCUSE")
    assert not is_spoken("attack", "ASSAULT")
    assert is_mutual("sign", "SUPPORT")


@pytest.mark.parametrize("name", ["tellings", "interactions"])
def test_weights_speak_as_they_say(name):
    weights = load_weights(name)
    assert weights.unsure < weights.same
    for levels in weights.features.values():
        for says, weight in levels.values():
            assert weight <= 0 if says == "apart" else weight >= 0
