"""What went astray across dispatches but interactions, told so that the words can be looked up."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping

from tests.score import aligned, aligned_owed, gathered_owed
from tests.score.astray_interactions import Astray, interactions, show
from tests.score.measures import mixed, most_of, parted
from tests.score.press import Seen


def prints(seen: Seen) -> Astray:
    """Wires that mix texts, texts that fell apart."""
    wire_of = {copy.dispatch: one.id for one in seen.wires.values() for copy in one.copies}
    placed = [
        (seen.truth.dispatches[name].wire, wire_of.get(ledgers, ledgers), name)
        for ledgers, name in seen.names.items()
    ]
    items = [(text, wire) for text, wire, _ in placed]

    def shown(side: int, name: Hashable) -> str:
        inside = [f"{one[2]} ({one[1 - side]})" for one in placed if one[side] == name]
        return f"* {name}: {', '.join(sorted(inside))}"

    return {
        "wires that mix texts": [shown(1, wire) for wire in mixed(items)],
        "texts that fell apart": [shown(0, text) for text in parted(items)],
    }


def entities(seen: Seen) -> Astray:
    """Actors that mix people, people that fell apart, people without an office."""
    named = [one for one in aligned.namings(seen) if seen.truth.people[one.who].public]
    private = [one for one in aligned.namings(seen) if not seen.truth.people[one.who].public]
    read = [one for one in named if one.entity]
    items = [(one.who, one.actor or one.entity) for one in read]

    def shown(one: aligned.Named) -> str:
        actor = seen.actors.get(one.actor or "")
        return f"{one.dispatch} {one.who} {one.words!r} -> {one.actor} {actor and actor.name}"

    def group(name: Hashable, some: Iterable[aligned.Named]) -> str:
        return "\n    ".join([f"* {name}", *map(shown, some)])

    return {
        "actors that mix people": [
            group(name, [one for one in read if one.actor == name]) for name in mixed(items)
        ],
        "people that fell apart": [
            group(who, [one for one in read if one.who == who]) for who in parted(items)
        ],
        "not read": [shown(one) for one in named if not one.entity],
        "without an office, and shown": [
            shown(one) for one in private if one.actor and seen.actors[one.actor].public
        ],
    }


def agreements(seen: Seen) -> Astray:
    """Agreements that fell apart, dossiers that mix some, stipulations that are not there."""
    told = aligned_owed.agreements(seen)
    found = set(aligned_owed.most(aligned_owed.stipulations(seen)).values())
    items = [(one.agreement, one.dossier) for one in told]

    def shown(name: Hashable) -> str:
        inside = sorted({one.dispatch for one in told if one.dossier == name})
        return f"    {name} {seen.dossiers[str(name)].name!r}: {', '.join(inside)}"

    return {
        "dossiers that mix agreements": [shown(name) for name in mixed(items)],
        "agreements that fell apart": [
            "\n".join([f"* {one}", *sorted(map(shown, some))])
            for one, some in parted(items).items()
        ],
        "stipulations not found": [
            f"{one.id}: {', '.join(one.bearers)} {one.what}; marked in {_owing(seen, one.id)}"
            for one in seen.truth.stipulations.values()
            if one.id not in found
        ],
    }


def _owing(seen: Seen, stipulation: str) -> list[str]:
    told = ((one.id, x) for one in seen.truth.dispatches.values() for x in one.owes)
    return [f"{name} {x.words.exact!r}" for name, x in told if x.stipulation == stipulation]


def steps(seen: Seen) -> Astray:
    """Links that are not so, links that are missing."""
    theirs = aligned_owed.most(aligned_owed.stipulations(seen))
    events = most_of((one.interaction, one.event) for one in aligned.tellings(seen))
    found = gathered_owed.links(seen, theirs)
    wanted = {(x.id, s.event): s for x in seen.truth.stipulations.values() for s in x.steps}
    extra = [
        f"{theirs[ours.id]} <- {events.get(step.interaction)} {step.status} {step.why!r}: "
        f"{show(seen.tellings[step.telling])}"
        for dossier in seen.dossiers.values()
        for ours in dossier.stipulations
        for step in ours.steps
        if ours.id in theirs and (theirs[ours.id], events.get(step.interaction)) not in wanted
    ]
    return {
        "steps that are none": extra,
        "steps that are missing": [
            _missing(seen, link, set(theirs.values()), set(events.values()))
            for link in wanted
            if link not in found
        ],
        "another status": [
            f"{name} <- {event}: {wanted[name, event].status}, read as {sorted(said)}"
            for (name, event), said in found.items()
            if (name, event) in wanted and wanted[name, event].status not in said
        ],
    }


def _missing(
    seen: Seen, link: tuple[str, str], found: Collection[str], read: Collection[Hashable]
) -> str:
    name, event = link
    why = "stipulation not found" if name not in found else ""
    why += " event not read" if event not in read else ""
    told = {
        one.report.telling: f"    {one.dispatch} {show(seen.tellings[one.report.telling])}"
        for one in aligned.tellings(seen)
        if one.event == event
    }
    what = f"{name} <- {event} {seen.truth.events[event].what} ({why.strip() or 'both are there'})"
    return "\n".join([what, *told.values()])


ASTRAY: Mapping[str, Callable[[Seen], Astray]] = {
    "interactions": interactions,
    "prints": prints,
    "entities": entities,
    "agreements": agreements,
    "steps": steps,
}
