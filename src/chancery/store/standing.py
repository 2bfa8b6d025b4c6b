"""Which readings the ledger says now.

A dispatch stands when it is the last reading of its capture, and its capture is the latest version
at one address or more. An event of a standing dispatch stands as its reviews say; see ``reviewed``.
What stops standing leaves a tombstone, unless what stands now says it too.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select, update

from chancery.store import schema
from chancery.store.reviewed import restate
from chancery.store.rows import Rows


class Standing:
    """Keeps ``standing`` true to the meaning above, for the captures that a transaction touched."""

    def __init__(self, connection: Connection, rows: Rows, at: str) -> None:
        self._connection = connection
        self._rows = rows
        self._at = at
        self._touched: dict[str, None] = {}

    def look_at(self, *seals: str) -> None:
        """Remember captures whose standing may have changed."""
        self._touched.update(dict.fromkeys(seals))

    def settle(self) -> None:
        """Decide for every capture that was touched; new rows must have been written."""
        fallen: dict[int, str] = {}
        for seal in self._touched:
            self._decide(seal, fallen)
        self._bury(fallen)
        if self._touched and self._connection.scalar(select(schema.reviews.c.seq).limit(1)):
            restate(self._connection, self._rows, self._at, self._events_of_touched())
        self._rows.write()

    def _decide(self, seal: str, fallen: dict[int, str]) -> None:
        table = schema.dispatches
        asked = select(table.c.seq, table.c.id, table.c.standing).where(table.c.capture == seal)
        readings = self._connection.execute(asked.order_by(table.c.seq)).all()
        latest = self._is_latest_somewhere(seal) if readings else False
        for number, name, stands in readings:
            should = latest and number == readings[-1].seq
            if should == stands:
                continue
            self._set(number, standing=should)
            if not should:
                fallen[number] = name

    def _is_latest_somewhere(self, seal: str) -> bool:
        mine, later = schema.arrivals.alias(), schema.arrivals.alias()
        newer = select(later.c.seq).where(
            later.c.address == mine.c.address, later.c.version > mine.c.version
        )
        asked = select(mine.c.seq).where(mine.c.capture == seal, ~newer.exists()).limit(1)
        return self._connection.scalar(asked) is not None

    def _set(self, number: int, *, standing: bool) -> None:
        dispatches, events = schema.dispatches, schema.events
        values = {"standing": standing, "changed_at": self._at}
        self._connection.execute(
            update(dispatches).where(dispatches.c.seq == number).values(values)
        )
        mine = (events.c.dispatch == number) & (events.c.standing != standing)
        if standing:
            mine &= events.c.origin == "machine"
        self._connection.execute(update(events).where(mine).values(values))

    def _bury(self, fallen: dict[int, str]) -> None:
        """Tombstones for the dispatches that fell, and for events that nothing says any more."""
        if not fallen:
            return
        events, dispatches = schema.events.c, schema.dispatches.c
        for number, name in fallen.items():
            gone = [("dispatch", name)] if not self._stands(dispatches.id == name) else []
            asked = select(events.id).where(events.dispatch == number).distinct()
            for (event,) in self._connection.execute(asked.order_by(events.id)):
                if not self._stands_event(event):
                    gone.append(("event", event))
            for kind, record in gone:
                row = (self._at, kind, record, name, "superseded", self._because(number))
                self._rows.add("tombstones", (self._rows.number("tombstones"), *row))

    def _stands(self, what: object) -> bool:
        table = schema.dispatches.c
        asked = select(table.seq).where(what, table.standing).limit(1)  # type: ignore[arg-type]
        return self._connection.scalar(asked) is not None

    def _stands_event(self, event: str) -> bool:
        table = schema.events.c
        asked = select(table.seq).where(table.id == event, table.standing).limit(1)
        return self._connection.scalar(asked) is not None

    def _because(self, number: int) -> str:
        """The id of the dispatch that stands instead: another reading, or the next version."""
        table, arrivals = schema.dispatches.c, schema.arrivals.c
        mine = select(table.capture).where(table.seq == number).scalar_subquery()
        places = select(arrivals.address).where(arrivals.capture == mine)
        heirs = select(arrivals.capture).where(arrivals.address.in_(places))
        asked = select(table.id).where(table.capture.in_(heirs), table.standing)
        return self._connection.scalar(asked.order_by(table.seq.desc()).limit(1)) or "nothing"

    def _events_of_touched(self) -> Sequence[str]:
        events, dispatches = schema.events.c, schema.dispatches.c
        asked = select(events.id).join_from(
            schema.events, schema.dispatches, events.dispatch == dispatches.seq
        )
        found: dict[str, None] = {}
        for seal in self._touched:
            asked_here = asked.where(dispatches.capture == seal).distinct()
            found.update(dict.fromkeys(self._connection.scalars(asked_here)))
        return tuple(found)
