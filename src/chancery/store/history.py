"""What reviewers said and what went, in order: corrections, deletions, one record's history.

A ``since`` takes in what happened at that very time, so that whoever asks again from the last time
seen misses nothing.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from chancery.errors import ReviewError
from chancery.records.found import Quote, Source
from chancery.records.review import Judgement, Kind, Tombstone, Verdict, taken_back, weigh
from chancery.store import schema
from chancery.store.around import cast_named, quoted, source_of
from chancery.store.judged import MANY, judgement_of, judgements_of
from chancery.store.locating import KINDS, Found, locate, present
from chancery.store.reviews import Read
from chancery.store.within import Member, record_within, records_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A judgement in a listing, and whether it was undone since.

    ``number`` orders all judgements; ``None`` where those of one record are told.
    """

    judgement: Judgement
    undone: bool
    number: int | None = None

    def to_json(self) -> dict[str, object]:
        """The JSON form: the judgement's own, and ``undone``."""
        return {**self.judgement.to_json(), "undone": self.undone}


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """A record as the machine read it, and all that was said of it.

    ``dispatches`` are the ids of those that stand and have it; ``machine`` is ``None`` if none has.
    ``source`` is the last of them; ``sentence`` and ``anchor`` are its words of the record, and
    ``cast`` says who is meant by the ids of those who take part.
    """

    kind: Kind
    id: str
    dispatches: tuple[str, ...]
    machine: dict[str, object] | None
    verdict: Verdict
    corrections: tuple[Correction, ...]
    source: Source | None = None
    sentence: Quote | None = None
    anchor: Quote | None = None
    cast: Mapping[str, Member] = field(default_factory=dict)

    def to_json(self) -> dict[str, object]:
        """The JSON form."""
        return {
            "kind": self.kind,
            "id": self.id,
            "dispatches": list(self.dispatches),
            "status": self.verdict.status,
            "dispatch": self.source.to_json() if self.source else None,
            "sentence": self.sentence.to_json() if self.sentence else None,
            "cast": [
                {"id": one, "name": member.name, "country": member.country}
                for one, member in self.cast.items()
            ],
            "machine": self.machine,
            "corrections": dict(self.verdict.corrections),
            "judgements": [one.to_json() for one in self.corrections],
        }


def corrections(
    connection: Connection, *, since: str | None = None, record: str | None = None, after: int = 0
) -> Iterator[Correction]:
    """Judgements as they were made, those undone among them, from after one on."""
    table = schema.reviews
    undos = select(table.c.id, table.c.undoes).where(table.c.undoes.is_not(None))
    undone = taken_back(
        (row.id, row.undoes) for row in connection.execute(undos.order_by(table.c.seq))
    )
    asked = select(table).where(table.c.seq > after).order_by(table.c.seq)
    if since:
        asked = asked.where(table.c.at >= since)
    if record:
        asked = asked.where(table.c.record == record)
    for row in connection.execute(asked.execution_options(yield_per=MANY)).mappings():
        undo = row["id"] in undone
        yield Correction(judgement=judgement_of(row), undone=undo, number=row["seq"])


def stale(connection: Connection, found: Iterator[Correction]) -> Iterator[Correction]:
    """Those in force whose record is in no dispatch that stands: somebody should look again."""
    force = [one for one in found if not one.undone and one.judgement.action != "undo"]
    records: defaultdict[Kind, set[str]] = defaultdict(set)
    for one in force:
        if one.judgement.kind in KINDS:
            records[one.judgement.kind].add(one.judgement.record)
    there: set[str] = set()
    for kind, names in records.items():
        ordered = sorted(names)
        for at in range(0, len(ordered), MANY):
            there |= present(connection, kind, ordered[at : at + MANY])
    of_records = (one for one in force if one.judgement.kind in KINDS)
    yield from (one for one in of_records if one.judgement.record not in there)


def deletions(
    connection: Connection, *, since: str | None, after: int, limit: int
) -> list[Tombstone]:
    """Tombstones, oldest first, from after one on."""
    table = schema.tombstones
    asked = select(table).where(table.c.seq > after).order_by(table.c.seq).limit(limit)
    if since:
        asked = asked.where(table.c.at >= since)
    rows = [dict(row) for row in connection.execute(asked).mappings()]
    return [Tombstone(number=row.pop("seq"), **row) for row in rows]


def history(connection: Connection, wanted: str, read: Read) -> History:
    """A record and what was said of it, also when it does not stand any more.

    Raises ``ReviewError`` when the ledger knows no such record.
    """
    found = _located(connection, wanted)
    said = judgements_of(connection, found.id)
    undone = taken_back((one.id, one.undoes) for one in said)
    table = schema.dispatches.c
    names = select(table.id).where(table.seq.in_(found.dispatches[-MANY:])).order_by(table.seq)
    return History(
        kind=found.kind,
        id=found.id,
        dispatches=tuple(dict.fromkeys(connection.scalars(names))),
        verdict=weigh(said),
        corrections=tuple(Correction(judgement=one, undone=one.id in undone) for one in said),
        **(_around(connection, found, read, said) if found.dispatches else {"machine": None}),
    )


def _around(
    connection: Connection, found: Found, read: Read, said: Sequence[Judgement]
) -> dict[str, Any]:
    """The machine's record and what is around it, in the last dispatch that has it."""
    number = found.dispatches[-1]
    raw = read(number)
    machine = record_within(raw, found.kind, found.id)
    text = next(records_of(raw, "dispatch"))["text"]
    sentence, anchor = quoted(found.kind, machine, str(text))
    values = (json.loads(value) for one in said for value in (one.was, one.value) if value)
    return {
        "machine": _without_text(machine),
        "source": source_of(connection, number),
        "sentence": sentence,
        "anchor": anchor,
        "cast": cast_named(connection, number, machine, values),
    }


def located(connection: Connection, wanted: str) -> str:
    """The whole id of a record that stands or was judged, from the beginning of it."""
    return _located(connection, wanted).id


def _located(connection: Connection, wanted: str) -> Found:
    try:
        return locate(connection, wanted)
    except ReviewError:
        table = schema.reviews.c
        asked = select(table.kind, table.record).where(table.record == wanted).limit(1)
        row = connection.execute(asked).one_or_none()
        if row is None:
            raise
        return Found(row.kind, row.record, ())


def _without_text(machine: dict[str, object]) -> dict[str, object]:
    """A dispatch's own text is long, and no field that anybody judges."""
    return {name: value for name, value in machine.items() if name != "text"}
