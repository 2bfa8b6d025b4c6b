"""Gathering pieces of one kind into groups, again only where something changed.

A room says of its pieces under which keys they are looked up, whether two of them are the same
thing, and what a group of them makes. The way of a change through here:

1. pieces that went and pieces that came touch the components that they were in, or are the same
   as a piece of
2. within what is touched, pairs are compared that share a key and of which nobody knows yet: one of
   the two came, or they were in two components; of others the component keeps its ties
3. components are what "same" connects; within one, groups grow pair by pair, the surest first, and
   two groups never join over a pair that is "not the same"
4. groups of which a reviewer said of two pieces that they are the same join then, whatever the
   machine says of other pairs of them

What is made of a component depends on its pieces alone, so it is the same in whichever order they
came: a rebuild gives what growing gave (``tests/laws/test_across.py``).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from chancery.rounds.across.joining import Pairs, components_of, groups_of
from chancery.rounds.across.matching import (
    NOBODY,
    SAID,
    Judged,
    Matches,
    Pair,
    Room,
    by_key,
    hashed,
    hashes,
    sharing,
)
from chancery.rounds.across.shelves import Shelf
from chancery.rounds.across.ties import Ties, tied, untied

__all__ = ["NOBODY", "SAID", "Judged", "Regrouped", "Room", "hashed", "hashes", "regroup"]

Piece = TypeVar("Piece")


@dataclass(frozen=True, kw_only=True)
class Regrouped(Generic[Piece]):
    """What became of what was touched: the names of pieces that lay there or do now, and groups.

    ``pieces`` are those that had to be read.
    """

    touched: frozenset[str]
    groups: tuple[tuple[str, ...], ...]
    pieces: Mapping[str, Piece]


def regroup(
    room: Room[Piece], shelf: Shelf[Piece], ties: Shelf[Ties], came: Mapping[str, Piece],
    went: Collection[str] = (), judged: Judged = NOBODY,
) -> Regrouped[Piece]:  # fmt: skip
    """Take in what changed; ``came`` are new pieces and pieces that say something else now."""
    matches, gone = Matches(room, judged), set(went) - came.keys()
    keys = {name: hashed(room, piece) for name, piece in came.items()}
    read = _Read(shelf, came)
    touched = set(shelf.components([*came, *went]).values())
    met = _met(shelf, keys, gone)
    touched |= _joined(shelf, met, read, matches, touched, gone)
    before = shelf.within(touched)
    stay = {name: one for name, one in before.items() if name not in came and name not in gone}
    tied_before = ties.load(touched)
    pairs = untied(tied_before, before, stay, matches.is_said)
    names = {*came, *stay}
    _compare(_unknown(shelf, keys, met, stay), read, matches, pairs)
    _compare(matches.said(names), read, matches, pairs, said=True)
    shelf.drop(gone)
    shelf.put({name: (piece, keys[name]) for name, piece in came.items()})
    components = components_of(names, pairs)
    shelf.place({name: one for name, one in components.items() if before.get(name) != one})
    _tie(ties, tied_before, tied(components, pairs, matches.is_said))
    groups = groups_of(components, pairs, matches.is_said)
    touched_names = frozenset({*names, *went})
    return Regrouped(touched=touched_names, groups=tuple(map(tuple, groups)), pieces=read.pieces)


class _Read(Generic[Piece]):
    """Pieces that came, and those that were read from where they lie."""

    def __init__(self, shelf: Shelf[Piece], came: Mapping[str, Piece]) -> None:
        self._shelf, self.pieces = shelf, dict(came)

    def read(self, names: Iterable[str]) -> None:
        """Read those that are not known yet, at once."""
        unknown = [name for name in names if name not in self.pieces]
        if unknown:
            self.pieces |= self._shelf.load(unknown)


Met = Mapping[str, Collection[str]]
"""By name of a piece that lies there: those that came with which it shares a key."""


def _met(
    shelf: Shelf[Piece], keys: Mapping[str, frozenset[int]], gone: Collection[str]
) -> dict[str, set[str]]:
    """Of pieces that lie there, which of those that came each shares a key with."""
    mine = by_key(keys)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for key, names in shelf.keyed(mine).items():
        for name in names:
            if name not in keys and name not in gone:
                found[name].update(mine[key])
    return found


def _joined(
    shelf: Shelf[Piece], met: Met, read: _Read[Piece], matches: Matches[Piece],
    touched: Collection[str], gone: set[str],
) -> set[str]:  # fmt: skip
    """The components, besides those touched, of which a piece is the same as one that came."""
    came = set(read.pieces)
    partners = {b for a in matches.partners.keys() & came for b in matches.partners[a]}
    where = shelf.components({*met, *(partners - came - gone)})
    asked = {name: one for name, one in where.items() if one not in touched}
    read.read(asked)
    found: set[str] = set()
    for name, component in asked.items():
        others = {*met.get(name, ()), *(matches.partners.get(name, set()) & came)}
        if component not in found and any(
            matches.first(name, new, read.pieces[name], read.pieces[new]) == "same"
            for new in others
        ):
            found.add(component)
    return found


def _unknown(
    shelf: Shelf[Piece], keys: Mapping[str, frozenset[int]], met: Met, stay: Mapping[str, str]
) -> Iterable[Pair]:
    """The pairs that share a key and were not in one component; each once."""
    if not stay:
        return sharing(keys)
    pairs = list(sharing(keys))
    pairs += [_pair(name, new) for name, some in met.items() if name in stay for new in some]
    return [*pairs, *_across(shelf, stay)]


def _across(shelf: Shelf[Piece], stay: Mapping[str, str]) -> Iterator[Pair]:
    """The pairs of pieces of two components; only the keys of the lesser components are read."""
    sizes = Counter(stay.values())
    largest = max(sizes, key=lambda one: (sizes[one], one))
    keys = shelf.keys_of([name for name, one in stay.items() if one != largest])
    theirs = shelf.keyed({key for some in keys.values() for key in some})
    for name, some in keys.items():
        others = {other for key in some for other in theirs[key] if other in stay}
        for other in others:
            if stay[other] != stay[name] and (stay[other] == largest or name < other):
                yield _pair(name, other)


def _pair(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)


def _compare(
    asked: Iterable[Pair], read: _Read[Piece], matches: Matches[Piece], pairs: Pairs, *,
    said: bool = False,
) -> None:  # fmt: skip
    """Add what pairs are to each other; ``said`` for those of which a reviewer answered."""
    if isinstance(asked, list):
        read.read({name for pair in asked for name in pair})
    for a, b in asked:
        if matches.is_said(a, b) != said:
            continue
        answer, score = matches.last(a, b, read.pieces[a], read.pieces[b])
        if answer == "same":
            pairs.same.append((-score, a, b))
        elif answer == "not_same":
            pairs.apart.append((a, b))


def _tie(ties: Shelf[Ties], before: Mapping[str, Ties], now: Mapping[str, Ties]) -> None:
    """Lay down the ties of the components that there are now, in place of those before."""
    changed = {name: one for name, one in now.items() if before.get(name) != one}
    ties.drop([name for name in before if name not in now])
    ties.put({name: (one, frozenset()) for name, one in changed.items()})
