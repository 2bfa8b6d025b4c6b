"""What a text is about: its words without those that say nothing, comparable across languages.

A *stem* is the beginning of a folded word. Words of one language are told apart by six letters;
languages that share their learned words ("nucléaire", "nuclear") agree in five.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

import msgspec

from chancery.knowledge.folding import fold
from chancery.knowledge.load import languages, load
from chancery.knowledge.times import load_grammar

WITHIN = 6
"""Letters of a stem within one language: long enough that "commission" is not "commerce"."""

ACROSS = 5
"""Letters of a stem across languages: "enrichissement" and "enrichment" part after the fifth."""

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_SHORTEST = 5


class Matter(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``lexicons/<language>/matter.yml``; its opening comment says what each field means."""

    fillers: frozenset[str]
    begins: frozenset[str]
    ends: frozenset[str]


@lru_cache(maxsize=1 << 16)
def words_of_matter(text: str) -> tuple[str, ...]:
    """The words of a text that say what it is about, folded, each once, in their order.

    Figures are words of every matter; of the others only those of five letters or more.
    """
    folded = (fold(word) for word in _WORD.findall(text))
    return tuple(dict.fromkeys(word for word in folded if _tells(word)))


def stems(texts: Iterable[str], letters: int) -> tuple[str, ...]:
    """The stems of all words of matter in some texts, each once, in their order."""
    return tuple(dict.fromkeys(w[:letters] for text in texts for w in words_of_matter(text)))


def phase(text: str) -> str | None:
    """Whether a text says that something ``begins`` or that it ``ends``, and not both."""
    told = {_phases().get(fold(word)) for word in _WORD.findall(text)} - {None}
    return told.pop() if len(told) == 1 else None


@cache
def _phases() -> dict[str, str]:
    found: dict[str, str] = {}
    for language in languages():
        words = load(f"lexicons/{language}/matter.yml", Matter)
        found |= {fold(word): "begins" for word in words.begins}
        found |= {fold(word): "ends" for word in words.ends}
    return found


def _tells(word: str) -> bool:
    return word.isdecimal() or (len(word) >= _SHORTEST and word not in _fillers())


@cache
def _fillers() -> frozenset[str]:
    return frozenset(
        fold(word) for language in languages() for word in _words_without_matter(language)
    )


def _words_without_matter(language: str) -> Iterable[str]:
    time = load_grammar(language).words
    yield from load(f"lexicons/{language}/matter.yml", Matter).fillers
    for family in (time.weekdays, time.months, time.deictics, time.numbers, time.seasons):
        yield from family
