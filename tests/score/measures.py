"""How well things were gathered: pure functions of what belongs together and what was put together.

A clustering is scored by items, each ``(truth, system)``: what it belongs to, and what it was put
into. Items are counted as often as they are given.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from math import comb

Item = tuple[Hashable, Hashable]
"""What something belongs to, and what it was put into."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Precision and recall; of nothing both are 1, as nothing is wrong."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def b_cubed(items: Iterable[Item]) -> Score:
    """B³ (Bagga and Baldwin 1998), averaged over items.

    Precision of an item is the share of those put where it was put that belong where it belongs;
    recall the share of those that belong where it belongs that were put where it was put.
    """
    both = Counter(items)
    truth, system = _sums(both, 0), _sums(both, 1)
    whole = sum(both.values())
    if not whole:
        return Score(precision=1.0, recall=1.0)
    return Score(
        precision=sum(n * n / system[s] for (_, s), n in both.items()) / whole,
        recall=sum(n * n / truth[t] for (t, _), n in both.items()) / whole,
    )


def pairwise(items: Iterable[Item]) -> Score:
    """Precision and recall of the pairs that were put together."""
    both = Counter(items)
    right = _pairs(both)
    return _score(right, _pairs(_sums(both, 1)), _pairs(_sums(both, 0)))


def of_sets(found: Collection[Hashable], wanted: Collection[Hashable]) -> Score:
    """Precision and recall of what was found."""
    return _score(len(set(found) & set(wanted)), len(set(found)), len(set(wanted)))


def mixed(items: Iterable[Item]) -> dict[Hashable, set[Hashable]]:
    """What was put together wrongly: each such group, and the several things that it mixes."""
    return _several((system, truth) for truth, system in items)


def parted(items: Iterable[Item]) -> dict[Hashable, set[Hashable]]:
    """What was kept apart wrongly: each such thing, and the groups that it fell into."""
    return _several(items)


def wrong_merge_rate(items: Iterable[Item]) -> tuple[int, int]:
    """How many groups of two items or more mix several things, of how many."""
    held = list(items)
    several = [group for group, n in Counter(system for _, system in held).items() if n > 1]
    return len(mixed(held)), len(several)


def split_rate(items: Iterable[Item]) -> tuple[int, int]:
    """How many things of two items or more fell into several groups, of how many."""
    return wrong_merge_rate((system, truth) for truth, system in items)


def wrong_pairs(items: Iterable[Item]) -> tuple[int, int]:
    """How many of the pairs put together do not belong together, of how many."""
    both = Counter(items)
    together = _pairs(_sums(both, 1))
    return together - _pairs(both), together


def most_of(votes: Iterable[tuple[Hashable, Hashable]]) -> dict[Hashable, Hashable]:
    """What each left side has most votes for; of two with as many, the one first in order."""
    counts: defaultdict[Hashable, Counter[Hashable]] = defaultdict(Counter)
    for one, other in votes:
        counts[one][other] += 1
    return {
        one: min(some, key=lambda other: (-some[other], str(other)))
        for one, some in counts.items()
    }  # fmt: skip


def one_to_one(votes: Iterable[tuple[Hashable, Hashable]]) -> dict[Hashable, Hashable]:
    """Each left side with one right side and no right side twice, the most votes first."""
    found: dict[Hashable, Hashable] = {}
    taken: set[Hashable] = set()
    ranked = sorted(Counter(votes).items(), key=lambda item: (-item[1], str(item[0])))
    for (one, other), _ in ranked:
        if one not in found and other not in taken:
            found[one] = other
            taken.add(other)
    return found


def overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    """What two stretches have in common, as a share of both together; 0 when they only touch."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return max(common, 0) / (max(one[1], other[1]) - min(one[0], other[0])) if common > 0 else 0.0


def _score(right: int, found: int, wanted: int) -> Score:
    return Score(
        precision=right / found if found else 1.0, recall=right / wanted if wanted else 1.0
    )


def _sums(both: Mapping[Item, int], side: int) -> Counter[Hashable]:
    sums: Counter[Hashable] = Counter()
    for item, n in both.items():
        sums[item[side]] += n
    return sums


def _pairs(counts: Mapping[Hashable, int]) -> int:
    return sum(comb(n, 2) for n in counts.values())


def _several(links: Iterable[tuple[Hashable, Hashable]]) -> dict[Hashable, set[Hashable]]:
    found: defaultdict[Hashable, set[Hashable]] = defaultdict(set)
    for one, other in links:
        found[one].add(other)
    return {one: some for one, some in found.items() if len(some) > 1}
