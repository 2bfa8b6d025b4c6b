"""Finding a record by its id or the beginning of it, among what stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple, cast, get_args

from sqlalchemy import ColumnElement, Connection, Select, Table, false, literal, or_, select

from chancery.errors import ReviewError
from chancery.records.identity import LENGTH
from chancery.records.intake import BY_CONTENT
from chancery.records.review import Kind
from chancery.store import schema

KINDS: tuple[Kind, ...] = get_args(Kind)

_ID = re.compile(rf"({'|'.join(KINDS)})-[0-9a-f]{{4,{LENGTH}}}")
_TABLES: dict[str, Table] = {
    "entity": schema.entities,
    "statement": schema.statements,
    "event": schema.events,
    "agreement": schema.agreements,
    "obligation": schema.obligations,
}
_SHOWN = 6
"""Ids of an ambiguous beginning that are named."""


class Found(NamedTuple):
    """A record and the numbers of the dispatches that have it, in the order in which they came.

    Among them are dispatches that a reviewer rejected: what stands but for that can be judged.
    """

    kind: Kind
    id: str
    dispatches: tuple[int, ...]


def locate(connection: Connection, wanted: str) -> Found:
    """The record whose id is or begins like this, in dispatches that stand.

    Raises ``ReviewError`` when none is, or several are.
    """
    match = _ID.fullmatch(wanted)
    if match is None:
        message = f"{wanted}: no record's id; give its kind and four digits or more: event-3f9c"
        raise ReviewError(message)
    kind = cast("Kind", match[1])
    whole = len(wanted) == len(kind) + 1 + LENGTH
    name = _id_column(kind)
    found = _places(connection, kind, name == wanted if whole else name.startswith(wanted))
    names = sorted({record for record, _ in found})
    if len(names) > 1:
        more = ", …" if len(names) > _SHOWN else ""
        message = f"{wanted}: fits {len(names)} records: {', '.join(names[:_SHOWN])}{more}"
        raise ReviewError(message)
    if not names:
        message = f"{wanted}: no such record in any dispatch that stands"
        raise ReviewError(message)
    return Found(kind, names[0], tuple(sorted({number for _, number in found})))


def dispatches_with(connection: Connection, kind: Kind, record: str) -> tuple[int, ...]:
    """The numbers of the dispatches that stand, or would but for a rejection, and have a record."""
    found = _places(connection, kind, _id_column(kind) == record)
    return tuple(sorted({number for _, number in found}))


def present(connection: Connection, kind: Kind, records: Sequence[str]) -> set[str]:
    """Those of some records (a few hundred at most) that are in a dispatch that stands."""
    return {name for name, _ in _places(connection, kind, _id_column(kind).in_(records))}


def is_current(connection: Connection, number: int, seal: str) -> bool:
    """Whether a dispatch is the last reading of its capture, and that is the latest somewhere."""
    table = schema.dispatches.c
    later = select(table.seq).where(table.capture == seal, table.seq > number).limit(1)
    return connection.scalar(later) is None and is_latest_somewhere(connection, seal)


def is_latest_somewhere(connection: Connection, seal: str) -> bool:
    """Whether a capture is the latest version at one address or more; see ``latest_arrivals``."""
    return connection.scalar(latest_arrivals(literal(seal)).limit(1)) is not None


def latest_arrivals(seal: ColumnElement[str]) -> Select[tuple[int]]:
    """The arrivals of a capture after which nothing came to their addresses.

    An address that tells only the content (``records.intake.content_address``) does not count where
    the capture has another one: nothing could ever supersede what stands there.
    """
    mine, later, placed = (schema.arrivals.alias() for _ in range(3))
    newer = select(later.c.seq).where(
        later.c.address == mine.c.address, later.c.version > mine.c.version
    )
    elsewhere = select(placed.c.seq).where(
        placed.c.capture == mine.c.capture, ~placed.c.address.startswith(BY_CONTENT)
    )
    is_placed = ~mine.c.address.startswith(BY_CONTENT)
    return select(mine.c.seq).where(
        mine.c.capture == seal, ~newer.exists(), is_placed | ~elsewhere.exists()
    )


def set_aside(connection: Connection) -> tuple[int, ...]:
    """The numbers of the dispatches that would stand, had no reviewer rejected them."""
    table, reviews = schema.dispatches.c, schema.reviews.c
    judged = select(reviews.record).where(reviews.kind == "dispatch", reviews.action == "reject")
    asked = select(table.seq, table.capture).where(~table.standing, table.id.in_(judged))
    found = connection.execute(asked).all()
    return tuple(number for number, seal in found if is_current(connection, number, seal))


def _id_column(kind: Kind) -> ColumnElement[str]:
    column: ColumnElement[str] = _TABLES.get(kind, schema.dispatches).c.id
    return column


def _places(
    connection: Connection, kind: Kind, which: ColumnElement[bool]
) -> list[tuple[str, int]]:
    dispatches, aside = schema.dispatches, set_aside(connection)
    asked = select(_id_column(kind), dispatches.c.seq)
    if kind != "dispatch":
        table = _TABLES[kind]
        asked = asked.join_from(table, dispatches, table.c.dispatch == dispatches.c.seq)
    stands = or_(dispatches.c.standing, dispatches.c.seq.in_(aside) if aside else false())
    return list(connection.execute(asked.where(which, stands)))
