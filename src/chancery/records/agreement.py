"""An agreement and what it obliges whom to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from chancery.records.event import Role
from chancery.records.identity import identify
from chancery.records.mention import Place
from chancery.records.text import Evidence
from chancery.records.time import When

Status = Literal[
    "promised", "scheduled", "ordered", "begun", "partly", "claimed_done", "verified",
    "delayed", "refused", "suspended", "violated", "disputed",
]  # fmt: skip
"""The ladder, then its side states. A machine never writes ``verified``: only a reviewer does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A reported event (by id) that bears on an obligation, and the state it reports."""

    event: str
    status: Status
    evidence: Evidence

    def to_json(self) -> dict[str, object]:
        """The JSON form."""
        return {"event": self.event, "status": self.status, "evidence": self.evidence.to_json()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """The smallest verifiable promise: one bearer (or several together), one action.

    ``action`` is the evidence of what is to be done, ``thing`` (``object`` in
    JSON) of what it is done to. ``status``
    is what the page reports, never an assessment.
    """

    bearers: tuple[Role, ...]
    counterparties: tuple[Role, ...]
    action: Evidence
    thing: Evidence | None
    due: When | None
    condition: Evidence | None
    status: Status
    steps: tuple[Step, ...]
    evidence: tuple[Evidence, ...]
    rule: str

    @property
    def id(self) -> str:
        """Made from who owes what in which words; steps reported later do not change it."""
        content = self._content()
        return identify(
            "obligation", {k: content[k] for k in ("bearer", "counterparty", "action", "evidence")}
        )

    def _content(self) -> dict[str, object]:
        return {
            "bearer": [role.to_json() for role in self.bearers],
            "counterparty": [role.to_json() for role in self.counterparties],
            "action": self.action.to_json(),
            "object": self.thing.to_json() if self.thing else None,
            "due": self.due.to_json() if self.due else None,
            "condition": self.condition.to_json() if self.condition else None,
            "status": self.status,
            "steps": [step.to_json() for step in self.steps],
            "evidence": [evidence.to_json() for evidence in self.evidence],
            "rule": self.rule,
        }

    def to_json(self) -> dict[str, object]:
        """The JSON form."""
        return {"id": self.id, **self._content()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """A treaty, accord, decree or public promise that binds somebody; ``mentions`` name it."""

    name: str
    kind: Literal["agreement", "decree", "promise"]
    parties: tuple[Role, ...]
    signed: When | None
    place: Place | None
    obligations: tuple[Obligation, ...]
    mentions: tuple[Evidence, ...]
    rule: str

    @property
    def id(self) -> str:
        """Made from name, kind, parties, date and the words that name it."""
        content = self._content()
        return identify(
            "agreement", {k: content[k] for k in ("name", "kind", "parties", "signed", "mentions")}
        )

    def _content(self) -> dict[str, object]:
        return {
            "name": self.name,
            "kind": self.kind,
            "parties": [role.to_json() for role in self.parties],
            "signed": self.signed.to_json() if self.signed else None,
            "place": self.place.to_json() if self.place else None,
            "obligations": [obligation.to_json() for obligation in self.obligations],
            "mentions": [evidence.to_json() for evidence in self.mentions],
            "rule": self.rule,
        }

    def to_json(self) -> dict[str, object]:
        """The JSON form."""
        return {"id": self.id, **self._content()}
