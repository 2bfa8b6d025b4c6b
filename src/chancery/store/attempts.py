"""Failed logins, counted by name and by address, so that nobody guesses for long.

1. a login counts as failed before its password is tried: guesses made at once are all counted
2. the fifth failure of a name at one address within 15 minutes closes that name there for 15
   minutes: who knows a reviewer's name does not shut its owner out. The fiftieth closes the name
   everywhere, the twentieth of an address the address; what is tried meanwhile does not prolong it
3. whoever gets in clears his name, and his own try from the count of his address

Names and addresses are kept as SHA-256 (people type passwords into the wrong field), and dropped at
the next login after they matter no more. An address of IPv6 counts with all of its /64: who has one
has them all.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network
from math import ceil

from sqlalchemy import ColumnElement, Connection, delete, insert, or_, select, update

from chancery.errors import TooManyLoginsError
from chancery.store.clock import moment_of, written
from chancery.store.schema_accounts import attempts
from chancery.store.secret import digest_of

WINDOW = timedelta(minutes=15)
"""How long failures are counted together, and how long they close a name or an address."""

LIMITS = {"both": 5, "name": 50, "address": 20}
"""Failures that close a name at an address, a name, or an address."""

Counted = tuple[tuple[str, str], ...]
"""The counts that a try was added to: kind and digest."""


def count_try(connection: Connection, name: str, address: str, now: datetime) -> Counted:
    """Count a try as a failure. Raises ``TooManyLoginsError``, and then it was not counted."""
    _forget(connection, now)
    where = _network(address)
    counted = (
        ("both", digest_of(f"{where}\n{name}")),
        ("name", digest_of(name)),
        ("address", digest_of(where)),
    )
    for kind, digest in counted:
        until = connection.scalar(select(attempts.c.until).where(*_is(kind, digest)))
        if until is not None:
            raise _closed(moment_of(until) - now)
    for kind, digest in counted:
        _count(connection, kind, digest, now)
    return counted


def clear_try(connection: Connection, counted: Counted) -> None:
    """Take back a try that was no failure."""
    for kind, digest in counted:
        if kind != "address":
            connection.execute(delete(attempts).where(*_is(kind, digest)))
            continue
        change = update(attempts).where(*_is(kind, digest), attempts.c.count > 0)
        connection.execute(change.values(count=attempts.c.count - 1, until=None))


def _count(connection: Connection, kind: str, digest: str, now: datetime) -> None:
    before = connection.scalar(select(attempts.c.count).where(*_is(kind, digest)))
    count = (before or 0) + 1
    closed = written(now + WINDOW) if count >= LIMITS[kind] else None
    if before is None:
        row = {"kind": kind, "digest": digest, "count": count, "since": written(now)}
        connection.execute(insert(attempts).values(**row, until=closed))
        return
    change = update(attempts).where(*_is(kind, digest))
    connection.execute(change.values(count=count, until=closed))


def _forget(connection: Connection, now: datetime) -> None:
    """Drop what does not matter any more, and what a clock that was put back left in the future."""
    table = attempts.c
    over = or_(
        table.until <= written(now),
        table.until.is_(None) & (table.since <= written(now - WINDOW)),
        table.since > written(now + WINDOW),
    )
    connection.execute(delete(attempts).where(over))


def _is(kind: str, digest: str) -> tuple[ColumnElement[bool], ...]:
    return attempts.c.kind == kind, attempts.c.digest == digest


def _network(address: str) -> str:
    """What an address is counted with; what is no address of the internet counts by itself."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(found, IPv6Address):
        return str(found.ipv4_mapped or ip_network((found, 64), strict=False))
    return str(found)


def _closed(wait: timedelta) -> TooManyLoginsError:
    seconds = max(1, ceil(wait.total_seconds()))
    minutes = ceil(seconds / 60)
    told = f"{minutes} minute{'' if minutes == 1 else 's'}"
    return TooManyLoginsError(f"too many failed logins; try again in {told}", wait=seconds)
