"""Which words of the invented press Chancery read as what: the truth's marks beside its records.

A record is of the mark that its words have most in common with; words that only touch are apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from chancery.exchange import shapes
from chancery.records.telling import Report
from tests.newsroom.records import Bearing, Names, Owes, Tells, Words
from tests.score.measures import most_of, overlap
from tests.score.press import Seen

Mark = TypeVar("Mark", Tells, Names, Owes)


class Told(NamedTuple):
    """One telling of an event that the truth has: how the truth says it bears, and the report."""

    dispatch: str
    event: str
    interaction: str
    bearing: Bearing
    report: Report


class Named(NamedTuple):
    """Words that name somebody, and the entity that they were read as, if any."""

    dispatch: str
    who: str
    words: str
    entity: str | None
    actor: str | None


class Agreed(NamedTuple):
    """One telling of an agreement that the truth has, and the dossier that it went into."""

    dispatch: str
    agreement: str
    accord: str
    dossier: str


def tellings(seen: Seen) -> list[Told]:
    """All tellings that stand on marked words, in order of publication."""
    found = []
    for interaction in seen.interactions.values():
        for report in interaction.reports:
            name = seen.names[report.dispatch]
            span = seen.stands_at(name, report.cited.start, report.cited.end)
            mark = best(span, seen.truth.dispatches[name].tells)
            if mark:
                found.append(Told(name, mark.event, interaction.id, mark.bearing, report))
    order = {name: n for n, name in enumerate(seen.truth.dispatches)}
    return sorted(found, key=lambda one: (order[one.dispatch], one.report.cited.start))


def marked(seen: Seen) -> list[tuple[str, str]]:
    """Each dispatch with each event that the truth says it tells."""
    return [
        (one.id, event)
        for one in seen.truth.dispatches.values()
        for event in sorted({mark.event for mark in one.tells})
    ]


def namings(seen: Seen) -> list[Named]:
    """All words that name somebody, each dispatch's entity once."""
    found: dict[tuple[str, str, str], Named] = {}
    for name, dispatch in seen.truth.dispatches.items():
        reading = seen.readings[name]
        for mark in dispatch.names:
            if mark.who in seen.truth.people:
                one = _named(seen, reading, name, mark)
                found.setdefault((name, mark.who, one.entity or one.words), one)
    return list(found.values())


def _named(seen: Seen, reading: shapes.Reading, name: str, mark: Names) -> Named:
    mentions = [(x, entity.id) for entity in reading.entities for x in entity.mentions]
    shared = [(_shared(seen, name, x, mark.words), entity) for x, entity in mentions]
    most, entity = max(shared, default=(0.0, ""))
    appearance = f"{reading.dispatch.id}#{entity}" if most else None
    actor = seen.actor_of.get(appearance) if appearance else None
    return Named(name, mark.who, mark.words.exact, appearance, actor)


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
    inside = [x for x in seen.truth.dispatches[name].owes if _in_common(span, x.words)]
    if not inside:
        spans = [seen.stands_at(name, x.start, x.end) for x in owed.evidence]
        owes = seen.truth.dispatches[name].owes
        inside = [x for x in owes if any(_in_common(span, x.words) for span in spans)]
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


def best(span: tuple[int, int], marks: Sequence[Mark]) -> Mark | None:
    """The mark that a stretch has most in common with; of two alike, the first."""
    shared = [(_in_common(span, mark.words), -n) for n, mark in enumerate(marks)]
    most, n = max(shared, default=(0.0, 0))
    return marks[-n] if most else None


def _in_common(span: tuple[int, int], words: Words) -> float:
    return overlap(span, (words.start, words.end))


def _shared(seen: Seen, name: str, said: shapes.Evidence, words: Words) -> float:
    return _in_common(seen.stands_at(name, said.start, said.end), words)


def once(some: Iterable[Told]) -> list[tuple[str, str]]:
    """Items to be scored: an event and an interaction, once for each dispatch that has both."""
    met = dict.fromkeys((one.dispatch, one.event, one.interaction) for one in some)
    return [(event, interaction) for _, event, interaction in met]


def most(votes: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Each record of ours with that of the truth which it has most marks of."""
    return {str(ours): str(theirs) for ours, theirs in most_of(votes).items()}
