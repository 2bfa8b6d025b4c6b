"""Gatherings as a list shows them: the heaviest first, of one weight the latest, then by id.

A page goes on behind the place of the last row shown, so that rows that come and go in between
move none of the others. A place is written ``17~2026-03-12~dossier-3f9c0a1b2c3d4e5f``.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple, Self, TypeVar

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from chancery.errors import QueryError
from chancery.records.query import shown
from chancery.store import schema
from chancery.store.gatherings import decoder_of

Shape = TypeVar("Shape")

_TABLE = schema.gatherings
_T = _TABLE.c
_PLACE = re.compile(r"(\d{1,9})~([\d-]{0,10})~([A-Za-z][\w.:-]{0,199})", re.ASCII)


class Place(NamedTuple):
    """Where a row stands in a list."""

    weight: int
    day: str
    id: str

    @classmethod
    def read(cls, written: str | None) -> Self | None:
        """A place as it was written. Raises ``QueryError`` for what is none."""
        if written is None:
            return None
        found = _PLACE.fullmatch(written)
        if found is None:
            message = f"after {shown(written)}: no place in this list; take next_url"
            raise QueryError(message)
        return cls(int(found[1]), found[2], found[3])

    def __str__(self) -> str:
        return f"{self.weight}~{self.day}~{self.id}"

    def is_before(self, other: Place) -> bool:
        """Whether it comes first, in the order of lists."""
        mine, others = (-self.weight, other.day, self.id), (-other.weight, self.day, other.id)
        return mine < others


def listed(
    connection: Connection, kind: str, shape: type[Shape], limit: int, *,
    after: Place | None = None, on: str | None = None,
) -> list[tuple[Place, Shape]]:  # fmt: skip
    """So many of a list behind a place, as it stands now; only what is shown on a day."""
    asked = select(_T.weight, _T.sort_day, _T.id, _T.body).where(*_in_list(kind, on))
    if after:
        asked = asked.where(_T.weight <= after.weight, _behind(after))
    asked = asked.order_by(_T.weight.desc(), _T.sort_day.desc(), _T.id).limit(limit)
    decode = decoder_of(shape)
    return [(Place(*row[:3]), decode(row.body)) for row in connection.execute(asked)]


def _behind(place: Place) -> ColumnElement[bool]:
    later = or_(_T.sort_day < place.day, and_(_T.sort_day == place.day, _T.id > place.id))
    return or_(_T.weight < place.weight, and_(_T.weight == place.weight, later))


def count_listed(connection: Connection, kind: str, on: str | None = None) -> int:
    """How many stand in a list; only of what is shown on a day."""
    asked = select(func.count()).select_from(_TABLE).where(*_in_list(kind, on))
    return connection.scalar(asked) or 0


def count_standing(connection: Connection, kind: str) -> int:
    """How many stand at all, in a list or not."""
    asked = select(func.count()).select_from(_TABLE).where(_T.kind == kind, _T.standing)
    return connection.scalar(asked) or 0


def _in_list(kind: str, on: str | None) -> tuple[ColumnElement[Any], ...]:
    there: tuple[ColumnElement[Any], ...] = (
        _T.kind == kind,
        _T.standing,
        _T.listed_from.is_not(None),
    )
    return there if on is None else (*there, _T.listed_from <= on)
