"""Which words of the invented press Chancery read as what: the truth's marks beside its records.

A record is of the mark that its words have most in common with; words that only touch are apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeVar

from chancery.exchange import shapes
from chancery.records.telling import Report
from tests.newsroom.records import Bearing, Names, Owes, Tells, Words
from tests.score.measures import overlap
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


def best(span: tuple[int, int], marks: Sequence[Mark]) -> Mark | None:
    """The mark that a stretch has most in common with; of two alike, the first."""
    shared = [(in_common(span, mark.words), -n) for n, mark in enumerate(marks)]
    most, n = max(shared, default=(0.0, 0))
    return marks[-n] if most else None


def in_common(span: tuple[int, int], words: Words) -> float:
    """How much a stretch and marked words have in common."""
    return overlap(span, (words.start, words.end))


def _shared(seen: Seen, name: str, said: shapes.Evidence, words: Words) -> float:
    return in_common(seen.stands_at(name, said.start, said.end), words)


def once(some: Iterable[Told]) -> list[tuple[str, str]]:
    """Items to be scored: an event and an interaction, once for each dispatch that has both."""
    met = dict.fromkeys((one.dispatch, one.event, one.interaction) for one in some)
    return [(event, interaction) for _, event, interaction in met]
