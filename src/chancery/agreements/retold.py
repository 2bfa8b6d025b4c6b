"""One deed that is told again: in a headline and in its lead, or two days later by another text.

Two steps of one stipulation are one where they report the same state and

1. a text tells both, and no day keeps them apart
2. the state is one that is not reached twice in three days (``begun``, ``ordered`` …); that a
   promise is kept (``claimed_done``) only by the same voice: another one confirms it
3. of a part, on one day, the same count: "9 of 14"

Of the two stays the one that more texts tell, then the earlier one, then the one of the body rather
than of the headline. It keeps the sources of both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from chancery.records.agreement import Status
from chancery.records.dossier import ReportedStep

_ROUND = 3
"""Days in which the press tells one deed: that of the deed, that of the news, that of the paper."""

_REACHED: frozenset[Status] = frozenset(
    {"ordered", "begun", "claimed_done", "delayed", "refused", "suspended"}
)


def once_told(
    steps: Iterable[ReportedStep], texts: Mapping[str, frozenset[str]]
) -> list[ReportedStep]:
    """The steps, without those that only tell another one again; their order does not matter.

    ``texts`` are those that tell each interaction.
    """

    def place(step: ReportedStep) -> tuple[int, str, int, str, str]:
        told = len(texts[step.interaction])
        return -told, step.day or "9999", -step.cited.start, step.interaction, step.telling

    kept: list[ReportedStep] = []
    for step in sorted(steps, key=place):
        mine = texts[step.interaction]
        at = next(
            (n for n, one in enumerate(kept) if _again(step, one, mine & texts[one.interaction])),
            None,
        )
        if at is None:
            kept.append(step)
        else:
            sources = tuple(sorted({*kept[at].sources, *step.sources}))
            kept[at] = replace(kept[at], sources=sources)
    return kept


def _again(one: ReportedStep, other: ReportedStep, shared: frozenset[str]) -> bool:
    if one.status != other.status or one.interaction == other.interaction:
        return False
    gap = _gap(one, other)
    if gap is None:
        return False
    if gap == 0 and (shared or (one.status == "partly" and _count(one) == _count(other))):
        return True
    voice = one.status != "claimed_done" or one.claimed_by == other.claimed_by
    return one.status in _REACHED and voice and gap < _ROUND


def _gap(one: ReportedStep, other: ReportedStep) -> int | None:
    if one.day == other.day:
        return 0
    if one.day is None or other.day is None:
        return None
    return abs((date.fromisoformat(one.day) - date.fromisoformat(other.day)).days)


def _count(step: ReportedStep) -> str:
    """What tells of a part how large it is: the last words of why."""
    return step.why.rpartition("· ")[2]
