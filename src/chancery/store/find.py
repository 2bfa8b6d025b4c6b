"""Finding events and dispatches: newest first, a page at a time.

A page is asked for by the place where the one before it ended, never by a number of rows, so that
each row comes once, whatever is added meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from sqlalchemy import Connection, Select, and_, select

from chancery.knowledge.ontology import load_ontology
from chancery.records.found import Facet, Facets, FoundDispatch, FoundEvent, Page
from chancery.records.query import Query, check_known
from chancery.store import schema
from chancery.store.finding.cursor import Key, read_cursor, write_cursor
from chancery.store.finding.dispatches import dispatch_search
from chancery.store.finding.events import Asked, asked_of_events, event_search, state
from chancery.store.finding.facets import facets_of_dispatches, facets_of_events
from chancery.store.finding.rows import dispatches_of, events_of
from chancery.store.finding.unknown import check_names
from chancery.store.finding.walking import newest
from chancery.store.finding.ways import Way
from chancery.store.terms import read_terms

FACETED = 1000
"""Rows whose facets are counted, the newest: who asks for more than that narrows it down anyway."""


def find_events(connection: Connection, query: Query) -> Page[FoundEvent]:
    """Events, by the day on which they were; undated ones by the day they were told.

    Raises ``QueryError`` when the query cannot be understood, also when nothing is found and a name
    in it is one that nothing knows.
    """
    _check(query)
    after = read_cursor("events", query.after)
    keys = newest(connection, event_search(connection, query), after, query.limit + 1)
    if not keys:
        check_names(connection, query)
    rows = events_of(connection, [key.seq for key in keys[: query.limit]])
    return Page(rows=rows, next=_next("events", keys, query.limit))


def find_dispatches(connection: Connection, query: Query) -> Page[FoundDispatch]:
    """Dispatches, by the day of their publication; those without one come last.

    What is asked of events must be true of one event in the dispatch. Raises ``QueryError``.
    """
    _check(query)
    after = read_cursor("dispatches", query.after)
    events, ways = _through_events(connection, query)
    search = dispatch_search(connection, query, events, ways)
    keys = newest(connection, search, after, query.limit + 1)
    if not keys:
        check_names(connection, query)
    terms = read_terms(query.text) if query.text is not None else ()
    numbers = [key.seq for key in keys[: query.limit]]
    rows = dispatches_of(connection, numbers, terms, machine=query.machine)
    return Page(rows=rows, next=_next("dispatches", keys, query.limit))


def count_events(connection: Connection, query: Query) -> Facets:
    """The facets of all events that are found, as far as ``FACETED``. Raises ``QueryError``."""
    _check(query)
    keys = newest(connection, event_search(connection, query), None, FACETED + 1)
    return _facets(keys, partial(facets_of_events, connection))


def count_dispatches(connection: Connection, query: Query) -> Facets:
    """The facets of all dispatches that are found, likewise."""
    _check(query)
    events, ways = _through_events(connection, query)
    search = dispatch_search(connection, query, events, ways)
    keys = newest(connection, search, None, FACETED + 1)
    return _facets(keys, partial(facets_of_dispatches, connection))


def _facets(keys: list[Key], count: Callable[[Sequence[int]], tuple[Facet, ...]]) -> Facets:
    numbers = [key.seq for key in keys[:FACETED]]
    return Facets(counted=len(numbers), more=len(keys) > FACETED, facets=count(numbers))


def _check(query: Query) -> None:
    """What the ontology has no name for is a slip of the pen, not a search without results."""
    ontology = load_ontology()
    check_known("type", query.types, ontology.types)
    modes = {mode for kind in ontology.types.values() for mode in kind.modes}
    check_known("mode", query.modes, sorted(modes))
    check_known("context", query.contexts, sorted(ontology.contexts))


def _through_events(connection: Connection, query: Query) -> tuple[Select[int] | None, list[Way]]:
    """Events as asked for, and the ways to dispatches through them."""
    if not query.asks_of_events:
        return None, []
    asked = asked_of_events(connection, query)
    asked.conditions.append(state(connection, query))
    events = select(schema.events.c.seq).where(*asked.conditions)
    return events, [_through(asked, way) for way in asked.ways]


def _through(asked: Asked, way: Way) -> Way:
    table = schema.events
    holding = select(table.c.dispatch).where(and_(way.condition, *asked.conditions))
    holding = holding.with_hint(table, way.by, "sqlite")
    return Way(condition=schema.dispatches.c.seq.in_(holding), rows=way.rows)


def _next(kind: str, keys: list[Key], limit: int) -> str | None:
    return write_cursor(kind, keys[limit - 1]) if len(keys) > limit else None
