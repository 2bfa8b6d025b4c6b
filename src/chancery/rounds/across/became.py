"""What became of a gathering that does not stand any more: where its pieces are now."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection

from chancery.records.actor import Actor, Appearance, Face
from chancery.records.clipping import Print, Wire
from chancery.records.dossier import Accord, Dossier
from chancery.records.telling import Interaction, Telling
from chancery.rounds.across.asking import Record
from chancery.store.pieces import LedgerShelf


def became(connection: Connection, record: Record) -> tuple[str, ...]:
    """The ids of what the pieces of a record are in now, itself among them if it stands."""
    match record:
        case Wire():
            names = [copy.dispatch for copy in record.copies]
            found = LedgerShelf(connection, "print", Print).gatherings(names)
        case Actor():
            faces = LedgerShelf(connection, "appearance", Appearance).components(record.appearances)
            found = LedgerShelf(connection, "face", Face).gatherings(set(faces.values()))
        case Interaction():
            found = _interactions(connection, [report.telling for report in record.reports])
        case Dossier():
            found = LedgerShelf(connection, "accord", Accord).gatherings(record.accords)
        case _:
            shelf = LedgerShelf(connection, "interaction", Interaction)
            found = shelf.gatherings(record.interactions)
    return tuple(sorted(set(found.values())))


def _interactions(connection: Connection, tellings: Collection[str]) -> dict[str, str]:
    return LedgerShelf(connection, "telling", Telling).gatherings(tellings)
