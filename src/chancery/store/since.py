"""What gatherings say otherwise now than at a time: counted and named by id, without reading them.

1. ``new``: it stands now and did not then
2. ``gone``: it stood then and does not now
3. ``changed``: it stands now, stood then, and its body is another

An actor that is not public counts for none of them.
"""

from __future__ import annotations

from typing import Any, Literal, get_args

from sqlalchemy import Connection, FromClause, Select, and_, func, or_, select

from chancery.store import schema

What = Literal["changed", "gone", "new"]
BECAME: tuple[What, ...] = get_args(What)

_NOW = schema.gatherings.alias("now")
_THEN = schema.gatherings.alias("then")


def count_since(connection: Connection, at: str) -> dict[tuple[str, What], int]:
    """How many, by kind and by what became of them."""
    found: dict[tuple[str, What], int] = {}
    for what in BECAME:
        asked, table = _asked(what, at)
        counted = asked.with_only_columns(table.c.kind, func.count()).group_by(table.c.kind)
        found |= {(kind, what): number for kind, number in connection.execute(counted)}
    return found


def ids_since(
    connection: Connection, at: str, kind: str, what: What, *, after: str, limit: int
) -> list[str]:
    """So many ids of a kind behind one, in order."""
    asked, table = _asked(what, at)
    asked = asked.with_only_columns(table.c.id).where(table.c.kind == kind, table.c.id > after)
    return list(connection.scalars(asked.order_by(table.c.id).limit(limit)))


def _asked(what: What, at: str) -> tuple[Select[Any], FromClause]:
    """The rows that say so, and the table of them: of now or, if it is gone, of then.

    Left to itself SQLite goes through all gatherings, whatever the time.
    """
    now, then = _NOW.c, _THEN.c
    came = _by(select(_NOW).where(now.since > at, now.standing), _NOW, "since")
    went = _by(select(_THEN).where(then.until > at, then.since <= at), _THEN, "until")
    if what == "new":
        asked = came.where(now.id.not_in(went.with_only_columns(then.id)))
    elif what == "gone":
        asked = went.where(then.id.not_in(came.with_only_columns(now.id)))
    else:
        here = now.standing, now.since > at, now.body != then.body
        asked = _by(went.join(_NOW, and_(now.id == then.id, *here)), _NOW, "id")
    table = _THEN if what == "gone" else _NOW
    public = or_(table.c.kind != "actor", table.c.listed_from.is_not(None))
    return asked.where(public), table


def _by(asked: Select[Any], table: FromClause, index: str) -> Select[Any]:
    return asked.with_hint(table, f"INDEXED BY ix_gatherings_{index}", "sqlite")
