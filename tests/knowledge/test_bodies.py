"""What the words in the names of bodies mean."""

import pytest

from chancery.errors import KnowledgeError
from chancery.knowledge import bodies
from chancery.knowledge.bodies import BodyWords, concepts, load_bodies, no_names, same_acronyms


def test_a_word_means_one_thing_in_two_languages():
    assert concepts()["populaire",].name == concepts()["people",].name == "popular"
    assert concepts()["tchadien",].name == concepts()["chad",].name == "TCD"


def test_every_meaning_is_said_in_each_language():
    held = load_bodies()
    for family in (held.kinds, held.epithets, held.others):
        assert all(set(forms) == {"fr", "en"} and all(forms.values()) for forms in family.values())


def test_acronyms_of_one_body_are_one_and_currencies_no_names():
    assert same_acronyms()["aqim"] == same_acronyms()["aqmi"]
    assert {"cfa", "trucks"} <= no_names()


def test_a_word_under_two_meanings_is_refused(monkeypatch):
    twice = BodyWords(
        kinds={"front": {"fr": ("front",)}}, epithets={"brow": {"fr": ("front",)}}, others={},
        proper=(), acronyms=(), common=frozenset(), currencies=frozenset(),
    )  # fmt: skip
    monkeypatch.setattr(bodies, "load_bodies", lambda: twice)
    with pytest.raises(KnowledgeError, match="'front' stands under 'front' and 'brow'"):
        concepts.__wrapped__()
