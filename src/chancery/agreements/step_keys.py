"""What an event and a stipulation must share for the event to be looked at as a step."""

from __future__ import annotations

from chancery.agreements.acts import kinds_of, on_whom, promises_of
from chancery.agreements.deeds import deed_of
from chancery.agreements.sides import is_armed, is_state, party_keys
from chancery.agreements.who import bearers_of
from chancery.agreements.wording import stems
from chancery.records.actor import Player
from chancery.records.dossier import Stipulation
from chancery.records.telling import Telling

ARMED = "armed"
"""The key of groups that a dispatch may tell by what they are."""


def stipulation_keys(stipulation: Stipulation) -> frozenset[str]:
    """What an event must share to be looked at: a kind of deed of one of the bearers."""
    names = [name for _, names in bearers_of(stipulation) for name in names]
    keys = {key for name in names for key in _keys(name)} | {"*"}
    if stipulation.provision:
        return frozenset(f"{kind}|{key}" for kind in kinds_of(stipulation) for key in keys)
    verbs = {deed_of(action, None, language).verb for language, action in stipulation.words}
    return frozenset(f"~{verb}|{key}" for verb in verbs for key in keys - {"*"})


def telling_keys(telling: Telling) -> frozenset[str]:
    """The same of an event."""
    players = on_whom(telling)
    keys = {key for player in players for key in _keys(player)} if players else {"*"}
    words = stems(" ".join((telling.cited.exact, *telling.topics)))
    deeds = promises_of(telling) | {f"~{word}" for word in words}
    return frozenset(f"{deed}|{key}" for deed in deeds for key in keys)


def _keys(player: Player) -> frozenset[str]:
    country = {player.country} if player.country and is_state(player) else set()
    behalf = {player.behalf} if player.behalf else set()
    armed = {ARMED} if is_armed(player) else set()
    return party_keys(player) | country | behalf | armed
