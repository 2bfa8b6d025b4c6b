"""What pieces were gathered into: copies, actors, interactions, dossiers, stories, as of when."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterator
from functools import cache
from typing import Any, Generic, NamedTuple, TypeVar, cast

import msgspec
from sqlalchemy import Connection, func, select

from chancery.store import schema
from chancery.store.judged import parts

Shape = TypeVar("Shape")

_TABLE = schema.gatherings


class Gathered(NamedTuple, Generic[Shape]):
    """A gathering as it was between two times; ``until`` is ``None`` for what is said now."""

    record: Shape
    since: str
    until: str | None


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
    decode = decoder_of(shape)
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
    decode = decoder_of(shape)
    asked = select(_TABLE.c.body, _TABLE.c.since, _TABLE.c.until).where(_TABLE.c.id == wanted)
    rows = connection.execute(asked.order_by(_TABLE.c.seq)).all()
    return [Gathered(decode(row.body), row.since, row.until) for row in rows]


def located_gatherings(connection: Connection, wanted: str) -> list[tuple[str, str]]:
    """Kind and id of the gatherings whose id begins so; at most ten of those that stand."""
    begins = _TABLE.c.id.startswith(wanted, autoescape=True)
    asked = select(_TABLE.c.kind, _TABLE.c.id).where(begins, _TABLE.c.standing)
    asked = asked.order_by(_TABLE.c.id).limit(10)
    return [(row.kind, row.id) for row in connection.execute(asked)]


def last_changed(connection: Connection) -> str:
    """When the gatherings changed last; empty where there are none."""
    ends = (select(func.max(_TABLE.c.since)), select(func.max(_TABLE.c.until)))
    return max(connection.scalar(one) or "" for one in ends)


def decoder_of(shape: type[Shape]) -> Callable[[bytes], Shape]:
    """Reads the record in a body. Raises ``msgspec.DecodeError``, also for one of another shape."""
    found = _decoder(cast("Hashable", shape))
    return lambda body: cast("Shape", found.decode(body).said)


@cache
def _decoder(shape: Hashable) -> Any:  # noqa: ANN401 - of what is only known when it runs
    return msgspec.json.Decoder(_Said[shape])  # type: ignore[valid-type]


class _Said(msgspec.Struct, Generic[Shape], frozen=True):
    said: Shape
