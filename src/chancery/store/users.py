"""Users by their names, in a transaction that is open.

Names are compared without case, and without letters that cannot be seen: ``Nadia`` and ``NADIA``
are one user, so that nobody signs with a name that looks like another's.
"""

from __future__ import annotations

import unicodedata
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from chancery.errors import AccountError, NotFoundError
from chancery.records.account import ROLES, Role, User
from chancery.store.clock import written
from chancery.store.schema_accounts import users

LONGEST = 64
"""Characters of a name or a label."""

_JOINERS = "\u200c\u200d"
"""Letters without a sign that Persian and the scripts of India write with."""


def check_name(name: str, what: str = "the name") -> str:
    """A name or a label as it is kept, in NFC. Raises ``AccountError``."""
    normal = unicodedata.normalize("NFC", name) if len(name) <= 4 * LONGEST else name
    if not 1 <= len(normal) <= LONGEST:
        message = f"{what}: give 1 to {LONGEST} characters"
        raise AccountError(message)
    if normal != normal.strip():
        message = f"{what}: begins or ends with a space; leave it out"
        raise AccountError(message)
    if any(_is_control(letter) for letter in normal) or not key_of(normal):
        message = f"{what}: holds a character that cannot be seen; leave it out"
        raise AccountError(message)
    return normal


def key_of(name: str) -> str:
    """That by which names are compared."""
    shown = "".join(c for c in name[: 4 * LONGEST] if c not in _JOINERS)
    folded = unicodedata.normalize("NFKC", shown).casefold()
    return unicodedata.normalize("NFKC", folded).strip()


def _is_control(letter: str) -> bool:
    """Control characters, directions, line breaks, halves of letters, what Unicode lacks."""
    kind = unicodedata.category(letter)
    return (kind.startswith("C") and letter not in _JOINERS) or kind in {"Zl", "Zp"}


def add(connection: Connection, name: str, kept: str, role: str, now: datetime) -> User:
    """Add a user. Raises ``AccountError``."""
    refuse_taken(connection, name)
    user = User(name=name, role=check_role(role), created_at=written(now))
    number = (connection.scalar(select(func.max(users.c.seq))) or 0) + 1
    row = {"seq": number, "key": key_of(name), "hash": kept, **user.to_json()}
    connection.execute(insert(users).values(row))
    return user


def check_role(role: str) -> Role:
    """The role. Raises ``AccountError``."""
    for known in ROLES:
        if role == known:
            return known
    message = f"{role[:LONGEST]}: no such role; give one of {', '.join(ROLES)}"
    raise AccountError(message)


def refuse_taken(connection: Connection, name: str) -> None:
    """Raises ``AccountError`` for a name that somebody has."""
    taken = row_of(connection, name)
    if taken is not None:
        message = f"{taken.name}: there is such a user already; names differ in more than case"
        raise AccountError(message)


def row_of(connection: Connection, name: str) -> Row[Any] | None:
    """The row of a user, ``None`` where there is none, or no such name at all."""
    try:
        key = key_of(check_name(name))
    except AccountError:
        return None
    return connection.execute(select(users).where(users.c.key == key)).one_or_none()


def found(connection: Connection, name: str) -> Row[Any]:
    """The row of a user. Raises ``NotFoundError``."""
    row = row_of(connection, name)
    if row is None:
        message = f"{name[:LONGEST]}: no such user; `chancery user list` lists them"
        raise NotFoundError(message)
    return row


def change(connection: Connection, number: int, **values: str | None) -> None:
    """Change columns of a user."""
    connection.execute(update(users).where(users.c.seq == number).values(**values))


def user_of(row: Row[Any]) -> User:
    """A user from a row of the table."""
    return User(
        name=row.name, role=row.role, created_at=row.created_at, disabled_at=row.disabled_at
    )
