"""Gatherings by the keys under which they are looked up: numbers, made of words or of names."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy import Connection, delete, func, select

from chancery.store import schema
from chancery.store.judged import parts
from chancery.store.rows import Rows

_KEYS = schema.piece_keys


def having(connection: Connection, kind: str, keys: Collection[int], least: int) -> list[str]:
    """The ids of the gatherings of a kind that have at least so many of some keys."""
    asked = select(_KEYS.c.name).where(_KEYS.c.kind == _under(kind), _KEYS.c.key.in_(sorted(keys)))
    asked = asked.group_by(_KEYS.c.name).having(func.count() >= least)
    return sorted(connection.scalars(asked))


def drop_keys(connection: Connection, kind: str, names: Collection[str]) -> None:
    """Forget the keys of some gatherings."""
    for some in parts(names):
        mine = _KEYS.c.kind == _under(kind), _KEYS.c.name.in_(some)
        connection.execute(delete(_KEYS).where(*mine))


def lay_keys(connection: Connection, kind: str, keys: Mapping[str, Collection[int]]) -> None:
    """Lay down the keys of some gatherings of which none lies there."""
    rows = Rows(connection)
    for name, some in keys.items():
        rows.extend("piece_keys", [(_under(kind), key, name) for key in sorted(some)])
    rows.write()


def _under(kind: str) -> str:
    """The keys of gatherings lie beside those of pieces, which may be of the same kind."""
    return f"gathered {kind}"
