"""Pieces of dispatches as they lie in the ledger: of one kind, each with its keys and component."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

import msgspec
from sqlalchemy import Column, Connection, bindparam, delete, insert, select, update

from chancery.store import schema
from chancery.store.judged import parts
from chancery.store.rows import Rows

Piece = TypeVar("Piece")

AT_ONCE = 500
"""Pieces that wait in memory to be written."""

_TABLE = schema.pieces
_KEYS = schema.piece_keys


class LedgerShelf(Generic[Piece]):
    """The pieces of one kind, within one transaction.

    ``kind`` is the name under which they lie, ``shape`` the record that each is. A piece's name
    begins with the id of its dispatch where it is of one (``DISPATCH#EVENT``).
    """

    def __init__(self, connection: Connection, kind: str, shape: type[Piece]) -> None:
        self._connection = connection
        self._kind = kind
        self._decoder = msgspec.json.Decoder(shape)

    def near(self, keys: Collection[int]) -> set[str]:
        """The pieces that have any of some keys."""
        asked = select(_KEYS.c.name).where(_KEYS.c.kind == self._kind)
        found: set[str] = set()
        for some in parts(keys):
            found.update(self._connection.scalars(asked.where(_KEYS.c.key.in_(some))))
        return found

    def keyed(self, keys: Collection[int]) -> dict[int, list[str]]:
        """The pieces that have each of some keys; a key that none has is left out."""
        found: defaultdict[int, list[str]] = defaultdict(list)
        for key, name in self._keys(_KEYS.c.key, keys):
            found[key].append(name)
        return found

    def keys_of(self, names: Collection[str]) -> dict[str, list[int]]:
        """The keys of each of some pieces; a piece that has none is left out."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for key, name in self._keys(_KEYS.c.name, names):
            found[name].append(key)
        return found

    def _keys(self, column: Column[Any], values: Collection[Any]) -> Iterator[tuple[int, str]]:
        asked = select(_KEYS.c.key, _KEYS.c.name).where(_KEYS.c.kind == self._kind)
        for some in parts(values):
            yield from (
                (x.key, x.name) for x in self._connection.execute(asked.where(column.in_(some)))
            )

    def components(self, names: Collection[str]) -> dict[str, str]:
        """The component of each of some pieces that lies here."""
        asked = select(_TABLE.c.name, _TABLE.c.component).where(_TABLE.c.kind == self._kind)
        asked = asked.where(_TABLE.c.component.is_not(None))
        found: dict[str, str] = {}
        for some in parts(names):
            found.update(dict(self._connection.execute(asked.where(_TABLE.c.name.in_(some))).all()))
        return found

    def within(self, components: Collection[str]) -> dict[str, str]:
        """The names of all pieces of some components, each with its component."""
        asked = select(_TABLE.c.name, _TABLE.c.component).where(_TABLE.c.kind == self._kind)
        found: dict[str, str] = {}
        for some in parts(components):
            rows = self._connection.execute(asked.where(_TABLE.c.component.in_(some)))
            found.update(dict(rows.all()))
        return found

    def members(self, components: Collection[str]) -> dict[str, Piece]:
        """All pieces of some components."""
        return self._pieces(_TABLE.c.component, components)

    def load(self, names: Collection[str]) -> dict[str, Piece]:
        """Some pieces."""
        return self._pieces(_TABLE.c.name, names)

    def of_dispatches(self, dispatches: Collection[str]) -> dict[str, Piece]:
        """All pieces of some dispatches."""
        return self._pieces(_TABLE.c.dispatch, dispatches)

    def of_gatherings(self, gatherings: Collection[str]) -> dict[str, Piece]:
        """All pieces that went into some gatherings."""
        return self._pieces(_TABLE.c.gathering, gatherings)

    def gatherings(self, names: Collection[str]) -> dict[str, str]:
        """What each of some pieces went into."""
        asked = select(_TABLE.c.name, _TABLE.c.gathering).where(_TABLE.c.kind == self._kind)
        asked = asked.where(_TABLE.c.gathering.is_not(None))
        found: dict[str, str] = {}
        for some in parts(names):
            found.update(dict(self._connection.execute(asked.where(_TABLE.c.name.in_(some))).all()))
        return found

    def _pieces(self, column: object, values: Collection[str]) -> dict[str, Piece]:
        asked = select(_TABLE.c.name, _TABLE.c.body).where(_TABLE.c.kind == self._kind)
        found: dict[str, Piece] = {}
        for some in parts(values):
            rows = self._connection.execute(asked.where(column.in_(some)))  # type: ignore[attr-defined]
            found.update({name: self._decoder.decode(body) for name, body in rows})
        return found

    def put(self, pieces: Mapping[str, tuple[Piece, frozenset[int]]]) -> None:
        """Lay pieces down, in place of those of the same names; they keep where they are."""
        there = self._there(pieces)
        self._forget(there)
        new, old = [], []
        for name, (piece, _) in pieces.items():
            body = msgspec.json.encode(piece)
            if name in there:
                old.append({"b_name": name, "b_body": body})
            else:
                row = {"kind": self._kind, "name": name, "dispatch": _dispatch_of(name)}
                new.append({**row, "component": None, "gathering": None, "body": body})
        if old:
            change = update(_TABLE).where(_TABLE.c.kind == self._kind)
            change = change.where(_TABLE.c.name == bindparam("b_name"))
            self._connection.execute(change.values(body=bindparam("b_body")), old)
        if new:
            self._connection.execute(insert(_TABLE), new)
        keys = [
            {"kind": self._kind, "key": key, "name": name}
            for name, (_, some) in pieces.items()
            for key in sorted(some)
        ]
        if keys:
            self._connection.execute(insert(_KEYS), keys)

    def _there(self, names: Iterable[str]) -> set[str]:
        asked = select(_TABLE.c.name).where(_TABLE.c.kind == self._kind)
        found: set[str] = set()
        for some in parts(names):
            found.update(self._connection.scalars(asked.where(_TABLE.c.name.in_(some))))
        return found

    def drop(self, names: Collection[str]) -> None:
        """Take pieces away."""
        self._forget(names)
        for some in parts(names):
            gone = delete(_TABLE).where(_TABLE.c.kind == self._kind, _TABLE.c.name.in_(some))
            self._connection.execute(gone)

    def _forget(self, names: Iterable[str]) -> None:
        for some in parts(names):
            gone = delete(_KEYS).where(_KEYS.c.kind == self._kind, _KEYS.c.name.in_(some))
            self._connection.execute(gone)

    def place(self, components: Mapping[str, str]) -> None:
        """Say which component each of some pieces is in."""
        self._set("component", components)

    def gather(self, gatherings: Mapping[str, str | None]) -> None:
        """Say what each of some pieces went into."""
        self._set("gathering", gatherings)

    def _set(self, column: str, values: Mapping[str, str | None]) -> None:
        rows: Sequence[dict[str, str | None]] = [
            {"b_name": name, "b_value": value} for name, value in values.items()
        ]
        if rows:
            change = update(_TABLE).where(_TABLE.c.kind == self._kind)
            change = change.where(_TABLE.c.name == bindparam("b_name"))
            self._connection.execute(change.values({column: bindparam("b_value")}), rows)


def _dispatch_of(name: str) -> str | None:
    """The dispatch that a piece is of: ``dispatch-…#event-…``; none of a face, an interaction."""
    return name.partition("#")[0] if name.startswith("dispatch-") else None


class Laid(NamedTuple, Generic[Piece]):
    """A piece with all that is known of it."""

    name: str
    piece: Piece
    keys: Collection[int]
    component: str | None
    gathering: str | None


def write_pieces(connection: Connection, kind: str, laid: Iterable[Laid[Piece]]) -> None:
    """Lay down many pieces of a kind of which none lies there."""
    rows = Rows(connection)
    for number, one in enumerate(laid, 1):
        body = msgspec.json.encode(one.piece)
        row = (kind, one.name, _dispatch_of(one.name), one.component, one.gathering, body)
        rows.add("pieces", row)
        rows.extend("piece_keys", [(kind, key, one.name) for key in sorted(one.keys)])
        if not number % AT_ONCE:
            rows.write()
    rows.write()
