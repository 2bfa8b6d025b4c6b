"""From a reading to the rows that the ledger keeps of it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import cache
from typing import get_args

from msgspec import Struct
from msgspec.structs import fields

from chancery.errors import UnreadableError
from chancery.exchange import shapes
from chancery.exchange.reading_json import SavedReading
from chancery.exchange.shapes import Evidence, Topic
from chancery.knowledge.searching import folded, searchable
from chancery.records.dispatch import READ, Capture
from chancery.records.ledger import (
    AgreementRow,
    EntityRow,
    Entry,
    EventRow,
    EvidenceRow,
    ObligationRow,
    RoleRow,
    StatementRow,
)

MOST_SEARCHED = 500_000
"""Characters of one dispatch that search finds it by; PostgreSQL's index takes 1 MB."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_KINDS = ("entity", "statement", "event", "agreement", "obligation")


def entry_of(reading: SavedReading) -> Entry:
    """The rows of a reading: a pure function of its JSON.

    Raises ``UnreadableError`` when evidence does not say what the text says in its place.
    """
    said = reading.typed
    dispatch = said.dispatch
    body = reading.body
    if b"\\u0000" in body or "\0" in dispatch.text:
        message = f"{reading.origin}: holds a NUL character, which no text of a page has"
        raise UnreadableError(message)
    return Entry(
        id=dispatch.id,
        capture=_capture(dispatch.capture),
        reader=said.reader,
        digest=hashlib.sha256(body).hexdigest(),
        publisher=dispatch.publisher,
        publisher_folded=searchable(dispatch.publisher) if dispatch.publisher else None,
        title=dispatch.title,
        published=dispatch.published,
        published_day=_day(dispatch.published),
        language=dispatch.language,
        text=dispatch.text,
        text_sha256=dispatch.text_sha256,
        problem=dispatch.problem,
        words=_words(dispatch),
        body=body,
        entities=tuple(_entities(said.entities)),
        statements=tuple(_statements(said.statements)),
        events=tuple(event_row(n, e, dispatch.published) for n, e in enumerate(said.events)),
        roles=_roles(said),
        agreements=tuple(_agreements(said.agreements)),
        obligations=tuple(_obligations(said.agreements)),
        evidence=tuple(_evidence(reading)),
    )


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
        sort_day=first or last or _day(published) or "",
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


def _capture(said: shapes.Capture) -> Capture:
    return Capture(
        sha256=said.sha256,
        media_type=said.media_type,
        path=said.path if isinstance(said.path, str) else None,
        url=said.url if isinstance(said.url, str) else None,
        retrieved_at=said.retrieved_at,
    )


def _day(edtf: str | None) -> str | None:
    match = _DAY.match(edtf) if edtf else None
    return match[0] if match else None


def _words(dispatch: shapes.Dispatch) -> str:
    """The words of title and article: menus and other articles' lines are not what it is about."""
    read = [
        dispatch.text[block.start : block.end]
        for block in dispatch.blocks
        if block.kind in READ and not isinstance(block.note, str)
    ]
    title, article = dispatch.title or "", "\n".join(read)
    return folded(article if title in article else f"{title}\n{article}")[:MOST_SEARCHED]


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


def _evidence(reading: SavedReading) -> list[EvidenceRow]:
    """Every evidence of every record, once it is sure that the text says it there."""
    rows: list[EvidenceRow] = []
    text = reading.typed.dispatch.text
    for kind, n, record in _records(reading.typed):
        found: list[tuple[str, Evidence | Topic]] = []
        _walk(record, "", found)
        for path, cited in found:
            start, end = cited.start, cited.end
            if text[start:end] != cited.exact:
                raise UnreadableError(_untrue(reading.origin, f"{kind} {n + 1}: {path}"))
            rows.append((kind, n, path, start, end))
    return rows


def _untrue(origin: str, where: str) -> str:
    return f"{origin}: {where} is not what the text says there; `chancery verify` says more"


def _records(said: shapes.Reading) -> Iterator[tuple[str, int, Struct]]:
    owed = [obligation for agreement in said.agreements for obligation in agreement.obligations]
    lists = (said.entities, said.statements, said.events, said.agreements, owed)
    for kind, records in zip(_KINDS, lists, strict=True):
        for n, record in enumerate(records):
            yield kind, n, record


def _walk(node: Struct, path: str, found: list[tuple[str, Evidence | Topic]]) -> None:
    """Every evidence in a record, with the path of its field; the hot loop of an import."""
    for name in _holders(type(node)):
        value = getattr(node, name)
        here = f"{path}.{name}" if path else name
        if type(value) is Evidence:
            found.append((here, value))
        elif type(value) is tuple:
            for i, item in enumerate(value):
                if type(item) is Evidence:
                    found.append((f"{here}[{i}]", item))
                else:
                    if type(item) is Topic:
                        found.append((f"{here}[{i}]", item))
                    _walk(item, f"{here}[{i}]", found)
        elif isinstance(value, Struct):
            _walk(value, here, found)


@cache
def _holders(shape: type[Struct]) -> tuple[str, ...]:
    """The fields of a shape that may hold evidence; obligations are records of their own."""
    return tuple(
        field.name
        for field in fields(shape)
        if field.name != "obligations" and _holds_shapes(field.type)
    )


def _holds_shapes(annotation: object) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Struct):
        return True
    return any(_holds_shapes(part) for part in get_args(annotation))
