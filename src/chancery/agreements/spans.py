"""Stretches of days compared: how far apart they are, which months they touch."""

from __future__ import annotations

from datetime import date

from chancery.records.time import Interval

_LONGEST = 92
"""Days of a stretch whose months still tell it from others: a season."""


def days_apart(one: Interval | None, other: Interval | None) -> int | None:
    """Days between two stretches, 0 when they may share one; ``None`` when one is unknown."""
    if one is None or other is None:
        return None
    if one.last and other.first and one.last < other.first:
        return (other.first - one.last).days
    if other.last and one.first and other.last < one.first:
        return (one.first - other.last).days
    return 0


def months_of(span: Interval | None, *, margin: int) -> tuple[str, ...]:
    """``2025-03-30`` with a margin of a week → ``("2025-03", "2025-04")``; none of a long one."""
    if span is None or span.first is None or span.last is None:
        return ()
    if (span.last - span.first).days > _LONGEST:
        return ()
    first = max(span.first.toordinal() - margin, date.min.toordinal())
    last = min(span.last.toordinal() + margin, date.max.toordinal())
    days = (date.fromordinal(day) for day in range(first, last + 1))
    return tuple(dict.fromkeys(day.isoformat()[:7] for day in days))
