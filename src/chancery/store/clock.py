"""The ledger's clock: UTC, to the microsecond, and never backwards."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, func, select

from chancery.errors import LedgerError, QueryError
from chancery.store import schema

Clock = Callable[[], datetime]
"""Tells the time, with its zone."""

FORM = "%Y-%m-%dT%H:%M:%S.%fZ"

_AT_ONCE = 16
"""Runs that may be open at once; the end of each is a time of the ledger."""


_TIME = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:\d\d)?)?")


def read_time(written: str) -> str:
    """A time as the ledger writes it, from what a person writes. Raises ``QueryError``.

    1. ``2026-03-12``: from the beginning of that day on, UTC
    2. ``2026-03-12T06:30``, ``2026-03-12T06:30:05Z``, ``2026-03-12T07:30:05.25+01:00``
    """
    try:
        found = datetime.fromisoformat(written) if _TIME.fullmatch(written) else None
        moment = found and (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        moment = None
    if moment is None:
        message = f"{written[:50]}: no time; give 2026-03-12 or 2026-03-12T06:30:05Z"
        raise QueryError(message)
    return moment.replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def now() -> datetime:
    """The time of this machine."""
    return datetime.now(UTC)


def said_by(clock: Clock) -> str:
    """What the clock says, as the ledger writes it."""
    return written(clock())


def written(moment: datetime) -> str:
    """A moment as the ledger writes it."""
    return moment.astimezone(UTC).strftime(FORM)


def moment_of(time: str) -> datetime:
    """The moment of a time as the ledger writes it. Raises ``ValueError``."""
    return datetime.strptime(time, FORM).replace(tzinfo=UTC)


def stamp(connection: Connection, clock: Clock) -> str:
    """The time of a transaction: the clock's, or just after the ledger's last when that is later.

    Each is later than the one before, so whoever asks what changed since a time, or after it,
    misses nothing, whatever happens to the machine's clock.
    """
    told, latest = said_by(clock), last(connection)
    if told > latest:
        return told
    try:
        moment = moment_of(latest) + timedelta(microseconds=1)
    except (ValueError, OverflowError) as error:
        message = f"the ledger's last time is damaged ({latest[:40]}); `chancery verify --ledger`"
        raise LedgerError(message) from error
    return moment.strftime(FORM)


def last(connection: Connection) -> str:
    """The latest time in the ledger; empty in an empty one."""
    runs = select(schema.runs).order_by(schema.runs.c.seq.desc()).limit(_AT_ONCE).subquery()
    asked = (
        select(func.max(schema.dispatches.c.changed_at)),
        select(func.max(schema.events.c.changed_at)),
        select(func.max(schema.tombstones.c.at)),
        select(schema.reviews.c.at).order_by(schema.reviews.c.seq.desc()).limit(1),
        select(schema.reports.c.at).order_by(schema.reports.c.seq.desc()).limit(1),
        select(schema.arrivals.c.recorded_at).order_by(schema.arrivals.c.seq.desc()).limit(1),
        select(func.max(schema.gatherings.c.since)),
        select(func.max(schema.gatherings.c.until)),
        select(func.max(runs.c.started_at)),
        select(func.max(runs.c.finished_at)),
    )
    return max(connection.execute(one).scalar() or "" for one in asked)
