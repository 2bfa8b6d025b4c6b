"""Whether two tellings of one dispatch may have the same people on the same side."""

from __future__ import annotations

from collections.abc import Iterator

from chancery.knowledge.families import is_mutual
from chancery.knowledge.figures import people_of
from chancery.records.actor import Player
from chancery.records.telling import Telling


def marks_of(one: Telling) -> set[str]:
    """What those to whom it is done may be known again by."""
    return set(_marks(tuple(suffering(one))))


def names(one: Telling, other: Telling) -> bool:
    """Whether the one names whom the other describes, as those it is done to."""
    ones, others = suffering(one), suffering(other)
    if len(ones) != 1 or len(others) != 1:
        return False
    named, described = sorted((ones[0], others[0]), key=lambda player: not _is_named(player))
    if not _is_named(named) or _is_named(described):
        return False
    if people_of(named.name) is not None or people_of(described.name) is not None:
        return False
    return named.schema == described.schema == "Person"


def _is_named(player: Player) -> bool:
    return bool(player.sounds) and player.name[:1].isupper()


def suffering(one: Telling) -> list[Player]:
    """Those to whom it is done."""
    return [player for player in one.players if player.part == "recipient"]


def completes(one: Telling, other: Telling) -> bool:
    """Whether the one says who did it and the other to whom, or nobody."""
    parts, others = {x.part for x in one.players}, {x.part for x in other.players}
    return bool(others) and parts.isdisjoint(others)


def acts_for(one: Telling, other: Telling) -> bool:
    """Whether persons of the one act for the bodies of the other, all of them."""
    bodies = [player for player in other.players if player.schema != "Person"]
    if not is_mutual(one.act, one.type) or not one.players or len(one.players) > len(bodies):
        return False
    held = [_stand_for(player, bodies) for player in one.players]
    return "inside" in held and None not in held


def meets_again(one: Telling, other: Telling) -> bool:
    """Whether all of the one were in the other, each himself or for a state that was."""
    states = {player.country for player in other.players if player.schema == "Country"}
    known = set(_marks(other.players))
    held = [set(_marks((player,))) & known for player in one.players]
    there = [bool(x) or p.country in states for x, p in zip(held, one.players, strict=True)]
    return is_mutual(one.act, one.type) and all(there) and any(held) and len(there) > 1


def _stand_for(person: Player, bodies: list[Player]) -> str | None:
    if person.schema != "Person":
        return None
    if any(person.inside and person.inside == body.entity for body in bodies):
        return "inside"
    return "side" if any(_same_side(person, body) for body in bodies) else None


def _same_side(person: Player, body: Player) -> bool:
    return person.sector is not None and person.sector == body.sector


def somebody_else(one: Telling, other: Telling) -> bool:
    """Whether the two have nobody in common on a side on which both have somebody."""
    if is_mutual(one.act, one.type) or is_mutual(other.act, other.type):
        return _disjoint(one.players, other.players)
    return any(
        _disjoint(
            tuple(player for player in one.players if player.part == part),
            tuple(player for player in other.players if player.part == part),
        )
        for part in ("actor", "recipient")
        if part == "actor" or one.act != other.act or not names(one, other)
    )


def _disjoint(ones: tuple[Player, ...], others: tuple[Player, ...]) -> bool:
    if not ones or not others:
        return False
    return set(_marks(ones)).isdisjoint(_marks(others))


def _marks(players: tuple[Player, ...]) -> Iterator[str]:
    """What somebody may be known again by in one dispatch."""
    for player in players:
        yield player.entity or player.name
        if player.inside:
            yield player.inside
        people = people_of(player.name)
        if people is not None:
            yield people
