"""What decides which rows are found: conditions, and the indexes by which few rows are reached.

SQLite is told which index to go by, since it does not know what is rare; PostgreSQL knows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, Select, Table

BY_NUMBER = "NOT INDEXED"
"""What SQLite is told where rows are gathered by their numbers, or all are swept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A condition that an index answers.

    ``rows`` are what it gives, to be counted, ``each`` how many rows of the table come of one.
    ``ordered``: the index ``by`` gives them newest first. ``of``: the column that the numbers of
    ``rows`` stand in, when it is dear to ask for them twice; ``words``: they are all that have the
    words that were asked for.
    """

    condition: ColumnElement[bool]
    rows: Select[int]
    by: str = BY_NUMBER
    each: int = 1
    ordered: bool = False
    of: Column[int] | None = None
    words: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Rows whose keys lie between two; stretches follow one another, newest first.

    ``way``: the only way to its rows.
    """

    within: tuple[ColumnElement[bool], ...] = ()
    way: Way | None = None
    dayless: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """Everything that decides which rows are found, and in which order.

    ``between`` asks for the words of a text, of rows whose numbers lie between two.
    """

    table: Table
    day: Column[str]
    by: str
    conditions: Sequence[ColumnElement[bool]]
    ways: Sequence[Way]
    stretches: Sequence[Stretch]
    between: Callable[[int, int], ColumnElement[bool]] | None = None

    def keys(self, stretch: Stretch) -> list[ColumnElement[Any]]:
        """What orders the rows of a stretch."""
        return [self.table.c.seq] if stretch.dayless else [self.day, self.table.c.seq]
