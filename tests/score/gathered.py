"""The scores of what is gathered across dispatches: of each kind of gathering, line by line.

Each function is pure; what a line counts stands beside its value.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple

from chancery.records.agreement import Status
from tests.newsroom.records import State
from tests.score import aligned
from tests.score.aligned import Told
from tests.score.measures import (
    Score,
    b_cubed,
    most_of,
    of_sets,
    one_to_one,
    pairwise,
    split_rate,
    wrong_merge_rate,
    wrong_pairs,
)
from tests.score.press import Seen


class Line(NamedTuple):
    """A measure: its value, and what it was counted of."""

    value: float
    shown: str


Lines = Mapping[str, Line]

STATES: Mapping[State, str] = {
    "happened": "reported",
    "planned": "announced",
    "called_off": "called_off",
    "denied": "denied",
    "contested": "contested",
}


def interactions(seen: Seen) -> Lines:
    """Events told many times; only tellings that both sides have, and with those that one has."""
    told = aligned.tellings(seen)
    items, marked = aligned.once(told), aligned.marked(seen)
    read = {(one.dispatch, one.event) for one in told}
    unread = [(event, ("unread", name)) for name, event in marked if (name, event) not in read]
    wire_of = {one.id: one.wire for one in seen.truth.dispatches.values()}
    texts = aligned.once(one._replace(dispatch=wire_of[one.dispatch]) for one in told)
    return {
        **_scored("B³", b_cubed(items), f"{len(items)} tellings"),
        "B³ F1, unread ones alone": Line(b_cubed([*items, *unread]).f1, f"{len(unread)} unread"),
        "B³ F1, one print a text": Line(b_cubed(texts).f1, f"{len(texts)} tellings"),
        "read at all": _share(len(read), len(marked)),
        "wrong merges": _share(*wrong_merge_rate(items)),
        "wrong pairs": _share(*wrong_pairs(items)),
        "split events": _share(*split_rate(items)),
        "bearing": _share(sum(one.bearing == one.report.bearing for one in told), len(told)),
        **_of_events(seen, told),
    }


def _of_events(seen: Seen, told: Collection[Told]) -> Lines:
    """What the interaction says that has most tellings of an event."""
    main = most_of((one.event, one.interaction) for one in told)
    right, contested, found = 0, 0, 0
    for event, name in main.items():
        state, one = seen.truth.events[str(event)].state, seen.interactions[str(name)]
        right += one.state == STATES[state]
        if state in {"contested", "denied"}:
            contested += 1
            found += bool(one.contradictions) or one.state in {"contested", "denied"}
    return {
        "state": _share(right, len(main)),
        "contested events that show it": _share(found, contested),
    }


def prints(seen: Seen) -> Lines:
    """Texts in all their prints: the pairs of dispatches put together, of all dispatches."""
    wire_of = {copy.dispatch: one.id for one in seen.wires.values() for copy in one.copies}
    items = [
        (seen.truth.dispatches[name].wire, wire_of.get(ledgers, ledgers))
        for ledgers, name in seen.names.items()
    ]
    return {
        **_scored("pairs", pairwise(items), f"{len(items)} dispatches"),
        "wrong merges": _share(*wrong_merge_rate(items)),
        "split texts": _share(*split_rate(items)),
    }


def entities(seen: Seen) -> Lines:
    """Who is who; people without a public office are to be nobody across dispatches."""
    named = aligned.namings(seen)
    public = [one for one in named if seen.truth.people[one.who].public]
    private = [one for one in named if not seen.truth.people[one.who].public]
    read = [one for one in public if one.entity]
    items = [(one.who, one.actor or one.entity) for one in read]
    shown = [one for one in private if one.actor and seen.actors[one.actor].public]
    return {
        **_scored("B³", b_cubed(items), f"{len(items)} appearances"),
        "read at all": _share(len(read), len(public)),
        "known across dispatches": _share(sum(one.actor is not None for one in read), len(read)),
        "wrong merges": _share(*wrong_merge_rate(items)),
        "split people": _share(*split_rate(items)),
        "people without office shown": _share(len(shown), len(private)),
    }


def agreements(seen: Seen) -> Lines:
    """Agreements that dispatches tell, and what they oblige to."""
    told = aligned.agreements(seen)
    items = [(one.agreement, one.dossier) for one in told]
    theirs = aligned.most(aligned.stipulations(seen))
    found = set(theirs.values())
    return {
        **_scored("B³", b_cubed(items), f"{len(items)} accords"),
        "wrong merges": _share(*wrong_merge_rate(items)),
        "dossiers of one agreement": _per({dossier: one for one, dossier in items}),
        "stipulations found": _share(len(found), len(seen.truth.stipulations)),
        "ours of one stipulation": _per(theirs),
    }  # fmt: skip


def steps(seen: Seen) -> Lines:
    """Links of stipulations with events that bear on them, and the status that these report.

    Ours is the stipulation of the truth that most of its tellings are marked with; one for one is
    the hard figure, where of several that are one only the most told counts.
    """
    wanted = {
        (owed.id, step.event): step.status
        for owed in seen.truth.stipulations.values()
        for step in owed.steps
    }
    votes = list(aligned.stipulations(seen))
    found = links(seen, aligned.most(votes))
    hard = links(seen, {str(a): str(b) for a, b in one_to_one(votes).items()})
    right = found.keys() & wanted.keys()
    agreed = sum(wanted[link] in found[link] for link in right)
    return {
        **_scored("links", of_sets(found.keys(), wanted.keys()), f"{len(wanted)} in the truth"),
        "links F1, one for one": Line(of_sets(hard.keys(), wanted.keys()).f1, f"{len(hard)} ours"),
        "status": _share(agreed, len(right)),
    }


def links(seen: Seen, theirs: Mapping[str, str]) -> dict[tuple[str, str], set[Status]]:
    """Our steps, as pairs of the truth; one to an event that it does not have is a wrong one.

    Left out are stipulations that no mark speaks of: the truth says nothing of other promises.
    """
    events = most_of((one.interaction, one.event) for one in aligned.tellings(seen))
    found: defaultdict[tuple[str, str], set[Status]] = defaultdict(set)
    for dossier in seen.dossiers.values():
        for ours in dossier.stipulations:
            if ours.id in theirs:
                for step in ours.steps:
                    event = str(events.get(step.interaction, step.interaction))
                    found[theirs[ours.id], event].add(step.status)
    return dict(found)


ALL: Mapping[str, Callable[[Seen], Lines]] = {
    "interactions": interactions,
    "prints": prints,
    "entities": entities,
    "agreements": agreements,
    "steps": steps,
}


def _scored(name: str, score: Score, shown: str) -> Lines:
    return {
        f"{name} precision": Line(score.precision, shown),
        f"{name} recall": Line(score.recall, shown),
        f"{name} F1": Line(score.f1, shown),
    }


def _share(part: int, whole: int) -> Line:
    return Line(part / whole if whole else 0.0, f"{part} of {whole}")


def _per(theirs: Mapping[str, str]) -> Line:
    """How many of ours there are of one of the truth."""
    found = len(set(theirs.values()))
    return Line(len(theirs) / found if found else 0.0, f"{len(theirs)} of {found}; 1 is right")
