"""From a reading to the rows that the ledger keeps of it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

import msgspec

from chancery.errors import UnreadableError
from chancery.exchange import shapes
from chancery.exchange.reading_json import SavedReading
from chancery.exchange.reviewed import is_reviewed
from chancery.knowledge.searching import folded, searchable
from chancery.records.dispatch import READ, Capture
from chancery.records.ledger import (
    AgreementRow,
    EntityRow,
    Entry,
    EventRow,
    ObligationRow,
    RoleRow,
    StatementRow,
)

MOST_SEARCHED = 500_000
"""Bytes of one dispatch that search finds it by: PostgreSQL takes 1 MB, and adds five bytes to
each different word at most."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def entry_of(reading: SavedReading) -> Entry:
    """The rows of a reading: a pure function of its JSON.

    Raises ``UnreadableError`` for a NUL character, which PostgreSQL cannot keep, and for what
    reviewers said in it: a machine's record is kept as the machine's.
    """
    said = reading.typed
    if not reading.is_plain and is_reviewed(reading.raw):
        message = f"{reading.origin}: holds reviewers' corrections; use `chancery export --machine`"
        raise UnreadableError(message)
    dispatch = said.dispatch
    body = reading.body
    if b"\\u0000" in body or "\0" in dispatch.text:
        message = f"{reading.origin}: holds a NUL character, which no text of a page has"
        raise UnreadableError(message)
    return Entry(
        id=dispatch.id,
        capture=capture_of(reading),
        reader=said.reader,
        digest=digest_of(reading),
        publisher=dispatch.publisher,
        publisher_folded=searchable(dispatch.publisher) if dispatch.publisher else None,
        title=dispatch.title,
        published=dispatch.published,
        published_day=day_of(dispatch.published),
        language=dispatch.language,
        text=dispatch.text,
        text_sha256=dispatch.text_sha256,
        problem=dispatch.problem,
        words=searched_words(dispatch),
        body=body,
        entities=tuple(_entities(said.entities)),
        statements=tuple(_statements(said.statements)),
        events=tuple(event_row(n, e, dispatch.published) for n, e in enumerate(said.events)),
        roles=_roles(said),
        agreements=tuple(_agreements(said.agreements)),
        obligations=tuple(_obligations(said.agreements)),
        evidence=tuple(
            [(kind, n, path, x.start, x.end) for kind, n, path, x in reading.quotations]
        ),
    )


def digest_of(reading: SavedReading) -> str:
    """The SHA-256 of all that a reading says, wherever its bytes came from.

    The same page read at two addresses says the same: its capture's place is left out, and the id
    that it makes.
    """
    dispatch = reading.typed.dispatch
    place = msgspec.json.encode(dispatch.capture)
    said = reading.body.replace(place, b"", 1).replace(dispatch.id.encode(), b"", 1)
    return hashlib.sha256(said).hexdigest()


def event_row(n: int, event: shapes.Event, published: str | None) -> EventRow:
    """The row of an event, the machine's or a corrected one."""
    date, place = event.date, event.place
    first, last = (date.first, date.last) if date else (None, None)
    return EventRow(
        n=n,
        id=event.id,
        act=event.act,
        type=event.type,
        mode=event.mode,
        contexts=f"|{'|'.join(event.contexts)}|",
        modality=event.modality,
        edtf=date.edtf if date else None,
        first_day=first,
        last_day=last,
        sort_day=first or last or day_of(published) or "",
        place=place.name if place else None,
        place_folded=searchable(place.name) if place else None,
        place_country=place.country if place else None,
        geonameid=place.geonameid if place else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        anchor=event.anchor.exact,
        rule=event.rule,
    )


def role_rows(event: shapes.Event, cast: dict[str, shapes.Entity]) -> tuple[RoleRow, ...]:
    """Who has which part in an event."""
    parts = [("actor", r) for r in event.actors]
    parts += [("recipient", r) for r in event.recipients]
    parts += [("other", r) for r in event.others]
    return tuple(_role(n, part, role, cast.get(role.id)) for n, (part, role) in enumerate(parts))


def _role(n: int, part: str, role: shapes.Role, entity: shapes.Entity | None) -> RoleRow:
    return RoleRow(
        n=n,
        part=part,
        name=role.role if isinstance(role.role, str) else None,
        entity=role.id,
        entity_folded=searchable(entity.name) if entity else "",
        country=(entity.country or entity.supranational) if entity else None,
        sector=entity.sector if entity else None,
        key=entity.key if entity else None,
    )


def _roles(said: shapes.Reading) -> tuple[tuple[RoleRow, ...], ...]:
    cast = {entity.id: entity for entity in said.entities}
    return tuple(role_rows(event, cast) for event in said.events)


def capture_of(reading: SavedReading) -> Capture:
    """The capture that was read."""
    said = reading.typed.dispatch.capture
    return Capture(
        sha256=said.sha256,
        media_type=said.media_type,
        path=said.path if isinstance(said.path, str) else None,
        url=said.url if isinstance(said.url, str) else None,
        retrieved_at=said.retrieved_at,
    )


def day_of(edtf: str | None) -> str | None:
    """The first day of a date of publication, where it tells one."""
    match = _DAY.match(edtf) if edtf else None
    return match[0] if match else None


def searched_words(dispatch: shapes.Dispatch) -> str:
    """The words of title and article, folded; menus and other articles are not what it is about."""
    read = [
        dispatch.text[block.start : block.end]
        for block in dispatch.blocks
        if block.kind in READ and not isinstance(block.note, str)
    ]
    title, article = dispatch.title or "", "\n".join(read)
    found = folded(article if title in article else f"{title}\n{article}")
    return found.encode()[:MOST_SEARCHED].decode("utf-8", "ignore")


def _entities(found: tuple[shapes.Entity, ...]) -> Iterator[EntityRow]:
    for n, x in enumerate(found):
        yield EntityRow(
            n, x.id, x.name, x.schema, x.country, x.supranational, x.sector, x.role, x.key, x.rule
        )


def _statements(found: tuple[shapes.Statement, ...]) -> Iterator[StatementRow]:
    for n, x in enumerate(found):
        yield StatementRow(n, x.id, x.speaker, x.kind, x.hearsay, x.within, x.rule)


def _agreements(found: tuple[shapes.Agreement, ...]) -> Iterator[AgreementRow]:
    for n, x in enumerate(found):
        signed = x.signed.edtf if x.signed else None
        place = x.place.name if x.place else None
        yield AgreementRow(n, x.id, x.name, x.kind, signed, place, x.rule)


def _obligations(found: tuple[shapes.Agreement, ...]) -> Iterator[ObligationRow]:
    owed = [(agreement, one) for agreement in found for one in agreement.obligations]
    for n, (agreement, x) in enumerate(owed):
        due = x.due.edtf if x.due else None
        yield ObligationRow(n, x.id, agreement.id, x.action.exact, due, x.status, x.rule)
