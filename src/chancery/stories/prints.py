"""From a clipping to its print: the sentences of the article, numbered, and a sketch of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain

from chancery.knowledge.page_words import all_of, page_words
from chancery.knowledge.searching import words
from chancery.records.clipping import Clipping, Print
from chancery.stories.copies_sketch import number, sketch

FEWEST_WORDS = 5
"""Shorter sentences (« a-t-il dit. ») stand in any text."""

MOST_WORDS = 20_000
"""Of longer texts (a report in full) the beginning tells."""

MOST_FIGURES = 64

_END = re.compile(r"(?<=[.!?…؟۔])(?P<closed>[\"'»”’)\]]*)\s+")
_DIGITS = 9


def prepare(clipping: Clipping) -> Print:
    """The print of a clipping, a pure function of its words.

    1. sentences are compared by their words alone: case, accents, quotation marks, dashes and
       spaces do not count
    2. left out are sentences of fewer than five words, those said before in the same text, and
       those that speak of the site and not of the news ("All rights reserved")
    """
    kept = tuple(_kept(clipping.paragraphs))
    every = tuple(chain.from_iterable(kept))
    return Print(
        dispatch=clipping.id,
        publisher=clipping.publisher,
        published=clipping.published,
        day=clipping.day,
        seen=clipping.seen,
        language=clipping.language,
        agencies=clipping.agencies,
        sentences=tuple(number(" ".join(sentence)) for sentence in kept),
        lengths=tuple(map(len, kept)),
        figures=tuple(_figures(every)),
        signature=sketch(every),
    )


def sentences(paragraph: str) -> list[str]:
    """The sentences of a paragraph; what begins with a small letter goes on ("the U.S. army")."""
    found: list[str] = []
    for piece in _END.sub(lambda match: match["closed"] + "\n", paragraph).split("\n"):
        if found and piece[:1].islower():
            found[-1] = f"{found[-1]} {piece}"
        else:
            found.append(piece)
    return found


def _kept(paragraphs: Iterable[str]) -> Iterator[tuple[str, ...]]:
    read = 0
    long = (said for said in _said(paragraphs) if len(said) >= FEWEST_WORDS)
    for said in _without_furniture(tuple(dict.fromkeys(long))):
        read += len(said)
        yield said
        if read > MOST_WORDS:
            return


def _said(paragraphs: Iterable[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words(one)) for paragraph in paragraphs for one in sentences(paragraph))


def _without_furniture(said: tuple[tuple[str, ...], ...]) -> Iterator[tuple[str, ...]]:
    every = f" {' '.join(chain.from_iterable(said))} "
    there = [phrase for phrase in _furniture() if phrase in every]
    for sentence in said:
        if not any(phrase in f" {' '.join(sentence)} " for phrase in there):
            yield sentence


@cache
def _furniture() -> tuple[str, ...]:
    """What a site says about itself, and who worked on a text: as words between spaces."""
    known = page_words()
    phrases = chain(all_of(known.boilerplate), all_of(known.contributed))
    return tuple(sorted({f" {' '.join(words(phrase))} " for phrase in phrases}))


def _figures(every: Iterable[str]) -> list[int]:
    """The numbers written in digits, each once, in order."""
    found = (int(word) for word in every if word.isdecimal() and len(word) <= _DIGITS)
    return list(dict.fromkeys(found))[:MOST_FIGURES]
