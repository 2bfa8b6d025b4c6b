"""What is told last: interactions of an actor or of a country, for lists."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import Connection

from chancery.records.actor import Appearance, Face
from chancery.records.query import Query
from chancery.records.telling import Interaction, Telling
from chancery.rounds.across.asking import records, tellings_of
from chancery.store import Ledger
from chancery.store.pieces import LedgerShelf

Told = tuple[list[Interaction], Mapping[str, Telling]]

LATEST = 400
"""Dispatches, the latest, whose interactions are looked at."""


def interactions_of(ledger: Ledger, actor: str, limit: int) -> Told:
    """The latest interactions that an actor takes part in, with their tellings."""
    with ledger.reading() as connection:
        faces = LedgerShelf(connection, "face", Face).of_gatherings([actor])
        seen = LedgerShelf(connection, "appearance", Appearance).members(set(faces)).values()
        days = sorted({(one.day or "", one.dispatch) for one in seen}, reverse=True)[:LATEST]
        shelf = LedgerShelf(connection, "telling", Telling)
        names = list(shelf.of_dispatches([dispatch for _, dispatch in days]))
        found = _told(connection, names)
        mine = (one for one in found if any(player.actor == actor for player in one.players))
        return _latest(connection, mine, limit)


def interactions_in(ledger: Ledger, country: str, limit: int) -> Told:
    """The latest interactions in a country, or of its actors, with their tellings."""
    rows = [
        row
        for query in (
            Query(parties=(country,), limit=LATEST),
            Query(places=(country,), limit=LATEST),
        )
        for row in ledger.find_events(query).rows
    ]
    with ledger.reading() as connection:
        names = [f"{row.dispatch.id}#{row.id}" for row in rows]
        return _latest(connection, _told(connection, names), limit)


def _told(connection: Connection, names: Collection[str]) -> Iterable[Interaction]:
    shelf = LedgerShelf(connection, "telling", Telling)
    return records(connection, Interaction, set(shelf.gatherings(names).values())).values()


def _latest(connection: Connection, found: Iterable[Interaction], limit: int) -> Told:
    held = sorted(found, key=lambda one: (one.first_day or "", one.id), reverse=True)[:limit]
    return held, tellings_of(connection, held)
