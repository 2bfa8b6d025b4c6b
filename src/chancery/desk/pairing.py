"""``chancery same``, ``apart`` and ``unsure``: a reviewer's answer of two things."""

from __future__ import annotations

from dataclasses import dataclass

from chancery.desk.ledgers import open_asked
from chancery.desk.resolving import changes, to_json
from chancery.desk.terminal import harmless, harmless_json, say, write_line
from chancery.records.match import Answer
from chancery.records.telling import Interaction
from chancery.rounds.across.accounting import account
from chancery.rounds.across.asking import is_id
from chancery.rounds.across.judging import answer_pair, take_pair_back
from chancery.store import Ledger

_SAID = {"same": "the same", "not_same": "not the same", "unsure": "unsure"}


@dataclass(frozen=True, kw_only=True)
class Request:
    """What was asked for on the command line; without an ``answer`` the one in force is undone."""

    one: str
    other: str
    answer: Answer | None
    by: str
    reason: str | None = None
    as_json: bool = False


def _named(ledger: Ledger, wanted: str) -> str:
    """The whole id; of an interaction that is in another one now, the name of its first report."""
    if not is_id(wanted):
        return wanted
    known = account(ledger, wanted)
    if known.until is not None and isinstance(known.record, Interaction):
        return known.record.reports[0].telling
    return known.record.id


def run_pair(asked: Request, address: str | None) -> int:
    """Write an answer down, and tell what follows from it."""
    by, reason = asked.by, asked.reason
    with open_asked(address) as ledger:
        one, other = _named(ledger, asked.one), _named(ledger, asked.other)
        if asked.answer is None:
            written, gone = take_pair_back(ledger, one, other, by=by, reason=reason)
        else:
            written, gone = answer_pair(ledger, one, other, asked.answer, by=by, reason=reason)
    if asked.as_json:
        judgement = written.to_json()
        told = {"schema": "chancery/pair/1", "judgement": judgement, "across": to_json(gone)}
        write_line(harmless_json(told))
    else:
        answered = _SAID[asked.answer] if asked.answer else "the answer is taken back"
        line = f"{one}, {other}: {answered} ({written.id}); {changes(gone.changed)}"
        write_line(harmless(line))
    for line in gone.left_out:
        say(line)
    return 1 if gone.left_out else 0
