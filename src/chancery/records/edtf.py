"""Dates as a person writes them in EDTF (ISO 8601-2).

Read are

1. ``2025``: a year
2. ``2025-05``: a month
3. ``2025-05-14``: a day
4. ``2025-05-01/2025-05-10``, ``2025-04/2025-06``: from the first day of one to the last of another
5. ``2025/..``, ``../2025-06-14``: open at one end

Refused: days that no calendar has, an end before the beginning, hours, seasons, and the signs of
doubt (``2025?``, ``2025-05~``, ``202X``), which give no first and last day.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from chancery.records.time import Interval, Precision

_FORM = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_PRECISION: tuple[Precision, ...] = ("year", "month", "day")
_OPEN = ".."


def read_edtf(written: str) -> Interval | None:
    """The interval that is written; ``None`` when it is of no form above."""
    begin, parted, end = written.partition("/")
    if not parted:
        return _one(written)
    if begin == _OPEN:
        until = _one(end)
        return until and Interval(
            edtf=written, first=None, last=until.last, precision=until.precision
        )
    since = _one(begin)
    if end == _OPEN:
        return since and Interval(
            edtf=written, first=since.first, last=None, precision=since.precision
        )
    return _between(written, since, _one(end))


def _between(written: str, since: Interval | None, until: Interval | None) -> Interval | None:
    if since is None or until is None or since.first is None or until.last is None:
        return None
    if until.last < since.first:
        return None
    return Interval(edtf=written, first=since.first, last=until.last, precision="interval")


def _one(written: str) -> Interval | None:
    match = _FORM.fullmatch(written)
    if match is None:
        return None
    parts = [int(part) for part in match.groups() if part]
    year, month, day = [*parts, None, None][:3]
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    last = date(first.year, month or 12, day or monthrange(first.year, month or 12)[1])
    precision = _PRECISION[len(parts) - 1]
    return Interval(edtf=written, first=first, last=last, precision=precision)
