"""What is found in a ledger, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

Row = TypeVar("Row", "FoundEvent", "FoundDispatch")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of a dispatch and where its text has them."""

    start: int
    end: int
    exact: str

    def to_json(self) -> dict[str, object]:
        """The JSON form."""
        return {"start": self.start, "end": self.end, "exact": self.exact}


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who takes part in an event; ``role`` is the name of an *other* part."""

    name: str
    country: str | None
    role: str | None = None

    def to_json(self) -> dict[str, object]:
        """The JSON form."""
        named = {"role": self.role} if self.role else {}
        return {**named, "name": self.name, "country": self.country}


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The dispatch that an event was found in; ``address`` is its URL or path."""

    id: str
    title: str | None
    publisher: str | None
    published: str | None
    language: str | None
    address: str

    def to_json(self) -> dict[str, object]:
        """The JSON form."""
        return {
            "id": self.id,
            "title": self.title,
            "publisher": self.publisher,
            "published": self.published,
            "language": self.language,
            "address": self.address,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundEvent:
    """An event as the ledger says it now.

    ``origin`` is ``machine`` or the id of the judgement that corrected it, the last of several;
    then ``reviewer`` and ``reviewed_at`` say whose it is, and when. ``told_by`` are the words that
    name those who say so. ``changed_at`` never runs backwards.
    """

    id: str
    origin: str
    reviewer: str | None
    reviewed_at: str | None
    act: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    modality: str
    date: str | None
    place: str | None
    place_country: str | None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    others: tuple[Party, ...]
    told_by: tuple[Quote, ...]
    anchor: Quote | None
    sentence: Quote | None
    dispatch: Source
    changed_at: str

    def to_json(self) -> dict[str, object]:
        """The JSON form."""
        return {
            "id": self.id,
            "origin": self.origin,
            "reviewer": self.reviewer,
            "reviewed_at": self.reviewed_at,
            "act": self.act,
            "type": self.type,
            "mode": self.mode,
            "contexts": list(self.contexts),
            "modality": self.modality,
            "date": self.date,
            "place": self.place,
            "place_country": self.place_country,
            "actors": [party.to_json() for party in self.actors],
            "recipients": [party.to_json() for party in self.recipients],
            "others": [party.to_json() for party in self.others],
            "told_by": [quote.to_json() for quote in self.told_by],
            "anchor": self.anchor.to_json() if self.anchor else None,
            "sentence": self.sentence.to_json() if self.sentence else None,
            "dispatch": self.dispatch.to_json(),
            "changed_at": self.changed_at,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDispatch:
    """A dispatch; ``matches`` are the words of the snippet that were looked for.

    ``problem`` says why it was not read, where it was not.
    """

    source: Source
    problem: str | None
    snippet: Quote | None
    matches: tuple[Quote, ...]
    events: int
    changed_at: str

    @property
    def id(self) -> str:
        """The id of the dispatch."""
        return self.source.id

    def to_json(self) -> dict[str, object]:
        """The JSON form."""
        return {
            **self.source.to_json(),
            "problem": self.problem,
            "snippet": self.snippet.to_json() if self.snippet else None,
            "matches": [quote.to_json() for quote in self.matches],
            "events": self.events,
            "changed_at": self.changed_at,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[Row]):
    """Some of what was found, newest first; ``next`` asks for what follows, if anything does."""

    rows: tuple[Row, ...]
    next: str | None = None

    def to_json(self) -> dict[str, object]:
        """The JSON form."""
        return {"schema": SCHEMA, "rows": [row.to_json() for row in self.rows], "next": self.next}


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """How many of what was found have each value of a field, the most frequent first."""

    name: str
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """The facets of the newest ``counted`` rows that were found; ``more``: there are others."""

    counted: int
    more: bool
    facets: tuple[Facet, ...]


SCHEMA = "chancery/found/1"
