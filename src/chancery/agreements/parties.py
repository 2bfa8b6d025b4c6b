"""The sides of one agreement, each with all that its tellings call it.

1. the same party, as ``sides`` knows it: "le Tchad", "the Chadian government"
2. armed groups that share a proper name: "rébellion du Tibesti", "Tibesti Salvation Front"
3. "the rebels", where the tellings name one armed group as a party

Refused: "the rebels", where they name two.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from chancery.agreements.sides import described_as, is_armed, is_named, party_keys, same_party
from chancery.records.actor import Player

_Side = list[Player]


class Parties:
    """Who is whom among the parties and bearers of an agreement; a function of the set of them."""

    def __init__(self, parties: Iterable[Player], bearers: Iterable[Player]) -> None:
        made = set(parties)
        self.made = tuple(sorted(made, key=_place))
        found = sorted(made.union(bearers), key=_place)
        sides = _joined([[player] for player in found], same_party)
        armed = [side for side in sides if any(map(is_armed, side))]
        others = [side for side in sides if side not in armed]
        named = [side for side in armed if any(map(is_named, side))]
        bare = [side for side in armed if side not in named]
        named = _joined(named, described_as)
        main = [side for side in named if made.intersection(side)]
        if len(main) == 1:
            joined, bare = _joined_to(main[0], bare)
            named = [joined, *(side for side in named if side is not main[0])]
        self._sides = {
            player: n for n, side in enumerate([*others, *named, *bare]) for player in side
        }

    def of(self, player: Player) -> int | None:
        """The number of its side."""
        return self._sides.get(player)

    def known_as(self, player: Player) -> tuple[Player, ...]:
        """All that the tellings call it, those known best first."""
        mine = self.of(player)
        return tuple(one for one, side in self._sides.items() if side == mine) or (player,)

    def share(self, ones: Iterable[Player], others: Iterable[Player]) -> bool:
        """Whether some side stands among both."""
        mine = {self.of(player) for player in ones}
        return any(self.of(player) in mine for player in others)


def _place(player: Player) -> tuple[bool, bool, str, str, str, str]:
    """Those known across dispatches first, then those with a name."""
    unknown, bare = not player.actor, not party_keys(player)
    country, sector = player.country or "", player.sector or ""
    return unknown, bare, player.name, country, sector, repr(player)


def _joined(sides: list[_Side], same: Callable[[Player, Player], bool]) -> list[_Side]:
    found: list[_Side] = []
    for side in sides:
        met = [one for one in found if any(same(a, b) for a in one for b in side)]
        merged = [player for one in (*met, side) for player in one]
        found = [one for one in found if one not in met] + [merged]
    return found


def _joined_to(named: _Side, bare: list[_Side]) -> tuple[_Side, list[_Side]]:
    """The one named group with those told by what they are."""
    near = [side for side in bare if any(described_as(a, b) for a in named for b in side)]
    whole = [player for side in (named, *near) for player in side]
    return whole, [side for side in bare if side not in near]
