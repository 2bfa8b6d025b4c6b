"""Which deeds are steps of what is owed, heard again only where a deed or what is owed changed.

1. of a dossier that is another one now, all deeds that share a key with it are heard
2. any other dossier hears the interactions that changed, and remembers what it heard of others
3. of both, steps are what was heard; a dossier that hears what it heard before stays as it is
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from chancery.records.dossier import Dossier, Heard
from chancery.records.telling import Interaction, Telling
from chancery.rounds.across import rooms
from chancery.rounds.across.engine import hashes
from chancery.rounds.across.gathering import Change
from chancery.rounds.across.shelves import Deed, Shelves

Near = Mapping[str, Collection[str]]
"""By dossier: the tellings that it is to hear."""


def dossiers_of(
    shelves: Shelves, agreements: Change[Dossier], interactions: Change[Interaction]
) -> Change[Dossier]:
    """The dossiers that are others now, or of which something else is reported, with steps."""
    were, now = _deeds(shelves, interactions)
    others = _borne_on(shelves, agreements, were, now)
    near = _near(shelves, agreements.made) | _told_to(others, now)
    heard = _heard(shelves, {**others, **agreements.made}, near)
    changed = _remember(shelves, agreements, interactions, heard)
    dossiers = {name: one for name, one in others.items() if name in changed} | agreements.made
    return Change(gone=agreements.gone | dossiers.keys(), made=_with_steps(shelves, dossiers))


def _deeds(
    shelves: Shelves, interactions: Change[Interaction]
) -> tuple[dict[str, Deed], dict[str, Deed]]:
    """The deeds that interactions changed told, and those they tell now; they are laid down."""
    told = {report.telling: x.id for x in interactions.made.values() for report in x.reports}
    were = shelves.deeds.of_gatherings(interactions.gone)
    now = {name: _deed(one) for name, one in shelves.tellings.load(told).items()}
    shelves.deeds.drop([name for name in were if name not in now])
    changed = {name: deed for name, deed in now.items() if were.get(name) != deed}
    shelves.deeds.put({name: (deed, frozenset(deed.keys)) for name, deed in changed.items()})
    shelves.deeds.gather(told)
    return were, now


def _deed(telling: Telling) -> Deed:
    keys = tuple(sorted(hashes(rooms.deed_keys(telling))))
    return Deed(keys=keys, day=rooms.latest(telling))


def _borne_on(
    shelves: Shelves, agreements: Change[Dossier], *deeds: Mapping[str, Deed]
) -> dict[str, Dossier]:
    """The dossiers that are as they were, and share a key with some deeds."""
    keys = {key for some in deeds for deed in some.values() for key in deed.keys}
    return shelves.dossiers.load(shelves.dossiers.near(keys) - agreements.made.keys())


def _near(shelves: Shelves, dossiers: Mapping[str, Dossier]) -> dict[str, Collection[str]]:
    """Of all deeds, those that each dossier is to hear."""
    near = {n: shelves.deeds.near(hashes(rooms.owed_keys(one))) for n, one in dossiers.items()}
    deeds = shelves.deeds.load({deed for some in near.values() for deed in some})
    return {
        n: _later(dossiers[n], {name: deeds[name] for name in some}) for n, some in near.items()
    }


def _told_to(
    dossiers: Mapping[str, Dossier], deeds: Mapping[str, Deed]
) -> dict[str, Collection[str]]:
    """Of some deeds, those that each dossier is to hear."""
    by_key: defaultdict[int, list[str]] = defaultdict(list)
    for name, deed in deeds.items():
        for key in deed.keys:
            by_key[key].append(name)
    found: dict[str, Collection[str]] = {}
    for name, one in dossiers.items():
        mine = {deed for key in hashes(rooms.owed_keys(one)) for deed in by_key.get(key, ())}
        found[name] = _later(one, {deed: deeds[deed] for deed in mine})
    return found


def _later(dossier: Dossier, deeds: Mapping[str, Deed]) -> list[str]:
    """The deeds that come when something is owed."""
    first = rooms.first_owed(dossier)
    if first is None:
        return []
    return [name for name, deed in deeds.items() if deed.day is not None and deed.day >= first]


def _heard(shelves: Shelves, dossiers: Mapping[str, Dossier], near: Near) -> dict[str, Heard]:
    """What dossiers hear; what several hear is looked up and read once."""
    told = {deed for some in near.values() for deed in some}
    within = shelves.deeds.gatherings(told)
    interactions = shelves.interactions.load(set(within.values()))
    tellings = shelves.tellings.load(told)
    keyed = {name: (one, rooms.deed_keys(one)) for name, one in tellings.items()}
    found: dict[str, Heard] = {}
    for name, some in near.items():
        if not some:
            continue
        hearing, mine = rooms.Hearing(dossiers[name]), {n: keyed[n] for n in some}
        for one in sorted({within[n] for n in some}):
            heard = hearing.of(interactions[one], mine)
            if heard is not None:
                found[f"{name}|{one}"] = heard
    return found


def _remember(
    shelves: Shelves, agreements: Change[Dossier], interactions: Change[Interaction],
    heard: Mapping[str, Heard],
) -> set[str]:  # fmt: skip
    """Lay down what was heard, in place of what was before; the dossiers of which it is another."""
    shelf = shelves.heard
    before = shelf.members(agreements.gone | agreements.made.keys())
    before |= shelf.of_gatherings(interactions.gone | interactions.made.keys())
    shelf.drop([name for name in before if name not in heard])
    shelf.put({name: (one, frozenset()) for name, one in heard.items()})
    shelf.place({name: one.dossier for name, one in heard.items()})
    shelf.gather({name: one.interaction for name, one in heard.items()})
    changed = {n for n in before.keys() | heard.keys() if before.get(n) != heard.get(n)}
    return {one.dossier for some in (before, heard) for n, one in some.items() if n in changed}


def _with_steps(shelves: Shelves, dossiers: Mapping[str, Dossier]) -> dict[str, Dossier]:
    """Dossiers with the steps that they heard of until now."""
    heard: defaultdict[str, list[Heard]] = defaultdict(list)
    for one in _in_order(shelves.heard.members(dossiers.keys())):
        heard[one.dossier].append(one)
    return {name: rooms.with_steps(one, heard[name]) for name, one in dossiers.items()}


def _in_order(heard: Mapping[str, Heard]) -> Iterable[Heard]:
    return (one for _, one in sorted(heard.items()))
