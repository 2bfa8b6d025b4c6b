"""Lines of a table of scores: what was measured, its value, what it was counted of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from tests.score.measures import Score


class Line(NamedTuple):
    """A measure: its value, and what it was counted of."""

    value: float
    shown: str


Lines = Mapping[str, Line]


def scored(name: str, score: Score, shown: str) -> Lines:
    """A score in three lines."""
    return {
        f"{name} precision": Line(score.precision, shown),
        f"{name} recall": Line(score.recall, shown),
        f"{name} F1": Line(score.f1, shown),
    }


def share(part: int, whole: int) -> Line:
    """A part of a whole; of nothing it is none."""
    return Line(part / whole if whole else 0.0, f"{part} of {whole}")


def per(theirs: Mapping[str, str]) -> Line:
    """How many of ours there are of one of the truth."""
    found = len(set(theirs.values()))
    return Line(len(theirs) / found if found else 0.0, f"{len(theirs)} of {found}; 1 is right")
