"""What one dispatch tells more than once: which telling goes on about which told before it.

A telling goes on about an earlier one of a common family when nothing contradicts it, that is no
other day, no other town, nobody else on the same side (but where words point back to the only one
that was told), and

1. a determiner points back: "Douze soldats ont été tués … *L'embuscade* a été tendue par …"; of
   several told before, the last is meant, one of the same act before others
2. both stand in one sentence and are violence, a visit or a captivity: "*killed* in an *attack*"
3. the one says who did it and the other to whom, or nobody: "killed in an ambush … Fighters
   attacked a convoy"
4. the same people suffer it, and the later has no date of its own: "12 soldats ont été tués …
   Le Front affirme avoir tué 27 soldats"

Refused are words ("accused", "promised") but where a determiner points back to them, what is
planned or denied against what was, and an order or a promise of an act against the act.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from chancery.knowledge.families import families_of, is_mutual, is_spoken, load_families
from chancery.knowledge.figures import people_of
from chancery.records.actor import Player
from chancery.records.telling import Telling


def point_back(tellings: Sequence[Telling]) -> tuple[Telling, ...]:
    """The tellings of one dispatch, each with what it goes on about."""
    held = sorted(tellings, key=lambda one: (one.cited.start, one.cited.end, one.id))
    backs: dict[str, str] = {}
    for i, one in enumerate(held):
        found = _meant(one, held[:i])
        if found is not None:
            backs[one.id] = found.id
    return tuple(replace(one, back=backs.get(one.id)) for one in tellings)


def _meant(one: Telling, before: Sequence[Telling]) -> Telling | None:
    able = [other for other in before if _goes_on(one, other) and _agree(one, other)]
    alike = [other for other in able if other.act == one.act and not _somebody_else(one, other)]
    if alike or not one.definite:
        return next(reversed(alike or able), None) if alike or _same_cast(one, able) else None
    return able[-1] if len(able) == 1 or _same_cast(one, able) else None


def _same_cast(one: Telling, able: Sequence[Telling]) -> bool:
    return bool(able) and not _somebody_else(one, able[-1])


def _goes_on(one: Telling, other: Telling) -> bool:
    if families_of(one.act, one.type).isdisjoint(families_of(other.act, other.type)):
        return False
    if one.definite and (one.act == other.act or not is_spoken(one.act, one.type)):
        return True
    shared = families_of(one.act, one.type) & families_of(other.act, other.type)
    if not any(load_families().families[name].at_once for name in shared):
        return False
    if one.text == other.text or (one.act == other.act and _completes(one, other)):
        return True
    return one.when is None and not _marks_of(one).isdisjoint(_marks_of(other))


def _marks_of(one: Telling) -> set[str]:
    return set(_marks(tuple(player for player in one.players if player.part == "recipient")))


def _completes(one: Telling, other: Telling) -> bool:
    parts, others = {x.part for x in one.players}, {x.part for x in other.players}
    return bool(others) and parts.isdisjoint(others)


def _agree(one: Telling, other: Telling) -> bool:
    """Whether nothing tells that the two are two."""
    if one.when and other.when and not one.when.overlaps(other.when):
        return False
    if (one.modality == "planned") != (other.modality == "planned"):
        return False
    ends = load_families().calls_off
    if (one.act in ends) != (other.act in ends):
        return False
    if (one.modality == "negated") != (other.modality == "negated"):
        return False
    return not _elsewhere(one, other)


def _elsewhere(one: Telling, other: Telling) -> bool:
    towns = one.place_precision == other.place_precision == "point" and one.placed and other.placed
    return towns and one.geonameid != other.geonameid


def _somebody_else(one: Telling, other: Telling) -> bool:
    if is_mutual(one.act, one.type) or is_mutual(other.act, other.type):
        return _disjoint(one.players, other.players)
    return any(
        _disjoint(
            tuple(player for player in one.players if player.part == part),
            tuple(player for player in other.players if player.part == part),
        )
        for part in ("actor", "recipient")
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
