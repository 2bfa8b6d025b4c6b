"""Full text and lists of names, on both databases."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Select,
    column,
    func,
    literal_column,
    select,
    table,
)

from chancery.store.terms import Term, as_fts5, as_tsquery


def matching(connection: Connection, index: str, terms: Iterable[Term]) -> Select[int]:
    """The numbers of the rows of a full-text index that have the terms."""
    rows = table(index, column("rowid"), column("said"), column(index))
    if connection.dialect.name == "sqlite":
        return select(rows.c.rowid).where(rows.c[index].op("MATCH")(as_fts5(terms)))
    asked = func.to_tsquery(literal_column("'simple'"), as_tsquery(terms))
    return select(rows.c.rowid).where(rows.c.said.op("@@")(asked))


def values_of(connection: Connection, named: Column[str]) -> list[str]:
    """The different values of a column that begins an index, from one to the next."""
    steps = select(func.min(named).label("value")).cte("steps", recursive=True)
    following = select(func.min(named)).where(named > steps.c.value).scalar_subquery()
    steps = steps.union_all(select(following).where(steps.c.value.is_not(None)))
    found = connection.scalars(select(steps.c.value).where(steps.c.value.is_not(None)))
    return list(found)


def one_of(column: ColumnElement[str], values: Sequence[str]) -> ColumnElement[bool]:
    """Whether a column has one of some values; a single one leaves an index in its order."""
    return column == values[0] if len(values) == 1 else column.in_(values)
