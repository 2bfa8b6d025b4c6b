"""A reviewer's answer of two interactions, actors or dossiers: the same, not the same, unsure.

It is kept as of two pieces of dispatches, the first of each (or the two reports that were named),
so it stays true whatever else they are gathered with later.
"""

from __future__ import annotations

from sqlalchemy import Connection

from chancery.errors import ReviewError
from chancery.records.actor import Actor, Appearance
from chancery.records.dossier import Dossier
from chancery.records.match import Answer
from chancery.records.review import Judgement, PairKind
from chancery.records.telling import Interaction, Telling
from chancery.rounds.across.asking import may_be
from chancery.rounds.across.drive import Gone, go_through
from chancery.store import Ledger
from chancery.store.gatherings import located_gatherings, versions
from chancery.store.pairs import answer, take_back
from chancery.store.pieces import LedgerShelf

_KINDS: dict[str, type[Interaction | Actor | Dossier]] = {
    "interaction": Interaction,
    "actor": Actor,
    "dossier": Dossier,
}

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
    """The first piece of what has this id, or had it; or the report of this name."""
    if "#event-" in wanted:
        return "telling", _report(connection, wanted)
    found = [(kind, name) for kind, name in located_gatherings(connection, wanted)
             if kind in _PIECES]  # fmt: skip
    if not found:
        found = [(kind, wanted) for kind in _PIECES if may_be(kind, wanted)]
        found = [(kind, name) for kind, name in found if versions(connection, name, _KINDS[kind])]
    if len(found) != 1:
        told = f"fits {', '.join(name for _, name in found)}" if found else "nothing has this id"
        message = f"{wanted}: {told}; give an interaction, actor or dossier, or a report's name"
        raise ReviewError(message)
    kind, name = found[0]
    return _PIECES[kind], _first(connection, kind, name)


def _report(connection: Connection, wanted: str) -> str:
    if wanted not in LedgerShelf(connection, "telling", Telling).components([wanted]):
        message = f"{wanted}: no report of that name; `chancery explain INTERACTION` has them"
        raise ReviewError(message)
    return wanted


def _first(connection: Connection, kind: str, name: str) -> str:
    """The first piece of a gathering, as it is or as it last was."""
    record = versions(connection, name, _KINDS[kind])[-1].record
    if isinstance(record, Interaction):
        return record.reports[0].telling
    if isinstance(record, Dossier):
        return record.accords[0]
    lying = LedgerShelf(connection, "appearance", Appearance)
    faces = lying.components(record.appearances)
    found = [faces[one] for one in record.appearances if one in faces]
    if not found:
        message = f"{name}: none of the dispatches that named this actor stands any more"
        raise ReviewError(message)
    own = f"key:{name}"  # one that another was said to be, too, is meant by its own face
    return own if own in found else found[0]
