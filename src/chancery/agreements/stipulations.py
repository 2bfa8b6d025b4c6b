"""What is owed under one agreement, merged across the dispatches that tell it.

1. the same bearer and the same kind of deed: "libérer 200 prisonniers" is "release the detainees"
2. of a kind that a verb alone says, also an object or a figure in common
3. of no known kind: the same words in one language

Refused: what one dispatch tells as two ("release 100 prisoners by April and 100 by June"); places,
figures or days due that differ; bearers that are not the same party.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from chancery.agreements.deeds import Deed, deed_of, likeness
from chancery.agreements.ladder import LADDER, rung
from chancery.agreements.sides import any_same, distinct
from chancery.knowledge.provisions import load_provisions
from chancery.records.agreement import Status
from chancery.records.dossier import Accord, Owed, Stipulation
from chancery.records.identity import identify


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One obligation as one dispatch tells it, with what it is compared by."""

    accord: Accord
    owed: Owed
    deed: Deed


@dataclass(slots=True)
class _Gathering:
    told: list[Told] = field(default_factory=list)


def merge_owed(accords: Iterable[Accord], since: str | None) -> tuple[Stipulation, ...]:
    """The stipulations of one agreement; the accords come in order of publication.

    Each obligation joins the first stipulation all of whose tellings it agrees with.
    """
    gatherings: list[_Gathering] = []
    for accord in accords:
        for owed in sorted(accord.owed, key=lambda owed: (owed.cited.start, owed.id)):
            told = _told(accord, owed)
            found = next((g for g in gatherings if all(_same(one, told) for one in g.told)), None)
            if found is None:
                gatherings.append(found := _Gathering())
            found.told.append(told)
    return tuple(_stipulation(gathering.told, since) for gathering in gatherings)


def _told(accord: Accord, owed: Owed) -> Told:
    deed = deed_of(owed.action, owed.thing, accord.language)
    return Told(accord=accord, owed=owed, deed=deed)


def _same(one: Told, other: Told) -> bool:
    if one.owed.cited.dispatch == other.owed.cited.dispatch:
        return _repeated(one, other)
    if not any_same(one.owed.bearers, other.owed.bearers) or _due_apart(one.owed, other.owed):
        return False
    return likeness(one.deed, other.deed) > 0


def _repeated(one: Told, other: Told) -> bool:
    """Whether one dispatch only says the same again."""
    bearers = any_same(one.owed.bearers, other.owed.bearers)
    return bearers and one.owed.action.casefold() == other.owed.action.casefold()


def _due_apart(one: Owed, other: Owed) -> bool:
    return bool(one.due and other.due and not one.due.overlaps(other.due))


def _stipulation(told: list[Told], since: str | None) -> Stipulation:
    """``told`` begins with the earliest telling, whose words the stipulation keeps."""
    first = told[0].owed
    provision = next((one.deed.provision for one in told if one.deed.provision), None)
    start = max((one.owed.status for one in told), key=_standing)
    return Stipulation(
        id=identify("stipulation", {"owed": first.id}),
        bearers=distinct(bearer for one in told for bearer in one.owed.bearers),
        counterparties=distinct(who for one in told for who in one.owed.counterparties),
        action=first.action,
        thing=next((one.owed.thing for one in told if one.owed.thing), None),
        due=next((one.owed.due for one in told if one.owed.due), None),
        condition=next((one.owed.condition for one in told if one.owed.condition), None),
        reported=start,
        assessment=None,
        codes=load_provisions().provisions[provision].codes if provision else (),
        steps=(),
        lag=None,
        told=tuple(one.owed.cited for one in told),
        owed=tuple(one.owed.id for one in told),
        provision=provision,
        since=since or told[0].accord.day,
        laid_down=start,
        words=tuple(dict.fromkeys((one.accord.language, one.owed.action) for one in told)),
    )


def _standing(status: Status) -> int:
    """The reader's ``verified`` would be none of a machine's; a side state outranks a promise."""
    return rung(status) if status in LADDER else 0
