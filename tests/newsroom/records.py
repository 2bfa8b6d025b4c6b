"""The truth of the newsroom, typed: what happened, who is who, who owes what, who tells it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

State = Literal["happened", "planned", "called_off", "denied", "contested"]
Bearing = Literal["tells", "announces", "calls_off", "denies"]
How = Literal["full", "cut", "reheadlined", "extended"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """Who prints; ``host`` is where its addresses are."""

    name: str
    host: str
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who is to be recognised across dispatches: a person, a body or a group.

    ``public`` is false for people without a public office, who are not to be recognised.
    """

    id: str
    names: tuple[str, ...]
    office: str | None = None
    country: str | None = None
    public: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """An event of the world; ``day`` is ISO 8601, two with a slash for a stretch of days.

    ``types`` are the PLOVER types that a reader may give it; ``actors`` are ids of people or
    alpha-3 codes.
    """

    id: str
    what: str
    types: tuple[str, ...]
    day: str | None = None
    place: str | None = None
    actors: tuple[str, ...] = ()
    state: State = "happened"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """An event that bears on a stipulation, and the status that it reports."""

    event: str
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stipulation:
    """What a party, or several together, owes; ``id`` is ``AGREEMENT/NAME``."""

    id: str
    bearers: tuple[str, ...]
    what: str
    due: str | None = None
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Treaty:
    """An agreement of the world."""

    id: str
    names: tuple[str, ...]
    parties: tuple[str, ...]
    signed: str | None = None
    stipulations: tuple[Stipulation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words of a dispatch, by position in its text (the title is not counted)."""

    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tells:
    """The words that tell an event, and how they bear on it."""

    words: Words
    event: str
    bearing: Bearing = "tells"


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The words that name somebody or an agreement: ``who`` is the id of either."""

    words: Words
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Owes:
    """The words that say what is owed; ``stipulation`` is ``AGREEMENT/NAME``."""

    words: Words
    stipulation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A dispatch. ``wire`` is the first print of its text: its own id when it copies nobody."""

    id: str
    outlet: str
    url: str
    published: str
    language: str
    title: str
    text: str
    agency: str | None
    wire: str
    copy_of: str | None
    how: How | None
    tells: tuple[Tells, ...]
    names: tuple[Names, ...]
    owes: tuple[Owes, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """All that is so in the newsroom, each by its id, dispatches in order of publication."""

    outlets: dict[str, Outlet]
    people: dict[str, Person]
    events: dict[str, Happening]
    agreements: dict[str, Treaty]
    stipulations: dict[str, Stipulation]
    dispatches: dict[str, Telling]
