"""How much of one print stands in another."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import compress

from chancery.records.clipping import Print
from chancery.stories.copies_sketch import RUN, resemblance

LEAST = 0.25
"""Below this resemblance the sketch (± 0.04) tells too little of how much of a text is in another:
that of a text of a third of the length would be off by a fifth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """What two prints have in common; ``one`` is a share of the first, ``other`` of the second.

    ``sentences`` and ``words`` are those that stand in both to the letter; ``exact`` is the share
    of words in such sentences, ``reworded`` the share of runs of words that the sketches tell,
    which light editing leaves. ``resemblance`` is that of the sketches.
    """

    sentences: int
    words: int
    exact: tuple[float, float]
    reworded: tuple[float, float]
    resemblance: float

    @property
    def held(self) -> tuple[float, float]:
        """The share of each that stands in the other, edited or not."""
        return max(self.exact[0], self.reworded[0]), max(self.exact[1], self.reworded[1])


def overlap(one: Print, other: Print) -> Overlap:
    """What two prints have in common."""
    shared = set(one.sentences).intersection(other.sentences)
    words = sum(compress(one.lengths, map(shared.__contains__, one.sentences))) if shared else 0
    sizes = one.words, other.words
    alike = resemblance(one.signature, other.signature)
    return Overlap(
        sentences=len(shared),
        words=words,
        exact=(_share(words, sizes[0]), _share(words, sizes[1])),
        reworded=_reworded(alike, *sizes),
        resemblance=alike,
    )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _reworded(alike: float, one: int, other: int) -> tuple[float, float]:
    """From what two sets share of their union to what they share of each."""
    if alike < LEAST:
        return 0.0, 0.0
    first, second = one - RUN + 1, other - RUN + 1
    common = alike * (first + second) / (1 + alike)
    return min(1.0, common / first), min(1.0, common / second)
