"""Intervals of days out of numbers: pure arithmetic on the Gregorian calendar.

Whatever lies outside the years 1 to 9999 is ``None``: not a date that anybody could check.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Literal

from chancery.knowledge.times import Part, Unit
from chancery.records.time import Interval, Precision

Toward = Literal["past", "future", "last", "next"] | None
"""Which way to look from the day of reference. ``past`` and ``future`` include that day itself,
``last`` and ``next`` do not; ``None`` is whichever lies nearest."""

DAYS: dict[str, int] = {"day": 1, "week": 7}
DECADE = 10
MONTHS: dict[str, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120}


def to_date(year: int, month: int, day: int) -> date | None:
    """That day, ``None`` when the calendar has none (30 February)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def one_day(day: date) -> Interval:
    """``2025-05-14``."""
    return Interval(edtf=day.isoformat(), first=day, last=day, precision="day")


def stretch(first: date, last: date, precision: Precision = "interval") -> Interval | None:
    """``2025-05-01/2025-05-10``; ``None`` when it would end before it begins."""
    if last < first:
        return None
    edtf = f"{first.isoformat()}/{last.isoformat()}"
    return Interval(edtf=edtf, first=first, last=last, precision=precision)


def one_month(year: int, month: int) -> Interval:
    """``2025-05``."""
    first, last = date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return Interval(edtf=f"{year:04}-{month:02}", first=first, last=last, precision="month")


def one_year(year: int) -> Interval:
    """``2025``."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    return Interval(edtf=f"{year:04}", first=first, last=last, precision="year")


def months(year: int, month: int, count: int) -> Interval:
    """So many months from this one on: ``2024-01/2024-03``."""
    first, final = one_month(year, month), one_month(*_month_after(year, month, count - 1))
    edtf = f"{first.edtf}/{final.edtf}"
    return Interval(edtf=edtf, first=first.first, last=final.last, precision="interval")


def one_season(year: int, month: int) -> Interval | None:
    """The season that begins in this month, in EDTF's season codes: ``2024-21`` is spring."""
    if not date.min.year <= year < date.max.year:
        return None
    held = months(year, month, 3)
    edtf = f"{year:04}-{20 + month // 3}"
    return Interval(edtf=edtf, first=held.first, last=held.last, precision="season")


def decade(year: int) -> Interval:
    """Ten years: ``1990/1999``."""
    first, last = date(year, 1, 1), date(year + 9, 12, 31)
    edtf = f"{year:04}/{year + 9:04}"
    return Interval(edtf=edtf, first=first, last=last, precision="decade")


def part_of_decade(year: int, part: Part) -> Interval:
    """The early 1990s are ``1990/1993``, the mid 1990s ``1994/1996``, the late ``1997/1999``."""
    first, last = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(part, (0, 9))
    edtf, begins, ends = f"{year + first:04}/{year + last:04}", year + first, year + last
    whole = part == "whole"
    return Interval(
        edtf=edtf,
        first=date(begins, 1, 1),
        last=date(ends, 12, 31),
        precision="decade" if whole else "interval",
    )


def century(number: int) -> Interval:
    """The 19th is ``1801/1900``."""
    first, last = 100 * number - 99, 100 * number
    edtf = f"{first:04}/{last:04}"
    return Interval(
        edtf=edtf, first=date(first, 1, 1), last=date(last, 12, 31), precision="interval"
    )


def week_of(day: date) -> Interval | None:
    """The week, Monday to Sunday, that a day lies in."""
    monday = shift(day, -day.weekday(), "day")
    sunday = shift(day, 6 - day.weekday(), "day")
    return stretch(monday, sunday, "week") if monday and sunday else None


def weekend_of(day: date) -> Interval | None:
    """Saturday and Sunday of the week that a day lies in."""
    week = week_of(day)
    saturday = shift(day, 5 - day.weekday(), "day")
    return stretch(saturday, week.last) if week and week.last and saturday else None


def unit_of(day: date, unit: Unit) -> Interval | None:
    """The day, week, month … that a day lies in."""
    return _UNITS[unit](day)


