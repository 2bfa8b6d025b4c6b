"""What reviewers said of records, and where that leaves each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TypeVar

from sqlalchemy import Connection, RowMapping, select

from chancery.records.review import Judgement, Verdict, weigh
from chancery.store import schema

Value = TypeVar("Value", str, int)

MANY = 500
"""Values in one question to the database."""


def judgements_of(connection: Connection, record: str) -> tuple[Judgement, ...]:
    """The judgements of a record in the order in which they were made."""
    table = schema.reviews
    asked = select(table).where(table.c.record == record).order_by(table.c.seq)
    return tuple(judgement_of(row) for row in connection.execute(asked).mappings())


def judgement_of(row: RowMapping) -> Judgement:
    """A row of ``reviews`` as a record."""
    return Judgement(**{k: v for k, v in row.items() if k not in {"seq", "id"}})


def verdicts_of(connection: Connection, records: Iterable[str]) -> dict[str, Verdict]:
    """The verdicts of those of some records that were judged."""
    found: defaultdict[str, list[Judgement]] = defaultdict(list)
    table = schema.reviews
    for some in parts(records):
        asked = select(table).where(table.c.record.in_(some)).order_by(table.c.seq)
        for row in connection.execute(asked).mappings():
            found[row["record"]].append(judgement_of(row))
    return {record: weigh(said) for record, said in found.items()}


def any_judged(connection: Connection) -> bool:
    """Whether the ledger holds a judgement at all."""
    return connection.scalar(select(schema.reviews.c.seq).limit(1)) is not None


def rejected_by(verdict: Verdict | None) -> str | None:
    """The judgement that took a record out, if one did."""
    if verdict is None or not verdict.rejected:
        return None
    return next(j.id for j in reversed(verdict.judgements) if j.action == "reject")


def dispatches_judged(connection: Connection, numbers: Iterable[int]) -> list[int]:
    """Those of some dispatches that have an event or an entity that was judged."""
    found: set[int] = set()
    reviews = schema.reviews
    for some in parts(numbers):
        for table in (schema.events, schema.entities):
            asked = select(table.c.dispatch).join(reviews, reviews.c.record == table.c.id)
            found.update(connection.scalars(asked.where(table.c.dispatch.in_(some)).distinct()))
    return sorted(found)


def parts(values: Iterable[Value]) -> Iterator[list[Value]]:
    """Values in handfuls that one question takes, each once and in order."""
    ordered = sorted(set(values))
    return (ordered[at : at + MANY] for at in range(0, len(ordered), MANY))
