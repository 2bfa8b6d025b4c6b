"""The scores of what is gathered across dispatches: of each kind of gathering, line by line.

Each function is pure; what a line counts stands beside its value.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from tests.newsroom.records import State
from tests.score import aligned
from tests.score.aligned import Told
from tests.score.lines import Line, Lines, scored, share
from tests.score.measures import (
    b_cubed,
    most_of,
    pairwise,
    split_rate,
    wrong_merge_rate,
    wrong_pairs,
)
from tests.score.press import Seen

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
        **scored("B³", b_cubed(items), f"{len(items)} tellings"),
        "B³ F1, unread ones alone": Line(b_cubed([*items, *unread]).f1, f"{len(unread)} unread"),
        "B³ F1, one print a text": Line(b_cubed(texts).f1, f"{len(texts)} tellings"),
        "read at all": share(len(read), len(marked)),
        "wrong merges": share(*wrong_merge_rate(items)),
        "wrong pairs": share(*wrong_pairs(items)),
        "split events": share(*split_rate(items)),
        "bearing": share(sum(one.bearing == one.report.bearing for one in told), len(told)),
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
        "state": share(right, len(main)),
        "contested events that show it": share(found, contested),
    }


def prints(seen: Seen) -> Lines:
    """Texts in all their prints: the pairs of dispatches put together, of all dispatches."""
    wire_of = {copy.dispatch: one.id for one in seen.wires.values() for copy in one.copies}
    items = [
        (seen.truth.dispatches[name].wire, wire_of.get(ledgers, ledgers))
        for ledgers, name in seen.names.items()
    ]
    return {
        **scored("pairs", pairwise(items), f"{len(items)} dispatches"),
        "wrong merges": share(*wrong_merge_rate(items)),
        "split texts": share(*split_rate(items)),
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
        **scored("B³", b_cubed(items), f"{len(items)} appearances"),
        "read at all": share(len(read), len(public)),
        "known across dispatches": share(sum(one.actor is not None for one in read), len(read)),
        "wrong merges": share(*wrong_merge_rate(items)),
        "split people": share(*split_rate(items)),
        "people without office shown": share(len(shown), len(private)),
    }
