"""Judgements of reviewers: dated, signed with a name, each naming the one before it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from chancery.records.identity import identify

Action = Literal["accept", "correct", "reject", "comment", "undo", "same", "not_same", "unsure"]
"""``undo`` takes back one judgement, which stays in the history; the last three are of a pair."""

Kind = Literal["dispatch", "entity", "statement", "event", "agreement", "obligation"]

PairKind = Literal["telling", "face", "accord"]
"""What two pieces of dispatches are that a reviewer says to be the same, or not: ``record`` is the
lesser name of the two, ``value`` the other one as JSON."""

Why = Literal["rejected", "superseded", "restored"]
"""``restored`` takes back the tombstone before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a reviewer asks to be written: of which record (its id or the beginning of it), what.

    ``corrections`` are fields and what is right, as a person types it or as JSON values, for
    ``correct`` alone; ``undoes`` is a judgement's id or the beginning of it, for ``undo`` alone.
    """

    action: Action
    record: str
    reviewer: str
    corrections: Mapping[str, object] = field(default_factory=dict)
    reason: str | None = None
    undoes: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tombstone:
    """A record that the ledger does not say any more, or says again.

    ``because`` is the judgement that did it, or the dispatch that stands instead.
    """

    number: int
    at: str
    kind: Kind
    record: str
    dispatch: str
    why: Why
    because: str

    def to_json(self) -> dict[str, object]:
        """The JSON form; ``number`` is where a listing goes on."""
        return {
            "at": self.at,
            "kind": self.kind,
            "id": self.record,
            "dispatch": self.dispatch,
            "why": self.why,
            "because": self.because,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a reviewer said of a record.

    ``previous`` is the id of the judgement before it in the ledger, of whatever record: a judgement
    taken out or altered breaks the chain. ``was`` and ``value`` are JSON: what the machine read in
    ``field``, and what is right. ``undoes`` is the id of a judgement.
    """

    previous: str | None
    at: str
    reviewer: str
    action: Action
    kind: Kind | PairKind
    record: str
    field: str | None = None
    was: str | None = None
    value: str | None = None
    reason: str | None = None
    undoes: str | None = None

    @property
    def id(self) -> str:
        """Made from the whole content, the judgement before it included."""
        return identify("review", self._content())

    def _content(self) -> dict[str, object]:
        """``was`` and ``value`` only where there are any: null is a value, too."""
        quoted = {"was": self.was, "value": self.value}
        values = {name: json.loads(said) for name, said in quoted.items() if said is not None}
        return {
            "previous": self.previous,
            "at": self.at,
            "reviewer": self.reviewer,
            "action": self.action,
            "kind": self.kind,
            "record": self.record,
            "field": self.field,
            **values,
            "reason": self.reason,
            "undoes": self.undoes,
        }

    def to_json(self) -> dict[str, object]:
        """The JSON form."""
        return {"id": self.id, **self._content()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Where the judgements of one record leave it.

    ``corrections`` are the last value of each corrected field, as JSON values; ``judgements`` those
    that are in force, in order.
    """

    rejected: bool = False
    accepted: bool = False
    corrections: Mapping[str, object] = field(default_factory=dict)
    judgements: tuple[Judgement, ...] = ()

    @property
    def status(self) -> Literal["rejected", "corrected", "accepted", "unreviewed"]:
        """One word for it; a record that was only commented on is unreviewed."""
        if self.rejected:
            return "rejected"
        if self.corrections:
            return "corrected"
        return "accepted" if self.accepted else "unreviewed"


def weigh(judgements: Iterable[Judgement]) -> Verdict:
    """The verdict of the judgements of one record, given in the order in which they were made.

    1. what was undone does not count; undoing an undo brings back what it took
    2. the last of accept, correct and reject decides whether the record stands
    3. the last correction of each field counts; it does nothing while the record is rejected
    """
    said = list(judgements)
    undone = taken_back((j.id, j.undoes) for j in said)
    force = [j for j in said if j.id not in undone and j.action != "undo"]
    deciding = [j for j in force if j.action != "comment"]
    last = deciding[-1].action if deciding else None
    return Verdict(
        rejected=last == "reject",
        accepted=last in {"accept", "correct"},
        corrections={
            j.field: json.loads(j.value)
            for j in force
            if j.action == "correct" and j.field and j.value is not None
        },
        judgements=tuple(force),
    )


def taken_back(said: Iterable[tuple[str, str | None]]) -> frozenset[str]:
    """Which judgements are undone, of ids and what each undoes, in order; undone undos are not."""
    undone: set[str] = set()
    for name, undoes in reversed(list(said)):
        if undoes and name not in undone:
            undone.add(undoes)
    return frozenset(undone)
