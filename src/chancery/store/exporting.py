"""The readings that stand, with what reviewers said of their records, a handful at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from sqlalchemy import Connection, and_, false, or_, select

from chancery.records.review import Verdict
from chancery.store import schema
from chancery.store.judged import any_judged, verdicts_of
from chancery.store.locating import set_aside
from chancery.store.within import ids_of

_HANDFUL = 20
"""Readings in the memory at once; about 30 kB each."""

Whole = Callable[[bytes, str, str], dict[str, object]]
"""Puts a reading together from its packed body, its text and its name."""


class Kept(NamedTuple):
    """A reading as the machine made it, the verdicts of its records, and when either changed."""

    raw: dict[str, object]
    verdicts: Mapping[str, Verdict]
    changed_at: str


def kept_readings(
    connection: Connection, whole: Whole, *, machine: bool, since: str | None
) -> Iterator[Kept]:
    """The readings that stand, in the order in which they changed, from ``since`` on.

    With ``machine`` no verdicts are told, and what a reviewer rejected is there too.
    """
    aside = set_aside(connection) if machine else ()
    judged = not machine and any_judged(connection)
    table, texts = schema.dispatches.c, schema.texts.c
    stands = or_(table.standing, table.seq.in_(aside) if aside else false())
    asked = select(table.seq, table.changed_at, table.body, texts.content)
    asked = asked.join_from(schema.dispatches, schema.texts, table.text_sha256 == texts.sha256)
    asked = asked.where(stands).order_by(table.changed_at, table.seq).limit(_HANDFUL)
    before = table.changed_at >= (since or "")
    while rows := connection.execute(asked.where(before)).all():
        for row in rows:
            raw = whole(row.body, row.content, f"dispatch {row.seq}")
            verdicts = verdicts_of(connection, ids_of(raw)) if judged else {}
            yield Kept(raw, verdicts, row.changed_at)
        last = rows[-1]
        before = or_(
            table.changed_at > last.changed_at,
            and_(table.changed_at == last.changed_at, table.seq > last.seq),
        )
