"""What the records of one dispatch went into: its text, its interactions, its actors, dossiers."""

from __future__ import annotations

from collections.abc import Collection

import msgspec
from sqlalchemy import Connection

from chancery.store import Ledger
from chancery.store.gatherings import gathered
from chancery.store.linked import linked

_KINDS = frozenset({"print", "telling", "accord"})


class _Known(msgspec.Struct, frozen=True):
    """As much of an actor as is asked for here."""

    id: str
    public: bool


def links_of(ledger: Ledger, dispatch: str) -> dict[str, str]:
    """Record id → id of the gathering that it is in; the dispatch's own is its wire.

    Only public actors are told. Empty where the ledger has not been gone through since it came.
    """
    with ledger.reading() as connection:
        pieces = [one for one in linked(connection, dispatch) if one.into]
        seen = {one.into for one in pieces if one.kind == "appearance" and one.into}
        public = _public(connection, seen)
    told = (one for one in pieces if one.kind in _KINDS or one.into in public)
    return {one.name.partition("#")[2] or one.name: one.into for one in told if one.into}


def links_said(connection: Connection, dispatch: str) -> str:
    """What changes whenever ``links_of`` says something else, and seldom besides."""
    return repr([tuple(one) for one in linked(connection, dispatch)])


def _public(connection: Connection, actors: Collection[str]) -> set[str]:
    found = gathered(connection, "actor", _Known, ids=actors)
    return {one.record.id for one in found if one.record.public}
