"""One deed that a text tells twice: in its headline and in its lead, as a verb and as a noun.

Two steps of one stipulation are one where they report the same state, a text tells both, and no day
keeps them apart. Of the two stays the one that more texts tell, then the one that the body tells.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from chancery.records.dossier import ReportedStep
from chancery.records.telling import Interaction


def once_told(
    steps: Sequence[ReportedStep], interactions: Iterable[Interaction]
) -> list[ReportedStep]:
    """The steps, without those that only tell another one again; their order does not matter."""
    texts = {
        one.id: frozenset(report.wire or report.dispatch for report in one.reports)
        for one in interactions
    }

    def place(step: ReportedStep) -> tuple[int, int, str, str]:
        return -len(texts[step.interaction]), -step.cited.start, step.interaction, step.telling

    kept: list[ReportedStep] = []
    for step in sorted(steps, key=place):
        if not any(
            _again(step, one, texts[step.interaction] & texts[one.interaction]) for one in kept
        ):
            kept.append(step)
    return kept


def _again(one: ReportedStep, other: ReportedStep, shared: frozenset[str]) -> bool:
    alike = one.status == other.status and one.day == other.day
    return alike and bool(shared) and one.interaction != other.interaction
