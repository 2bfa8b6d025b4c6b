"""Everything that a ledger holds, in order and a few rows at a time, as it stands on disk.

What is damaged is handed on as it is: whoever checks it says so. Memory does not grow with the
ledger.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pysqlite3
from sqlalchemy import (
    Case,
    Column,
    Connection,
    Row,
    RowMapping,
    Select,
    Table,
    case,
    func,
    select,
    text,
)

from chancery.records.review import Judgement
from chancery.store import schema
from chancery.store.judged import judgement_of
from chancery.store.locating import latest_arrivals
from chancery.store.rows import Row as Values

MANY = 20
"""Dispatches at a time, with all their rows: about 3 MB."""

RECORDS = ("entities", "statements", "agreements", "obligations", "evidence")
"""The tables whose rows are keyed by dispatch and place."""


class HeldCapture(NamedTuple):
    """A capture; ``content`` is packed, or ``None`` when its bytes were not kept."""

    sha256: str
    size: int | None
    content: bytes | None


class HeldText(NamedTuple):
    """A text and the digest it is kept under."""

    sha256: str
    content: str


class HeldReview(NamedTuple):
    """A judgement, and the id that its row says it has."""

    id: str
    judgement: Judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldEvent:
    """An event's row, its roles without the event's number, and whether it is found by names."""

    row: Mapping[str, object]
    roles: tuple[Values, ...]
    named: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldDispatch:
    """A dispatch's row and text, whether it ought to stand, and the rows of its records.

    ``records`` are by table, without the dispatch's number; ``searched`` is whether full-text
    search has it.
    """

    row: Mapping[str, object]
    text: str | None
    stands: bool
    searched: bool
    records: Mapping[str, Sequence[Values]]
    events: tuple[HeldEvent, ...] = field(default=())


@contextmanager
def forgiving(connection: Connection) -> Iterator[None]:
    """Text that is no UTF-8 any more comes through, with replacement characters, for a while."""
    held = connection.connection.dbapi_connection
    if not isinstance(held, pysqlite3.Connection):
        yield
        return
    before = held.text_factory
    held.text_factory = lambda data: data.decode("utf-8", "replace")
    try:
        yield
    finally:
        held.text_factory = before


def captures(connection: Connection) -> Iterator[HeldCapture]:
    """Every capture, by its digest; one at a time, for each may have 16 MB."""
    table = schema.captures.c
    asked = select(table.sha256, table.size, table.content)
    for row in _by_key(connection, asked, table.sha256, 1):
        yield HeldCapture(row.sha256, row.size, row.content)


def texts(connection: Connection) -> Iterator[HeldText]:
    """Every text, by its digest."""
    table = schema.texts.c
    for row in _by_key(connection, select(table.sha256, table.content), table.sha256, MANY):
        yield HeldText(row.sha256, row.content)


def reviews(connection: Connection) -> Iterator[HeldReview]:
    """Every judgement, in the order in which they were made."""
    table = schema.reviews
    before = -1
    while True:
        asked = select(table).where(table.c.seq > before).order_by(table.c.seq).limit(MANY)
        found = connection.execute(asked).mappings().all()
        for row in found:
            yield HeldReview(row["id"], judgement_of(row))
        if len(found) < MANY:
            return
        before = found[-1]["seq"]


def content_of(connection: Connection, seal: str) -> bytes | None:
    """The packed bytes of a capture."""
    table = schema.captures.c
    found: bytes | None = connection.scalar(select(table.content).where(table.sha256 == seal))
    return found


def dispatches(connection: Connection) -> Iterator[HeldDispatch]:
    """Every dispatch, standing or superseded, with the rows of its records."""
    table, kept = schema.dispatches, schema.texts
    extra = (kept.c.content.label("text"), _ought_to_stand().label("stands"))
    asked = select(*table.columns, *extra).join_from(
        table, kept, kept.c.sha256 == table.c.text_sha256, isouter=True
    )
    before = -1
    while True:
        part = asked.where(table.c.seq > before).order_by(table.c.seq).limit(MANY)
        found = connection.execute(part).mappings().all()
        if found:
            before = found[-1]["seq"]
            yield from _with_records(connection, found)
        if len(found) < MANY:
            return


def _ought_to_stand() -> Case[bool]:
    """Whether a dispatch is the last reading of a capture that is the latest at some address."""
    table, again = schema.dispatches, schema.dispatches.alias()
    latest = latest_arrivals(table.c.capture)
    reread = select(again.c.seq).where(
        again.c.capture == table.c.capture, again.c.seq > table.c.seq
    )
    return case((latest.exists() & ~reread.exists(), True), else_=False)


def _with_records(connection: Connection, found: Sequence[RowMapping]) -> Iterator[HeldDispatch]:
    first, last = found[0]["seq"], found[-1]["seq"]
    records = {
        name: _grouped(connection, schema.metadata.tables[name], first, last) for name in RECORDS
    }
    events = _events(connection, first, last)
    searched = _indexed(connection, "words", first, last)
    for row in found:
        number = row["seq"]
        yield HeldDispatch(
            row={k: v for k, v in row.items() if k not in {"text", "stands"}},
            text=_text(row["text"]),
            stands=bool(row["stands"]),
            searched=number in searched,
            records={name: rows.get(number, []) for name, rows in records.items()},
            events=tuple(events.get(number, ())),
        )


def _events(connection: Connection, first: object, last: object) -> dict[object, list[HeldEvent]]:
    table = schema.events
    asked = select(table).where(table.c.dispatch.between(first, last)).order_by(table.c.seq)
    found = connection.execute(asked).mappings().all()
    events: defaultdict[object, list[HeldEvent]] = defaultdict(list)
    if found:
        ends = found[0]["seq"], found[-1]["seq"]
        roles = _grouped(connection, schema.roles, *ends)
        named = _indexed(connection, "names", *ends)
        for row in found:
            number = row["seq"]
            said = tuple(roles.get(number, ()))
            held = HeldEvent(row=dict(row), roles=said, named=number in named)
            events[row["dispatch"]].append(held)
    return events


def _grouped(
    connection: Connection, table: Table, first: object, last: object
) -> dict[object, list[Values]]:
    """Rows of a table whose first column points to a range of others, by what they point to."""
    key = next(iter(table.columns))
    asked = select(table).where(key.between(first, last)).order_by(key, table.c.n)
    rows: defaultdict[object, list[Values]] = defaultdict(list)
    for owner, *rest in connection.execute(asked):
        rows[owner].append(tuple(rest))
    return rows


def _indexed(connection: Connection, index: str, first: object, last: object) -> set[object]:
    """The numbers in a range that a full-text index has."""
    asked = text(f"SELECT rowid FROM {index} WHERE rowid BETWEEN :a AND :b")  # noqa: S608 - a name of ours
    return set(connection.execute(asked, {"a": first, "b": last}).scalars())


def _by_key(
    connection: Connection, asked: Select[Any], key: Column[Any], many: int
) -> Iterator[Row[Any]]:
    before = ""
    while True:
        found = connection.execute(asked.where(key > before).order_by(key).limit(many)).all()
        yield from found
        if len(found) < many:
            return
        before = str(found[-1][0])


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def count(connection: Connection, table: str) -> int:
    """How many rows a table has."""
    return connection.scalar(select(func.count()).select_from(schema.metadata.tables[table])) or 0
