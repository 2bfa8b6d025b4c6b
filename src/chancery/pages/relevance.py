"""Whether the words at a picture are about the dispatch: do they share a name with it?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from chancery.knowledge.page_words import all_of, page_words
from chancery.pages.fold import fold

_TOKEN = re.compile(r"[^\W\d_][\w'’-]*")
_ELISION = re.compile(r"^(?:[dlcjmnst]|qu|jusqu|lorsqu|puisqu)['’](?=\w)", re.IGNORECASE)

SHARED = 0.3
"""The share of a caption's names that must stand in title or body. One common place is not enough:
``… in Washington`` under a picture of other people shares one name in a dozen."""

CONTENT = 6
"""Without names, a caption is about the dispatch when it shares a word of so many letters."""


TITLE_LETTERS = 4
"""Shorter words of a title say nothing about the body."""


class Subject:
    """The names and words of title and body, to hold captions against."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._words = {fold(token) for text in texts for token in _tokens(text)}

    def concerns(self, caption: str) -> bool:
        """Whether a caption is about the same.

        1. of its names (runs of capitalised words) at least three in ten stand in title or body;
           a run counts when one of its words does
        2. it has no names, but a word of six letters or more is shared
        3. it has neither names nor such words: nothing says that it is not
        """
        names = list(_names(caption))
        if names:
            shared = sum(any(word in self._words for word in name) for name in names)
            return shared / len(names) >= SHARED
        words = [w for token in _tokens(caption) if len(w := fold(token)) >= CONTENT]
        return not words or any(word in self._words for word in words)

    def shares(self, title: str) -> int:
        """How many of a title's words of four letters or more stand in the texts."""
        words = {fold(token) for token in _tokens(title) if len(token) >= TITLE_LETTERS}
        return len(words & self._words)


def _tokens(text: str) -> list[str]:
    found = _TOKEN.findall(text)
    return [_ELISION.sub("", one) if "'" in one or "’" in one else one for one in found]


def _names(text: str) -> Iterable[list[str]]:
    """Runs of capitalised words, folded; sentence openers, days and months are not names."""
    for run in re.split(r"[^\w'’\s-]+", text):
        name: list[str] = []
        for token in [*_tokens(run), ""]:
            if token[:1].isupper() and token not in _openers() and fold(token) not in _calendar():
                name.append(fold(token))
            elif name:
                yield name
                name = []


@cache
def _openers() -> frozenset[str]:
    return frozenset(all_of(page_words().openers))


@cache
def _calendar() -> frozenset[str]:
    words = page_words()
    months = {fold(s) for language in words.months.values() for names in language for s in names}
    return frozenset(months | {fold(day) for day in all_of(words.weekdays)})
