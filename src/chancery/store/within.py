"""A record inside the reading of a dispatch, and the same record in other dispatches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, select

from chancery.errors import LedgerError
from chancery.records.review import Verdict
from chancery.store import schema
from chancery.store.judged import verdicts_of
from chancery.store.locating import Found

_LISTS = {"entity": "entities", "statement": "statements", "event": "events",
          "agreement": "agreements"}  # fmt: skip
_COLUMNS = {"status": schema.obligations.c.status, "due": schema.obligations.c.due,
            "sector": schema.entities.c.sector}  # fmt: skip
"""Fields that records of one id may have otherwise in other dispatches: no part of the id."""


def record_within(raw: dict[str, object], kind: str, record: str) -> dict[str, object]:
    """The JSON of a record. Raises ``LedgerError`` when the reading does not have it."""
    for one in records_of(raw, kind):
        if one.get("id") == record:
            return one
    message = f"{record}: not in the reading that the ledger keeps; `chancery verify --ledger`"
    raise LedgerError(message)


def records_of(raw: dict[str, object], kind: str) -> Iterator[dict[str, object]]:
    """The records of one kind in a reading."""
    if kind == "dispatch":
        dispatch = raw["dispatch"]
        yield from (one for one in [dispatch] if isinstance(one, dict))
    elif kind == "obligation":
        for agreement in records_of(raw, "agreement"):
            yield from _objects(agreement.get("obligations"))
    else:
        yield from _objects(raw.get(_LISTS[kind]))


def ids_of(raw: dict[str, object]) -> Iterator[str]:
    """The ids of all records in a reading."""
    for kind in ("dispatch", *_LISTS, "obligation"):
        yield from (str(one["id"]) for one in records_of(raw, kind))


class Member(NamedTuple):
    """An entity of a reading as reviewers left it; ``read`` is the name that the machine read."""

    name: str
    country: str | None = None
    read: str | None = None
    rejected: bool = False

    def __str__(self) -> str:
        """``Ingrid Solheim (NOR)``."""
        return f"{self.name} ({self.country})" if self.country else self.name

    def goes_by(self, name: str) -> bool:
        """Whether it is meant by a name, with or without the country."""
        bare = (self.name, self.read)
        return name in (*bare, *(f"{one} ({self.country})" for one in bare if one))


def members_of(connection: Connection, number: int) -> dict[str, Member]:
    """The entities of a dispatch, by id."""
    table = schema.entities
    asked = select(table).where(table.c.dispatch == number).order_by(table.c.n)
    rows = {row["id"]: dict(row) for row in connection.execute(asked).mappings()}
    verdicts = verdicts_of(connection, rows)
    return {one: _member(row, verdicts.get(one, Verdict())) for one, row in rows.items()}


def _member(row: dict[str, object], verdict: Verdict) -> Member:
    said = {**row, **verdict.corrections}
    country = said["country"] or said["supranational"]
    return Member(
        name=str(said["name"]),
        country=str(country) if country else None,
        read=str(row["name"]),
        rejected=verdict.rejected,
    )


def cast_of(connection: Connection, dispatches: Sequence[int]) -> dict[str, Member]:
    """The entities, by id, that every one of some dispatches has; none that was rejected."""
    found: dict[str, Member] | None = None
    for number in dispatches:
        here = members_of(connection, number)
        found = here if found is None else {k: v for k, v in found.items() if k in here}
    return {one: member for one, member in (found or {}).items() if not member.rejected}


def differs_elsewhere(connection: Connection, found: Found, name: str, was: object) -> bool:
    """Whether the record says otherwise in a field, in a dispatch before the last that has it."""
    column = _COLUMNS.get(name)
    if column is None:
        return False
    said = was.get("edtf") if isinstance(was, dict) else was
    table = column.table
    asked = select(column).where(table.c.id == found.id, table.c.dispatch.in_(found.dispatches))
    return any(other != said for other in connection.scalars(asked.distinct()))


def _objects(value: object) -> list[dict[str, object]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
