"""Readings that were made elsewhere, at the door: what does not hold is not let in.

The question is that of ``verify``, and where the quick answer is not a plain yes, ``verify`` gives
it. The quick one takes a tenth of the time; a law (``tests/laws/test_door.py``) holds them against
each other.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from chancery.checking.identities import MADE_FROM
from chancery.checking.verify import verify
from chancery.errors import UnreadableError
from chancery.exchange import SavedReading, shapes
from chancery.exchange.quotations import Record, records_of
from chancery.records.identity import LENGTH
from chancery.records.text import CONTEXT

_ENCODER = msgspec.json.Encoder(order="sorted")


def admit(reading: SavedReading) -> None:
    """Let a reading in. Raises ``UnreadableError`` with the first thing that does not hold."""
    if surely_holds(reading):
        return
    for record in verify(reading).records:
        for finding in record.findings:
            where = f"{record.kind} {record.id}, {finding.where}"
            message = f"{reading.origin}: {where}: {finding.answer}; {finding.detail}"
            raise UnreadableError(message)


def surely_holds(reading: SavedReading) -> bool:
    """Whether all holds, as far as can be told quickly; no means that ``verify`` is to say."""
    said = reading.typed
    records = list(records_of(said))
    ids = frozenset(record.id for _, _, record in records)
    return (
        reading.is_plain
        and hashlib.sha256(said.dispatch.text.encode()).hexdigest() == said.dispatch.text_sha256
        and _lies_in(said.dispatch)
        and _quotes(reading)
        and _dispatch_fits(said.dispatch)
        and all(_fits(kind, record) for kind, _, record in records)
        and all(name is None or name in ids for name in _named(said))
    )


def _lies_in(dispatch: shapes.Dispatch) -> bool:
    """Whether blocks and metadata lie in the text, in order."""
    at, length = 0, len(dispatch.text)
    for block in dispatch.blocks:
        if not at <= block.start <= block.end <= length:
            return False
        at = block.end
    return all(
        isinstance(fact.end, int) and fact.start <= fact.end <= length
        for fact in dispatch.metadata
        if isinstance(fact.start, int)
    )


def _quotes(reading: SavedReading) -> bool:
    """Whether every evidence stands to the letter, among its neighbours."""
    text = reading.typed.dispatch.text
    for _, _, _, cited in reading.quotations:
        start, end = cited.start, cited.end
        if not (
            cited.exact
            and text[start:end] == cited.exact
            and text[end : end + CONTEXT] == cited.suffix
            and text[max(0, start - CONTEXT) : start] == cited.prefix
        ):
            return False
    return True


def _dispatch_fits(dispatch: shapes.Dispatch) -> bool:
    if dispatch.capture.retrieved_at is not None:
        capture = replace(dispatch.capture, retrieved_at=None)
        dispatch = replace(dispatch, capture=capture)
    return _makes(dispatch.id, "dispatch", _without_id(dispatch.id, dispatch))


def _fits(kind: str, record: Record) -> bool:
    """Whether the content of a record makes its id: canonical JSON by a quicker writer."""
    made_from = MADE_FROM[kind]
    if made_from is None:
        return _makes(record.id, kind, _without_id(record.id, record))
    return _makes(record.id, kind, _ENCODER.encode({f: getattr(record, f) for f in made_from}))


def _without_id(name: str, record: Struct) -> bytes:
    return _ENCODER.encode(record).replace(b'"id":"%b",' % name.encode(), b"", 1)


def _makes(name: str, kind: str, content: bytes) -> bool:
    return name == f"{kind}-{hashlib.sha256(content).hexdigest()[:LENGTH]}"


def _named(said: shapes.Reading) -> Iterator[str | None]:
    """Every record that another one names."""
    for entity in said.entities:
        yield from (label.used_by for label in entity.labels)
    for statement in said.statements:
        yield statement.speaker
        yield statement.within
    for event in said.events:
        roles = (*event.actors, *event.recipients, *event.others)
        yield from (role.id for role in roles)
        tellers = (*event.told_by, *(x for topic in event.topics for x in topic.told_by))
        for teller in tellers:
            yield teller.id
            yield teller.statement
    for agreement in said.agreements:
        yield from (role.id for role in agreement.parties)
        for owed in agreement.obligations:
            yield from (role.id for role in (*owed.bearer, *owed.counterparty))
            yield from (step.event for step in owed.steps)
