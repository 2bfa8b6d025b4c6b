"""Time as it is known: an interval of days with the precision the words give it (EDTF)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from chancery.records.text import Evidence

Precision = Literal["day", "week", "month", "season", "year", "decade", "interval"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A stretch of whole days, ``first`` to ``last`` inclusive; ``None`` is an open end.

    ``edtf`` is the ISO 8601-2 form: ``2025-05-14``, ``2025-05``, ``2025-05-01/2025-05-10``,
    ``../2025-06-14``. ``precision`` says how fine the words were, not how long the interval is.
    """

    edtf: str
    first: date | None
    last: date | None
    precision: Precision

    def surely_before(self, other: Interval) -> bool:
        """Whether every day of this interval comes before every day of the other."""
        return self.last is not None and other.first is not None and self.last < other.first

    def overlaps(self, other: Interval) -> bool:
        """Whether the two may share a day; an open end reaches as far as needed."""
        return not (self.surely_before(other) or other.surely_before(self))

    def to_json(self) -> dict[str, object]:
        """The JSON form of a stretch of days."""
        return {
            "edtf": self.edtf,
            "first": self.first.isoformat() if self.first else None,
            "last": self.last.isoformat() if self.last else None,
            "precision": self.precision,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The date of an event, and how it came about.

    ``derived_by`` names the form that was read (``weekday_and_date``, ``early_month``, …), so that
    a reader can tell a date written out from one computed from the day of publication.
    """

    interval: Interval
    derived_by: str
    evidence: Evidence

    def to_json(self) -> dict[str, object]:
        """The JSON form of a date."""
        return {
            **self.interval.to_json(),
            "derived_by": self.derived_by,
            "evidence": self.evidence.to_json(),
        }
