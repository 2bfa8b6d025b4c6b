"""What pieces were gathered into: copies, actors, interactions, dossiers, stories, as of when.

A gathering that says something else is a new row; the row before it ends at that time. One that
counts only more of the same (``quiet``) is written over.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Generic, NamedTuple, TypeVar, cast

import msgspec
from sqlalchemy import Connection, bindparam, func, select, update

from chancery.store import schema
from chancery.store.judged import parts
from chancery.store.rows import Rows

Shape = TypeVar("Shape")

_TABLE = schema.gatherings


class Gathered(NamedTuple, Generic[Shape]):
    """A gathering as it was between two times; ``until`` is ``None`` for what is said now."""

    record: Shape
    since: str
    until: str | None


class Made(NamedTuple):
    """A gathering to be kept: its id, the day it is sorted by, its record.

    ``quiet`` is what of it is worth a new row, ``None`` for all of it.
    """

    id: str
    sort_day: str
    record: object
    quiet: object = None


class Gatherings:
    """The gatherings of one kind, within one transaction that began ``at`` a time."""

    def __init__(self, connection: Connection, kind: str, at: str) -> None:
        self._connection, self._kind, self._at = connection, kind, at

    def replace(self, gone: Collection[str], made: Iterable[Made]) -> set[str]:
        """End what is gone, keep what was made; the ids of what reads otherwise than before."""
        wanted = {one.id: one for one in made}
        changed: set[str] = set()
        for some in parts({*gone, *wanted}):
            changed |= self._replace(some, wanted)
        return changed

    def _replace(self, names: Collection[str], wanted: dict[str, Made]) -> set[str]:
        before = self._standing(names)
        new = [wanted.pop(name) for name in names if name in wanted and name not in before]
        ended: dict[str, int] = {}
        quietly: dict[int, bytes] = {}
        for name, (seq, body) in before.items():
            one = wanted.pop(name, None)
            now = _body_of(one) if one else b""
            if now == body:
                continue
            if one and one.quiet is not None and _quiet_of(body) == msgspec.json.encode(one.quiet):
                quietly[seq] = now
                continue
            ended[name] = seq
            new += [one] if one else []
        self._end(ended.values())
        self._write_over(quietly)
        self._add(new)
        return ended.keys() | {one.id for one in new}

    def _standing(self, names: Collection[str]) -> dict[str, tuple[int, bytes]]:
        found: dict[str, tuple[int, bytes]] = {}
        asked = select(_TABLE.c.id, _TABLE.c.seq, _TABLE.c.body)
        asked = asked.where(_TABLE.c.kind == self._kind, _TABLE.c.standing)
        for some in parts(names):
            rows = self._connection.execute(asked.where(_TABLE.c.id.in_(some)))
            found.update({row.id: (row.seq, row.body) for row in rows})
        return found

    def standing(self) -> set[str]:
        """The ids of all that stand."""
        asked = select(_TABLE.c.id).where(_TABLE.c.kind == self._kind, _TABLE.c.standing)
        return set(self._connection.scalars(asked))

    def _end(self, numbers: Collection[int]) -> None:
        for some in parts(numbers):
            change = update(_TABLE).where(_TABLE.c.seq.in_(some))
            self._connection.execute(change.values(standing=False, until=self._at))

    def _write_over(self, bodies: Mapping[int, bytes]) -> None:
        if bodies:
            change = update(_TABLE).where(_TABLE.c.seq == bindparam("b_seq"))
            rows = [{"b_seq": seq, "b_body": body} for seq, body in bodies.items()]
            self._connection.execute(change.values(body=bindparam("b_body")), rows)

    def _add(self, made: Iterable[Made]) -> None:
        rows = Rows(self._connection)
        for one in made:
            row = (self._kind, one.id, True, self._at, None, one.sort_day, _body_of(one))
            rows.add("gatherings", (rows.number("gatherings"), *row))
        rows.write()


class _Body(msgspec.Struct, frozen=True):
    said: object
    quiet: object = None


def _body_of(one: Made) -> bytes:
    return msgspec.json.encode(_Body(said=one.record, quiet=one.quiet))


class _Quiet(msgspec.Struct, frozen=True):
    quiet: msgspec.Raw


def _quiet_of(body: bytes) -> bytes | None:
    """``None`` of a damaged body, which reads otherwise than whatever is made now."""
    try:
        return bytes(msgspec.json.decode(body, type=_Quiet).quiet)
    except msgspec.DecodeError:
        return None


def gathered(
    connection: Connection,
    kind: str,
    shape: type[Shape],
    *,
    ids: Collection[str] | None = None,
    as_of: str | None = None,
) -> Iterator[Gathered[Shape]]:
    """The gatherings of a kind that stand, or stood at a time; the latest days first.

    ``ids`` asks for some of them only.
    """
    decode = _decoder(shape)
    asked = select(_TABLE.c.body, _TABLE.c.since, _TABLE.c.until).where(_TABLE.c.kind == kind)
    if as_of is None:
        asked = asked.where(_TABLE.c.standing)
    else:
        later = _TABLE.c.until.is_(None) | (_TABLE.c.until > as_of)
        asked = asked.where(_TABLE.c.since <= as_of, later)
    asked = asked.order_by(_TABLE.c.sort_day.desc(), _TABLE.c.id)
    if ids is not None:  # left to itself SQLite reads all of the kind
        asked = asked.with_hint(_TABLE, "INDEXED BY ix_gatherings_id", "sqlite")
    several = [None] if ids is None else parts(ids)
    for some in several:
        rows = connection.execute(asked if some is None else asked.where(_TABLE.c.id.in_(some)))
        for row in rows.all():
            yield Gathered(decode(row.body), row.since, row.until)


def versions(connection: Connection, wanted: str, shape: type[Shape]) -> list[Gathered[Shape]]:
    """All that a gathering ever said, the first first."""
    decode = _decoder(shape)
    asked = select(_TABLE.c.body, _TABLE.c.since, _TABLE.c.until).where(_TABLE.c.id == wanted)
    rows = connection.execute(asked.order_by(_TABLE.c.seq)).all()
    return [Gathered(decode(row.body), row.since, row.until) for row in rows]


def located_gatherings(connection: Connection, wanted: str) -> list[tuple[str, str]]:
    """Kind and id of the gatherings whose id begins so; at most ten of those that stand."""
    begins = _TABLE.c.id.startswith(wanted, autoescape=True)
    asked = select(_TABLE.c.kind, _TABLE.c.id).where(begins, _TABLE.c.standing)
    asked = asked.order_by(_TABLE.c.id).limit(10)
    return [(row.kind, row.id) for row in connection.execute(asked)]


def changed_between(connection: Connection, since: str) -> list[tuple[str, str]]:
    """Kind and id of the gatherings that say something else now than at a time."""
    later = (_TABLE.c.since > since) | (_TABLE.c.until > since)
    asked = select(_TABLE.c.kind, _TABLE.c.id).where(later).distinct()
    return sorted((row.kind, row.id) for row in connection.execute(asked))


def last_changed(connection: Connection) -> str:
    """When the gatherings changed last; empty where there are none."""
    ends = (select(func.max(_TABLE.c.since)), select(func.max(_TABLE.c.until)))
    return max(connection.scalar(one) or "" for one in ends)


def _decoder(shape: type[Shape]) -> Callable[[bytes], Shape]:
    found = msgspec.json.Decoder(_Said[shape])  # type: ignore[valid-type]
    return lambda body: cast("Shape", found.decode(body).said)


class _Said(msgspec.Struct, Generic[Shape], frozen=True):
    said: Shape
