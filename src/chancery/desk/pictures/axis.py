"""Where an axis of days has its ticks: days, weeks, months or years, as the range wants."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

Unit = Literal["day", "month", "year"]

_STEPS: tuple[tuple[float, Unit, int], ...] = (
    (1, "day", 1),
    (2, "day", 2),
    (7, "day", 7),
    (14, "day", 14),
    (30.4, "month", 1),
    (91.3, "month", 3),
    (182.6, "month", 6),
    *((365.25 * step, "year", step) for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)),
)
"""Days of a step, its unit, and how many of them it has."""

_LAST = date.max.toordinal()


def ticks(first: float, last: float, most: int) -> list[tuple[int, str]]:
    """Days (as ordinals) within the range, about ``most`` at most, and how each is written.

    The finest step that is not too many is taken. Weeks begin on Monday; a day is written
    ``2026-02-20``, a month ``2026-02``, a year ``2026``.
    """
    start, end = max(1, round(first)), min(_LAST, round(last))
    days = end - start
    fitting = (step for step in _STEPS if days / step[0] <= max(1, most))
    _, unit, step = next(fitting, _STEPS[-1])
    found = _days(start, end, step) if unit == "day" else _months(start, end, unit, step)
    return list(found) or [(start, date.fromordinal(start).isoformat())]


def _days(start: int, end: int, step: int) -> Iterator[tuple[int, str]]:
    """Count from 0001-01-01, a Monday."""
    for day in range(start + (1 - start) % step, end + 1, step):
        yield day, date.fromordinal(day).isoformat()


def _months(start: int, end: int, unit: Unit, step: int) -> Iterator[tuple[int, str]]:
    begun, ended = date.fromordinal(start), date.fromordinal(end)
    months = step * 12 if unit == "year" else step
    letters = len("2026") if unit == "year" else len("2026-02")
    for month in range(_up(begun.year * 12, months), ended.year * 12 + ended.month, months):
        if month < date.min.year * 12:
            continue
        day = date(month // 12, month % 12 + 1, 1)
        if start <= day.toordinal() <= end:
            yield day.toordinal(), day.isoformat()[:letters]


def _up(value: int, step: int) -> int:
    return -(-value // step) * step
