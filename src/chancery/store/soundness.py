"""Whether the rows of a ledger fit together, which the database itself can say.

1. the file is whole (SQLite's own check of its pages, indexes and full-text tables)
2. every row points to one that is there; full-text tables have no row too many
3. the versions at an address are 1, 2 … n, and each other bytes than the one before it
4. a dispatch lies at an address where its capture arrived
5. what does not stand any more has a tombstone
6. every time has the one form in which times can be compared
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, NamedTuple

from sqlalchemy import Column, Connection, Table, func, select, text

from chancery.store import schema

SHOWN = 100
"""Faults of one kind that are told one by one."""

_INDEXED = {"words": "dispatches", "names": "events"}


class Fault(NamedTuple):
    """A row that does not fit: the kind and name of what it is of, where, and what is wrong."""

    kind: str
    id: str
    where: str
    detail: str


Check = Callable[[Connection], Iterator[Fault]]


def checks() -> Iterator[tuple[str, Check]]:
    """The checks, each by the name of what it is about."""
    yield "file", _damage
    for table in schema.metadata.sorted_tables:
        yield table.name, partial(_dangling, table=table)
    for index in _INDEXED:
        yield index, partial(_stray, index=index)
    yield "arrivals", _gaps
    yield "arrivals", _repeats
    yield "dispatches", _elsewhere
    for table, column in TIMES:
        yield table.name, partial(_untimely, table=table, column=column)
    yield "dispatches", partial(_unburied, table=schema.dispatches, kind="dispatch")
    yield "events", partial(_unburied, table=schema.events, kind="event")


TIMES = tuple(
    (table, column)
    for table in schema.metadata.sorted_tables
    for column in table.columns
    if column.name in {"at", "changed_at", "recorded_at", "started_at", "finished_at", "checked_at"}
)
"""The columns that hold times of the ledger."""

_FORM = "____-__-__T__:__:__.______Z"


def unfinished(connection: Connection) -> int:
    """How many runs did not come to their end."""
    table = schema.runs
    asked = select(func.count()).where(table.c.finished_at.is_(None))
    return connection.scalar(asked) or 0


def _damage(connection: Connection) -> Iterator[Fault]:
    if connection.dialect.name != "sqlite":
        return
    for (line,) in connection.execute(text(f"PRAGMA integrity_check({SHOWN})")):
        if line != "ok":
            yield Fault("file", "-", "integrity", " ".join(str(line).split()))


def _dangling(connection: Connection, table: Table) -> Iterator[Fault]:
    for key in sorted(table.foreign_keys, key=lambda key: key.parent.name):
        there = select(key.column).where(key.column == key.parent).exists()
        asked = select(key.parent).where(key.parent.is_not(None), ~there).distinct().limit(SHOWN)
        for value in connection.scalars(asked.order_by(key.parent)):
            detail = f"points to {key.column.table.name} {value}, which is not there"
            yield Fault("row", table.name, key.parent.name, detail)


def _stray(connection: Connection, index: str) -> Iterator[Fault]:
    owner = _INDEXED[index]
    asked = text(
        f"SELECT rowid FROM {index} WHERE rowid NOT IN "  # noqa: S608 - names of ours
        f"(SELECT seq FROM {owner}) ORDER BY rowid LIMIT {SHOWN}"
    )
    for number in connection.execute(asked).scalars():
        detail = f"has words of {owner} {number}, which is not there"
        yield Fault("row", index, "rowid", detail)


def _gaps(connection: Connection) -> Iterator[Fault]:
    table = schema.arrivals.c
    low, high, many = func.min(table.version), func.max(table.version), func.count()
    asked = select(table.address, many, low, high).group_by(table.address)
    asked = asked.having((low != 1) | (high != many)).order_by(table.address).limit(SHOWN)
    for address, count, first, last in connection.execute(asked):
        detail = f"{count} versions, numbered {first} to {last}: one is missing"
        yield Fault("arrival", address, "version", detail)


def _repeats(connection: Connection) -> Iterator[Fault]:
    one, two = schema.arrivals.alias(), schema.arrivals.alias()
    same = (one.c.address == two.c.address) & (one.c.capture == two.c.capture)
    asked = select(two.c.address, two.c.version).join_from(one, two, same)
    asked = asked.where(two.c.version == one.c.version + 1).order_by(two.c.seq).limit(SHOWN)
    for address, version in connection.execute(asked):
        yield Fault("arrival", address, "capture", f"version {version} is the one before it again")


def _elsewhere(connection: Connection) -> Iterator[Fault]:
    table, arrivals = schema.dispatches.c, schema.arrivals.c
    there = select(arrivals.seq).where(
        arrivals.capture == table.capture, arrivals.address == table.address
    )
    asked = select(table.id, table.address).where(~there.exists())
    for name, address in connection.execute(asked.order_by(table.seq).limit(SHOWN)):
        yield Fault("dispatch", name, "address", f"its capture never arrived at {address}")


def _untimely(connection: Connection, table: Table, column: Column[Any]) -> Iterator[Fault]:
    asked = select(column).where(column.is_not(None), ~column.like(_FORM)).distinct()
    for value in connection.scalars(asked.order_by(column).limit(SHOWN)):
        yield Fault("row", table.name, column.name, f"{value} is no time as the ledger writes it")


def _unburied(connection: Connection, table: Table, kind: str) -> Iterator[Fault]:
    other, stones = table.alias(), schema.tombstones.c
    stands = select(other.c.seq).where(other.c.id == table.c.id, other.c.standing)
    buried = select(stones.seq).where(stones.record == table.c.id, stones.kind == kind)
    asked = select(table.c.id).where(~table.c.standing, ~stands.exists(), ~buried.exists())
    for name in connection.scalars(asked.distinct().order_by(table.c.id).limit(SHOWN)):
        yield Fault(kind, name, "standing", "does not stand any more, and no tombstone says why")
