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

BESIDE = "*"
"""Opens the keys of whom a dispatch names beside an event of nobody, or of an armed group that is
told by what it is: without them such events of all the world would be looked at."""


def stipulation_keys(stipulation: Stipulation) -> frozenset[str]:
    """What an event must share to be looked at: a kind of deed of one of the bearers."""
    names = [name for _, names in bearers_of(stipulation) for name in names]
    keys = {key for name in names for key in _keys(name)}
    if stipulation.provision:
        keys |= {f"{BESIDE}{who}" for name in names for who in _ids(name)}
        return frozenset(f"{kind}|{key}" for kind in kinds_of(stipulation) for key in keys)
    verbs = {deed_of(action, None, language).verb for language, action in stipulation.words}
    return frozenset(f"~{verb}|{key}" for verb in verbs for key in keys)


def telling_keys(telling: Telling) -> frozenset[str]:
    """The same of an event."""
    players = on_whom(telling)
    keys = {key for player in players for key in _keys(player)}
    if not players or any(is_armed(player) for player in players):
        keys |= {f"{BESIDE}{who}" for who in telling.around}
    words = stems(" ".join((telling.cited.exact, *telling.topics)))
    deeds = promises_of(telling) | {f"~{word}" for word in words}
    return frozenset(f"{deed}|{key}" for deed in deeds for key in keys)


def _ids(player: Player) -> frozenset[str]:
    """The ids by which a dispatch that names somebody is known."""
    state = {f"states:{player.country}"} if player.country and is_state(player) else set()
    return frozenset({*state, player.actor or "", player.behalf or ""} - {""})


def _keys(player: Player) -> frozenset[str]:
    country = {player.country} if player.country and is_state(player) else set()
    behalf = {player.behalf} if player.behalf else set()
    return party_keys(player) | country | behalf
