"""What is owed under one agreement, merged across the dispatches that tell it.

The pairs are decided in ``owed_alike``. Told in full come first, each joining the first stipulation
all of whose tellings it agrees with; then those told in part, each joining the only one that it may
be of, else standing for themselves:

1. without a bearer: "the accord provides for *the release of 120 members* of the movement"
2. pointing back: "*release under the Libreville accord*"

Left out: words that say nothing to be done ("which"), where anything else is owed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from chancery.agreements.ladder import LADDER, rung
from chancery.agreements.owed_alike import Told, alike, is_print, may_point_to, told_of
from chancery.agreements.parties import Parties
from chancery.agreements.prints import is_one_text
from chancery.agreements.sides import distinct
from chancery.knowledge.provisions import load_provisions
from chancery.records.actor import Player
from chancery.records.agreement import Status
from chancery.records.dossier import Accord, Stipulation
from chancery.records.identity import identify

_Gathering = list[Told]


def merge_owed(accords: Iterable[Accord], since: str | None) -> tuple[Stipulation, ...]:
    """The stipulations of one agreement; the accords come in order of publication."""
    held = list(accords)
    made = [party for x in held if x.kind != "promise" for party in x.parties]
    parties = Parties(made, [bearer for x in held for owed in x.owed for bearer in owed.bearers])
    told = [told_of(accord, owed) for accord in held for owed in accord.owed]
    told = [one for one in told if not one.deed.hollow] or told
    told.sort(key=_place)
    gatherings: list[_Gathering] = []
    for one in (one for one in told if one.full):
        found = next((g for g in gatherings if _belongs(one, g, parties)), None)
        if found is None:
            gatherings.append(found := [])
        found.append(one)
    part = [one for one in told if not one.full]
    _point_back([one for one in part if one.deed.provision], gatherings, parties)
    _point_back([one for one in part if not one.deed.provision], gatherings, parties)
    ordered = [sorted(gathering, key=_place) for gathering in gatherings]
    ordered.sort(key=lambda gathering: _place(gathering[0]))
    return tuple(_stipulation(gathering, since, parties) for gathering in ordered)


def _belongs(one: Told, gathering: _Gathering, parties: Parties) -> bool:
    """Whether it agrees with all, or another print of its text says the same there."""
    twin = any(is_print(x, one) for x in gathering)
    return twin or all(alike(x, one, parties) for x in gathering)


def _point_back(told: Sequence[Told], gatherings: list[_Gathering], parties: Parties) -> None:
    """Forms 1 and 2.

    What points to no telling may still be told twice; what may point to several is left out.
    """
    full = list(gatherings)
    for one in told:
        found = [g for g in full if all(alike(x, one, parties) for x in g)]
        found = found or [g for g in full if any(may_point_to(one, x, parties) for x in g)]
        if len(found) > 1 and one.hints:
            continue
        if len(found) != 1:
            rest = [g for g in gatherings if g not in full]
            found = [g for g in rest if all(alike(x, one, parties) for x in g)][:1]
        if not found:
            gatherings.append([])
            found = gatherings[-1:]
        found[0].append(one)


def _place(one: Told) -> tuple[str, str, int, str]:
    return one.accord.day or "9999", one.accord.id, one.owed.cited.start, one.owed.id


def _stipulation(told: _Gathering, since: str | None, parties: Parties) -> Stipulation:
    """It keeps the words of the earliest full telling; ``told`` comes in order."""
    first = next((one for one in told if one.full), told[0])
    provision = first.deed.provision or next((x.deed.provision for x in told), None)
    start = max((one.owed.status for one in told), key=_standing)
    bearers = _bearers(told, parties)
    return Stipulation(
        id=identify("stipulation", {"owed": first.owed.id}),
        bearers=bearers,
        counterparties=distinct(who for one in told for who in one.owed.counterparties),
        action=first.owed.action,
        thing=first.owed.thing or next((x.owed.thing for x in told if x.owed.thing), None),
        due=first.owed.due or next((x.owed.due for x in told if x.owed.due), None),
        condition=next((x.owed.condition for x in told if x.owed.condition), None),
        reported=start,
        assessment=next((x.owed.assessed for x in reversed(told) if x.owed.assessed), None),
        codes=load_provisions().provisions[provision].codes if provision else (),
        steps=(),
        lag=None,
        told=tuple(one.owed.cited for one in told),
        owed=tuple(one.owed.id for one in told),
        provision=provision,
        since=since or told[0].accord.day,
        laid_down=start,
        words=tuple(dict.fromkeys((one.accord.language, one.owed.action) for one in told)),
        behind=tuple(dict.fromkeys((one.accord.language, one.owed.behind) for one in told)),
        known_as=tuple(parties.known_as(bearer) for bearer in bearers) or (parties.made,),
    )


def _bearers(told: _Gathering, parties: Parties) -> tuple[Player, ...]:
    """Each side once: as it was told first, rather one that the ledger knows."""
    sides: dict[int | None, list[Player]] = {}
    for one in _once(told):
        for bearer in one.owed.bearers:
            sides.setdefault(parties.of(bearer), []).append(bearer)
    return tuple(
        next((x for x in (*side, *parties.known_as(side[0])) if x.actor), side[0])
        for side in sides.values()
    )


def _once(told: _Gathering) -> Iterator[Told]:
    """Without further prints of a text, of which one may take a bearer for another."""
    for n, one in enumerate(told):
        if not any(is_one_text(one.accord, before.accord) for before in told[:n]):
            yield one


def _standing(status: Status) -> int:
    """The reader's ``verified`` would be none of a machine's; a side state outranks a promise."""
    return rung(status) if status in LADDER else 0
