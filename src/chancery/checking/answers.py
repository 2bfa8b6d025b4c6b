"""What a check answers: four words, from best to worst, and what they were said of."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal, get_args

Answer = Literal["holds", "moved", "changed", "not found"]
"""``holds``: to the letter, in its place. ``moved``: the same words, surely the same, elsewhere.
``changed``: the place is known and says something else. ``not found``: neither words nor place."""

ANSWERS: tuple[Answer, ...] = get_args(Answer)
"""From best to worst."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that does not hold: where in the record (``actors[0].evidence``), and how."""

    where: str
    answer: Answer
    detail: str

    def to_json(self) -> dict[str, object]:
        """The JSON form."""
        return {"where": self.where, "answer": self.answer, "detail": self.detail}


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One record after checking: how many checks it went through and which did not hold."""

    kind: str
    id: str
    name: str
    checks: int
    findings: tuple[Finding, ...] = ()
    review: str | None = None
    """What reviewers did: the status, and the fields that are not those the id was made from."""

    @property
    def answer(self) -> Answer:
        """The worst of its findings; ``holds`` when there is none."""
        return max((f.answer for f in self.findings), key=ANSWERS.index, default="holds")

    def to_json(self) -> dict[str, object]:
        """The JSON form."""
        return {
            "kind": self.kind,
            "id": self.id,
            "name": self.name,
            "answer": self.answer,
            "checks": self.checks,
            "findings": [finding.to_json() for finding in self.findings],
            **({"review": self.review} if self.review else {}),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """All records of one reading after checking."""

    origin: str
    records: tuple[Checked, ...]

    @property
    def holds(self) -> bool:
        """Whether every record holds."""
        return all(record.answer == "holds" for record in self.records)

    @property
    def counts(self) -> dict[Answer, int]:
        """How many records got each answer."""
        found = Counter(record.answer for record in self.records)
        return {answer: found[answer] for answer in ANSWERS}

    @property
    def checks(self) -> int:
        """How many single checks were made."""
        return sum(record.checks for record in self.records)

    def to_json(self) -> dict[str, object]:
        """The JSON form."""
        return {
            "origin": self.origin,
            "holds": self.holds,
            "counts": self.counts,
            "checks": self.checks,
            "records": [record.to_json() for record in self.records],
        }
