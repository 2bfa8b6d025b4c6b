"""Which names are proper: somebody's own, not what many are called."""

from __future__ import annotations

from functools import lru_cache

from chancery.knowledge.actors import state_forms
from chancery.knowledge.folding import fold, pieces
from chancery.knowledge.load import languages
from chancery.knowledge.names import fold_name, parts, script_of
from chancery.knowledge.offices import state_bodies
from chancery.knowledge.roles import nouns, roles


@lru_cache(maxsize=1 << 16)
def is_person_name(name: str) -> bool:
    """Every word but particles has a capital, or is of a script without: "Esmaïl Qaani".

    Refused: "commandant de la Force", "Twelve fishermen", "pêcheurs sénégalais".
    """
    words = [word for word in name.split() if fold_name(word) not in parts().particles]
    if not words or any(word.isdigit() for word in words):
        return False
    if script_of(words[0]) is None or not all(_shows(word) for word in words):
        return False
    return tuple(map(fold, pieces(name))) not in _called()


def _shows(word: str) -> bool:
    """A capital in a piece of the word: "al-Maliki", "Jong-un", "N'Guesso"."""
    letters = [piece[0] for piece in pieces(word)]
    return any(x.isupper() or (x.isalpha() and x.lower() == x.upper()) for x in letters)


@lru_cache(maxsize=1 << 16)
def is_body_name(name: str) -> bool:
    """A capital that is not owed to a noun, a number or a country's adjective at its head.

    1. an acronym ("FLA"); 2. a name ("Wagner", "Front de libération de l'Azawad").
    Refused: "Kurdish separatists", "rebelles tchadiens", "Twelve soldiers", "armée".
    """
    words = pieces(name)
    if not words:
        return False
    if script_of(words[0]) not in {"latin", None}:
        return True
    bare = tuple(map(fold, words))
    own = [word for word in words if (fold(word),) not in _of_states()]
    if not own or bare[0] in _counting() or bare in _called():
        return False
    if fold(own[0]) in _people() or fold(own[-1]) in _people():
        return False
    return any(word[0].isupper() for word in own)


@lru_cache(maxsize=1 << 16)
def of_state(name: str) -> str | None:
    """Which body of a state a name is, its country apart: "armée malienne", "Malian army"."""
    words = [fold(word) for word in pieces(name)]
    silent = _silent()
    bare = tuple(word for word in words if (word,) not in _of_states() and word not in silent)
    return state_bodies().get(bare)


@lru_cache(maxsize=1)
def _of_states() -> frozenset[tuple[str, ...]]:
    return frozenset(words for language in languages() for words in state_forms(language))


@lru_cache(maxsize=1)
def _silent() -> frozenset[str]:
    """Small words: "of", "de", "the"."""
    held = [roles(language) for language in languages()]
    return frozenset(
        fold(piece) for one in held for word in (*one.of, *one.articles) for piece in pieces(word)
    )


@lru_cache(maxsize=1)
def _counting() -> frozenset[str]:
    held = [roles(language) for language in languages()]
    return frozenset(fold(word) for one in held for word in (*one.numbers, *one.quantities))


@lru_cache(maxsize=1)
def _called() -> frozenset[tuple[str, ...]]:
    """What anybody may be called: forms of nouns."""
    return frozenset(noun.folded for language in languages() for noun in nouns(language))


@lru_cache(maxsize=1)
def _people() -> frozenset[str]:
    """Nouns of persons, of one word: "soldiers", "pêcheurs"."""
    return frozenset(
        noun.folded[0]
        for language in languages()
        for noun in nouns(language)
        if noun.kind in {"person", "office"} and len(noun.folded) == 1
    )
