"""Which of two prints was published first, as far as their dates tell."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import lru_cache

from chancery.records.clipping import Print

_DAY = len("2025-05-14")
_UNDATED = "~"
"""Behind every date."""


def when(one: Print) -> str:
    """A string that sorts as the print was published: ``2025-05-14``, ``2025-05-14T08:30:00``.

    Hours are those of UTC; a day without an hour comes before its hours, no day after every day.
    """
    written = one.published or ""
    if one.day and written[_DAY : _DAY + 1] == "T":
        try:
            moment = datetime.fromisoformat(written)
        except ValueError:
            return one.day
        local = moment if moment.tzinfo is None else moment.astimezone(UTC)
        return local.replace(tzinfo=None, microsecond=0).isoformat()
    return one.day or _UNDATED


def days_apart(one: Print, other: Print) -> int | None:
    """The days between two publications, ``None`` when one of them is unknown."""
    if one.day is None or other.day is None:
        return None
    return abs(day_number(one.day) - day_number(other.day))


@lru_cache(maxsize=1 << 12)
def day_number(day: str) -> int:
    """The days since the year 1."""
    return date.fromisoformat(day).toordinal()


def is_earlier(one: Print, other: Print) -> bool:
    """Whether one surely came first: by the hour where both have one, else by the day."""
    first, second = when(one), when(other)
    if _UNDATED in {first, second}:
        return False
    if min(len(first), len(second)) == _DAY:
        first, second = first[:_DAY], second[:_DAY]
    return first < second


def in_order(prints: set[Print]) -> list[Print]:
    """Prints in order of publication; on one day without hours the fullest text comes first."""
    return sorted(prints, key=lambda one: (when(one), -one.words, one.dispatch))
