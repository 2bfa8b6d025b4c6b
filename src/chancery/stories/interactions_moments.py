"""The days, weeks and months under which a telling is looked for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice

from chancery.stories.dates import RECALLED, Days
from chancery.stories.interactions_cards import TellingCard

WEEK = 7
_MONTHS = 3
_MONTH = 31
_LONGEST = 8
"""Days ahead of its announcement on which a plan without a date is looked for."""


def moments(card: TellingCard, *, recalled: bool) -> set[str]:
    """The days on which an event may be looked for, or its months."""
    days = card.days
    if days.first is None or days.last is None:
        if not recalled or days.earliest is None or days.latest is None:
            return _published(card) or {"-"}
        return _published(card) | _months(days.earliest, days.latest)
    if card.calls_off:
        return _days(days.first, min(days.last + 1, days.first + WEEK)) | _published(card)
    if days.last - days.first >= WEEK:
        inside = days.published is not None and days.first <= days.published <= days.last
        return _months(days.first, days.last) | (_published(card) if inside else set())
    held = _days(days.first, days.last + 1)
    return held | _months(days.first, days.last) if recalled else held


def _published(card: TellingCard) -> set[str]:
    """Every other day: whoever has a date has its day and the next, one of which is even."""
    days = card.days
    if days.earliest is None or days.latest is None:
        return set()
    latest = min(days.latest, days.earliest + _LONGEST)
    return {
        day.isoformat() for day in _every(days.earliest, latest + 1) if day.toordinal() % 2 == 0
    }


def _days(first: int, last: int) -> set[str]:
    return {day.isoformat() for day in _every(first, last)}


def _every(first: int, last: int) -> Iterator[date]:
    return (date.fromordinal(day) for day in range(first, last + 1))


def weeks(days: Days) -> set[str]:
    """The weeks of what the words say, or in which it may have been; those remembered besides."""
    first, last = days.first, days.last
    if first is None or last is None:
        if days.earliest is None or days.latest is None:
            return {"-"}
        back = RECALLED if days.recall == "recalled" else 0
        first, last = days.earliest - back, days.latest
    last = min(last, first + RECALLED + WEEK)
    held = [date.fromordinal(day).isocalendar() for day in range(first, last + WEEK, WEEK)]
    ends = date.fromordinal(last).isocalendar()
    return {f"{x.year}-W{x.week:02}" for x in held if (x.year, x.week) <= (ends.year, ends.week)}


def retold(days: Days) -> set[str]:
    """The month of publication and the next: whoever tells it again meets who told it last."""
    if days.published is None:
        return {"-"}
    return _months(days.published, days.published + _MONTH)


def _months(first: int, last: int) -> set[str]:
    def each() -> Iterator[str]:
        held = date.fromordinal(first).replace(day=1)
        while held.toordinal() <= last:
            yield held.isoformat()[:7]
            held = date(held.year + held.month // 12, held.month % 12 + 1, 1)

    return set(islice(each(), _MONTHS))
