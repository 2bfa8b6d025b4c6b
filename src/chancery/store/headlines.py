"""What is on top of a dispatch, for whoever shows what dispatches say together."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from chancery.store import schema
from chancery.store.judged import parts

_TABLE = schema.dispatches


class Headline(NamedTuple):
    """A dispatch that stands: where it came from and what is on top of it."""

    id: str
    title: str | None
    publisher: str | None
    published: str | None
    language: str | None
    address: str


def headlines(connection: Connection, dispatches: Collection[str]) -> dict[str, Headline]:
    """The headlines of those of some dispatches that stand."""
    table = _TABLE.c
    asked = select(
        table.id, table.title, table.publisher, table.published, table.language, table.address
    ).where(table.standing)
    found: dict[str, Headline] = {}
    for some in parts(dispatches):
        for row in connection.execute(asked.where(table.id.in_(some)).order_by(table.seq)):
            found[row.id] = Headline(*row)
    return found


def published_between(connection: Connection, first: str, last: str) -> set[str]:
    """The dispatches that stand and were published on these days; undated ones never are."""
    table = _TABLE.c
    asked = select(table.id).where(table.standing, table.published_day.between(first, last))
    return set(connection.scalars(asked))


def last_published(connection: Connection) -> str | None:
    """The latest day of publication in the ledger."""
    latest = select(func.max(_TABLE.c.published_day)).where(_TABLE.c.standing)
    found: str | None = connection.scalar(latest)
    return found
