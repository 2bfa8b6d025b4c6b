"""API tokens, in a transaction that is open: what programs write with in a user's name."""

from __future__ import annotations

import re
import secrets
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, insert, select, update

from chancery.errors import NotFoundError
from chancery.records.account import ApiToken, User
from chancery.store.clock import written
from chancery.store.schema_accounts import tokens, users
from chancery.store.secret import digest_of, new_token
from chancery.store.sessions import SEEN_EVERY
from chancery.store.users import user_of

PREFIX = "chancery_"
"""How a token begins, so that one that lies about is known for what it is."""

_ID = re.compile(r"token-[0-9a-f]{4,16}")


def add(
    connection: Connection, number: int, user: str, label: str, now: datetime
) -> tuple[str, ApiToken]:
    """A new token of a user: the token itself, which nobody can ask for again, and its row."""
    clear = new_token(PREFIX)
    made = ApiToken(
        id=f"token-{secrets.token_hex(8)}", user=user, label=label, created_at=written(now)
    )
    row = {**made.to_json(), "user": number, "digest": digest_of(clear)}
    connection.execute(insert(tokens).values(row))
    return clear, made


def of(connection: Connection, number: int) -> list[ApiToken]:
    """The tokens of a user, oldest first, those revoked among them."""
    asked = _asked().where(tokens.c.user == number)
    rows = connection.execute(asked.order_by(tokens.c.created_at, tokens.c.id))
    return [_token(row) for row in rows]


def revoke(connection: Connection, wanted: str, now: datetime) -> ApiToken:
    """Revoke a token by its id or the beginning of it. Raises ``NotFoundError``."""
    named = _ID.fullmatch(wanted)
    asked = _asked().where(tokens.c.id.startswith(wanted)).limit(2)
    found = connection.execute(asked).all() if named else []
    if len(found) != 1:
        told = "fits several tokens" if found else "no such token"
        message = f"{wanted[:64]}: {told}; `chancery user tokens NAME` lists those of a user"
        raise NotFoundError(message)
    one = tokens.c.id == found[0].id
    change = update(tokens).where(one, tokens.c.revoked_at.is_(None))
    connection.execute(change.values(revoked_at=written(now)))
    return _token(connection.execute(_asked().where(one)).one())


def look_up(connection: Connection, clear: str, now: datetime) -> tuple[User, bool] | None:
    """Whose token it is, and whether its use is to be written down; ``None`` for no good one."""
    asked = select(users, tokens.c.last_used).join(tokens, tokens.c.user == users.c.seq)
    asked = asked.where(tokens.c.digest == digest_of(clear), tokens.c.revoked_at.is_(None))
    row = connection.execute(asked.where(users.c.disabled_at.is_(None))).one_or_none()
    if row is None:
        return None
    return user_of(row), (row.last_used or "") <= written(now - SEEN_EVERY)


def use(connection: Connection, clear: str, now: datetime) -> None:
    """Write down that a token was used."""
    change = update(tokens).where(tokens.c.digest == digest_of(clear))
    connection.execute(change.values(last_used=written(now)))


def _asked() -> Select[Any]:
    return select(tokens, users.c.name).join(users, users.c.seq == tokens.c.user)


def _token(row: Row[Any]) -> ApiToken:
    return ApiToken(
        id=row.id,
        user=row.name,
        label=row.label,
        created_at=row.created_at,
        last_used=row.last_used,
        revoked_at=row.revoked_at,
    )
