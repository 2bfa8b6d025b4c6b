"""The shape of ``page_words.yml``: the words that stand around an article on a news page."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from chancery.knowledge.load import load

Phrases = dict[str, tuple[str, ...]]
"""Language (BCP 47) to phrases."""


class PageWords(Struct, frozen=True, forbid_unknown_fields=True):
    """All families; the file says what each means and how strictly it is matched."""

    menu: Phrases
    section: Phrases
    share: Phrases
    related: Phrases
    comments: Phrases
    boilerplate: Phrases
    source: Phrases
    byline: Phrases
    signature: Phrases
    contributed: Phrases
    desk: Phrases
    draws_on: Phrases
    joins: Phrases
    agencies: Phrases
    published: Phrases
    updated: Phrases
    ago: Phrases
    spans: Phrases
    clock: tuple[str, ...]
    in_names: tuple[str, ...]
    month_first: tuple[str, ...]
    picture: Phrases
    caption: Phrases
    openers: Phrases
    fused: tuple[str, ...]
    months: dict[str, tuple[tuple[str, ...], ...]]
    weekdays: Phrases

    def month_numbers(self) -> dict[str, int]:
        """Every spelling of a month and its number; first language wins, none of them disagree."""
        return {
            spelling: number
            for months in reversed(self.months.values())
            for number, spellings in enumerate(months, start=1)
            for spelling in spellings
        }


def all_of(phrases: Phrases) -> tuple[str, ...]:
    """The phrases of every language."""
    return tuple(phrase for family in phrases.values() for phrase in family)


@cache
def page_words() -> PageWords:
    """The words of ``page_words.yml``."""
    return load("page_words.yml", PageWords)
