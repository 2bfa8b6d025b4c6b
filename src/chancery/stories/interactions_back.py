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

5. the same act is done to somebody whom the one describes and the other names: "ont arrêté *un
   commandant du Front* … *Le colonel Sougui* a été interpellé"
6. one denies what the other has somebody claim, as violence, a visit or a captivity: "L'armée a
   démenti avoir bombardé la ville … Le Front avait affirmé que des hélicoptères …"
7. those who act in it act for those of the first: "*Le gouvernement* et *le Front* ont signé un
   accord … L'accord a été paraphé par *le ministre*, X, et *le chef du Front*, Y"
8. all who meet in it, without a date, were in the first, each himself or for a state: "est arrivé
   au *Tchad* … Il a été reçu par son homologue *tchadien*"
9. the same deed is told again of nobody and no day, with a proper name of the first: "avoir achevé
   son retrait de *Karsa* … « Le dernier de nos hommes est sorti de *Karsa* »"

Refused are words ("accused", "promised") but where a determiner points back to them, what is
planned against what was, what is denied against what no determiner points back to and nobody
claims, and an order or a promise of an act against the act.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from chancery.knowledge.families import families_of, is_spoken, load_families
from chancery.records.telling import Telling
from chancery.stories.interactions_cast import (
    acts_for,
    completes,
    marks_of,
    meets_again,
    names,
    somebody_else,
)


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
    alike = [other for other in able if other.act == one.act and not somebody_else(one, other)]
    if alike or not one.definite:
        return next(reversed(alike or able), None) if alike or _same_cast(one, able) else None
    return able[-1] if len(able) == 1 or _same_cast(one, able) else None


def _same_cast(one: Telling, able: Sequence[Telling]) -> bool:
    return bool(able) and not somebody_else(one, able[-1])


def _goes_on(one: Telling, other: Telling) -> bool:
    shared = families_of(one.act, one.type) & families_of(other.act, other.type)
    at_once = any(load_families().families[name].at_once for name in shared)
    if not shared or _denies(one, other):
        return at_once and _answers(one, other)
    if one.definite and (one.act == other.act or not is_spoken(one.act, one.type)):
        return True
    if one.when is None and one.act == other.act and acts_for(one, other):
        return True
    return _is_at_once(one, other) if at_once else _says_on(one, other)


def _is_at_once(one: Telling, other: Telling) -> bool:
    completed = one.act == other.act and (completes(one, other) or names(one, other))
    if one.text == other.text or completed:
        return True
    if one.when is not None:
        return False
    return meets_again(one, other) or not marks_of(one).isdisjoint(marks_of(other))


def _says_on(one: Telling, other: Telling) -> bool:
    """Whether the same deed is told again of nobody and of no day, but with a name of the first."""
    if one.act != other.act or one.players or one.when is not None:
        return False
    named = {sound for sound, _ in one.named} & {sound for sound, _ in other.named}
    return bool(named) and not is_spoken(one.act, one.type)


def _denies(one: Telling, other: Telling) -> bool:
    return (one.modality == "negated") != (other.modality == "negated")


def _answers(one: Telling, other: Telling) -> bool:
    """Whether a denial and what was told are held against each other."""
    if one.text == other.text:
        return False
    pointed_at = one.definite and one.modality == "negated"
    return pointed_at or "attributed" in {one.modality, other.modality}


def _agree(one: Telling, other: Telling) -> bool:
    """Whether nothing tells that the two are two."""
    if one.when and other.when and not one.when.overlaps(other.when):
        return False
    if (one.modality == "planned") != (other.modality == "planned"):
        return False
    ends = load_families().calls_off
    if (one.act in ends) != (other.act in ends):
        return False
    return not _elsewhere(one, other)


def _elsewhere(one: Telling, other: Telling) -> bool:
    towns = one.place_precision == other.place_precision == "point" and one.placed and other.placed
    return towns and one.geonameid != other.geonameid
