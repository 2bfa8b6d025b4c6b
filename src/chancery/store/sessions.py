"""Sessions, in a transaction that is open: until 12 hours without a page, 14 days at most."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from chancery.records.account import Session, User
from chancery.store.clock import written
from chancery.store.schema_accounts import sessions, users
from chancery.store.secret import csrf_of, digest_of, new_token
from chancery.store.users import user_of

IDLE = timedelta(hours=12)
LONGEST = timedelta(days=14)

SEEN_EVERY = timedelta(minutes=1)
"""How often it is written down that a session or a token is used: reading pages hardly writes."""


def begin(connection: Connection, number: int, user: User, now: datetime) -> Session:
    """A new session of a user; sessions that are over are dropped."""
    table, at = sessions.c, written(now)
    over = (table.expires_at <= at) | (table.last_seen <= written(now - IDLE))
    connection.execute(delete(sessions).where(over))
    token, until = new_token(), written(now + LONGEST)
    row = {"digest": digest_of(token), "user": number, "created_at": at, "last_seen": at}
    connection.execute(insert(sessions).values(**row, expires_at=until))
    return _session(token, user, at, until)


def look_up(connection: Connection, token: str, now: datetime) -> tuple[Session, bool] | None:
    """A session that is still good, and whether it is to be written down that it was seen."""
    asked = select(sessions).where(sessions.c.digest == digest_of(token))
    row = connection.execute(asked).one_or_none()
    if row is None or not _is_good(row, now):
        return None
    user = user_of(connection.execute(select(users).where(users.c.seq == row.user)).one())
    session = _session(token, user, row.created_at, row.expires_at)
    if user.disabled_at is not None:
        return None
    return session, row.last_seen <= written(now - SEEN_EVERY)


def see(connection: Connection, token: str, now: datetime) -> None:
    """Write down that a session was seen."""
    table, at = sessions.c, written(now)
    change = update(sessions).where(table.digest == digest_of(token), table.last_seen < at)
    connection.execute(change.values(last_seen=at))


def end(connection: Connection, token: str) -> None:
    """End a session."""
    connection.execute(delete(sessions).where(sessions.c.digest == digest_of(token)))


def end_all(connection: Connection, number: int) -> None:
    """End the sessions of a user."""
    connection.execute(delete(sessions).where(sessions.c.user == number))


def _is_good(row: Row[Any], now: datetime) -> bool:
    seen_lately = bool(row.last_seen > written(now - IDLE))
    return seen_lately and bool(row.expires_at > written(now))


def _session(token: str, user: User, begun: str, until: str) -> Session:
    return Session(user=user, token=token, csrf=csrf_of(token), created_at=begun, expires_at=until)
