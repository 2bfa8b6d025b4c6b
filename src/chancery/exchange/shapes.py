"""The shape of a reading's JSON, ``chancery/reading/1``: what the schema file is made from.

These shapes stand across the border: they describe what anybody may hand in, so they ask for the
fields of version 1 and let unknown ones pass. The records inside never see them. A law test
(``tests/laws/test_shapes.py``) holds them against what the records write.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from msgspec import UNSET, Meta, Struct, UnsetType

from chancery.records.agreement import Status
from chancery.records.dispatch import BlockKind
from chancery.records.event import Modality
from chancery.records.mention import Schema
from chancery.records.statement import StatementKind
from chancery.records.time import Precision

Position: TypeAlias = Annotated[
    int, Meta(ge=0, le=2**53, description="A position in dispatch.text, in Unicode code points.")
]
Digest: TypeAlias = Annotated[
    str, Meta(pattern="^[0-9a-f]{64}$", description="SHA-256, hexadecimal.")
]
Country: TypeAlias = Annotated[
    str, Meta(pattern="^[A-Z]{3}$", description="ISO 3166-1 alpha-3, XKX for Kosovo.")
]
Rule: TypeAlias = Annotated[
    str, Meta(description="File under knowledge/ and key of the entry that fired: file#key.")
]


class Evidence(Struct, frozen=True, kw_only=True):
    """The exact words that a field rests on; ``[start, end)`` points into ``dispatch.text``."""

    start: Position
    end: Position
    exact: str
    prefix: str
    suffix: str


class Capture(Struct, frozen=True, kw_only=True):
    """Bytes as they were received: where from, and their seal."""

    media_type: str
    sha256: Digest
    retrieved_at: str | None
    path: str | UnsetType | None = UNSET
    url: str | UnsetType | None = UNSET


class Block(Struct, frozen=True, kw_only=True):
    """A stretch of the text and what it is; ``note`` says why it was set aside."""

    kind: BlockKind
    start: Position
    end: Position
    note: str | UnsetType = UNSET


class Fact(Struct, frozen=True, kw_only=True):
    """A piece of metadata and where it came from; a span where it stands in the text."""

    name: str
    value: str
    origin: str
    start: Position | UnsetType = UNSET
    end: Position | UnsetType = UNSET


class Dispatch(Struct, frozen=True, kw_only=True):
    """One news item as read: its whole text, typed blocks, metadata."""

    id: Annotated[str, Meta(pattern="^dispatch-[0-9a-f]{16}$")]
    capture: Capture
    publisher: str | None
    title: str | None
    published: Annotated[str | None, Meta(description="EDTF (ISO 8601-2).")]
    language: Annotated[str | None, Meta(description="BCP 47; null when none was recognised.")]
    section: tuple[str, ...]
    text: Annotated[str, Meta(description="The whole page as extracted, NFC, never edited again.")]
    text_sha256: Digest
    blocks: tuple[Block, ...]
    metadata: tuple[Fact, ...]
    problem: str | None


class Label(Struct, frozen=True, kw_only=True):
    """A loaded word and whose word it is; ``used_by`` null is the outlet itself."""

    evidence: Evidence
    used_by: str | None


class Entity(Struct, frozen=True, kw_only=True):
    """A thing in the world as this dispatch presents it."""

    id: Annotated[str, Meta(pattern="^entity-[0-9a-f]{16}$")]
    name: str
    schema: Schema
    country: Country | None
    supranational: Annotated[
        str | None, Meta(description="PLOVER code of an actor of no one state: UNO, EUR, IGO, …")
    ]
    sector: Annotated[str | None, Meta(description="PLOVER sector: GOV, MIL, REB, …")]
    role: Annotated[str | None, Meta(description="Office or title as written.")]
    key: Annotated[str | None, Meta(description="Entry in knowledge/actors that it is.")]
    labels: tuple[Label, ...]
    mentions: tuple[Evidence, ...]
    country_evidence: Evidence | None
    role_evidence: Evidence | None
    sector_evidence: Evidence | None
    rule: Rule


class Statement(Struct, frozen=True, kw_only=True):
    """One report of speech: speaker, cue, content."""

    id: Annotated[str, Meta(pattern="^statement-[0-9a-f]{16}$")]
    speaker: Annotated[str | None, Meta(description="Entity id.")]
    speaker_evidence: Evidence | None
    cue: Evidence
    content: tuple[Evidence, ...]
    kind: StatementKind
    within: Annotated[str | None, Meta(description="Id of the statement it is reported in.")]
    hearsay: bool
    rule: Rule
    backs: Annotated[
        Evidence | UnsetType,
        Meta(description="The sentence that the content stands for: X confirmed *the news*."),
    ] = UNSET


class Teller(Struct, frozen=True, kw_only=True):
    """One link of the chain of telling, outermost first in ``told_by``."""

    kind: Literal["publisher", "agency", "speaker"]
    name: str | None
    id: Annotated[str | None, Meta(description="Entity id, where the teller is an entity.")]
    statement: Annotated[str | None, Meta(description="Statement id.")]
    evidence: Evidence | None


class Role(Struct, frozen=True, kw_only=True):
    """An entity in a role and the words that put it there.

    ``role`` names what an other is, and is ``concerned`` for a recipient found in what is asked,
    refused or threatened.
    """

    id: Annotated[str, Meta(pattern="^entity-[0-9a-f]{16}$")]
    evidence: Evidence
    role: str | UnsetType = UNSET


class When(Struct, frozen=True, kw_only=True):
    """A date as far as the words give it, and how it was derived."""

    edtf: str
    first: str | None
    last: str | None
    precision: Precision
    derived_by: str
    evidence: Evidence


class Place(Struct, frozen=True, kw_only=True):
    """A place on the map, decimal degrees (WGS 84)."""

    name: str
    country: Country | None
    geonameid: int | None
    lat: float | None
    lon: float | None
    precision: Literal["point", "admin1", "country", "region", "unknown"]
    evidence: Evidence


class Topic(Struct, frozen=True, kw_only=True):
    """What an act is about: an evidence, and who says that it is."""

    start: Position
    end: Position
    exact: str
    prefix: str
    suffix: str
    told_by: tuple[Teller, ...]


class Event(Struct, frozen=True, kw_only=True):
    """Who did what to whom, when, where, how surely, and who says so."""

    id: Annotated[str, Meta(pattern="^event-[0-9a-f]{16}$")]
    act: Annotated[str, Meta(description="Native speech or material act: meet, sign, order, …")]
    type: Annotated[str, Meta(description="PLOVER 2.0 type.")]
    mode: Annotated[str | None, Meta(description="PLOVER 2.0 mode.")]
    contexts: tuple[str, ...]
    actors: tuple[Role, ...]
    recipients: tuple[Role, ...]
    others: tuple[Role, ...]
    topics: tuple[Topic, ...]
    date: When | None
    place: Place | None
    modality: Modality
    modality_evidence: tuple[Evidence, ...]
    condition: Evidence | None
    told_by: tuple[Teller, ...]
    anchor: Evidence
    evidence: tuple[Evidence, ...]
    also: tuple[Evidence, ...]
    rule: Rule


class Step(Struct, frozen=True, kw_only=True):
    """A reported event that bears on an obligation, and the state it reports."""

    event: Annotated[str, Meta(pattern="^event-[0-9a-f]{16}$")]
    status: Status
    evidence: Evidence


class Obligation(Struct, frozen=True, kw_only=True):
    """The smallest verifiable promise: who owes what to whom."""

    id: Annotated[str, Meta(pattern="^obligation-[0-9a-f]{16}$")]
    bearer: tuple[Role, ...]
    counterparty: tuple[Role, ...]
    action: Evidence
    object: Evidence | None
    due: When | None
    condition: Evidence | None
    status: Status
    steps: tuple[Step, ...]
    evidence: tuple[Evidence, ...]
    rule: Rule


class Agreement(Struct, frozen=True, kw_only=True):
    """A treaty, accord, decree or public promise, and what it obliges whom to do."""

    id: Annotated[str, Meta(pattern="^agreement-[0-9a-f]{16}$")]
    name: str
    kind: Literal["agreement", "decree", "promise"]
    parties: tuple[Role, ...]
    signed: When | None
    place: Place | None
    obligations: tuple[Obligation, ...]
    mentions: tuple[Evidence, ...]
    rule: Rule


class Reading(Struct, frozen=True, kw_only=True):
    """Everything read out of one dispatch."""

    schema: Literal["chancery/reading/1"]
    reader: Annotated[str, Meta(description="Which Chancery read it.")]
    dispatch: Dispatch
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    agreements: tuple[Agreement, ...]
    problems: tuple[str, ...]
