"""What Chancery makes of the invented press: put into a ledger and gone through, once."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

import msgspec
from sqlalchemy import Connection, select

from chancery.exchange import shapes
from chancery.records.actor import Actor
from chancery.records.clipping import Wire
from chancery.records.dossier import Dossier
from chancery.records.telling import Interaction, Telling
from chancery.rounds.across.drive import go_through
from chancery.store import Ledger, open_ledger, schema
from chancery.store.gatherings import gathered
from tests.newsroom.kept import deposits, put
from tests.newsroom.load import load_truth
from tests.newsroom.records import Truth

Shape = TypeVar("Shape")


@dataclass(frozen=True, kw_only=True)
class Seen:
    """The truth, and what a ledger made of its dispatches.

    ``readings`` are by the dispatch's id in the truth, ``names`` gives that id for the ledger's;
    ``actor_of`` the actor of each appearance that has one.
    """

    truth: Truth
    readings: Mapping[str, shapes.Reading]
    names: Mapping[str, str]
    tellings: Mapping[str, Telling]
    interactions: Mapping[str, Interaction]
    wires: Mapping[str, Wire]
    actors: Mapping[str, Actor]
    dossiers: Mapping[str, Dossier]
    actor_of: Mapping[str, str]

    def stands_at(self, dispatch: str, start: int, end: int) -> tuple[int, int]:
        """Where words of the ledger's text stand in that of the truth, which has no title."""
        offset = len(self.truth.dispatches[dispatch].title) + len("\n\n")
        return start - offset, end - offset


@cache
def press() -> Seen:
    """The invented press as Chancery sees it; made once a process."""
    with tempfile.TemporaryDirectory() as folder, open_ledger(f"{folder}/press.db") as ledger:
        put(ledger, deposits().values())
        go_through(ledger)
        return see(ledger, load_truth())


def see(ledger: Ledger, truth: Truth) -> Seen:
    """What a ledger of the whole press says that was gone through."""
    ids = {one.url: one.id for one in truth.dispatches.values()}
    with ledger.reading() as connection:
        rows = connection.execute(select(schema.dispatches.c.id, schema.dispatches.c.address))
        names = {row.id: ids[row.address] for row in rows}
        readings = [msgspec.convert(kept.raw, shapes.Reading) for kept in ledger.readings()]
        return Seen(
            truth=truth,
            readings={names[one.dispatch.id]: one for one in readings},
            names=names,
            tellings=_tellings(connection),
            interactions=_gathered(connection, "interaction", Interaction),
            wires=_gathered(connection, "wire", Wire),
            actors=_gathered(connection, "actor", Actor),
            dossiers=_gathered(connection, "dossier", Dossier),
            actor_of=_actor_of(connection),
        )


def _gathered(connection: Connection, kind: str, shape: type[Shape]) -> dict[str, Shape]:
    found = (one.record for one in gathered(connection, kind, shape))
    return {one.id: one for one in found}  # type: ignore[attr-defined]


def _tellings(connection: Connection) -> dict[str, Telling]:
    table = schema.pieces.c
    bodies = connection.scalars(select(table.body).where(table.kind == "telling"))
    found = [msgspec.json.decode(body, type=Telling) for body in bodies]
    return {one.id: one for one in found}


def _actor_of(connection: Connection) -> dict[str, str]:
    appearance, face = schema.pieces.alias().c, schema.pieces.alias().c
    asked = select(appearance.name, face.gathering)
    asked = asked.where(appearance.kind == "appearance", face.kind == "face")
    asked = asked.where(appearance.component == face.name, face.gathering.is_not(None))
    return {row.name: row.gathering for row in connection.execute(asked)}
