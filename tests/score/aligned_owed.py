"""Which words of the invented press Chancery read as which agreement, and as what it obliges to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from chancery.exchange import shapes
from tests.score.aligned import best, in_common
from tests.score.measures import most_of
from tests.score.press import Seen


class Agreed(NamedTuple):
    """One telling of an agreement that the truth has, and the dossier that it went into."""

    dispatch: str
    agreement: str
    accord: str
    dossier: str


def agreements(seen: Seen) -> list[Agreed]:
    """All tellings of agreements that have marked words: those that name it, or say what is owed.

    One that speaks of several agreements of the truth is of the one it speaks of most.
    """
    where = {accord: one.id for one in seen.dossiers.values() for accord in one.accords}
    return [
        Agreed(name, agreement, accord, where[accord])
        for name, reading in seen.readings.items()
        for accord, agreement in _agreements_in(seen, name, reading).items()
    ]


def _agreements_in(seen: Seen, name: str, reading: shapes.Reading) -> dict[str, str]:
    votes = (
        (f"{reading.dispatch.id}#{one.id}", agreement)
        for one in reading.agreements
        for agreement in _spoken_of(seen, name, one)
    )
    return most(votes)


def _spoken_of(seen: Seen, name: str, one: shapes.Agreement) -> Iterator[str]:
    dispatch = seen.truth.dispatches[name]
    named = [mark for mark in dispatch.names if mark.who in seen.truth.agreements]
    for said in one.mentions:
        mark = best(seen.stands_at(name, said.start, said.end), named)
        if mark:
            yield mark.who
    for owed in one.obligations:
        for stipulation in owed_in(seen, name, owed):
            yield stipulation.partition("/")[0]


def owed_in(seen: Seen, name: str, owed: shapes.Obligation) -> list[str]:
    """The stipulation that an obligation is of: the first mark in what is to be done, if any."""
    span = seen.stands_at(name, owed.action.start, owed.action.end)
    inside = [x for x in seen.truth.dispatches[name].owes if in_common(span, x.words)]
    if not inside:
        spans = [seen.stands_at(name, x.start, x.end) for x in owed.evidence]
        owes = seen.truth.dispatches[name].owes
        inside = [x for x in owes if any(in_common(span, x.words) for span in spans)]
    return [min(inside, key=lambda mark: mark.words.start).stipulation] if inside else []


def stipulations(seen: Seen) -> Iterator[tuple[str, str]]:
    """A vote for each telling of each stipulation: ours, and that of the truth which it marks."""
    told = {
        f"{reading.dispatch.id}#{owed.id}": owed_in(seen, name, owed)
        for name, reading in seen.readings.items()
        for one in reading.agreements
        for owed in one.obligations
    }
    for dossier in seen.dossiers.values():
        for ours in dossier.stipulations:
            for owed in ours.owed:
                yield from ((ours.id, theirs) for theirs in told.get(owed, ()))


def most(votes: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Each record of ours with that of the truth which it has most marks of."""
    return {str(ours): str(theirs) for ours, theirs in most_of(votes).items()}
