"""Tombstones: what the ledger said once and does not say any more.

A record lies buried when its last tombstone is no ``restored``. After every transaction, what it
touched is buried exactly when it does not stand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from chancery.records.review import Kind, Why
from chancery.store import schema
from chancery.store.judged import parts
from chancery.store.rows import Rows


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a record, in which dispatch, and through what."""

    why: Why
    dispatch: str
    because: str


class Graves:
    """Writes the tombstones of one transaction."""

    def __init__(self, connection: Connection, rows: Rows, at: str) -> None:
        self._connection = connection
        self._rows = rows
        self._at = at

    def tend(
        self, kind: Kind, standing: Mapping[str, bool], fate: Callable[[str, bool], Fate]
    ) -> None:
        """Bury what does not stand, unbury what does; ``fate`` tells of a record how it came."""
        self._rows.write()
        buried = self._buried(standing)
        for record, stands in standing.items():
            if stands == (record in buried):
                self.bury(kind, record, fate(record, stands))

    def bury(self, kind: Kind, record: str, fate: Fate) -> None:
        """One tombstone."""
        number = self._rows.number("tombstones")
        row = (number, self._at, kind, record, fate.dispatch, fate.why, fate.because)
        self._rows.add("tombstones", row)

    def _buried(self, records: Iterable[str]) -> set[str]:
        table = schema.tombstones.c
        last: dict[str, str] = {}
        for some in parts(records):
            asked = select(table.record, table.why).where(table.record.in_(some))
            last.update(dict(self._connection.execute(asked.order_by(table.seq)).all()))
        return {record for record, why in last.items() if why != "restored"}


def standing_of(connection: Connection, kind: Kind, records: Iterable[str]) -> dict[str, bool]:
    """Of dispatches or events, which stand."""
    table = schema.dispatches.c if kind == "dispatch" else schema.events.c
    found = dict.fromkeys(records, False)
    for some in parts(found):
        asked = select(table.id).where(table.id.in_(some), table.standing)
        found.update(dict.fromkeys(connection.scalars(asked.distinct()), True))
    return found
