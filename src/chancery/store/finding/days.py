"""When an event was: one of the days on which it may have been lies between two.

Most events are of one day, and the index of days gives them newest first. The others (of several
days, of a month, without a first or a last day) may lie between two days and yet be put in order
before or after; the index ``ix_events_lasting`` has them.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, select

from chancery.records.query import Query
from chancery.store import schema
from chancery.store.finding.ways import Stretch, Way

_TABLE = schema.events
_EVENT = schema.events.c


def in_days(query: Query) -> list[ColumnElement[bool]]:
    """Conditions on the days of an event; an open end reaches as far as needed."""
    first, last = _EVENT.first_day, _EVENT.last_day
    found: list[ColumnElement[bool]] = []
    if query.since or query.until:
        found.append(first.is_not(None) | last.is_not(None))
    if query.since:
        found.append(last.is_(None) | (last >= query.since))
    if query.until:
        found.append(first.is_(None) | (first <= query.until))
    return found


def stretches(query: Query) -> list[Stretch]:
    """Newest first: what began later, with an unknown beginning; the days; what was going on."""
    day = _EVENT.sort_day
    inside = [day >= query.since] if query.since else []
    inside += [day <= query.until] if query.until else []
    found = [Stretch(within=tuple(inside))]
    if query.until:
        found.insert(0, Stretch(within=(day > query.until,), way=_lasting(query)))
    if query.since:
        found.append(Stretch(within=(day < query.since,), way=_lasting(query)))
    return found


def _lasting(query: Query) -> Way:
    """The events of several days, or without a first or last one."""
    events = _TABLE.alias()
    lasting = events.c.first_day.is_distinct_from(events.c.last_day)
    numbers = select(events.c.seq).where(lasting)
    if query.since:
        numbers = numbers.where(events.c.last_day.is_(None) | (events.c.last_day >= query.since))
    if query.until:
        numbers = numbers.where(events.c.first_day.is_(None) | (events.c.first_day <= query.until))
    numbers = numbers.with_hint(events, "INDEXED BY ix_events_lasting", "sqlite")
    return Way(condition=_EVENT.seq.in_(numbers), rows=numbers)
