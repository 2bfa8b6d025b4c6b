"""Letters in brackets that begin the words before them: "Front pour le salut du Tibesti (FST)"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from chancery.knowledge.folding import fold, pieces

SHORTEST, LONGEST = 2, 9
"""Letters that an acronym may have."""

SYLLABLE = 4
"""Letters that one word may give to an acronym written as a word ("Frolinat")."""


def is_acronym(text: str) -> bool:
    """Whether a word may be one: "FST", "M23", "Frolinat"; not "2026", "Le"."""
    letters = "".join(c for c in text if c.isalnum())
    if not SHORTEST <= len(letters) <= LONGEST or not text[:1].isupper():
        return False
    capitals = sum(c.isupper() for c in letters)
    return capitals > 1 or len(letters) > SYLLABLE


def spells(acronym: str, words: Sequence[str], small: frozenset[str]) -> bool:
    """Whether the letters begin the words in order, every word; ``small`` ones may be passed over.

    1. one letter each: "FST"; 2. small words too: "MOTB", "FPLST"; 3. syllables, where it is
    written as a word: "Frolinat".
    """
    letters = "".join(c for c in fold(acronym) if c.isalnum())
    most = 1 if acronym.isupper() else SYLLABLE
    parts = tuple(
        (fold(piece), word.lower().replace("’", "'") in small)
        for word in words for piece in pieces(word)
    )  # fmt: skip
    return bool(parts) and not parts[0][1] and _fits(letters, parts, most)


@lru_cache(maxsize=1 << 12)
def _fits(letters: str, parts: tuple[tuple[str, bool], ...], most: int) -> bool:
    if not parts:
        return not letters
    (word, small), rest = parts[0], parts[1:]
    if small and _fits(letters, rest, most):
        return True
    taken = range(1, min(most, len(word), len(letters)) + 1)
    return any(word[:n] == letters[:n] and _fits(letters[n:], rest, most) for n in taken)
