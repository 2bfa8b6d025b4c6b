"""A digest of what a ledger says, whatever way it came to say it.

Two ledgers that received the same things have the same fingerprint, however often one of them was
interrupted and on whichever database it lies. What depends on the way is left out: numbers of rows
and runs, every time, the diary of the web client, reports, and corrected events that do not stand.

The rows of a table are added up, each as a number made by SHA-256, so their order does not matter
and memory does not grow. This compares ledgers of ours; it is no seal against forgery.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from sqlalchemy import Connection, Select, select

from chancery.records.identity import canonical
from chancery.store import schema
from chancery.store.ledger import Ledger

_MODULUS = 1 << 256
_MANY = 500
_ROLE = ("n", "part", "name", "entity", "country", "sector", "key")
_REVIEW = ("reviewer", "action", "kind", "record", "field", "was", "value", "reason")


def fingerprint(ledger: Ledger) -> str:
    """The fingerprint of a ledger's content, 64 hexadecimal digits."""
    with ledger.reading() as connection:
        parts = {name: _sum(connection, asked) for name, asked in _asked()}
        parts["reviews"] = _chain(connection)
    return hashlib.sha256(canonical(parts)).hexdigest()


def _asked() -> Iterator[tuple[str, Select[tuple[object, ...]]]]:
    """What of each table is content; a row of records is known by its dispatch's digest."""
    captures, arrivals, stones = schema.captures.c, schema.arrivals.c, schema.tombstones.c
    said, events, roles = schema.dispatches.c, schema.events.c, schema.roles.c
    yield "captures", select(captures.sha256, captures.media_type, captures.size)
    yield (
        "arrivals",
        select(arrivals.address, arrivals.version, arrivals.capture, arrivals.changes),
    )
    yield "texts", select(schema.texts.c.sha256)
    yield (
        "dispatches",
        select(said.id, said.digest, said.capture, said.address, said.reader, said.standing),
    )
    for name in ("entities", "statements", "agreements", "obligations", "evidence"):
        table = schema.metadata.tables[name]
        columns = [column for column in table.columns if column.name != "dispatch"]
        yield (
            name,
            select(said.digest, *columns).join_from(
                table, schema.dispatches, table.c.dispatch == said.seq
            ),
        )
    own = [c for c in events if c.name not in {"seq", "dispatch", "origin", "changed_at"}]
    by_machine = (events.origin == "machine").label("by_machine")
    kept = (events.origin == "machine") | events.standing
    of = select(said.digest, by_machine, *own).where(kept)
    of = of.join_from(schema.events, schema.dispatches, events.dispatch == said.seq)
    yield "events", of
    cast = select(events.id, by_machine, *(roles[name] for name in _ROLE)).where(kept)
    yield "roles", cast.join_from(schema.roles, schema.events, roles.event == events.seq)
    yield "tombstones", select(stones.kind, stones.record, stones.why)


def _sum(connection: Connection, asked: Select[tuple[object, ...]]) -> str:
    total = 0
    for row in connection.execute(asked.execution_options(yield_per=_MANY)):
        total += int.from_bytes(hashlib.sha256(canonical([*row])).digest(), "big")
    return f"{total % _MODULUS:064x}"


def _chain(connection: Connection) -> str:
    """Judgements in their order; an undo is known by the place of what it undoes."""
    table = schema.reviews.c
    places: dict[str | None, int] = {}
    digest = hashlib.sha256()
    for row in connection.execute(select(schema.reviews).order_by(table.seq)).mappings():
        said = [*(row[name] for name in _REVIEW), places.get(row["undoes"])]
        digest.update(hashlib.sha256(canonical(said)).digest())
        places[row["id"]] = len(places)
    return digest.hexdigest()
