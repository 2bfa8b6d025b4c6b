"""How far a promise has come: a ladder, and side states that stand until the next rung.

promised → scheduled → ordered → begun → partly → claimed_done → verified

Beside it: delayed, refused, suspended, violated, disputed. A rung once reached stays reached: who
announces the next release after the first has not gone back to ``scheduled``. A side state is what
is reported from its day on, until a later day reports a rung; a promise merely repeated ends none.
A machine never writes ``verified``: a mission that says so has claimed it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from chancery.records.agreement import Status
from chancery.records.dossier import ReportedStep

LADDER: tuple[Status, ...] = (
    "promised", "scheduled", "ordered", "begun", "partly", "claimed_done", "verified",
)  # fmt: skip

DEEDS: frozenset[Status] = frozenset({"begun", "partly", "claimed_done", "verified"})

DONE: frozenset[Status] = frozenset({"claimed_done", "verified"})


def rung(status: Status) -> int:
    """The place on the ladder; -1 for a side state."""
    return LADDER.index(status) if status in LADDER else -1


def in_order(steps: Iterable[ReportedStep]) -> tuple[ReportedStep, ...]:
    """By day, those without one first; on one day the ladder upwards, then the side states."""
    return tuple(sorted(steps, key=_place))


def _place(step: ReportedStep) -> tuple[str, bool, int, str, str]:
    high = rung(step.status)
    return step.day or "", high < 0, high, step.status, step.telling


def reported_state(start: Status, steps: Iterable[ReportedStep]) -> Status:
    """What is reported at the end of the steps."""
    reached, side = start, None
    if rung(start) < 0:
        reached, side = "promised", start
    for step in in_order(steps):
        if rung(step.status) < 0:
            side = step.status
        elif step.status != "promised":
            reached, side = max(reached, step.status, key=rung), None
    return side or reached


def days_to_deed(since: str | None, steps: Iterable[ReportedStep]) -> int | None:
    """Days from the promise to the first deed reported; ``None`` when either is unknown."""
    days = [step.day for step in in_order(steps) if step.status in DEEDS and step.day]
    if since is None or not days:
        return None
    return (date.fromisoformat(days[0]) - date.fromisoformat(since)).days
