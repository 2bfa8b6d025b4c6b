"""Which dispatches changed since the ledger was last gone through, and how far that was."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, and_, delete, func, insert, or_, select

from chancery.records.review import Verdict
from chancery.store import schema
from chancery.store.judged import any_judged, parts, verdicts_of
from chancery.store.within import ids_of

Whole = Callable[[bytes, str, str], dict[str, object]]
"""Puts a reading together from its packed body, its text and its name."""


class Cursor(NamedTuple):
    """How far the ledger was gone through: time and number of the last dispatch."""

    changed_at: str = ""
    seq: int = 0


class Changed(NamedTuple):
    """A dispatch that changed: ``raw`` is its reading, ``None`` when it does not stand any more.

    ``seen`` is when the ledger first had its bytes.
    """

    id: str
    address: str
    seen: str
    raw: dict[str, object] | None
    verdicts: Mapping[str, Verdict]


def changed_dispatches(
    connection: Connection, whole: Whole, after: Cursor, limit: int
) -> tuple[list[Changed], Cursor]:
    """So many of the dispatches that changed after a cursor, and the cursor behind them."""
    table = schema.dispatches.c
    asked = select(table.seq, table.id, table.changed_at, table.standing)
    later = or_(
        table.changed_at > after.changed_at,
        and_(table.changed_at == after.changed_at, table.seq > after.seq),
    )
    asked = asked.where(later).order_by(table.changed_at, table.seq).limit(limit)
    rows = connection.execute(asked).all()
    if not rows:
        return [], after
    standing = {row.id: row.seq for row in rows if row.standing}
    missing = {row.id for row in rows} - standing.keys()
    for some in parts(missing):
        still = select(table.id, table.seq).where(table.id.in_(some), table.standing)
        standing.update(dict(connection.execute(still).all()))
    found = _readings(connection, whole, list(standing.values()))
    found += [Changed(name, "", "", None, {}) for name in sorted(missing - standing.keys())]
    return found, Cursor(rows[-1].changed_at, rows[-1].seq)


def _readings(connection: Connection, whole: Whole, numbers: Sequence[int]) -> list[Changed]:
    table, texts, arrivals = schema.dispatches.c, schema.texts.c, schema.arrivals.c
    judged = any_judged(connection)
    found: list[Changed] = []
    for some in parts(numbers):
        seen = select(arrivals.capture, func.min(arrivals.recorded_at).label("at"))
        seen = seen.group_by(arrivals.capture)
        mine = select(table.capture).where(table.seq.in_(some))
        first = dict(connection.execute(seen.where(arrivals.capture.in_(mine))).all())
        asked = select(table.seq, table.id, table.address, table.capture, table.body, texts.content)
        asked = asked.join_from(schema.dispatches, schema.texts, table.text_sha256 == texts.sha256)
        for row in connection.execute(asked.where(table.seq.in_(some)).order_by(table.seq)):
            raw = whole(row.body, row.content, f"dispatch {row.seq}")
            verdicts = verdicts_of(connection, ids_of(raw)) if judged else {}
            found.append(Changed(row.id, row.address, first.get(row.capture, ""), raw, verdicts))
    return found


def read_progress(connection: Connection, name: str) -> object:
    """What was written down under a name; ``None`` for nothing, and for what is damaged."""
    table = schema.progress.c
    found = connection.scalar(select(table.value).where(table.name == name))
    try:
        return None if found is None else json.loads(found)
    except ValueError:
        return None


def write_progress(connection: Connection, name: str, value: object) -> None:
    """Write something down under a name."""
    table = schema.progress
    connection.execute(delete(table).where(table.c.name == name))
    connection.execute(insert(table).values(name=name, value=json.dumps(value)))


def clear_pieces(connection: Connection) -> None:
    """Forget all pieces; what they were gathered into stays."""
    for table in (schema.piece_keys, schema.pieces, schema.progress):
        connection.execute(delete(table))
