"""The text of a dispatch, cut where evidence begins and ends, so that any words can be lit up."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple


class Piece(NamedTuple):
    """Some characters of the text: positions in code points, and whether evidence has them."""

    start: int
    end: int
    words: str
    cited: bool


class Marks:
    """All stretches of a text that something cites."""

    def __init__(self, text: str, spans: Iterable[tuple[int, int]]) -> None:
        held = {(a, b) for a, b in spans if 0 <= a < b <= len(text)}
        self._text = text
        self._edges = sorted({edge for span in held for edge in span})
        self._depth = _depths(self._edges, held)

    def pieces(self, start: int, end: int) -> Iterator[Piece]:
        """A stretch of the text in pieces; together they are all of it."""
        inner = self._edges[bisect_right(self._edges, start) : bisect_left(self._edges, end)]
        places = [start, *inner, end]
        for a, b in pairwise(places):
            at = bisect_right(self._edges, a) - 1
            yield Piece(a, b, self._text[a:b], at >= 0 and self._depth[at] > 0)


def _depths(edges: Sequence[int], spans: Iterable[tuple[int, int]]) -> list[int]:
    """How many spans cover the stretch behind each edge."""
    change = dict.fromkeys(edges, 0)
    for start, end in spans:
        change[start] += 1
        change[end] -= 1
    depth, found = 0, []
    for edge in edges:
        depth += change[edge]
        found.append(depth)
    return found


def spans_in(record: object) -> Iterator[tuple[int, int]]:
    """Every evidence in a record, however deep."""
    waiting = [record]
    while waiting:
        match waiting.pop():
            case {"start": int(start), "end": int(end), "exact": str()}:
                yield start, end
            case Mapping() as one:
                waiting += one.values()
            case list() | tuple() as some:
                waiting += some


def at(*evidence: object) -> str:
    """The positions of evidence for the page: ``"12-40 55-60"``."""
    spans = sorted({span for one in evidence for span in spans_in(one)})
    return " ".join(f"{start}-{end}" for start, end in spans)
