"""Phrases of a language, found in running words without a parse.

A form is one part or more, joined by `` + ``. A part is words that follow one another, or several
such alternatives with ``|`` between; the parts of a form stand within ``REACH`` words of one
another, in any order. ``a*`` is a word that begins so. Case and accents do not count; apostrophes
and hyphens part words.

1. ``feuille de route``: three words in a row
2. ``evacu* + @``: "évacuer *Faya*", the other part being any proper name
3. ``lev* + sanction*|embargo*``: "lever les sanctions", "les sanctions ont été levées"
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from chancery.knowledge.folding import fold

REACH = 8
"""Words that the parts of one form may stand apart: two noun phrases and an auxiliary."""

NEAR = 4
"""Words that a proper name may stand from the word that is about it: "left the town of *Zouar*"."""

_WORD = re.compile(r"[^\W_]+")
_Phrase = tuple[str, ...]
_Part = tuple[_Phrase, ...]
_Told = tuple[Sequence[str], Sequence[str]]
"""The words, and the same with ``NAME`` in the place of each proper name."""

NAME = "@"
_ANY_NAME: _Part = ((NAME,),)


@dataclass(frozen=True, slots=True)
class Hit:
    """A form that was found: its key and the words it covers, ``first`` to ``last`` inclusive."""

    key: str
    first: int
    last: int

    @property
    def length(self) -> int:
        """Words from the first to the last."""
        return self.last - self.first + 1


@lru_cache(maxsize=1 << 14)
def running(text: str) -> tuple[str, ...]:
    """``"l'accord de Doha"`` → ``("l", "accord", "de", "doha")``."""
    return tuple(_WORD.findall(fold(text)))


@lru_cache(maxsize=1 << 14)
def capitals(text: str) -> frozenset[int]:
    """The places of words with a capital, of ``running(text)``, but the one that opens the text.

    None in a text that is all capitals.
    """
    if text.isupper():
        return frozenset()
    words = _WORD.findall(unicodedata.normalize("NFC", text))
    return frozenset(i for i, word in enumerate(words) if i and word[0].isupper() and word[1:])


def spelled(text: str, first: int, last: int) -> str:
    """The words ``first`` to ``last`` of ``running(text)``, as they are written."""
    words = _WORD.findall(unicodedata.normalize("NFC", text))
    return " ".join(words[first : last + 1])


class Phrases:
    """The forms of some keys, ready to be looked for."""

    def __init__(self, table: Mapping[str, Iterable[str]]) -> None:
        self._forms: dict[str, list[tuple[str, _Phrase, tuple[_Part, ...]]]] = {}
        for key, forms in table.items():
            for form in forms:
                self._add(key, form)
        self._longest = max(map(len, self._forms), default=0)

    def _add(self, key: str, form: str) -> None:
        opening, *others = (_part(part) for part in form.split(" + "))
        for phrase in opening:
            self._forms.setdefault(phrase[0], []).append((key, phrase, tuple(others)))

    def find(self, words: Sequence[str], names: frozenset[int] = frozenset()) -> tuple[Hit, ...]:
        """What is found, in the order of the words; a key may be found several times.

        ``names`` are the places of the words that are proper names.
        """
        told = [NAME if i in names else word for i, word in enumerate(words)] if names else words
        hits = (
            hit
            for i, word in enumerate(words)
            for opening in _openings(word, self._longest)
            for key, phrase, others in self._forms.get(opening, ())
            if (hit := _hit(key, phrase, others, (words, told), i))
        )
        return tuple(dict.fromkeys(hits))

    def keys(self, words: Sequence[str]) -> frozenset[str]:
        """The keys that are found."""
        return frozenset(hit.key for hit in self.find(words))


def _part(written: str) -> _Part:
    return tuple(tuple(fold(phrase).split()) for phrase in written.split("|"))


def _openings(word: str, longest: int) -> Iterator[str]:
    yield word
    for length in range(1, min(len(word), longest) + 1):
        yield f"{word[:length]}*"


def _hit(key: str, phrase: _Phrase, others: tuple[_Part, ...], told: _Told, i: int) -> Hit | None:
    if not _stands(phrase, told[0], i):
        return None
    first, last = i, i + len(phrase) - 1
    for part in others:
        near = _near(part, told, i)
        if near is None:
            return None
        first, last = min(first, near[0]), max(last, near[1])
    return Hit(key, first, last)


def _near(part: _Part, told: _Told, at: int) -> tuple[int, int] | None:
    """Where a part stands nearest to a place, the later of two that are as near."""
    words, named = told
    places = range(max(0, at - REACH), min(len(words), at + REACH + 1))
    for place in sorted(places, key=lambda place: (abs(place - at), -place)):
        if part == _ANY_NAME:
            if named[place] == NAME and 0 < abs(place - at) <= NEAR:
                return place, place
            continue
        found = next((phrase for phrase in part if _stands(phrase, words, place)), None)
        if found and place != at:
            return place, place + len(found) - 1
    return None


def _stands(phrase: _Phrase, words: Sequence[str], at: int) -> bool:
    return at + len(phrase) <= len(words) and all(
        words[at + n].startswith(one[:-1]) if one.endswith("*") else words[at + n] == one
        for n, one in enumerate(phrase)
    )
