"""An actor across dispatches: the names it goes by, the offices it was said to hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from chancery.records.mention import Schema


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Words of a dispatch, by position in its text; enough to fetch and to check them."""

    dispatch: str
    start: int
    end: int
    exact: str

    def to_json(self) -> dict[str, object]:
        """The JSON form."""
        return {
            "dispatch": self.dispatch,
            "start": self.start,
            "end": self.end,
            "exact": self.exact,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """An entity of one dispatch.

    ``id`` is ``DISPATCH#ENTITY``. ``role`` is the office or title as written, ``cited`` the words
    that say it (else those that name the entity first). ``day`` is the day of publication.
    ``besides`` are other names that the dispatch gives it ("FLA", "اسماعیل قاآنی").
    """

    id: str
    dispatch: str
    entity: str
    name: str
    schema: Schema
    country: str | None
    supranational: str | None
    sector: str | None
    role: str | None
    key: str | None
    language: str | None
    day: str | None
    cited: Citation | None
    besides: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One spelling of an actor's name, and in how many dispatches it stands."""

    name: str
    count: int

    def to_json(self) -> dict[str, object]:
        """The JSON form."""
        return {"name": self.name, "count": self.count}


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office that dispatches give somebody, from the first day of publication to the last.

    It says how the person was described on those days, not when a term began or ended.
    """

    title: str
    first_day: str | None
    last_day: str | None
    cited: Citation

    def to_json(self) -> dict[str, object]:
        """The JSON form."""
        return {
            "title": self.title,
            "first_day": self.first_day,
            "last_day": self.last_day,
            "cited": self.cited.to_json(),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """Appearances that are one beyond doubt: the same entry of knowledge, or one name of one state.

    ``names`` and ``offices`` are sorted; of offices the fullest are kept. ``sectors`` and
    ``countries`` say how often each was given. ``first_day`` and ``founder`` are of the earliest
    appearance, ``count`` is how many there are. ``public`` is true when some appearance has a
    public office, of all that are no persons, and of whoever has an entry in ``knowledge``.
    """

    id: str
    schema: Schema
    key: str | None
    names: tuple[Variant, ...]
    besides: tuple[Variant, ...]
    offices: tuple[Office, ...]
    sectors: tuple[tuple[str, int], ...]
    countries: tuple[tuple[str, int], ...]
    first_day: str | None
    founder: str
    count: int
    public: bool

    @property
    def country(self) -> str | None:
        """The country given most often, alpha-3 or PLOVER's supranational code."""
        return _most(self.countries)

    @property
    def sector(self) -> str | None:
        """The sector given most often."""
        return _most(self.sectors)


def _most(counted: tuple[tuple[str, int], ...]) -> str | None:
    return min(counted, key=lambda item: (-item[1], item[0]))[0] if counted else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person with a public office, a body, a group, a state or a place, across dispatches.

    ``id`` is the key of the entry in ``knowledge/actors`` or made from its earliest appearance.
    ``appearances`` are the earliest of each of its faces. One that is not ``public`` is to be shown
    nowhere.
    """

    id: str
    name: str
    schema: Schema
    key: str | None
    country: str | None
    sector: str | None
    names: tuple[Variant, ...]
    offices: tuple[Office, ...]
    appearances: tuple[str, ...]
    public: bool = True

    def to_json(self) -> dict[str, object]:
        """The JSON form."""
        return {
            "id": self.id,
            "name": self.name,
            "schema": self.schema,
            "key": self.key,
            "country": self.country,
            "sector": self.sector,
            "names": [variant.to_json() for variant in self.names],
            "offices": [office.to_json() for office in self.offices],
            "appearances": list(self.appearances),
        }


Part = Literal["actor", "recipient", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Player:
    """Who has a part in an event, as the dispatch names it and as the ledger knows it.

    ``actor`` is the id of an ``Actor``, ``None`` for whoever is not known across dispatches
    (somebody without public office, "twelve fishermen"). ``country`` is alpha-3 or PLOVER's
    supranational code; ``entity`` is the id in the dispatch.
    ``inside`` is the entity that the words name it by ("combattants *du Front*", "the *army*'s
    spokesman"), ``behalf`` the actor which that is. ``sounds`` are the ways in which each word of
    a proper name may sound ("sx sk").
    """

    part: Part
    name: str
    schema: Schema
    actor: str | None
    country: str | None
    sector: str | None
    as_what: str | None = None
    entity: str = ""
    inside: str = ""
    behalf: str | None = None
    sounds: tuple[str, ...] = ()
