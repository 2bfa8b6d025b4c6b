"""An event as one dispatch tells it, and the event of the world that many dispatches tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from chancery.records.actor import Citation, Player
from chancery.records.event import Modality
from chancery.records.time import Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number that the telling gives, and of what: 12 ("morts"); ``noun`` is as written."""

    value: float
    noun: str
    exact: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One event in one dispatch.

    ``id`` is ``DISPATCH#EVENT``. ``day`` is the day of publication, ``when`` what the words say of
    the date. ``place_precision`` is ``point``, ``admin1``, ``country``, ``region``, ``unknown`` or
    ``None``. ``told_by`` are the names along the chain, outermost (the publisher) first, ``agency``
    the last agency in it. ``text`` is the sentence (or sentences) of the event; ``topics`` are the
    words that say what the act is about. ``wire`` is the text that the dispatch is a print of.
    ``named`` are the proper names in its sentences, each as it sounds and as it is written, but for
    those of states and bodies; ``around`` the actors that the dispatch names anywhere; ``definite``
    says that a determiner points back ("*the* attack"), ``back`` the telling of the same dispatch
    that it goes on about. ``placed`` says that the place stands in its sentences, and not in the
    name of an agreement. ``accord`` is the agreement of the dispatch that its words name
    (``DISPATCH#AGREEMENT``), ``pact`` the dossier which that is in.
    """

    id: str
    dispatch: str
    event: str
    publisher: str | None
    published: str | None
    day: str | None
    seen: str
    language: str | None
    wire: str
    act: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    players: tuple[Player, ...]
    when: Interval | None
    place: str | None
    place_country: str | None
    geonameid: int | None
    place_precision: str | None
    modality: Modality
    condition: str | None
    told_by: tuple[str, ...]
    agency: str | None
    topics: tuple[str, ...]
    figures: tuple[Figure, ...]
    text: str
    cited: Citation
    named: tuple[tuple[str, str], ...] = ()
    around: tuple[str, ...] = ()
    definite: bool = False
    accord: str = ""
    pact: str | None = None
    back: str | None = None
    placed: bool = True


Bearing = Literal["tells", "announces", "calls_off", "denies"]
"""How a telling bears on the event: that it was, will be, will not be, or was not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One telling of an interaction."""

    telling: str
    dispatch: str
    event: str
    publisher: str | None
    published: str | None
    seen: str
    wire: str
    bearing: Bearing
    modality: Modality
    told_by: tuple[str, ...]
    cited: Citation

    def to_json(self) -> dict[str, object]:
        """The JSON form."""
        return {
            "dispatch": self.dispatch,
            "event": self.event,
            "publisher": self.publisher,
            "published": self.published,
            "seen": self.seen,
            "wire": self.wire,
            "bearing": self.bearing,
            "modality": self.modality,
            "told_by": list(self.told_by),
            "cited": self.cited.to_json(),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One of several answers to the same question, and the tellings that give it."""

    value: str
    tellings: tuple[str, ...]

    def to_json(self) -> dict[str, object]:
        """The JSON form."""
        return {"value": self.value, "tellings": list(self.tellings)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """What reports of one event do not agree on.

    ``field`` is ``date``, ``place``, ``denial`` or ``figure: morts``.
    """

    field: str
    versions: tuple[Version, ...]

    def to_json(self) -> dict[str, object]:
        """The JSON form."""
        return {
            "field": self.field,
            "versions": [version.to_json() for version in self.versions],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Interaction:
    """One event of the world, told by one dispatch or by many.

    ``reports`` are in order of publication; ``first_seen`` is when the ledger had the first.
    ``state`` is what the reports add up to: ``reported`` (somebody tells it), ``announced`` (only
    to come), ``called_off``, ``denied`` (nobody tells it who does not deny it), ``contested``.
    ``sources`` are the independent ones, each named once however many outlets print it.
    ``geonameid`` and ``place_precision`` are the place's, as in a telling. ``pacts`` are the
    dossiers that its tellings name, ``named`` the proper names in them as they sound and but for
    those of players, the most told first and a few of each.
    """

    id: str
    type: str
    mode: str | None
    act: str
    players: tuple[Player, ...]
    when: Interval | None
    place: str | None
    place_country: str | None
    topics: tuple[str, ...]
    state: Literal["reported", "announced", "called_off", "denied", "contested"]
    first_seen: str
    first_day: str | None
    reports: tuple[Report, ...]
    sources: tuple[str, ...]
    outlets: int
    contradictions: tuple[Contradiction, ...]
    geonameid: int | None = None
    place_precision: str | None = None
    pacts: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
