"""The newest rows that fulfil all conditions, whichever of them are rare.

1. when one condition holds for few rows, these are gathered and put in order
2. otherwise the newest rows are walked through, as far as ``WALK`` says; mostly they fill a page
3. otherwise the condition that holds for the fewest is gathered, or all rows are swept
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, literal, select, tuple_

from chancery.store.finding.cursor import MOST, Key
from chancery.store.finding.ways import BY_NUMBER, Search, Stretch, Way

FEW = 2_000
"""Rows that are looked up in 10 ms (SQLite, 500,000 events)."""

WALK = (4_000, 16_000)
"""Newest rows that are walked through, in 15 ms; and those after them when the first promise that
they will fill the page."""

MANY = 60_000
"""Rows beyond which it costs less to sweep over all."""


def newest(connection: Connection, search: Search, after: Key | None, wanted: int) -> list[Key]:
    """The keys of the newest rows after a place, at most as many as are wanted."""
    found: list[Key] = []
    for stretch in search.stretches:
        if len(found) < wanted:
            found += _Walker(connection, search, stretch, after).take(wanted - len(found))
    return found


class _Walker:
    """Looks for rows in one stretch."""

    def __init__(
        self, connection: Connection, search: Search, stretch: Stretch, after: Key | None
    ) -> None:
        self._connection = connection
        self._search = search
        self._stretch = stretch
        self._keys = search.keys(stretch)
        self._within = [*stretch.within, *self._following(after)]

    def _following(self, after: Key | None) -> list[ColumnElement[bool]]:
        if after is None or (self._stretch.dayless and after.day):
            return []
        return [_pair(self._keys) < _values(after[-len(self._keys) :])]

    def take(self, wanted: int) -> list[Key]:
        """The newest rows of the stretch."""
        ways = self._search.ways
        if self._stretch.way:
            return self._gather(self._stretch.way, wanted)
        for way in ways:
            few = self._few(way)
            if few:
                return self._gather(few, wanted)
        found = self._walk(wanted)
        if found is not None:
            return found
        counted = [(self._count(way, MANY), number) for number, way in enumerate(ways)]
        least, number = min(counted, default=(MANY, 0))
        return self._gather(ways[number] if least < MANY else None, wanted)

    def _few(self, way: Way) -> Way | None:
        """A way, if it leads to few rows; their numbers with it where they are dear."""
        if way.of is None:
            return way if self._count(way, FEW) < FEW else None
        most = FEW // way.each
        numbers = self._connection.scalars(way.rows.limit(most)).all()
        return replace(way, condition=way.of.in_(numbers)) if len(numbers) < most else None

    def _count(self, way: Way, most: int) -> int:
        """How many rows a way leads to; it is not worth knowing beyond ``most``."""
        some = way.rows.limit(most // way.each).subquery()
        counted = self._connection.scalar(select(func.count()).select_from(some)) or 0
        return counted * way.each

    def _walk(self, wanted: int) -> list[Key] | None:
        """Rows among the newest; ``None`` when there are too few of them, and older ones."""
        way = next((way for way in self._search.ways if way.ordered), None)
        by, only = (way.by, [way.condition]) if way else (self._search.by, [])
        found: list[Key] = []
        begun: list[ColumnElement[bool]] = []
        for steps in WALK:
            far = self._far(by, [*only, *begun], steps)
            ended = [] if far is None else [_pair(self._keys) >= _values(far)]
            here = [*only, *begun, *ended]
            asked = self._ask(by, [*here, *self._search.conditions, *self._between(by, here)])
            found += self._read(asked, wanted - len(found))
            if far is None or len(found) == wanted:
                return found
            if len(found) * WALK[-1] < wanted * WALK[0]:
                return None
            begun = [_pair(self._keys) < _values(far)]
        return None

    def _between(
        self, by: str, here: Sequence[ColumnElement[bool]]
    ) -> Sequence[ColumnElement[bool]]:
        """What is asked of rows by their numbers: mostly those that came last are the newest."""
        if self._search.between is None:
            return ()
        seq = self._search.table.c.seq
        asked = select(func.min(seq), func.max(seq)).where(*self._within, *here)
        asked = asked.with_hint(self._search.table, by, "sqlite")
        least, most = self._connection.execute(asked).one()
        return [self._search.between(least or 0, most or 0)]

    def _far(
        self, by: str, only: Sequence[ColumnElement[bool]], steps: int
    ) -> Sequence[Any] | None:
        """The key of the row so many steps away; ``None`` when there are fewer."""
        return self._connection.execute(self._ask(by, only).limit(1).offset(steps)).one_or_none()

    def _gather(self, way: Way | None, wanted: int) -> list[Key]:
        by, only = (way.by, [way.condition]) if way else (BY_NUMBER, [])
        if self._search.between and not (way and way.words):
            only.append(self._search.between(0, MOST))
        return self._read(self._ask(by, [*only, *self._search.conditions]), wanted)

    def _ask(self, by: str, conditions: Sequence[ColumnElement[bool]]) -> Select[Any]:
        asked = select(*self._keys).where(*self._within, *conditions)
        asked = asked.order_by(*(key.desc() for key in self._keys))
        return asked.with_hint(self._search.table, by, "sqlite")

    def _read(self, asked: Select[Any], wanted: int) -> list[Key]:
        found = self._connection.execute(asked.limit(wanted)).all()
        return [Key("" if self._stretch.dayless else str(row[0]), int(row[-1])) for row in found]


def _pair(of: Sequence[ColumnElement[Any]]) -> ColumnElement[Any]:
    if len(of) == 1:
        return of[0]
    pair: ColumnElement[Any] = tuple_(*of)
    return pair


def _values(of: Sequence[object]) -> ColumnElement[Any]:
    return _pair([literal(value) for value in of])