def _decade_of(day: date) -> Interval | None:
    return decade(day.year - day.year % 10) if day.year >= DECADE else None


def _century_of(day: date) -> Interval | None:
    return century((day.year - 1) // 100 + 1) if day.year <= date.max.year - 99 else None


_UNITS: dict[Unit, Callable[[date], Interval | None]] = {
    "day": one_day,
    "week": week_of,
    "weekend": weekend_of,
    "month": lambda day: one_month(day.year, day.month),
    "quarter": lambda day: months(day.year, 3 * ((day.month - 1) // 3) + 1, 3),
    "half": lambda day: months(day.year, 6 * ((day.month - 1) // 6) + 1, 6),
    "year": lambda day: one_year(day.year),
    "decade": _decade_of,
    "century": _century_of,
}


def shift(day: date, count: int, unit: Unit) -> date | None:
    """So many units later (earlier when negative); the day of the month is kept if there is one."""
    try:
        if unit in ("weekend", "week", "day"):
            return day + timedelta(days=count * DAYS.get(unit, 7))
        if unit == "century":
            count, unit = count * 10, "decade"
        year, month = _month_after(day.year, day.month, count * MONTHS[unit])
        return date(year, month, min(day.day, monthrange(year, month)[1]))
    except (ValueError, OverflowError):
        return None


def part_of(whole: Interval, part: Part) -> Interval | None:
    """The early, middle or late third of a stretch of days: "début mai" is ``05-01/05-10``."""
    if part == "whole" or whole.first is None or whole.last is None:
        return whole
    if whole.precision == "year":
        return _third_of_year(whole.first.year, part)
    count = (whole.last - whole.first).days + 1
    third = count // 3
    if third == 0:
        return whole
    cut = whole.first + timedelta(days=third), whole.first + timedelta(days=2 * third)
    first = {"early": whole.first, "mid": cut[0], "late": cut[1]}[part]
    before = timedelta(days=1)
    last = {"early": cut[0] - before, "mid": cut[1] - before, "late": whole.last}[part]
    return stretch(first, last)


def _third_of_year(year: int, part: Part) -> Interval:
    return months(year, {"early": 1, "mid": 5}.get(part, 9), 4)


def open_after(whole: Interval) -> Interval | None:
    """``2015/..``: from the first day on."""
    if whole.first is None:
        return None
    edtf = f"{whole.edtf.partition('/')[0]}/.."
    return Interval(edtf=edtf, first=whole.first, last=None, precision=whole.precision)


def open_before(whole: Interval) -> Interval | None:
    """``../2025-06-14``: until the last day."""
    if whole.last is None:
        return None
    edtf = f"../{whole.edtf.rpartition('/')[2]}"
    return Interval(edtf=edtf, first=None, last=whole.last, precision=whole.precision)


def nearest(days: Iterator[date], day: date, toward: Toward) -> date | None:
    """Of several days the one that lies nearest to a day, on the given side of it."""
    beyond = {
        "past": lambda found: found <= day,
        "last": lambda found: found < day,
        "future": lambda found: found >= day,
        "next": lambda found: found > day,
    }
    wanted = [found for found in days if toward is None or beyond[toward](found)]
    return min(wanted, key=lambda found: (abs(found - day), found), default=None)


def weekday_near(day: date, weekday: int, toward: Toward) -> date | None:
    """The nearest such weekday, the day itself included unless ``last`` or ``next`` is asked."""
    offset = (weekday - day.weekday()) % 7
    around = (shift(day, offset + week, "day") for week in (-14, -7, 0, 7))
    return nearest((found for found in around if found), day, toward)


def date_near(day: date, month: int, number: int, toward: Toward) -> date | None:
    """The nearest day of this month and number, within the years around the day."""
    years = (to_date(day.year + step, month, number) for step in (-4, -1, 0, 1, 4))
    return nearest((found for found in years if found), day, toward)


def _month_after(year: int, month: int, count: int) -> tuple[int, int]:
    years, index = divmod(month - 1 + count, 12)
    return year + years, index + 1
