"""Who takes part, as far as two dispatches can agree on it.

Two sides (``sides``) are

1. ``named``: the same person, body or group that the ledger knows
2. ``state``: the same state, as such ("Téhéran", "l'Iran")
3. ``sounding``: proper names of two words or more that sound the same, though nobody said yet that
   they are one ("Issakha Tormodi", "Issaka Tormodi"); of groups the longer may have more words
4. ``behalf``: on behalf of one group or body ("combattants du Front", "the Front")
5. ``country``: of one country and of one side in it ("le ministre iranien" and "Abbas Araghchi");
   whom something is done to need be of one country only ("Lebanon", "Lebanese villagers")
6. ``people``: described as the same people ("quatre gendarmes", "Forty gendarmes"), or ``kind``:
   of one country besides
7. ``around``: described as what somebody is whom the dispatch names elsewhere ("the rebels")
8. ``alike``: nobody known, called the same

and otherwise none: two persons whom the ledger tells apart are never one, nor are two groups. Who
has neither id nor country ("des hommes armés") may be anybody, and speaks neither for nor against.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from chancery.stories.sides import STATE, Side

_OPPOSED = {STATE, "REB"}
_ENOUGH = 2
"""Words of a name that must sound the same: a surname alone, or "Front", names nobody."""


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


def may_be(one: Side, other: Side, around: AbstractSet[str]) -> bool:
    """Whether words describe somebody whom their dispatch names elsewhere (``around``).

    "A rebel group", "the fighters" beside a group of rebels; whoever acts for a state is one of
    many, and so described alike only by country and office.
    """
    if one.id is not None or other.id is None or other.id not in around:
        return False
    if one.side is None or one.side == STATE or one.side != other.side:
        return False
    sure = not (one.guessed or other.guessed)
    if sure and None not in {one.country, other.country} and one.country != other.country:
        return False
    return not other.is_person or (one.is_person and one.people is None)


def _described_alike(one: Side, other: Side, *, loose: bool) -> str | None:
    people = one.people is not None and one.people == other.people
    if one.country is not None and other.country is not None:
        if one.country != other.country:
            return "people" if people and (one.guessed or other.guessed) else None
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
    3. ``opposed``: one acts for a state, the other is a rebel
    """
    foreign = None not in {one.country, other.country} and one.country != other.country
    foreign = foreign and not (one.guessed or other.guessed)
    if one.id is None or other.id is None:
        opposed = "opposed" if {one.side, other.side} == _OPPOSED else None
        return "foreign" if foreign else opposed
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
