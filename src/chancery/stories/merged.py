"""The players of many tellings, each once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from chancery.knowledge.folding import fold
from chancery.records.actor import Player
from chancery.records.telling import Telling


def merge_players(tellings: Sequence[Telling]) -> tuple[Player, ...]:
    """Everybody, in the order of the tellings.

    Whom the ledger knows stands once, as first told. Who is not known ("le ministre iranien")
    is left out where somebody known has the same part and country, and stands once by name else.
    """
    players = [player for telling in tellings for player in telling.players]
    known = {(p.part, p.country) for p in players if p.actor is not None and p.country is not None}
    return tuple(_first(p for p in players if p.actor or (p.part, p.country) not in known))


def _first(players: Iterable[Player]) -> Iterable[Player]:
    held: dict[object, Player] = {}
    for player in players:
        held.setdefault(player.actor or (player.part, fold(player.name)), player)
    return held.values()
