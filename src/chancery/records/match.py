"""Whether two records speak of the same thing of the world, and what says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Answer = Literal["same", "not_same", "unsure"]

Says = Literal["same", "near", "apart", "silent"]
"""``silent``: one of the two says nothing of it, which speaks neither for nor against."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """One thing that two records were compared by.

    ``weight`` is what it adds to the score, in points; ``shown`` the two values as a person reads
    them ("Doha = Doha", "12 ≠ 15").
    """

    name: str
    says: Says
    weight: float
    shown: str

    def to_json(self) -> dict[str, object]:
        """The JSON form."""
        return {"name": self.name, "says": self.says, "weight": self.weight, "shown": self.shown}


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """The answer for two records, a pure function of the two; ``rule`` is what decided.

    ``score`` is the sum of the features' weights. A reviewer's answer has the rule ``review``.
    """

    answer: Answer
    score: float
    features: tuple[Feature, ...]
    rule: str

    def to_json(self) -> dict[str, object]:
        """The JSON form."""
        return {
            "answer": self.answer,
            "score": self.score,
            "features": [feature.to_json() for feature in self.features],
            "rule": self.rule,
        }
