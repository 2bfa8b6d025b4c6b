"""What the newest of all that is found have in common: how many are of each type and publisher."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Column, Connection, FromClause, func, select

from chancery.records.found import Facet
from chancery.store import schema
from chancery.store.judged import parts

_EVENT, _DISPATCH = schema.events, schema.dispatches
_OF_EVENTS: dict[str, Column[str]] = {"type": _EVENT.c.type, "modality": _EVENT.c.modality}
_OF_DISPATCHES: dict[str, Column[str]] = {
    "publisher": _DISPATCH.c.publisher, "language": _DISPATCH.c.language,
}  # fmt: skip


def facets_of_events(connection: Connection, numbers: Sequence[int]) -> tuple[Facet, ...]:
    """The facets of some events, by their numbers."""
    within = _EVENT.join(_DISPATCH, _DISPATCH.c.seq == _EVENT.c.dispatch)
    columns = _OF_EVENTS | _OF_DISPATCHES
    return tuple(_facet(connection, within, _EVENT.c.seq, (name, columns[name]), numbers)
                 for name in columns)  # fmt: skip


def facets_of_dispatches(connection: Connection, numbers: Sequence[int]) -> tuple[Facet, ...]:
    """The facets of some dispatches, by their numbers."""
    return tuple(_facet(connection, _DISPATCH, _DISPATCH.c.seq, one, numbers)
                 for one in _OF_DISPATCHES.items())  # fmt: skip


def _facet(
    connection: Connection, within: FromClause, seq: Column[int], one: tuple[str, Column[str]],
    numbers: Sequence[int],
) -> Facet:  # fmt: skip
    name, column = one
    asked = select(column, func.count()).select_from(within).where(column.is_not(None))
    counts: dict[str, int] = {}
    for some in parts(numbers):
        for value, count in connection.execute(asked.where(seq.in_(some)).group_by(column)):
            counts[value] = counts.get(value, 0) + count
    return Facet(name=name, counts=tuple(sorted(counts.items(), key=lambda x: (-x[1], x[0]))))
