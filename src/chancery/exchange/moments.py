"""Moments as feeds and citations want them, of whatever a record has.

Read are

1. a day and an hour (ISO 8601): ``2025-05-14T10:30:00+02:00``; without a zone it is UTC
2. a day: ``2025-05-14``
3. any other EDTF: ``2025-05``, ``2025-05-01/2025-05-10``, ``../2025-06-14``, by its first known day
"""

from __future__ import annotations

from datetime import UTC, datetime

from babel.dates import format_date

from chancery.exchange.dossier_words import one_line
from chancery.records.edtf import read_edtf
from chancery.records.time import Interval

_DAY = len("2025-05-14")
_HOURS = frozenset("Tt ")
"""Signs between a day and an hour."""


def instant(written: str | None) -> str | None:
    """As RFC 3339 has it, in UTC: ``2025-05-14T08:30:00Z``; ``None`` when it is of no form."""
    try:
        read = datetime.fromisoformat(written or "")
        moment = read.astimezone(UTC) if read.tzinfo else read.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        span = read_edtf(written or "")
        day = span and (span.first or span.last)
        return f"{day.isoformat()}T00:00:00Z" if day else None
    return moment.replace(microsecond=0).isoformat().replace("+00:00", "Z")


def span_of(written: str | None) -> Interval | None:
    """The stretch of days that is written; of a day and an hour, the day as written."""
    told = written or ""
    return read_edtf(told) or (read_edtf(told[:_DAY]) if told[_DAY:][:1] in _HOURS else None)


def in_words(written: str | None, language: str) -> str:
    """A day, month or year in French or English: ``1er mai 2025``, ``1 May 2025``, ``mai 2025``.

    What is vaguer stands as it is written.
    """
    span = span_of(written)
    if span is None or span.first is None or "/" in span.edtf:
        return one_line(written or "")
    if span.precision == "year":
        return span.edtf
    locale = "fr" if language == "fr" else "en_GB"
    if span.precision == "month":
        return format_date(span.first, "MMMM y", locale=locale)
    told = format_date(span.first, "d MMMM y", locale=locale)
    return told.replace("1 ", "1er ", 1) if language == "fr" and span.first.day == 1 else told
