"""Who is the same party in two dispatches, and whose deeds count as whose.

Read as the same:

1. the same actor, as the ledger knows it
2. a state, its government, its army, its police: of the same country ("le Tchad", "l'armée
   tchadienne"); which acts for which stands in ``agreements/provisions.yml``
3. a body that has a PLOVER code to itself (UNO, EUR)
4. a group of the same proper name: "rebelles du Front du Nord", "Front du Nord"

Perhaps the same, which never decides alone (``described_as``):

5. armed groups that share a proper name, or of which one has none: "a Chadian rebel group"

Refused: groups of one country and sector ("rebels"), whose names say nothing; two actors that the
ledger tells apart and that are of no state; persons without an office.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from chancery.agreements.naming import proper_names, states_in
from chancery.knowledge.accords import group_words
from chancery.knowledge.load import languages
from chancery.knowledge.provisions import load_provisions
from chancery.records.actor import Player

_PRIVATE = (None, "CVL")


@lru_cache(maxsize=1 << 15)
def party_keys(player: Player) -> frozenset[str]:
    """What a party is known by across dispatches; empty for somebody who is not."""
    known = load_provisions()
    found = {player.actor} if player.actor else set()
    if player.country and (is_state(player) or player.country in known.single):
        found.add(player.country)
    name = _group_name(player)
    if name:
        found.add("~" + " ".join(name))
    return frozenset(found)


def is_state(player: Player) -> bool:
    """Whether a state is, or acts through, this party."""
    return player.schema == "Country" or player.sector in load_provisions().state


@lru_cache(maxsize=1 << 15)
def same_party(one: Player, other: Player) -> bool:
    """Whether two dispatches speak of one party: forms 1 to 4."""
    if party_keys(one) & party_keys(other):
        return True
    if one.actor and other.actor:
        return False
    mine, theirs = set(_group_name(one)), set(_group_name(other))
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


@lru_cache(maxsize=1 << 15)
def described_as(one: Player, other: Player) -> bool:
    """Whether two parties may be one, of which one is told by what it is: form 5.

    ``False`` also where both are the same party beyond doubt.
    """
    if not (is_armed(one) and is_armed(other)) or same_party(one, other):
        return False
    mine, theirs = set(_own_name(one)), set(_own_name(other))
    if mine and theirs:
        return bool(mine & theirs)
    return True


def is_armed(player: Player) -> bool:
    """Whether this is an armed group, or somebody of one."""
    return player.sector in load_provisions().armed


def is_named(player: Player) -> bool:
    """Whether a group is told by a name of its own: not "rebels", nor "a Chadian rebel group"."""
    return bool(player.actor or _own_name(player))


def _own_name(player: Player) -> tuple[str, ...]:
    """Its proper names without those of states: none of "Chadian rebel group"."""
    words = _group_name(player)
    return tuple(word for word in words if not _of_state(word))


@cache
def _of_state(word: str) -> bool:
    return any(states_in((word,), language) for language in languages())


@lru_cache(maxsize=1 << 15)
def acts_for(player: Player, bearer: Player) -> bool:
    """Whether a deed of ``player`` is one of ``bearer``'s: itself, or the state's agents."""
    if player.actor and player.actor == bearer.actor:
        return True
    if is_state(player) and is_state(bearer):
        return player.country == bearer.country is not None and _agent(player, bearer)
    return is_state(player) == is_state(bearer) and same_party(player, bearer)


def _agent(player: Player, bearer: Player) -> bool:
    known = load_provisions()
    if player.schema == "Country" or bearer.schema == "Country":
        return True
    return player.sector in known.agents.get(str(bearer.sector), frozenset())


def any_same(ones: Iterable[Player], others: Iterable[Player]) -> bool:
    """Whether some party stands among both."""
    held = tuple(others)
    return any(same_party(one, other) for one in ones for other in held)


def distinct(players: Iterable[Player]) -> tuple[Player, ...]:
    """Each party once, as it was told first; rather one that the ledger knows."""
    found: list[Player] = []
    for player in players:
        at = next((i for i, held in enumerate(found) if _one(held, player)), None)
        if at is None:
            found.append(player)
        elif player.actor and not found[at].actor:
            found[at] = player
    return tuple(found)


def _one(held: Player, player: Player) -> bool:
    return held.name == player.name or same_party(held, player)


def _group_name(player: Player) -> tuple[str, ...]:
    if is_state(player) or (player.schema == "Person" and player.sector in _PRIVATE):
        return ()
    words = proper_names(player.name)
    return () if group_words().issuperset(words) else words
