"""What makes two prints worth comparing."""

from __future__ import annotations

from collections.abc import Iterator

from chancery.records.clipping import Print
from chancery.stories.copies_features import WITHIN
from chancery.stories.copies_order import day_number
from chancery.stories.copies_sketch import bands

LONG = 9
"""Words: shorter sentences ("The talks ended without an agreement.") are said again and again."""

LEADS = 2
MOST_SENTENCES = 80
"""Of a longer text the first so many long sentences; its whole is found by the sketch."""

_SPAN = WITHIN + 1


def keys(one: Print) -> frozenset[str]:
    """The keys of a print: two prints are compared only if they share one.

    1. the 42 bands of the sketch, which the same text and a lightly edited one share
    2. the number of each long sentence with the week that the print is of: a cut of two paragraphs
       shares some with the whole, and a sentence of background that agencies repeat all year
       brings together only the prints of a week
    3. the first two long sentences, and all of a print without a date, without any week: a cut
       that nobody dated is found by its lead
    """
    long = _long_sentences(one)
    timeless = long if one.day is None else long[:LEADS]
    return frozenset((*bands(one.signature), *timeless, *_dated(one, long)))


def _long_sentences(one: Print) -> tuple[str, ...]:
    numbered = zip(one.sentences, one.lengths, strict=True)
    return tuple(f"s{x:x}" for x, length in numbered if length >= LONG)[:MOST_SENTENCES]


def _dated(one: Print, long: tuple[str, ...]) -> Iterator[str]:
    """Each sentence in two spans of eight days, so that any two within a week share one."""
    if one.day is None:
        return
    span = day_number(one.day) // _SPAN
    for sentence in long:
        yield f"{sentence}@{span}"
        yield f"{sentence}@{span + 1}"
