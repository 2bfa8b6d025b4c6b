"""Names on the page, things in the world, and what joins them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from chancery.records.identity import identify
from chancery.records.text import Evidence, Span
from chancery.records.time import Interval

Schema = Literal["Person", "Organization", "PublicBody", "Country", "Location", "Group"]
"""FollowTheMoney's names for kinds of thing; ``Group`` is for armed groups, parties, peoples."""

MentionKind = Literal["name", "description", "pronoun"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A stretch of text that stands for an actor or a place, before anybody says which.

    ``i`` numbers the mentions of a dispatch. ``span`` is the whole noun phrase core ("le général
    Esmaïl Qaani"), ``named`` the proper name in it (or the descriptive noun phrase when there is
    none). ``head`` is the word that governs the phrase, ``first`` and ``last`` (exclusive) its
    words; a phrase with an apposition ("le conseiller …, Qassem al-Araji") is one mention. ``key``
    is the entry in ``knowledge/`` (``"states:IRN"``, ``"bodies:irgc-qods"``) when it is known.
    ``country`` is ISO 3166-1 alpha-3 or PLOVER's supranational code (UNO, EUR, IGO, NGO …; told
    apart in ``Entity``),
    ``country_span`` the words that say so ("irakienne"), if any do. ``role`` spans the office or
    title. ``labels`` span loaded words ("terroristes"), which are no part of ``name`` unless
    nothing else could stand for them ("Kurdish separatists").
    ``number`` is 1, 2, … when the words count ("les deux hommes"), 0 for an uncounted plural.
    ``parts`` are mentions coordinated in it, by number, where one mention stands for several.
    """

    i: int
    span: Span
    named: Span
    head: int
    first: int
    last: int
    kind: MentionKind
    schema: Schema
    name: str
    rule: str
    key: str | None = None
    country: str | None = None
    country_span: Span | None = None
    countries: tuple[str, ...] = ()
    sector: str | None = None
    role: Span | None = None
    labels: tuple[Span, ...] = ()
    number: int = 1
    gender: Literal["Masc", "Fem"] | None = None
    noun: str | None = None
    definite: bool = False
    block: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place on the map: ``precision`` is ``point`` (a town), ``admin1``, ``country``, ``region``.

    ``lat`` and ``lon`` are decimal degrees (WGS 84), from GeoNames; ``country`` is alpha-3.
    """

    name: str
    country: str | None
    geonameid: int | None
    lat: float | None
    lon: float | None
    precision: Literal["point", "admin1", "country", "region", "unknown"]
    evidence: Evidence

    def to_json(self) -> dict[str, object]:
        """The JSON form."""
        return {
            "name": self.name,
            "country": self.country,
            "geonameid": self.geonameid,
            "lat": self.lat,
            "lon": self.lon,
            "precision": self.precision,
            "evidence": self.evidence.to_json(),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A place name with the place it stands for; ``head`` is the word that governs the name."""

    span: Span
    head: int
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """A time expression (TIMEX3). ``interval`` is ``None`` when the words fix no day ("récemment").

    ``head`` is the word that governs it, ``first`` and ``last`` (exclusive) its words. ``kind``:
    ``date`` says when, ``duration`` how long, ``deadline`` until when ("d'ici un mois"), ``vague``
    nothing that can be computed.
    """

    span: Span
    head: int
    first: int
    last: int
    kind: Literal["date", "duration", "deadline", "vague"]
    interval: Interval | None
    derived_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A loaded word that somebody used of an actor, and whose word it is.

    ``used_by`` is an entity id, or ``None`` for the outlet itself.
    """

    evidence: Evidence
    used_by: str | None = None

    def to_json(self) -> dict[str, object]:
        """The JSON form."""
        return {"evidence": self.evidence.to_json(), "used_by": self.used_by}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A thing in the world as this dispatch presents it.

    ``name`` is neutral: a loaded label stays in ``labels``. ``country`` is ISO 3166-1 alpha-3;
    ``supranational`` PLOVER's code for actors of no one state (UNO, EUR, IGO, NGO, IMG …).
    ``role`` is the office or title as written. ``country_evidence``, ``role_evidence`` and
    ``sector_evidence`` are the words these fields rest on; they are ``None`` where the field comes
    from ``knowledge`` through ``key``.
    """

    name: str
    schema: Schema
    country: str | None = None
    supranational: str | None = None
    sector: str | None = None
    role: str | None = None
    key: str | None = None
    labels: tuple[Label, ...] = ()
    mentions: tuple[Evidence, ...] = ()
    country_evidence: Evidence | None = None
    role_evidence: Evidence | None = None
    sector_evidence: Evidence | None = None
    rule: str = ""

    @property
    def id(self) -> str:
        """Made from who it is (name, schema, country, key), not from how often it is mentioned."""
        return identify(
            "entity",
            {"name": self.name, "schema": self.schema, "country": self.country, "key": self.key},
        )

    def labelled_by(self, speaker: str | None) -> Entity:
        """The same entity with its labels put in a speaker's mouth."""
        return replace(self, labels=tuple(replace(x, used_by=speaker) for x in self.labels))

    def to_json(self) -> dict[str, object]:
        """The JSON form."""
        cited = {
            "country_evidence": self.country_evidence,
            "role_evidence": self.role_evidence,
            "sector_evidence": self.sector_evidence,
        }
        return {
            "id": self.id,
            "name": self.name,
            "schema": self.schema,
            "country": self.country,
            "supranational": self.supranational,
            "sector": self.sector,
            "role": self.role,
            "key": self.key,
            "labels": [label.to_json() for label in self.labels],
            "mentions": [evidence.to_json() for evidence in self.mentions],
            **{name: found.to_json() if found else None for name, found in cited.items()},
            "rule": self.rule,
        }


@dataclass(frozen=True, kw_only=True)
class Mentions:
    """All names, places and time expressions of a dispatch, with the way from a word to them."""

    actors: tuple[Mention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    times: tuple[Expression, ...] = ()

    @cached_property
    def _by_word(self) -> dict[int, Mention]:
        found: dict[int, Mention] = {}
        for mention in self.actors:
            for i in range(mention.first, mention.last):
                held = found.get(i)
                if held is None or mention.last - mention.first < held.last - held.first:
                    found[i] = mention
        for mention in self.actors:
            found[mention.head] = mention
        return found

    @cached_property
    def _by_head(self) -> dict[int, Mention]:
        return {mention.head: mention for mention in self.actors}

    def headed_by(self, word: int) -> Mention | None:
        """The mention whose governing word this is."""
        return self._by_head.get(word)

    def at(self, word: int) -> Mention | None:
        """The smallest mention that this word belongs to."""
        return self._by_word.get(word)


@dataclass(frozen=True, kw_only=True)
class Cast:
    """Who is who in a dispatch: entities, and which of them each mention stands for.

    ``stands_for`` maps a mention's number to entity ids; "les deux pays" stands for two. A mention
    that nobody could be found for is absent: unknown stays unknown.
    """

    entities: tuple[Entity, ...] = ()
    stands_for: Mapping[int, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def _by_id(self) -> dict[str, Entity]:
        return {entity.id: entity for entity in self.entities}

    def __getitem__(self, entity_id: str) -> Entity:
        return self._by_id[entity_id]

    def of(self, mention: Mention | None) -> tuple[Entity, ...]:
        """The entities that a mention stands for; none when it is unknown or ``None``."""
        return tuple(self[i] for i in self.stands_for.get(mention.i, ())) if mention else ()
