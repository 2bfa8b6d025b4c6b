"""Dates as machines write them, to EDTF; what is not written is never made up."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_tz

_LONGEST = 100
_ISO = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)[Tt ](?P<hour>\d\d):(?P<minute>\d\d)"
    r"(?::(?P<second>\d\d)(?:[.,]\d{1,12})?)?\s?(?P<zone>[Zz]|[+-]\d\d(?::?\d\d)?)?"
)
_COARSE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)")
_MAIL = re.compile(r"(?:[A-Za-z]{3,9}\.?,?\s+)?\d{1,2}\s+[A-Za-z]{3,9}\.?\s+\d{2,4}\b.*", re.DOTALL)


def read_stamp(written: str | None) -> str | None:
    """A date as feeds, sitemaps, tables and mail write it, as EDTF.

    1. ``2025``, ``2025-05``, ``2025-05-14``: as they are, no finer than written; ``20250514``
    2. ``2025-05-14T10:32:00.5+02:00``, with a space for the T, without seconds: the offset is kept
    3. ``Wed, 14 May 2025 10:32:00 GMT`` (RFC 822): ``2025-05-14T10:32:00Z``

    Refused, ``None``: a date without its year (today's would be a guess), one that no calendar has,
    anything else.
    """
    text = (written or "").strip()
    if not text or len(text) > _LONGEST:
        return None
    try:
        return _coarse(text) or _iso(text) or _mail(text)
    except (ValueError, OverflowError, TypeError):
        return None


def in_utc(edtf: str | None) -> str | None:
    """The same moment in UTC; a date, or a time whose zone is not known, as it is."""
    if edtf is None or "T" not in edtf:
        return edtf
    try:
        moment = datetime.fromisoformat(edtf)
        return _written(moment.astimezone(UTC)) if moment.tzinfo else edtf
    except (ValueError, OverflowError):
        return None


def _coarse(text: str) -> str | None:
    if compact := _COMPACT.fullmatch(text):
        text = "-".join(compact.groups())
    if not _COARSE.fullmatch(text):
        return None
    full = text + "2025-01-01"[len(text) :]
    datetime.fromisoformat(full)
    return text


def _iso(text: str) -> str | None:
    found = _ISO.fullmatch(text)
    if found is None:
        return None
    zone = (found["zone"] or "").upper()
    offset = zone if len(zone) in {0, 1, 6} else f"{zone[:3]}:{zone[3:] or '00'}"
    clock = f"{found['hour']}:{found['minute']}:{found['second'] or '00'}"
    return _written(datetime.fromisoformat(f"{found['day']}T{clock}{offset}"))


def _mail(text: str) -> str | None:
    is_day = ":" not in text
    parts = parsedate_tz(f"{text} 00:00" if is_day else text) if _MAIL.fullmatch(text) else None
    if parts is None:
        return None
    if is_day:
        return datetime(*parts[:3]).date().isoformat()  # noqa: DTZ001 - a day has no zone
    offset = parts[9]
    zone = None if offset is None else timezone(timedelta(seconds=offset))
    return _written(datetime(*parts[:6], tzinfo=zone))


def _written(moment: datetime) -> str:
    text = moment.replace(microsecond=0).isoformat()
    return text.removesuffix("+00:00") + "Z" if text.endswith("+00:00") else text
