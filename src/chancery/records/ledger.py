"""What one reading gives to the ledger: rows that are a pure function of its JSON.

Each row names its columns; ``n`` is the record's place in its list of the reading.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from chancery.records.dispatch import Capture


class EntityRow(NamedTuple):
    """An entity of a dispatch."""

    n: int
    id: str
    name: str
    schema: str
    country: str | None
    supranational: str | None
    sector: str | None
    role: str | None
    key: str | None
    rule: str


class StatementRow(NamedTuple):
    """A statement of a dispatch."""

    n: int
    id: str
    speaker: str | None
    kind: str
    hearsay: bool
    within: str | None
    rule: str


class AgreementRow(NamedTuple):
    """An agreement of a dispatch; ``signed`` is EDTF."""

    n: int
    id: str
    name: str
    kind: str
    signed: str | None
    place: str | None
    rule: str


class ObligationRow(NamedTuple):
    """An obligation; ``n`` counts through all agreements, ``agreement`` is the id of its own."""

    n: int
    id: str
    agreement: str
    action: str
    due: str | None
    status: str
    rule: str


class RoleRow(NamedTuple):
    """Who has which part in an event: ``actor``, ``recipient`` or ``other`` (``name`` says what).

    ``entity_folded`` is the entity's name as it is searched, its words between spaces.
    """

    n: int
    part: str
    name: str | None
    entity: str
    entity_folded: str
    country: str | None
    sector: str | None
    key: str | None


class EventRow(NamedTuple):
    """An event; ``sort_day`` is its first day or, undated, the day its dispatch was published."""

    n: int
    id: str
    act: str
    type: str
    mode: str | None
    contexts: str
    modality: str
    edtf: str | None
    first_day: str | None
    last_day: str | None
    sort_day: str
    place: str | None
    place_folded: str | None
    place_country: str | None
    geonameid: int | None
    lat: float | None
    lon: float | None
    anchor: str
    rule: str


EvidenceRow: TypeAlias = tuple[str, int, str, int, int]
"""The words behind a field: kind and ``n`` of the record, path of the field, start, end.

A plain tuple: a reading has a hundred."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One reading as the ledger keeps it.

    ``body`` is the reading's JSON without ``dispatch.text``, which is kept once, as ``text``;
    ``digest`` is the SHA-256 of all that it says, wherever its bytes came from; ``words`` is what
    full-text search finds it by, folded.
    """

    id: str
    capture: Capture
    reader: str
    digest: str
    publisher: str | None
    publisher_folded: str | None
    title: str | None
    published: str | None
    published_day: str | None
    language: str | None
    text: str
    text_sha256: str
    problem: str | None
    words: str
    body: bytes
    entities: tuple[EntityRow, ...]
    statements: tuple[StatementRow, ...]
    events: tuple[EventRow, ...]
    roles: tuple[tuple[RoleRow, ...], ...]
    agreements: tuple[AgreementRow, ...]
    obligations: tuple[ObligationRow, ...]
    evidence: tuple[EvidenceRow, ...]
