"""What is asked of events."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, Connection, exists, or_, select

from chancery.records.query import Query
from chancery.store import schema
from chancery.store.finding.days import in_days, stretches
from chancery.store.finding.dispatches import (
    EVENTS_EACH,
    facts,
    told,
    with_facts,
    with_words,
    words_way,
)
from chancery.store.finding.fulltext import one_of, values_of
from chancery.store.finding.parties import is_code, named, takings
from chancery.store.finding.ways import Search, Way

BY_DAY = "INDEXED BY ix_events_sorted"

_TABLE = schema.events
_EVENT = schema.events.c


@dataclass(slots=True)
class Asked:
    """Conditions on events, and ways to those that fulfil one."""

    conditions: list[ColumnElement[bool]] = field(default_factory=list)
    ways: list[Way] = field(default_factory=list)


def asked_of_events(connection: Connection, query: Query) -> Asked:
    """What is asked that only events have."""
    asked = Asked()
    _place(connection, query, asked)
    _kind(query, asked)
    asked.conditions += in_days(query)
    everyone = takings(query)
    for one in everyone:
        asked.conditions.append(one.of(_EVENT.seq))
        asked.ways.append(one.way(connection, [x for x in everyone if x is not one]))
    return asked


def state(connection: Connection, query: Query) -> ColumnElement[bool]:
    """Whether an event is of the record that is asked for: the reviewed one or the machine's."""
    if not query.machine:
        return _EVENT.standing
    dispatches = schema.dispatches.alias()
    of_it = dispatches.c.seq == _EVENT.dispatch
    stands = exists().where(of_it, told(connection, query, dispatches))
    return (_EVENT.origin == "machine") & stands


def event_search(connection: Connection, query: Query) -> Search:
    """The search for events."""
    asked = asked_of_events(connection, query)
    asked.conditions.append(state(connection, query))
    _changed(query, asked)
    _dispatch(connection, query, asked)
    words = with_words(connection, query)
    return Search(
        table=_TABLE,
        day=_EVENT.sort_day,
        by=BY_DAY,
        conditions=asked.conditions,
        ways=asked.ways,
        stretches=tuple(stretches(query)),
        between=None if words is None else lambda *_: (_EVENT.dispatch + 0).in_(words),
    )


def _kind(query: Query, asked: Asked) -> None:
    for column, values in (
        (_EVENT.mode, query.modes),
        (_EVENT.act, query.acts),
        (_EVENT.modality, query.modalities),
    ):
        if values:
            asked.conditions.append(column.in_(values))
    if query.contexts:
        inside = (_EVENT.contexts.contains(f"|{one}|", autoescape=True) for one in query.contexts)
        asked.conditions.append(or_(*inside))
    if query.types:
        kind = one_of(_EVENT.type, query.types)
        asked.conditions.append(kind)
        asked.ways.append(_by(kind, "INDEXED BY ix_events_type", ordered=len(query.types) == 1))


def _place(connection: Connection, query: Query, asked: Asked) -> None:
    if not query.places:
        return
    codes = [one for one in query.places if is_code(one)]
    wanted = [named("place", one) for one in query.places if not is_code(one)]
    there = values_of(connection, _EVENT.place_folded) if wanted else []
    names = [name for name in there if any(one in name for one in wanted)]
    place: ColumnElement[bool]
    if codes and wanted:
        place = or_(_EVENT.place_country.in_(codes), _EVENT.place_folded.in_(names))
        asked.ways.append(_either(codes, names))
    elif codes:
        place = one_of(_EVENT.place_country, codes)
        asked.ways.append(_by(place, "INDEXED BY ix_events_country", ordered=len(codes) == 1))
    else:
        place = one_of(_EVENT.place_folded, names)
        asked.ways.append(_by(place, "INDEXED BY ix_events_place", ordered=len(names) == 1))
    asked.conditions.append(place)


def _either(codes: list[str], names: list[str]) -> Way:
    """By country or by name: SQLite puts the two indexes together by itself."""
    events = _TABLE.alias()
    inside = events.c.place_country.in_(codes) | events.c.place_folded.in_(names)
    numbers = select(events.c.seq).where(inside)
    return Way(condition=_EVENT.seq.in_(numbers), rows=numbers)


def _changed(query: Query, asked: Asked) -> None:
    if query.changed_since:
        changed = _EVENT.changed_at >= query.changed_since
        asked.conditions.append(changed)
        asked.ways.append(_by(changed, "INDEXED BY ix_events_changed"))


def _dispatch(connection: Connection, query: Query, asked: Asked) -> None:
    dispatches = schema.dispatches.alias()
    said = facts(connection, query, dispatches)
    if said:
        asked.conditions.append(exists().where(dispatches.c.seq == _EVENT.dispatch, *said))
    known, words = with_facts(connection, query), with_words(connection, query)
    by = "INDEXED BY ix_events_dispatch"
    if known is not None:
        way = _EVENT.dispatch.in_(known)
        asked.ways.append(Way(condition=way, rows=known, by=by, each=EVENTS_EACH))
    if words is not None:
        asked.ways.append(words_way(_EVENT.dispatch, words, by=by, each=EVENTS_EACH))


def _by(condition: ColumnElement[bool], by: str, *, ordered: bool = False) -> Way:
    rows = select(_EVENT.seq).where(condition).with_hint(_TABLE, by, "sqlite")
    return Way(condition=condition, rows=rows, by=by, ordered=ordered)
