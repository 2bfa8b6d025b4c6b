"""From pieces that changed to what they are gathered into, only where that is something else now.

What a group makes depends on what its pieces say, so a group is made again only where

1. a piece came that says something else than the one that lies there
2. other pieces are in it than were
3. something else that it is made of changed, of a piece that is taken in ``anew``: what a reviewer
   answered, the source of a wire
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from chancery.rounds.across.engine import NOBODY, Judged, Room, regroup
from chancery.rounds.across.shelves import Keeping, Shelf
from chancery.rounds.across.ties import Ties

Piece = TypeVar("Piece")
Result = TypeVar("Result")


@dataclass(kw_only=True)
class Change(Generic[Result]):
    """What became of the gatherings of one kind: ids that are gone or made anew, and those made."""

    gone: set[str] = field(default_factory=set)
    made: dict[str, Result] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Coming(Generic[Piece]):
    """Pieces that came, those that went, and those of the first that are taken in ``anew``."""

    came: Mapping[str, Piece]
    went: Collection[str] = ()
    anew: Collection[str] = ()
    judged: Judged = field(default_factory=lambda: NOBODY)

    def changed(self, shelf: Shelf[Piece]) -> dict[str, Piece]:
        """Those that came and do not lie there as they are, or are taken in whatever they say."""
        lying = shelf.load([name for name in self.came if name not in self.anew])
        return {name: one for name, one in self.came.items() if lying.get(name) != one}


def gathering(
    room: Room[Piece], shelf: Keeping[Piece], ties: Keeping[Ties], coming: Coming[Piece],
    gather: Callable[[tuple[Piece, ...]], Result], name: Callable[[Result], str | None],
) -> tuple[Change[Result], set[str]]:  # fmt: skip
    """Regroup, gather the groups, and say of each piece what it is in; and which pieces moved.

    What has no name is kept nowhere.
    """
    came = coming.changed(shelf)
    before = shelf.gatherings([*came, *coming.went])
    regrouped = regroup(room, shelf, ties, came, coming.went, coming.judged)
    before |= shelf.gatherings(regrouped.touched)
    others = _others(regrouped.groups, came, before)
    change: Change[Result] = Change(gone=set(before.values()) - others.keys())
    now: dict[str, str | None] = {}
    anew = [group for group in regrouped.groups if before.get(group[0]) not in others]
    unread = [one for group in anew for one in group if one not in regrouped.pieces]
    pieces = {**regrouped.pieces, **shelf.load(unread)}
    for group in anew:
        made = gather(tuple(pieces[one] for one in group))
        called = name(made)
        if called is not None:
            change.made[called] = made
        now.update(dict.fromkeys(group, called))
    moved = {piece: one for piece, one in now.items() if before.get(piece) != one}
    shelf.gather(moved)
    return change, set(moved)


def _others(
    groups: Collection[tuple[str, ...]], came: Collection[str], before: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """What is as it was: of the same pieces, which say the same."""
    sizes = Counter(before.values())
    found: dict[str, tuple[str, ...]] = {}
    for group in groups:
        was = before.get(group[0])
        if was is None or sizes[was] != len(group):
            continue
        if all(before.get(one) == was and one not in came for one in group):
            found[was] = group
    return found
