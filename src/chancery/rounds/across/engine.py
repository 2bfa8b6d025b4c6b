"""Gathering pieces of one kind into groups, again only where something changed.

A room says of its pieces under which keys they are looked up, whether two of them are the same
thing, and what a group of them makes. The way of a change through here:

1. pieces that went and pieces that came touch the components that they were in, or are the same
   as a piece of
2. all pieces of the touched components are compared anew, pairs that share a key only
3. components are what "same" connects; within one, groups grow pair by pair, the surest first, and
   two groups never join over a pair that is "not the same"
4. groups of which a reviewer said of two pieces that they are the same join then, whatever the
   machine says of other pairs of them

What is made of a component depends on its pieces alone, so it is the same in whichever order they
came: a rebuild gives what growing gave (``tests/laws/test_across.py``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Generic, Protocol, TypeVar

from chancery.records.match import Answer, Match

Piece = TypeVar("Piece")
"""A ``Print``, ``Face``, ``Telling``, ``Accord`` or ``Interaction``."""

Judged = Mapping[frozenset[str], Answer]
"""What reviewers answered of two pieces."""

NOBODY: Judged = {}

SAID = float("inf")
"""The score of what a reviewer said."""


@dataclass(frozen=True, kw_only=True)
class Room(Generic[Piece]):
    """What a room knows of one kind of piece; the functions are pure."""

    kind: str
    name: Callable[[Piece], str]
    keys: Callable[[Piece], Iterable[str]]
    compare: Callable[[Piece, Piece], Match]


class Shelf(Protocol[Piece]):
    """Where the pieces of one kind lie, each with its keys and its component."""

    def near(self, keys: Collection[int]) -> set[str]:
        """The pieces that have any of some keys."""

    def components(self, names: Collection[str]) -> dict[str, str]:
        """The component of each of some pieces that lies here."""

    def members(self, components: Collection[str]) -> dict[str, Piece]:
        """All pieces of some components."""

    def load(self, names: Collection[str]) -> dict[str, Piece]:
        """Some pieces."""

    def put(self, pieces: Mapping[str, tuple[Piece, frozenset[int]]]) -> None:
        """Lay pieces down, in place of those of the same names."""

    def drop(self, names: Collection[str]) -> None:
        """Take pieces away."""

    def place(self, components: Mapping[str, str]) -> None:
        """Say which component each of some pieces is in."""


@dataclass(frozen=True, kw_only=True)
class Regrouped(Generic[Piece]):
    """What became of what was touched: pieces that lay there or do now, and their groups now."""

    touched: frozenset[str]
    groups: tuple[tuple[Piece, ...], ...]


def regroup(
    room: Room[Piece], shelf: Shelf[Piece], came: Mapping[str, Piece], went: Collection[str] = (),
    judged: Judged = NOBODY,
) -> Regrouped[Piece]:  # fmt: skip
    """Take in what changed; ``came`` are new pieces and pieces that say something else now."""
    were = shelf.components([*came, *went])
    touched = set(were.values())
    shelf.drop([name for name in went if name not in came])
    keys = {name: hashed(room, piece) for name, piece in came.items()}
    matches = _Matches(room, judged)
    touched |= _met(shelf, came, keys, matches)
    shelf.put({name: (piece, keys[name]) for name, piece in came.items()})
    pieces = {**came, **{n: one for n, one in shelf.members(touched).items() if n not in came}}
    keys |= {name: hashed(room, one) for name, one in pieces.items() if name not in keys}
    groups, components = _gathered(pieces, keys, matches)
    shelf.place(components)
    return Regrouped(
        touched=frozenset({*pieces, *went}),
        groups=tuple(tuple(pieces[name] for name in group) for group in groups),
    )


def hashed(room: Room[Piece], piece: Piece) -> frozenset[int]:
    """The keys of a piece as numbers of 63 bits: two keys in one number compare a pair in vain."""
    return hashes(room.keys(piece))


def hashes(keys: Iterable[str]) -> frozenset[int]:
    """Keys as numbers."""
    return frozenset(_hash(key) for key in keys)


@lru_cache(maxsize=1 << 16)
def _hash(key: str) -> int:
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big") >> 1


class _Matches(Generic[Piece]):
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
        return frozenset((a, b)) in self._judged

    def _ask(self, a: str, b: str, one: Piece, other: Piece) -> tuple[Answer, float]:
        said = self._judged.get(frozenset((a, b))) if self._judged else None
        if said is not None:
            return said, SAID
        match = self._room.compare(one, other)
        return match.answer, match.score

    def keys(self, piece: Piece) -> frozenset[int]:
        """The keys of a piece."""
        return hashed(self._room, piece)


def _met(
    shelf: Shelf[Piece], came: Mapping[str, Piece], keys: Mapping[str, frozenset[int]],
    matches: _Matches[Piece],
) -> set[str]:  # fmt: skip
    """The components of which a piece is the same as one that came."""
    by_key = _by_key(keys)
    partners = {other for name in came for other in matches.partners.get(name, ())}
    near = (shelf.near(by_key) | partners) - came.keys()
    lying, where = shelf.load(near), shelf.components(near)
    found: set[str] = set()
    for name, piece in lying.items():
        if where[name] in found:
            continue
        asked = {new for key in matches.keys(piece) for new in by_key.get(key, ())} | (
            matches.partners.get(name, set()) & came.keys()
        )
        if any(matches.first(name, new, piece, came[new]) == "same" for new in asked):
            found.add(where[name])
    return found


def _by_key(keys: Mapping[str, Iterable[int]]) -> dict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for name, some in keys.items():
        for key in some:
            found[key].append(name)
    return found


def _gathered(
    pieces: Mapping[str, Piece], keys: Mapping[str, frozenset[int]], matches: _Matches[Piece]
) -> tuple[list[list[str]], dict[str, str]]:
    """The groups of some whole components, and the component of each piece."""
    same: list[tuple[float, str, str]] = []
    apart: list[tuple[str, str]] = []
    for a, b in _pairs(keys, matches.partners):
        answer, score = matches.last(a, b, pieces[a], pieces[b])
        if answer == "same":
            same.append((-score, a, b))
        elif answer == "not_same":
            apart.append((a, b))
    components = _Forest(pieces)
    for _, a, b in same:
        components.join(a, b)
    groups = _Forest(pieces)
    groups.forbid((a, b) for a, b in apart if components.together(a, b))
    for score, a, b in sorted(same):
        if score != -SAID:
            groups.join(a, b)
    groups.forbid_only(pair for pair in apart if matches.is_said(*pair))
    for score, a, b in sorted(same):
        if score == -SAID:
            groups.join(a, b)
    firsts = components.groups()
    return groups.groups(), {name: group[0] for group in firsts for name in group}


def _pairs(
    keys: Mapping[str, frozenset[int]], partners: Mapping[str, set[str]]
) -> Iterator[tuple[str, str]]:
    """Pairs that share a key or that a reviewer judged, each once, the lesser name first.

    A pair that shares several keys is met under the least of them: nobody need remember the pairs
    of a large ledger. Pieces that came one after the other are met one after the other.
    """
    judged = {
        (min(a, b), max(a, b))
        for a in partners.keys() & keys.keys()
        for b in partners[a] & keys.keys()
    }
    yield from sorted(judged)
    for key, names in _by_key(keys).items():
        names.sort()
        for at, a in enumerate(names, 1):
            mine = keys[a]
            for b in names[at:]:
                if key == min(mine & keys[b]) and (a, b) not in judged:
                    yield a, b


class _Forest:
    """Groups that join, unless a pair across them may not."""

    def __init__(self, names: Iterable[str]) -> None:
        self._root = {name: name for name in names}
        self._members = {name: [name] for name in self._root}
        self._enemies: dict[str, set[str]] = {}

    def forbid(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Keep the two of each pair apart; before anything joins."""
        for a, b in pairs:
            self._enemies.setdefault(a, set()).add(b)
            self._enemies.setdefault(b, set()).add(a)

    def forbid_only(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Keep these apart from now on, and no others."""
        self._enemies.clear()
        for a, b in pairs:
            self._enemies.setdefault(self._find(a), set()).add(b)
            self._enemies.setdefault(self._find(b), set()).add(a)

    def _find(self, name: str) -> str:
        while self._root[name] != name:
            self._root[name] = name = self._root[self._root[name]]
        return name

    def together(self, a: str, b: str) -> bool:
        """Whether two are in one group."""
        return self._find(a) == self._find(b)

    def join(self, a: str, b: str) -> None:
        """Make one group of the groups of two, if they may."""
        one, other = self._find(a), self._find(b)
        if one == other:
            return
        if len(self._members[one]) < len(self._members[other]):
            one, other = other, one
        enemies = self._enemies.get(one, set())
        if enemies and any(member in enemies for member in self._members[other]):
            return
        self._root[other] = one
        self._members[one] += self._members.pop(other)
        if other in self._enemies:
            self._enemies.setdefault(one, set()).update(self._enemies.pop(other))

    def groups(self) -> list[list[str]]:
        """The groups, each in order, in the order of their first members."""
        return sorted(sorted(members) for members in self._members.values())
