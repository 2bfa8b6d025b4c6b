"""What comparing the pieces of a component gave, kept so that nobody need compare them again.

A pair that is neither the same nor apart is not kept, nor what a reviewer said: the judgements do
that. Pieces stand by their place among the names of the component, in order.
"""

from __future__ import annotations

import sys
from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from chancery.rounds.across.joining import Pairs
from chancery.rounds.across.matching import Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Ties:
    """Pairs of places of one component: ``same``, with ``scores``, and ``apart``; packed."""

    same: bytes
    scores: bytes
    apart: bytes


def tied(
    components: Mapping[str, str], pairs: Pairs, is_said: Callable[[str, str], bool]
) -> dict[str, Ties]:
    """The ties of each component that has any."""
    places = _places(components)
    same: defaultdict[str, list[tuple[int, int, float]]] = defaultdict(list)
    apart: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for score, a, b in pairs.same:
        if not is_said(a, b):
            same[components[a]].append((places[a], places[b], -score))
    for a, b in pairs.apart:
        if components[a] == components[b] and not is_said(a, b):
            apart[components[a]].append((places[a], places[b]))
    return {
        one: _packed(sorted(same.pop(one, ())), sorted(apart.pop(one, ())))
        for one in sorted({*same, *apart})
    }


def _places(components: Mapping[str, str]) -> dict[str, int]:
    counts: defaultdict[str, int] = defaultdict(int)
    places: dict[str, int] = {}
    for name in sorted(components):
        places[name] = counts[components[name]]
        counts[components[name]] += 1
    return places


def untied(
    ties: Mapping[str, Ties], components: Mapping[str, str], stay: Collection[str],
    is_said: Callable[[str, str], bool],
) -> Pairs:  # fmt: skip
    """The pairs of what stays as it was; ``components`` has all pieces that were in each."""
    names: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(components):
        names[components[name]].append(name)
    pairs = Pairs()
    for component, held in ties.items():
        here = [name if name in stay else "" for name in names[component]]
        scores = _numbers("d", held.scores)
        for (a, b), score in zip(_pairs(held.same, here), scores, strict=True):
            if a and b and not is_said(a, b):
                pairs.same.append((-score, a, b))
        pairs.apart.extend(
            (a, b) for a, b in _pairs(held.apart, here) if a and b and not is_said(a, b)
        )
    return pairs


def _packed(same: list[tuple[int, int, float]], apart: list[tuple[int, int]]) -> Ties:
    return Ties(
        same=_bytes(array("I", [x for a, b, _ in same for x in (a, b)])),
        scores=_bytes(array("d", [score for _, _, score in same])),
        apart=_bytes(array("I", [x for pair in apart for x in pair])),
    )


def _pairs(packed: bytes, names: list[str]) -> Iterator[Pair]:
    numbers = iter(_numbers("I", packed))
    return ((names[int(a)], names[int(b)]) for a, b in zip(numbers, numbers, strict=True))


def _bytes(numbers: array[int] | array[float]) -> bytes:
    """The least byte first, on any machine."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def _numbers(kind: str, packed: bytes) -> array[float]:
    numbers: array[float] = array(kind, packed)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
