"""Dispatches in the order in which they came, and when the ledger changed last."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import Connection, and_, bindparam, func, select

from chancery.store import schema
from chancery.store.gatherings import last_changed
from chancery.store.judged import parts

_TABLE = schema.dispatches


_SAID = (
    select(
        _TABLE.c.seq, _TABLE.c.changed_at,
        select(func.max(schema.reviews.c.seq)).scalar_subquery().label("judged"),
    )
    .where(_TABLE.c.id == bindparam("dispatch"), _TABLE.c.standing)
    .order_by(_TABLE.c.seq.desc())
    .limit(1)
)  # fmt: skip


class Arrived(NamedTuple):
    """A dispatch that stands; ``seq`` orders those that came, ``wire`` is what it is a print of.

    ``wire`` is ``None`` where the ledger has not been gone through since it came.
    """

    seq: int
    id: str
    title: str | None
    publisher: str | None
    published: str | None
    language: str | None
    address: str
    recorded_at: str
    problem: str | None
    wire: str | None


class Spot(NamedTuple):
    """Where an event was: degrees (WGS 84)."""

    lat: float
    lon: float


def arrived(
    connection: Connection, *, before: int | None = None, after: int | None = None, limit: int = 50
) -> list[Arrived]:
    """So many dispatches, the newest first, that came before or after one (by its ``seq``).

    With ``after`` they are those that came right behind it.
    """
    table, pieces = _TABLE.c, schema.pieces.c
    asked = select(
        table.seq, table.id, table.title, table.publisher, table.published, table.language,
        table.address, table.recorded_at, table.problem, pieces.gathering,
    )  # fmt: skip
    on = and_(pieces.kind == "print", pieces.name == table.id)
    asked = asked.join_from(_TABLE, schema.pieces, on, isouter=True).where(table.standing)
    if before is not None:
        asked = asked.where(table.seq < before)
    if after is not None:
        asked = asked.where(table.seq > after).order_by(table.seq).limit(limit)
    else:
        asked = asked.order_by(table.seq.desc()).limit(limit)
    found = [Arrived._make(row) for row in connection.execute(asked)]
    return sorted(found, key=lambda one: -one.seq)


def last_arrived(connection: Connection) -> int:
    """The ``seq`` of the dispatch that came last; 0 in an empty ledger."""
    return connection.scalar(select(func.max(_TABLE.c.seq))) or 0


def last_said(connection: Connection) -> str:
    """What changes whenever the ledger says something else: dispatches, reviews, gatherings."""
    told = connection.scalar(select(func.max(_TABLE.c.changed_at))) or ""
    judged = connection.scalar(select(func.max(schema.reviews.c.seq))) or 0
    return f"{told}/{judged}/{last_changed(connection)}"


def number_of(connection: Connection, dispatch: str) -> int | None:
    """The ``seq`` of the dispatch of that id that stands, the last of several."""
    asked = select(func.max(_TABLE.c.seq)).where(_TABLE.c.id == dispatch, _TABLE.c.standing)
    found: int | None = connection.scalar(asked)
    return found


def said_of(connection: Connection, dispatch: str) -> str | None:
    """What changes whenever a dispatch reads otherwise, or anything is reviewed.

    ``None`` of one that does not stand.
    """
    row = connection.execute(_SAID, {"dispatch": dispatch}).first()
    return f"{row.seq}/{row.changed_at}/{row.judged}" if row else None


def spots_of(connection: Connection, events: Collection[str]) -> dict[str, Spot]:
    """Where those of some events (by id) were that stand and have coordinates."""
    table = schema.events.c
    asked = select(table.id, table.lat, table.lon).where(table.standing, table.lat.is_not(None))
    found: dict[str, Spot] = {}
    for some in parts(events):
        for name, lat, lon in connection.execute(asked.where(table.id.in_(some))):
            found[name] = Spot(lat, lon)
    return found
