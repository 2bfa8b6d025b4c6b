"""What two pieces of one kind are to each other, as a room says or a reviewer answered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Generic, TypeVar

from chancery.records.match import Answer, Match

Piece = TypeVar("Piece")
"""A ``Print``, ``Face``, ``Telling``, ``Accord`` or ``Interaction``."""

Judged = Mapping[frozenset[str], Answer]
"""What reviewers answered of two pieces."""

NOBODY: Judged = {}

SAID = float("inf")
"""The score of what a reviewer said."""

Pair = tuple[str, str]
"""Two pieces, the lesser name first."""


@dataclass(frozen=True, kw_only=True)
class Room(Generic[Piece]):
    """What a room knows of one kind of piece; the functions are pure."""

    kind: str
    name: Callable[[Piece], str]
    keys: Callable[[Piece], Iterable[str]]
    compare: Callable[[Piece, Piece], Match]


def hashed(room: Room[Piece], piece: Piece) -> frozenset[int]:
    """The keys of a piece as numbers of 63 bits: two keys in one number compare a pair in vain."""
    return hashes(room.keys(piece))


def hashes(keys: Iterable[str]) -> frozenset[int]:
    """Keys as numbers."""
    return frozenset(_hash(key) for key in keys)


@lru_cache(maxsize=1 << 16)
def _hash(key: str) -> int:
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big") >> 1


class Matches(Generic[Piece]):
    """The answers for pairs; a reviewer's comes before the room's."""

    def __init__(self, room: Room[Piece], judged: Judged) -> None:
        self._room, self._judged = room, judged
        self._known: dict[tuple[str, str], tuple[Answer, float]] = {}
        self.partners: defaultdict[str, set[str]] = defaultdict(set)
        for pair in judged:
            for one in pair:
                self.partners[one] |= pair - {one}

    def first(self, a: str, b: str, one: Piece, other: Piece) -> Answer:
        """The answer for a pair, the lesser name first or last, that will be asked for again."""
        if a > b:
            a, b, one, other = b, a, other, one
        if (a, b) not in self._known:
            self._known[a, b] = self._ask(a, b, one, other)
        return self._known[a, b][0]

    def last(self, a: str, b: str, one: Piece, other: Piece) -> tuple[Answer, float]:
        """Answer and score for a pair, the lesser name first, that is not asked for again."""
        return self._known.pop((a, b), None) or self._ask(a, b, one, other)

    def is_said(self, a: str, b: str) -> bool:
        """Whether a reviewer answered of these two."""
        return bool(self._judged) and frozenset((a, b)) in self._judged

    def _ask(self, a: str, b: str, one: Piece, other: Piece) -> tuple[Answer, float]:
        said = self._judged.get(frozenset((a, b))) if self._judged else None
        if said is not None:
            return said, SAID
        match = self._room.compare(one, other)
        return match.answer, match.score

    def said(self, names: Collection[str]) -> list[Pair]:
        """The pairs of some pieces of which a reviewer answered."""
        found = {(min(a, b), max(a, b)) for a in self.partners.keys() & names
                 for b in self.partners[a] if b in names}  # fmt: skip
        return sorted(found)


def by_key(keys: Mapping[str, Iterable[int]]) -> dict[int, list[str]]:
    """The pieces that have each key."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for name, some in keys.items():
        for key in some:
            found[key].append(name)
    return found


def sharing(keys: Mapping[str, frozenset[int]]) -> Iterator[Pair]:
    """Pairs that share a key, each once.

    A pair that shares several keys is met under the least of them: nobody need remember the pairs
    of a large ledger. Pieces that came one after the other are met one after the other.
    """
    for key, names in by_key(keys).items():
        names.sort()
        for at, a in enumerate(names, 1):
            mine = keys[a]
            for b in names[at:]:
                if key == min(mine & keys[b]):
                    yield a, b
