"""Where everything lies while a ledger is gone through."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeVar

from chancery.records.actor import Appearance, Face
from chancery.records.clipping import Print
from chancery.records.dossier import Accord, Dossier, Heard
from chancery.records.telling import Interaction, Telling
from chancery.rounds.across.ties import Ties

Piece = TypeVar("Piece")


class Shelf(Protocol[Piece]):
    """Where the pieces of one kind lie, each with its keys and its component."""

    def near(self, keys: Collection[int]) -> set[str]:
        """The pieces that have any of some keys."""

    def keyed(self, keys: Collection[int]) -> dict[int, list[str]]:
        """The pieces that have each of some keys; a key that none has is left out."""

    def keys_of(self, names: Collection[str]) -> dict[str, list[int]]:
        """The keys of each of some pieces; a piece that has none is left out."""

    def components(self, names: Collection[str]) -> dict[str, str]:
        """The component of each of some pieces that lies here."""

    def within(self, components: Collection[str]) -> dict[str, str]:
        """The names of all pieces of some components, each with its component."""

    def members(self, components: Collection[str]) -> dict[str, Piece]:
        """All pieces of some components."""

    def load(self, names: Collection[str]) -> dict[str, Piece]:
        """Some pieces."""

    def put(self, pieces: Mapping[str, tuple[Piece, frozenset[int]]]) -> None:
        """Lay pieces down, in place of those of the same names."""

    def drop(self, names: Collection[str]) -> None:
        """Take pieces away."""

    def place(self, components: Mapping[str, str]) -> None:
        """Say which component each of some pieces is in."""


class Keeping(Shelf[Piece], Protocol[Piece]):
    """A shelf that also knows what its pieces went into, and of which dispatches they are."""

    def of_dispatches(self, dispatches: Collection[str]) -> dict[str, Piece]:
        """All pieces of some dispatches."""

    def of_gatherings(self, gatherings: Collection[str]) -> dict[str, Piece]:
        """All pieces that went into some gatherings."""

    def gatherings(self, names: Collection[str]) -> dict[str, str]:
        """What each of some pieces went into."""

    def gather(self, gatherings: Mapping[str, str | None]) -> None:
        """Say what each of some pieces went into."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """A telling as dossiers look it up: the keys, hashed, of what it may be a step of.

    ``day`` is the day up to which what it is a step of may be owed; ``None`` where nobody knows.
    """

    keys: tuple[int, ...]
    day: str | None


@dataclass(frozen=True, kw_only=True)
class Shelves:
    """Where everything lies while a ledger is gone through.

    ``dossiers`` lie there without their steps; ``deeds`` have the names of their tellings,
    ``heard`` those of a dossier and an interaction, which are their component and gathering;
    ties those of the components.
    """

    prints: Keeping[Print]
    appearances: Keeping[Appearance]
    faces: Keeping[Face]
    tellings: Keeping[Telling]
    interactions: Keeping[Interaction]
    accords: Keeping[Accord]
    dossiers: Keeping[Dossier]
    deeds: Keeping[Deed]
    heard: Keeping[Heard]
    print_ties: Keeping[Ties]
    face_ties: Keeping[Ties]
    telling_ties: Keeping[Ties]
    interaction_ties: Keeping[Ties]
    accord_ties: Keeping[Ties]
