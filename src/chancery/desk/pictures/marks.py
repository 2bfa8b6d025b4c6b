"""The marks of a timeline: which have a day, and which are drawn as one because there are many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from chancery.desk.pictures.lettering import some
from chancery.desk.pictures.states import MIXED, called
from chancery.desk.pictures.svg import Say

CROWD = 20
"""Marks of one lane on one day from which they are always drawn as one: a page is only so high."""

FEW, LONG = 25, 90

_SPANS = (1, 7, 30, 91, 365, 3650, 36500, 365000, 3650000)
"""Days that are drawn as one, from fine to coarse; the last holds every date there is."""

_ISO_DAY = len("2026-02-20")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Something on a day, or from a first to a last: ISO days; a mark without a first is undated.

    ``lane`` is the row it stands in, ``href`` a path of the site, ``state`` one of an interaction.
    """

    first: str | None
    last: str | None
    lane: str
    label: str
    href: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A mark as it is drawn, its days as ordinals; ``count`` marks are drawn as one."""

    first: int
    last: int
    lane: str
    words: str
    short: str
    href: str
    state: str
    count: int = 1


Dated = tuple[int, int, Mark]
Joined = Callable[[Sequence[Mark]], str]
"""Where the link of several marks drawn as one leads."""


def dated(marks: Iterable[Mark]) -> list[Dated]:
    """The marks that have a day, in order of their days; days that stand reversed are turned."""
    found = []
    for mark in marks:
        first = _ordinal(mark.first)
        if first is not None:
            last = _ordinal(mark.last) or first
            found.append((min(first, last), max(first, last), mark))
    return sorted(found, key=lambda one: one[:2])


def recent(marks: Sequence[Dated]) -> tuple[Sequence[Dated], Sequence[Dated]]:
    """The marks that a picture is of, and those long before them.

    A few (``FEW`` of a hundred) that lie further from the others than all of these span, and over
    ``LONG`` days, would squeeze them into a corner: a war that is recalled, an accord of years ago.
    """
    parted = ended = 0
    last = max((one[1] for one in marks), default=0)
    for n, (before, behind) in enumerate(pairwise(marks), 1):
        if n * 100 > FEW * len(marks):
            break
        ended = max(ended, before[1])
        if behind[0] - ended > max(LONG, 2 * (last - behind[0])):
            parted = n
    return marks[parted:], marks[:parted]


def _ordinal(day: str | None) -> int | None:
    try:
        return date.fromisoformat((day or "")[:_ISO_DAY]).toordinal()
    except ValueError:
        return None


def thinned(marks: Sequence[Dated], most: int, joined: Joined, say: Say) -> list[Drawn]:
    """Draw no more than ``most``, or one per lane: those of one day are joined, or of a week.

    Crowded days are joined however few marks there are.
    """
    if len(marks) <= most:
        bins = [part for whole in _bins(marks, 1) for part in _parted(whole)]
        return [_drawn(part, joined, say) for part in bins]
    for span in _SPANS:
        bins = _bins(marks, span)
        if len(bins) <= most:
            break
    return [_drawn(part, joined, say) for part in bins]


def _bins(marks: Iterable[Dated], span: int) -> list[list[Dated]]:
    found: defaultdict[tuple[int, str], list[Dated]] = defaultdict(list)
    for one in marks:
        found[one[0] // span, one[2].lane].append(one)
    return list(found.values())


def _parted(marks: list[Dated]) -> list[list[Dated]]:
    return [marks] if len(marks) > CROWD else [[one] for one in marks]


def _drawn(marks: Sequence[Dated], joined: Joined, say: Say) -> Drawn:
    first, last = marks[0][0], max(one[1] for one in marks)
    held = [one[2] for one in marks]
    states = {mark.state for mark in held}
    state = states.pop() if len(states) == 1 else MIXED
    label = some(mark.label for mark in held)
    many = say("%(count)d together: %(labels)s") % {"count": len(held), "labels": label}
    short = label if len(held) == 1 else many
    return Drawn(
        first=first,
        last=last,
        lane=held[0].lane,
        words=" · ".join((short, _days(first, last), called(state, say))),
        short=short,
        href=held[0].href if len(held) == 1 else joined(held),
        state=state,
        count=len(held),
    )


def _days(first: int, last: int) -> str:
    """``2026-02-20`` or, as EDTF has it, ``2026-02-20/2026-03-01``."""
    days = dict.fromkeys((first, last))
    return "/".join(date.fromordinal(day).isoformat() for day in days)
