"""Who stands where on the circle of a network, and which ties are between those that stand there.

A circle and no springs: the same input gives the same picture on every machine, no name covers
another, and nobody reads a meaning into how near two names came to lie.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

MOST_TIES = 400
"""Ties that are drawn, the heaviest: more are one grey disc."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """Somebody or something: ``weight`` is how much of it there is, ``group`` whose it is."""

    id: str
    label: str
    href: str
    weight: float
    group: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """What is between two nodes, by their ids, and the page that tells it."""

    one: str
    other: str
    weight: float
    href: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """Where a node stands, its angle clockwise from the top in radians."""

    x: float
    y: float
    angle: float


def heaviest(nodes: Iterable[Node], most: int) -> list[Node]:
    """The heaviest nodes, one of each id."""
    held: dict[str, Node] = {}
    for node in sorted(nodes, key=lambda node: (-node.weight, node.label, node.id)):
        held.setdefault(node.id, node)
    return list(held.values())[:most]


def between(ties: Iterable[Tie], ids: set[str]) -> list[Tie]:
    """The heaviest ties between two of the nodes."""
    held = [tie for tie in ties if {tie.one, tie.other} <= ids and tie.one != tie.other]
    return sorted(held, key=lambda tie: (-tie.weight, tie.one, tie.other))[:MOST_TIES]


def ordered(nodes: Sequence[Node], ties: Iterable[Tie]) -> list[Node]:
    """Put groups together, the heaviest first, and in each whoever is tied most to the one before.

    A pure function of what is given, whatever its order.
    """
    weights: defaultdict[frozenset[str], float] = defaultdict(float)
    for tie in ties:
        weights[frozenset((tie.one, tie.other))] += tie.weight
    groups: defaultdict[str, float] = defaultdict(float)
    for node in nodes:
        groups[node.group] += node.weight
    found: list[Node] = []
    for group in sorted(groups, key=lambda group: (-groups[group], group)):
        left = [node for node in nodes if node.group == group]
        while left:
            last = found[-1].id if found else ""
            best = max(left, key=lambda node: weights[frozenset((last, node.id))])
            left.remove(best)
            found.append(best)
    return found


def seats(count: int, middle: tuple[float, float], radius: float) -> list[Seat]:
    """Seats around the circle, clockwise from the top, none quite at the top or the bottom."""
    angles = [2 * pi * (n + 0.5) / count for n in range(count)]
    return [
        Seat(x=middle[0] + radius * sin(angle), y=middle[1] - radius * cos(angle), angle=angle)
        for angle in angles
    ]
