"""Which readings the ledger says now.

A dispatch stands when it is the last reading of its capture, its capture is the latest version at
one address or more, and no reviewer rejected it. An event of a standing dispatch stands as its
reviews say; see ``reviewed``. What stops standing leaves a tombstone, unless what stands now says
it too; what stands again leaves one that says so.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, select, update

from chancery.records.review import Verdict
from chancery.store import schema
from chancery.store.graves import Fate, Graves, standing_of
from chancery.store.judged import any_judged, dispatches_judged, parts, rejected_by, verdicts_of
from chancery.store.locating import is_latest_somewhere
from chancery.store.reviewed import restate
from chancery.store.rows import Rows


class Standing:
    """Keeps ``standing`` true to the meaning above, for the captures that a transaction touched.

    ``because`` is the judgement that made the transaction, where one did.
    """

    def __init__(
        self, connection: Connection, rows: Rows, at: str, because: str | None = None
    ) -> None:
        self._connection = connection
        self._rows = rows
        self._at = at
        self._because = because
        self._touched: dict[str, None] = {}
        self._new: list[int] = []

    def look_at(self, *seals: str) -> None:
        """Remember captures whose standing may have changed."""
        self._touched.update(dict.fromkeys(seals))

    def look_into(self, dispatch: int) -> None:
        """Remember a new dispatch, which may say again what was judged before."""
        self._new.append(dispatch)

    def settle(self) -> None:
        """Decide for everything that was touched; new rows must have been written."""
        judged = any_judged(self._connection)
        names = self._dispatches() if self._touched else {}
        verdicts = verdicts_of(self._connection, names.values()) if judged else {}
        for seal in self._touched:
            self._decide(seal, verdicts)
        if judged:
            for number in dispatches_judged(self._connection, {*names, *self._new}):
                restate(self._connection, self._rows, self._at, number)
        if names:
            self._tend_graves(names, verdicts)
        self._rows.write()

    def _dispatches(self) -> dict[int, str]:
        """The dispatches of what was touched: number and id, as they came."""
        table = schema.dispatches.c
        found: dict[int, str] = {}
        for some in parts(self._touched):
            asked = select(table.seq, table.id).where(table.capture.in_(some))
            found.update(dict(self._connection.execute(asked).all()))
        return dict(sorted(found.items()))

    def _decide(self, seal: str, verdicts: Mapping[str, Verdict]) -> None:
        table = schema.dispatches
        asked = select(table.c.seq, table.c.id, table.c.standing).where(table.c.capture == seal)
        readings = self._connection.execute(asked.order_by(table.c.seq)).all()
        latest = is_latest_somewhere(self._connection, seal) if readings else False
        for number, name, stands in readings:
            rejected = rejected_by(verdicts.get(name)) is not None
            should = latest and number == readings[-1].seq and not rejected
            if should != stands:
                self._set(number, standing=should)

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

    def _tend_graves(self, names: Mapping[int, str], verdicts: Mapping[str, Verdict]) -> None:
        """For the dispatches and their events; an event tells of the last dispatch that has it."""
        graves = Graves(self._connection, self._rows, self._at)
        numbers = {name: number for number, name in names.items()}
        where: dict[str, int] = {}
        for some in parts(names):
            table = schema.events.c
            asked = select(table.id, table.dispatch).where(table.dispatch.in_(some))
            where.update(dict(self._connection.execute(asked.order_by(table.seq)).all()))

        def fate(number: int, stands: bool) -> Fate:  # noqa: FBT001 - as Graves tells it
            name = names[number]
            because = self._because or rejected_by(verdicts.get(name))
            if stands:
                return Fate("restored", name, because or self._heir(number))
            return Fate(
                "rejected" if because else "superseded", name, because or self._heir(number)
            )

        standing = standing_of(self._connection, "dispatch", numbers)
        graves.tend("dispatch", standing, lambda record, stands: fate(numbers[record], stands))
        standing = standing_of(self._connection, "event", where)
        graves.tend("event", standing, lambda record, stands: fate(where[record], stands))

    def _heir(self, number: int) -> str:
        """The id of the dispatch that stands instead: another reading, or the next version."""
        table, arrivals = schema.dispatches.c, schema.arrivals.c
        mine = select(table.capture).where(table.seq == number).scalar_subquery()
        places = select(arrivals.address).where(arrivals.capture == mine)
        heirs = select(arrivals.capture).where(arrivals.address.in_(places))
        asked = select(table.id).where(table.capture.in_(heirs), table.standing)
        return self._connection.scalar(asked.order_by(table.seq.desc()).limit(1)) or "nothing"
