"""What speaks for two records being of one thing, and how loudly."""

from __future__ import annotations

import msgspec

from chancery.knowledge.load import load
from chancery.records.match import Answer, Feature, Says


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``matching/<name>.yml``; its opening comment says what each field means."""

    features: dict[str, dict[str, tuple[Says, float]]]
    same: float
    unsure: float

    def feature(self, name: str, level: str, shown: str) -> Feature:
        """What a level of a feature says."""
        says, weight = self.features[name][level]
        return Feature(name=name, says=says, weight=weight, shown=shown)

    def answer(self, score: float) -> Answer:
        """What a sum of weights amounts to."""
        if score >= self.same:
            return "same"
        return "unsure" if score >= self.unsure else "not_same"


def load_weights(name: str) -> Weights:
    """The weights of a comparison: ``tellings``, ``interactions``."""
    return load(f"matching/{name}.yml", Weights)
