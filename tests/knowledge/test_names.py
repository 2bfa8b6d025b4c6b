"""Tables of sounds, parts of names and words of offices."""

import pytest

from chancery.errors import KnowledgeError
from chancery.knowledge import names, offices
from chancery.knowledge.load import load

SOUNDS = set("bptdDTszSJkgqxhfvmnlry" + "aAeiIoUu")
SCRIPTS = ("latin", "arabic", "cyrillic")


@pytest.mark.parametrize("script", SCRIPTS)
def test_every_letter_has_sounds_that_are_known(script):
    table = names.sounds(script)
    held = {**table.letters, **table.initial}
    assert {letter for said in held.values() for letter in said} <= SOUNDS


@pytest.mark.parametrize("script", SCRIPTS)
def test_tables_are_written_as_names_are_folded(script):
    table = load(f"names/{script}.yml", names.SoundTable)
    written = {*table.initial, *table.final, *table.letters}
    assert {letters for letters in written if names.fold_name(letters) != letters} == set()
    assert all(names.script_of(letters) == script for letters in table.letters)


def test_a_name_has_one_rendering():
    held = [name for group in names.parts().same for name in group]
    assert sorted(held) == sorted(set(held))


def test_a_pattern_that_is_none_is_a_fault_of_the_file(monkeypatch):
    broken = names.SoundTable(abjad=False, inside=(("(", ""),), final={}, initial={}, letters={})
    monkeypatch.setattr(names, "load", lambda *_: broken)
    with pytest.raises(KnowledgeError, match=r"names/latin\.yml: inside"):
        names.sounds.__wrapped__("latin")


def test_words_of_an_office_mean_one_post_or_rank():
    for words, said in offices.meanings().items():
        kinds = [kind for kind, _ in said]
        assert len(kinds) == len(set(kinds)), words


def test_posts_that_one_person_holds_are_posts():
    assert offices.single_posts() <= set(offices.office_words().posts)


def test_words_that_a_woman_is_called_by_are_not_those_of_a_man():
    held = offices.office_words()
    assert not set(held.feminine) & set(held.masculine)
