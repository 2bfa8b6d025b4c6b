"""Proper names in a few words, made comparable across languages.

1. a state, by its code: "Soudan", "Sudanese"
2. a town that the language knows, by its GeoNames id: "Pékin", "Beijing"
3. any other word with a capital, as it is: "Faya", "FARC"

Words that are all capitals ("ACCORD DE PAIX") tell no names.
"""

from __future__ import annotations

import re
from functools import lru_cache

from chancery.knowledge.actors import state_forms
from chancery.knowledge.folding import fold
from chancery.knowledge.load import languages
from chancery.knowledge.places import never, towns

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 3
_LONGEST = 3
"""Words of the longest name looked for: "Port au Prince"."""


@lru_cache(maxsize=1 << 14)
def proper_names(text: str) -> tuple[str, ...]:
    """``"accord de Doha"`` → ``("doha",)``; none in words that are all capitals."""
    return tuple(
        fold(word) for word in _words(text) if word[0].isupper() and len(word) >= _SHORTEST
    )


@lru_cache(maxsize=1 << 14)
def names_in(text: str, language: str | None) -> frozenset[str]:
    """``("l'accord de Pékin", "fr")`` → ``{"1816670"}``: forms 1 to 3."""
    words, found, at = _words(text), set[str](), 0
    while at < len(words):
        length, key = _name_at(words, at, language)
        found |= {key} if key else set()
        at += length
    return frozenset(found)


@lru_cache(maxsize=1 << 12)
def states_in(words: tuple[str, ...], language: str | None) -> frozenset[str]:
    """``("le", "gouvernement", "tchadien")`` → ``{"TCD"}``: folded words, whatever their case."""
    forms = state_forms(str(language)) if language in languages() else {}
    found = (
        forms.get(words[at : at + length], ())
        for at in range(len(words))
        for length in range(1, _LONGEST + 1)
    )
    return frozenset(code for codes in found for code in codes)


def settled(names: frozenset[str]) -> frozenset[str]:
    """Those of forms 1 and 2, which are the same in every language."""
    return frozenset(name for name in names if name.isupper() or name.isdecimal())


def _words(text: str) -> list[str]:
    return [] if text.isupper() and " " in text else _WORD.findall(text)


def _name_at(words: list[str], at: int, language: str | None) -> tuple[int, str | None]:
    if not words[at][0].isupper():
        return 1, None
    for length in range(_LONGEST, 0, -1):
        key = _known(tuple(map(fold, words[at : at + length])), language)
        if key:
            return length, key
    return 1, fold(words[at]) if len(words[at]) >= _SHORTEST else None


def _known(words: tuple[str, ...], language: str | None) -> str | None:
    if language not in languages():
        return None
    codes = state_forms(str(language)).get(words, ())
    if len(codes) == 1:
        return codes[0]
    name = " ".join(words)
    town = next((town for town in towns(name, str(language)) if town.known), None)
    return str(town.geonameid) if town and name not in never(str(language)) else None
