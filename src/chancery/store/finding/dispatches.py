"""What is asked of dispatches: their words, who published them, when, in which language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    FromClause,
    Select,
    exists,
    func,
    or_,
    select,
)

from chancery.records.query import Query
from chancery.store import schema
from chancery.store.finding.fulltext import matching, values_of
from chancery.store.finding.parties import named
from chancery.store.finding.ways import Search, Stretch, Way
from chancery.store.locating import set_aside
from chancery.store.terms import read_terms

BY_DAY = "INDEXED BY ix_dispatches_published"
BY_PUBLISHER = "INDEXED BY ix_dispatches_publisher"

EVENTS_EACH = 5
"""Events of a dispatch, about."""

_TABLE = schema.dispatches


def with_words(connection: Connection, query: Query) -> Select[int] | None:
    """The numbers of the dispatches that have the words, if any are asked for."""
    if query.text is None:
        return None
    return matching(connection, "words", read_terms(query.text))


def facts(connection: Connection, query: Query, table: FromClause) -> list[ColumnElement[bool]]:
    """What is asked of publisher, language and day, as conditions on rows of dispatches."""
    found: list[ColumnElement[bool]] = []
    if query.publishers:
        wanted = [named("publisher", one) for one in query.publishers]
        there = values_of(connection, _TABLE.c.publisher_folded)
        names = [name for name in there if any(one in name for one in wanted)]
        found.append(table.c.publisher_folded.in_(names))
    if query.languages:
        spoken = func.lower(table.c.language)
        codes = [code.lower() for code in query.languages]
        kinds = [spoken.startswith(f"{code}-", autoescape=True) for code in codes]
        found.append(or_(spoken.in_(codes), *kinds))
    if query.published_since:
        found.append(table.c.published_day >= query.published_since)
    if query.published_until:
        found.append(table.c.published_day <= query.published_until)
    return found


def told(connection: Connection, query: Query, table: FromClause) -> ColumnElement[bool]:
    """Whether a dispatch is told of: it stands, or would, had no reviewer rejected it."""
    aside = set_aside(connection) if query.machine else ()
    stands: ColumnElement[bool] = table.c.standing
    return or_(stands, table.c.seq.in_(aside)) if aside else stands


def words_way(dispatch: Column[int], words: Select[int], **how: Any) -> Way:  # noqa: ANN401 - fields of a way
    """The way by the words of dispatches, whose numbers stand in a column."""
    return Way(condition=dispatch.in_(words), rows=words, of=dispatch, words=True, **how)


def with_facts(connection: Connection, query: Query) -> Select[int] | None:
    """The numbers of the dispatches of which these facts are true, if any are asked for."""
    table = _TABLE.alias()
    said = facts(connection, query, table)
    if not said:
        return None
    by = BY_PUBLISHER if query.publishers or query.languages else BY_DAY
    return select(table.c.seq).where(*said).with_hint(table, by, "sqlite")


def dispatch_search(
    connection: Connection, query: Query, events: Select[int] | None, ways: Sequence[Way]
) -> Search:
    """The search for dispatches; ``events`` are those that one of them must be in, if any."""
    conditions = [told(connection, query, _TABLE), *facts(connection, query, _TABLE)]
    if events is not None:
        conditions.append(exists(events.where(schema.events.c.dispatch == _TABLE.c.seq)))
    found = list(ways)
    if query.changed_since:
        changed = _TABLE.c.changed_at >= query.changed_since
        conditions.append(changed)
        rows = select(_TABLE.c.seq).where(changed)
        found.append(Way(condition=changed, rows=rows, by="INDEXED BY ix_dispatches_changed"))
    words = with_words(connection, query)
    known = with_facts(connection, query)
    if words is not None:
        found.append(words_way(_TABLE.c.seq, words))
    if known is not None:
        found.append(Way(condition=_TABLE.c.seq.in_(known), rows=known))
    return Search(
        table=_TABLE,
        day=_TABLE.c.published_day,
        by=BY_DAY,
        conditions=conditions,
        ways=found,
        stretches=(
            Stretch(within=(_TABLE.c.published_day.is_not(None),)),
            Stretch(within=(_TABLE.c.published_day.is_(None),), dayless=True),
        ),
        between=None if words is None else lambda a, b: _having(words, a, b),
    )


def _having(words: Select[int], least: int, most: int) -> ColumnElement[bool]:
    """Whether a dispatch is one of those with the words whose numbers lie between two."""
    (number,) = words.selected_columns
    return (_TABLE.c.seq + 0).in_(words.where(number >= least, number <= most))
