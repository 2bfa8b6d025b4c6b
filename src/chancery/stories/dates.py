"""The days that a telling may speak of.

An event without a date is of the day of publication or of some days before; what is planned or
called off, of the days to come; a denial comes later than what it denies.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from chancery.records.telling import Telling

FRESH = 3
"""Days before its publication that an event told without a date may be of."""
RECALLED = 60
"""Days for which the press goes on to tell of an event without its date."""
ANSWERED = 7
"""Days within which something is denied."""
AHEAD = 14
"""Days ahead of which something is announced or called off without a date."""
EVER = (date.min.toordinal(), date.max.toordinal() - 62)
"""The days that are reckoned with, so that those after them are days, too."""
OPEN = 30
"""Days that an open end is taken to reach: no event is told as longer than a month."""


@dataclass(frozen=True, slots=True)
class Days:
    """Days as ordinals. ``first`` and ``last`` are what the words say, ``None`` without a date.

    ``published`` is the day of publication; ``earliest`` and ``latest`` are the days that the event
    may be of when no words say so (both ``None`` when nothing is known). ``recall`` is the level of
    what may lie further back: ``recalled`` when the words point back, else ``stale``.
    """

    first: int | None
    last: int | None
    published: int | None
    earliest: int | None
    latest: int | None
    shown: str
    recall: str | None = None

    @property
    def length(self) -> int | None:
        """How many days lie between the first and the last."""
        return None if self.first is None or self.last is None else self.last - self.first


def days_of(telling: Telling, *, calls_off: bool, remembered: bool = False) -> Days:
    """What is known of the days of an event."""
    published = ordinal(telling.day)
    first, last = _told(telling, calls_off=calls_off)
    before, after = _reach(telling, calls_off=calls_off)
    return Days(
        first=first,
        last=last,
        published=published,
        earliest=None if published is None else published - before,
        latest=None if published is None else published + after,
        shown=telling.when.edtf if telling.when and first is not None else f"({telling.day})",
        recall=_recall(telling) if remembered and first is None else None,
    )


def ordinal(day: str | None) -> int | None:
    """A day (ISO 8601) as a number of days."""
    return None if day is None else date.fromisoformat(day).toordinal()


def _told(telling: Telling, *, calls_off: bool) -> tuple[int | None, int | None]:
    when = telling.when
    if when is None or (when.first is None and when.last is None):
        return None, None
    first = _within(when.first) if when.first else None
    last = _within(when.last) if when.last else None
    if last is not None and _of_something_else(telling, last, calls_off=calls_off):
        return None, None
    if first is None and last is not None:
        first = max(last - OPEN, EVER[0])
    if last is None and first is not None:
        last = first + OPEN
    return first, last


def _within(day: date) -> int:
    return min(max(day.toordinal(), EVER[0]), EVER[1])


def may_be_its_date(telling: Telling) -> bool:
    """Whether the date that a telling gives may be that of its event."""
    return _told(telling, calls_off=False) != (None, None)


def _of_something_else(telling: Telling, last: int, *, calls_off: bool) -> bool:
    """Whether a date cannot be that of what lies ahead.

    What is planned is after the day of its announcement, which is the date that is read in "la
    rencontre aura lieu le 25, a-t-on annoncé *mercredi*"; nothing is called off months after its
    day.
    """
    published = ordinal(telling.day)
    if published is None:
        return False
    if calls_off:
        return published - last > RECALLED
    return telling.modality == "planned" and last <= published


def _recall(telling: Telling) -> str | None:
    if telling.modality == "planned":
        return None
    return "recalled" if telling.definite else "stale"


def _reach(telling: Telling, *, calls_off: bool) -> tuple[int, int]:
    if calls_off or telling.modality == "planned":
        return 1, AHEAD
    if telling.modality == "negated":
        return ANSWERED, 1
    return FRESH, 1
