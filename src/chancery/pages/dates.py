"""Dates of publication as pages write them; dates of events are the time reader's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from chancery.knowledge.page_words import all_of, page_words
from chancery.pages.fold import fold
from chancery.records.text import Span

_CLOCK = (
    r"(?:[\s,;–|-]*(?:à|a|at|kl\.?)?\s*"
    r"(?P<hour>[01]?\d|2[0-3])\s?(?:h|:|\.)\s?(?P<minute>[0-5]\d)(?!\d))?"
)
_ISO = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)"
    r"(?:[T ](?P<hour>\d\d):(?P<minute>\d\d)(?::\d\d(?:[.,]\d+)?)?\s?"
    r"(?P<zone>Z|[+-]\d\d:?\d\d)?)?(?!\d)"
)
_NUMERIC = re.compile(
    r"(?<![\d/.-])(?P<first>\d{1,2})(?P<mark>[/.-])(?P<second>\d{1,2})(?P=mark)"
    r"(?P<year>(?:19|20)\d\d)(?!\d)" + _CLOCK
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A date and where it stands; ``edtf`` is ``None`` when no year is written."""

    edtf: str | None
    span: Span


@cache
def _worded() -> tuple[re.Pattern[str], re.Pattern[str]]:
    months = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    day = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:er|re|st|nd|rd|th|º|\.)?"
    year = r"(?:,?\s+(?:de\s+|del\s+)?(?P<year>(?:19|20)\d\d))"
    return (
        re.compile(
            rf"(?<!\w){day}\s+(?:de\s+)?(?P<month>{months})(?!\w)\.?{year}?" + _CLOCK, re.IGNORECASE
        ),
        re.compile(
            rf"(?<!\w)(?P<month>{months})(?!\w)\.?\s+{day}(?!\w){year}?" + _CLOCK, re.IGNORECASE
        ),
    )


@cache
def _months() -> dict[str, int]:
    return page_words().month_numbers()


@cache
def _weekday() -> re.Pattern[str]:
    names = "|".join(map(re.escape, all_of(page_words().weekdays)))
    return re.compile(rf"(?<!\w)(?:{names})\s*,?\s*$", re.IGNORECASE)


def find_day(text: str, *, day_first: bool | None = None) -> Day | None:
    """The first date written in a text.

    1. ``2025-05-14T10:32:00+02:00``, ``2025-05-14``
    2. ``14 mai 2025 à 10h32``, ``1er novembre 2012``, ``14 de mayo de 2025``, ``14 mai`` (no year)
    3. ``May 14, 2025 10:32``, ``May 14``
    4. ``14/05/2025 - 10:32``, ``14.05.2025``; a date like ``05/03/2025`` only if the caller knows
       the order (``day_first``), or it is written with dots

    Refused: days that no calendar has, two-digit years.
    """
    found = [
        day
        for pattern in (_ISO, _NUMERIC, *_worded())
        for match in [pattern.search(text)]
        if match and (day := _read(match, text, day_first=day_first))
    ]
    return min(found, key=lambda day: (day.span.start, -day.span.end), default=None)


def _read(match: re.Match[str], text: str, *, day_first: bool | None) -> Day | None:
    parts = match.groupdict()
    order = _numeric_order(parts, day_first=day_first) if "first" in parts else None
    if "first" in parts and order is None:
        return None
    number = order[0] if order else int(parts["day"])
    month = order[1] if order else _month(parts["month"])
    before = _weekday().search(text, 0, match.start())
    span = Span(before.start() if before else match.start(), match.start() + len(match[0].rstrip()))
    if parts["year"] is None:
        return Day(edtf=None, span=span)
    try:
        day = date(int(parts["year"]), month, number).isoformat()
    except ValueError:
        return None
    return Day(edtf=day + _clock(parts), span=span)


def _month(written: str) -> int:
    return int(written) if written.isdigit() else _months()[written.casefold()]


def _numeric_order(
    parts: dict[str, str | None], *, day_first: bool | None
) -> tuple[int, int] | None:
    first, second = int(parts["first"] or 0), int(parts["second"] or 0)
    if first > 12 or first == second or parts["mark"] == ".":  # noqa: PLR2004 - months
        return first, second
    if second > 12:  # noqa: PLR2004 - months
        return second, first
    if day_first is None:
        return None
    return (first, second) if day_first else (second, first)


def _clock(parts: dict[str, str | None]) -> str:
    if not parts.get("hour"):
        return ""
    zone = parts.get("zone") or ""
    if len(zone) == len("+0200"):
        zone = f"{zone[:3]}:{zone[3:]}"
    return f"T{int(parts['hour'] or 0):02d}:{parts['minute']}:00{zone}"


def read_stamp(value: str) -> str | None:
    """A machine-written date (``datetime=``, JSON-LD) as EDTF; ``None`` when it is not one.

    ``2025-05-14T10:32:00.000Z`` → ``2025-05-14T10:32:00Z``; ``20250514`` → ``2025-05-14``.
    """
    value = value.strip()
    if re.fullmatch(r"(?:19|20)\d{6}(?:T?\d{4,6}Z?)?", value):
        value = f"{value[:4]}-{value[4:6]}-{value[6:8]}"
    day = find_day(fold(value) if not value[:4].isdigit() else value)
    return day.edtf if day else None
