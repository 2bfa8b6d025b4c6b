"""A reviewer's answer of two interactions, actors or dossiers: the same, not the same, unsure.

It is kept as of two pieces of dispatches, the first of each (or the two reports that were named),
so it stays true whatever else they are gathered with later.
"""

from __future__ import annotations

from sqlalchemy import Connection

from chancery.errors import ReviewError
from chancery.records.actor import Face
from chancery.records.dossier import Dossier
from chancery.records.match import Answer
from chancery.records.review import Judgement, PairKind
from chancery.records.telling import Interaction
from chancery.rounds.across.drive import Gone, go_through
from chancery.store import Ledger
from chancery.store.gatherings import gathered, located_gatherings
from chancery.store.pairs import answer, take_back
from chancery.store.pieces import LedgerShelf

_PIECES: dict[str, PairKind] = {"interaction": "telling", "actor": "face", "dossier": "accord"}


def answer_pair(
    ledger: Ledger, a: str, b: str, said: Answer, *, by: str, reason: str | None = None
) -> tuple[Judgement, Gone]:
    """Write an answer of two gatherings, or of two reports (``DISPATCH#EVENT``); what follows.

    ``a`` and ``b`` are ids or the beginnings of them. Raises ``ReviewError``.
    """
    with ledger.writing() as (connection, at):
        kind, pair = _pair(connection, a, b)
        written = answer(connection, at, kind, pair, said, by=by, reason=reason)
    return written, go_through(ledger)


def take_pair_back(
    ledger: Ledger, a: str, b: str, *, by: str, reason: str | None = None
) -> tuple[Judgement, Gone]:
    """Take back the answer of two that is in force. Raises ``ReviewError``."""
    with ledger.writing() as (connection, at):
        kind, pair = _pair(connection, a, b)
        written = take_back(connection, at, kind, pair, by=by, reason=reason)
    return written, go_through(ledger)


def _pair(connection: Connection, a: str, b: str) -> tuple[PairKind, frozenset[str]]:
    (kind, one), (other_kind, other) = _piece(connection, a), _piece(connection, b)
    if kind != other_kind:
        message = f"{a} and {b}: not two of one kind"
        raise ReviewError(message)
    return kind, frozenset({one, other})


def _piece(connection: Connection, wanted: str) -> tuple[PairKind, str]:
    """The first piece of what has this id, or the report of this name."""
    if "#event-" in wanted:
        return "telling", _report(connection, wanted)
    found = [(kind, name) for kind, name in located_gatherings(connection, wanted)
             if kind in _PIECES]  # fmt: skip
    if len(found) != 1:
        told = f"fits {', '.join(name for _, name in found)}" if found else "nothing has this id"
        message = f"{wanted}: {told}; give an interaction, actor or dossier, or a report's name"
        raise ReviewError(message)
    kind, name = found[0]
    return _PIECES[kind], _first(connection, kind, name)


def _report(connection: Connection, wanted: str) -> str:
    if wanted not in LedgerShelf(connection, "telling", Interaction).components([wanted]):
        message = (
            f"{wanted}: no report of that name; `chancery explain` of an interaction lists them"
        )
        raise ReviewError(message)
    return wanted


def _first(connection: Connection, kind: str, name: str) -> str:
    if kind == "actor":
        faces = LedgerShelf(connection, "face", Face).of_gatherings([name])
        return min(faces.values(), key=lambda face: face.founder).id
    if kind == "dossier":
        (dossier,) = gathered(connection, kind, Dossier, ids=[name])
        return dossier.record.accords[0]
    (interaction,) = gathered(connection, kind, Interaction, ids=[name])
    return interaction.record.reports[0].telling
