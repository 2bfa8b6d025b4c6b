"""Where the marks of a timeline stand: from left to right by day, stacked where they would meet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from chancery.desk.pictures.lettering import cut, room
from chancery.desk.pictures.marks import Drawn

ROW = 24
"""Pixels of a row, and between the middles of two dots: what a finger can tell apart."""

DOT = 6

LABELLED = 60
"""Marks up to which each has its label beside it; of more, a label is shown on hovering."""

_WORDS = 190
"""Pixels that a label takes at most."""

_GAP = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Days to pixels."""

    first: float
    last: float
    left: float
    right: float

    def x(self, day: float) -> float:
        """Where the day begins."""
        share = (day - self.first) / (self.last - self.first)
        return self.left + share * (self.right - self.left)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A mark between two pixels, its label, and where that begins or (``end``) ends."""

    mark: Drawn
    left: float
    right: float
    words: str
    words_x: float
    anchor: str

    @property
    def extent(self) -> tuple[float, float]:
        """The room that mark and label take."""
        long = room(self.words)
        at = self.words_x - (long if self.anchor == "end" else 0)
        return (min(self.left, at), max(self.right, at + long)) if long else (self.left, self.right)


def scale(marks: Sequence[Drawn], left: float, right: float) -> Scale:
    """Have all days between two pixels, with a little air."""
    first, last = min(one.first for one in marks), max(one.last for one in marks) + 1
    air = max(1, (last - first) * 0.02)
    return Scale(first=first - air, last=last + air, left=left, right=right)


def placed(mark: Drawn, to: Scale, *, labelled: bool) -> Placed:
    """Place a mark; its label stands in a bar that has the room, else right of it, else left."""
    left, right = _shape(mark, to)
    words = cut(mark.short, _WORDS) if labelled else ""
    if mark.last > mark.first and room(words) + 2 * _GAP <= right - left:
        at, anchor = left + _GAP, "start"
    elif right + _GAP + room(words) <= to.right:
        at, anchor = right + _GAP, "start"
    else:
        at, anchor = left - _GAP, "end"
    return Placed(mark=mark, left=left, right=right, words=words, words_x=at, anchor=anchor)


def _shape(mark: Drawn, to: Scale) -> tuple[float, float]:
    least = max(2 * DOT, room(str(mark.count)) + 2 * _GAP if mark.count > 1 else 0)
    left, right = to.x(mark.first), to.x(mark.last + 1)
    if mark.first == mark.last or right - left < least:
        middle = (left + right) / 2
        left, right = middle - least / 2, middle + least / 2
    return left, right


def stacked(marks: Iterable[Placed]) -> Iterator[tuple[int, Placed]]:
    """Give each mark the first row of its lane that is free where it stands."""
    ends: list[float] = []
    for one in sorted(marks, key=lambda one: one.extent):
        begins, ends_at = one.extent
        free = (n for n, end in enumerate(ends) if end + ROW - 2 * DOT <= begins)
        row = next(free, len(ends))
        ends[row : row + 1] = [ends_at]
        yield row, one
