"""The ledger's clock: UTC, to the microsecond, and never backwards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import Connection, func, select

from chancery.store import schema

Clock = Callable[[], datetime]
"""Tells the time, with its zone."""

FORM = "%Y-%m-%dT%H:%M:%S.%fZ"


def now() -> datetime:
    """The time of this machine."""
    return datetime.now(UTC)


def stamp(connection: Connection, clock: Clock) -> str:
    """The time of a transaction: the clock's, or the ledger's last when the clock went backwards.

    Whoever asks what changed since a time misses nothing, whatever happens to the machine's clock.
    """
    return max(clock().astimezone(UTC).strftime(FORM), last(connection))


def last(connection: Connection) -> str:
    """The latest time in the ledger; empty in an empty one."""
    asked = (
        select(func.max(schema.dispatches.c.changed_at)),
        select(func.max(schema.events.c.changed_at)),
        select(func.max(schema.tombstones.c.at)),
        select(schema.reviews.c.at).order_by(schema.reviews.c.seq.desc()).limit(1),
        select(schema.runs.c.started_at).order_by(schema.runs.c.seq.desc()).limit(1),
    )
    return max(connection.execute(one).scalar() or "" for one in asked)
