"""Who takes part, as far as two dispatches can agree on it.

A *side* is a player as it is compared. Two sides are

1. ``named``: the same person, body or group that the ledger knows
2. ``state``: the same state, as such ("Téhéran", "l'Iran")
3. ``sounding``: proper names of two words or more that sound the same, though nobody said yet that
   they are one ("Issakha Tormodi", "Issaka Tormodi"); of groups the longer may have more words
4. ``behalf``: on behalf of one group or body ("combattants du Front", "the Front")
5. ``country``: of one country and of one side in it ("le ministre iranien" and "Abbas Araghchi");
   whom something is done to need be of one country only ("Lebanon", "Lebanese villagers")
6. ``people``: described as the same people ("quatre gendarmes", "Forty gendarmes"), or ``kind``:
   of one country besides
7. ``alike``: nobody known, called the same

and otherwise none: two persons whom the ledger tells apart are never one, nor are two groups. Who
has neither id nor country ("des hommes armés") may be anybody, and speaks neither for nor against.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from chancery.knowledge.families import load_families
from chancery.knowledge.figures import people_of
from chancery.knowledge.folding import fold
from chancery.records.actor import Player

STATE = "state"
_STATE_SCHEMAS = frozenset({"Country", "PublicBody"})
_ENOUGH = 2
"""Words of a name that must sound the same: a surname alone, or "Front", names nobody."""


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """A player made ready; ``side`` is ``state`` or a PLOVER sector; ``country`` never generic."""

    id: str | None
    behalf: str | None
    country: str | None
    side: str | None
    is_state: bool
    is_person: bool
    people: str | None
    sounds: tuple[frozenset[str], ...]
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
        behalf=player.actor or player.behalf,
        country=None if player.country in known.generic else player.country,
        side=STATE if state else player.sector,
        is_state=player.schema == "Country",
        is_person=player.schema == "Person",
        people=people_of(player.name) if player.actor is None else None,
        sounds=tuple(frozenset(word.split()) for word in player.sounds),
        name=fold(player.name),
        shown=player.name,
    )


def meet(one: Side, other: Side, *, loose: bool) -> str | None:
    """At which level two sides are one; ``loose`` for those to whom something is done."""
    if one.id is not None and one.id == other.id:
        return "state" if one.is_state else "named"
    if _sound_alike(one, other):
        return "sounding"
    if _told_apart(one, other):
        return None
    if one.behalf is not None and one.behalf == other.behalf:
        return "behalf"
    return _described_alike(one, other, loose=loose)


def _described_alike(one: Side, other: Side, *, loose: bool) -> str | None:
    people = one.people is not None and one.people == other.people
    if one.country is not None and other.country is not None:
        if one.country != other.country:
            return None
        if people:
            return "kind"
        return "country" if loose or one.side == other.side else None
    if people:
        return "people"
    return "alike" if one.name == other.name and not (one.known and other.known) else None


def exclude(one: Side, other: Side) -> str | None:
    """Whether two sides that do not meet are two.

    1. ``apart``: two persons, two groups, or of two countries, all known to the ledger
    2. ``foreign``: of two countries, as described
    """
    foreign = None not in {one.country, other.country} and one.country != other.country
    if one.id is None or other.id is None:
        return "foreign" if foreign else None
    if foreign or one.is_person == other.is_person:
        return "apart"
    told = one.side is not None and other.side is not None and one.side != other.side
    return "apart" if told else None


def _told_apart(one: Side, other: Side) -> bool:
    if one.id is None or other.id is None:
        return False
    both_persons = one.is_person and other.is_person
    return both_persons or STATE not in {one.side, other.side}


def _sound_alike(one: Side, other: Side) -> bool:
    if one.is_person != other.is_person or min(len(one.sounds), len(other.sounds)) < _ENOUGH:
        return False
    fewer, more = sorted((one.sounds, other.sounds), key=len)
    if one.is_person and len(fewer) != len(more):
        return False
    return all(any(word & heard for heard in more) for word in fewer)
