"""Who takes part, as far as two dispatches can agree on it.

A *side* is a player as it is compared. Two sides are

1. ``named``: the same person, body or group that the ledger knows
2. ``state``: the same state, as such ("Téhéran", "l'Iran")
3. ``country``: of one country and of one side in it ("le ministre iranien" and "Abbas Araghchi");
   whom something is done to need be of one country only ("Lebanon", "Lebanese villagers")
4. ``alike``: nobody known, called the same

and otherwise none: two persons whom the ledger tells apart are never one, nor are two groups. Who
has neither id nor country ("des hommes armés") may be anybody, and speaks neither for nor against.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from chancery.knowledge.families import load_families
from chancery.knowledge.folding import fold
from chancery.records.actor import Player

STATE = "state"
_STATE_SCHEMAS = frozenset({"Country", "PublicBody"})


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """A player made ready; ``side`` is ``state`` or a PLOVER sector; ``country`` never generic."""

    id: str | None
    country: str | None
    side: str | None
    is_state: bool
    is_person: bool
    name: str
    shown: str

    @property
    def known(self) -> bool:
        """Whether it can be told from others at all."""
        return self.id is not None or self.country is not None


@lru_cache(maxsize=1 << 14)
def side_of(player: Player) -> Side:
    """A player as it is compared."""
    known = load_families()
    state = player.sector in known.sides or (
        player.sector is None and player.schema in _STATE_SCHEMAS
    )
    return Side(
        id=player.actor,
        country=None if player.country in known.generic else player.country,
        side=STATE if state else player.sector,
        is_state=player.schema == "Country",
        is_person=player.schema == "Person",
        name=fold(player.name),
        shown=player.name,
    )


def meet(one: Side, other: Side, *, loose: bool) -> str | None:
    """At which level two sides are one; ``loose`` for those to whom something is done."""
    if one.id is not None and one.id == other.id:
        return "state" if one.is_state else "named"
    if _told_apart(one, other):
        return None
    if one.country is not None and one.country == other.country:
        return "country" if loose or one.side == other.side else None
    return "alike" if one.name == other.name and not (one.known and other.known) else None


def _told_apart(one: Side, other: Side) -> bool:
    if one.id is None or other.id is None:
        return False
    both_persons = one.is_person and other.is_person
    return both_persons or STATE not in {one.side, other.side}
