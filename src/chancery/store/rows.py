"""Many rows at once: statements compiled one time, rows as plain tuples."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import chain

from sqlalchemy import Connection, Dialect, func, insert, select

from chancery.knowledge.searching import words
from chancery.store import schema

ORDER = tuple(table.name for table in schema.metadata.sorted_tables)
"""The tables, each after those that its rows point to."""

NUMBERED = (
    "runs", "reports", "arrivals", "dispatches", "events", "reviews", "tombstones", "gatherings",
)  # fmt: skip
"""The tables whose rows are numbered as they come."""

FULL_TEXT = ("words", "names")
"""The full-text indexes: of dispatches, of who took part in events."""

MANY = 50
"""Rows in one statement: a quarter off in PostgreSQL."""

NARROW = 7
"""Columns of a row up to which SQLite gains, too: evidence a sixth; wider rows lose as much."""

Row = tuple[object, ...]


class Rows:
    """Rows of a transaction, kept until they are written together, parents before children.

    A row's values stand in the order of the table's columns. Rows of a full-text
    index have two: the number of the dispatch or event, and its folded words. SQLite parts words as
    ``knowledge.searching`` does; PostgreSQL, which knows hosts and paths, is given them parted.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._waiting: defaultdict[str, list[Row]] = defaultdict(list)
        self._next: dict[str, int] = {}

    def number(self, table: str) -> int:
        """The next number of a table; the write lock makes it ours."""
        if table not in self._next:
            highest = select(func.max(schema.metadata.tables[table].c.seq))
            self._next[table] = (self._connection.execute(highest).scalar() or 0) + 1
        self._next[table] += 1
        return self._next[table] - 1

    def add(self, table: str, row: Row) -> None:
        """Keep one row."""
        self._waiting[table].append(row)

    def extend(self, table: str, rows: Sequence[Row]) -> None:
        """Keep several rows."""
        self._waiting[table].extend(rows)

    def write(self) -> None:
        """Write what waits."""
        backend = self._connection.dialect
        for name in (*ORDER, *FULL_TEXT):
            rows = self._waiting.pop(name, None)
            if rows:
                self._write(name, rows, backend)

    def _write(self, name: str, rows: Sequence[Row], dialect: Dialect) -> None:
        """Many at a time where that is faster; then the rest, one by one."""
        slower = dialect.name == "sqlite" and len(rows[0]) > NARROW
        whole = 0 if slower or name in FULL_TEXT else len(rows) - len(rows) % MANY
        if whole:
            values = [
                tuple(chain.from_iterable(rows[at : at + MANY])) for at in range(0, whole, MANY)
            ]
            self._connection.exec_driver_sql(_statement(name, dialect, MANY), values)
        if name in FULL_TEXT and dialect.name != "sqlite":
            rows = [(number, " ".join(words(str(said)))) for number, said in rows]
        if whole < len(rows):
            self._connection.exec_driver_sql(_statement(name, dialect, 1), list(rows[whole:]))


_COMPILED: dict[tuple[str, str, int], str] = {}


def _statement(name: str, dialect: Dialect, count: int) -> str:
    key = (name, dialect.name, count)
    if key not in _COMPILED:
        _COMPILED[key] = (
            _full_text(name, dialect) if name in FULL_TEXT else _insert(name, dialect, count)
        )
    return _COMPILED[key]


def _insert(name: str, dialect: Dialect, count: int) -> str:
    head, _, values = str(insert(schema.metadata.tables[name]).compile(dialect=dialect)).partition(
        "VALUES "
    )
    return f"{head}VALUES {', '.join([values] * count)}"


def _full_text(name: str, dialect: Dialect) -> str:
    if dialect.name == "sqlite":
        return f"INSERT INTO {name} (rowid, said) VALUES (?, ?)"  # noqa: S608 - a name of ours
    return f"INSERT INTO {name} (rowid, said) VALUES (%s, to_tsvector('simple', %s))"  # noqa: S608 - as above
