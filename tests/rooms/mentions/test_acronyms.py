"""Letters that begin the words of a name."""

import pytest

from chancery.mentions.acronyms import is_acronym, spells

SMALL = frozenset({"pour", "le", "la", "du", "d'", "de", "l'", "et"})


@pytest.mark.parametrize(
    ("letters", "name"),
    [
        ("FST", "Front pour le salut du Tibesti"),
        ("FPLST", "Front pour le salut du Tibesti"),
        ("MOTB", "mission d' observation de la trêve du Badakhchan"),
        ("UEP", "Union étudiante populaire"),
        ("Frosati", "Front pour le salut du Tibesti"),
    ],
)
def test_letters_that_begin_every_word_in_order_spell_a_name(letters, name):
    assert spells(letters, name.split(), SMALL)


@pytest.mark.parametrize(
    ("letters", "name"),
    [
        ("FTS", "Front pour le salut du Tibesti"),
        ("FS", "Front pour le salut du Tibesti"),
        ("FSTA", "Front pour le salut du Tibesti"),
        ("FROSATI", "Front pour le salut du Tibesti"),
        ("LFST", "le Front pour le salut du Tibesti"),
        ("FST", ""),
    ],
)
def test_letters_in_another_order_too_few_or_too_many_spell_nothing(letters, name):
    assert not spells(letters, name.split(), SMALL)


@pytest.mark.parametrize("text", ["FST", "M23M", "Frolinat", "UA"])
def test_a_word_of_capitals_or_a_long_one_may_be_an_acronym(text):
    assert is_acronym(text)


@pytest.mark.parametrize("text", ["Le", "2026", "fst", "F", "a", "(", "ABCDEFGHIJ"])
def test_small_words_figures_and_single_letters_are_none(text):
    assert not is_acronym(text)
