"""The tables of the ledger.

Append-only in meaning: a row that says something is never changed. What may change is ``standing``
(whether the row is what the ledger says now) and ``changed_at`` with it; ``visits``, the diary of
the web client; and the end of a run. ``seq`` orders rows as they came and is never shown; ids are
made from content. Times are UTC, ISO 8601 with microseconds, and never run backwards, but those of
``visits``, which follow the machine's clock.

==============  ====================================================================================
runs            one call of ``ingest``, ``watch``, ``reread`` …: when, which reader, how it ended
reports         a line of a run on something that could not be read
captures        bytes as received, packed, by their SHA-256
arrivals        a capture at an address: version 1, 2 … of what is found there, and what changed
visits          what the web client remembers of an address: ETag, when to come again
texts           the text of a dispatch, by its SHA-256
dispatches      a capture as a reader read it; ``body`` is its whole reading
entities …      the records of a dispatch, fields that are searched; ``n`` is the place in the body
events          … ``origin`` is the machine, or the review that corrected it
roles           who has which part in an event
evidence        the words behind a field: ``record`` is the record's ``n``, ``path`` the field;
quotations      the same with the words themselves (a view)
reviews         judgements of reviewers, each naming the one before it
tombstones      records that the ledger does not say any more, and why
pieces          what a dispatch gives to those who look across dispatches, and what it went into;
piece_keys      … under which keys it is looked up, as are gatherings
gatherings      copies, actors, interactions, dossiers, stories: each as it was from when to when;
                ``weight`` orders lists, which show it from the day ``listed_from`` on, if ever
progress        how far the ledger was gone through
==============  ====================================================================================

The accounts of a web desk are no part of the record; see ``schema_accounts``.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

Seq = BigInteger().with_variant(Integer, "sqlite")
"""SQLite numbers rows by itself only where the type is INTEGER."""

runs = Table(
    "runs",
    metadata,
    Column("seq", Seq, primary_key=True, autoincrement=False),
    Column("command", Text, nullable=False),
    Column("reader", Text, nullable=False),
    Column("started_at", Text, nullable=False),
    Column("finished_at", Text),
    Column("counts", Text),
)

reports = Table(
    "reports",
    metadata,
    Column("seq", Seq, primary_key=True, autoincrement=False),
    Column("run", Seq, ForeignKey("runs.seq"), nullable=False, index=True),
    Column("at", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("line", Text, nullable=False),
)

captures = Table(
    "captures",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("media_type", Text, nullable=False),
    Column("size", BigInteger),
    Column("content", LargeBinary),
    Column("run", Seq, ForeignKey("runs.seq"), nullable=False),
    Column("recorded_at", Text, nullable=False),
)

arrivals = Table(
    "arrivals",
    metadata,
    Column("seq", Seq, primary_key=True, autoincrement=False),
    Column("address", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("capture", Text, ForeignKey("captures.sha256"), nullable=False, index=True),
    Column("url", Text),
    Column("path", Text),
    Column("retrieved_at", Text),
    Column("changes", Text),
    Column("run", Seq, ForeignKey("runs.seq"), nullable=False),
    Column("recorded_at", Text, nullable=False),
    UniqueConstraint("address", "version"),
)

visits = Table(
    "visits",
    metadata,
    Column("address", Text, primary_key=True),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("marker", Text),
    Column("checked_at", Text, nullable=False),
    Column("failures", Integer, nullable=False),
)

texts = Table(
    "texts",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("content", Text, nullable=False),
)

dispatches = Table(
    "dispatches",
    metadata,
    Column("seq", Seq, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, index=True),
    Column("capture", Text, ForeignKey("captures.sha256"), nullable=False, index=True),
    Column("reader", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("publisher", Text),
    Column("publisher_folded", Text),
    Column("title", Text),
    Column("published", Text),
    Column("published_day", Text),
    Column("language", Text),
    Column("text_sha256", Text, ForeignKey("texts.sha256"), nullable=False),
    Column("problem", Text),
    Column("body", LargeBinary, nullable=False),
    Column("standing", Boolean, nullable=False),
    Column("changed_at", Text, nullable=False),
    Column("run", Seq, ForeignKey("runs.seq"), nullable=False),
    Column("recorded_at", Text, nullable=False),
)

Index("ix_dispatches_changed", dispatches.c.changed_at)
Index("ix_dispatches_published", dispatches.c.published_day, dispatches.c.seq)
Index(
    "ix_dispatches_publisher",
    dispatches.c.publisher_folded,
    dispatches.c.language,
    dispatches.c.published_day,
    dispatches.c.standing,
)


def _record(name: str, *columns: Column[object]) -> Table:
    """A table of records of dispatches: keyed by dispatch and place, stored in that order."""
    return Table(
        name,
        metadata,
        Column(
            "dispatch", Seq, ForeignKey("dispatches.seq"), primary_key=True, autoincrement=False
        ),
        Column("n", Integer, primary_key=True, autoincrement=False),
        *columns,
        sqlite_with_rowid=False,
    )


entities = _record(
    "entities",
    Column("id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("schema", Text, nullable=False),
    Column("country", Text),
    Column("supranational", Text),
    Column("sector", Text),
    Column("role", Text),
    Column("key", Text),
    Column("rule", Text, nullable=False),
)

statements = _record(
    "statements",
    Column("id", Text, nullable=False),
    Column("speaker", Text),
    Column("kind", Text, nullable=False),
    Column("hearsay", Boolean, nullable=False),
    Column("within", Text),
    Column("rule", Text, nullable=False),
)

agreements = _record(
    "agreements",
    Column("id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("signed", Text),
    Column("place", Text),
    Column("rule", Text, nullable=False),
)

obligations = _record(
    "obligations",
    Column("id", Text, nullable=False),
    Column("agreement", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("due", Text),
    Column("status", Text, nullable=False),
    Column("rule", Text, nullable=False),
)

evidence = _record(
    "evidence",
    Column("kind", Text, nullable=False),
    Column("record", Integer, nullable=False),
    Column("path", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
)

events = Table(
    "events",
    metadata,
    Column("seq", Seq, primary_key=True, autoincrement=False),
    Column("dispatch", Seq, ForeignKey("dispatches.seq"), nullable=False, index=True),
    Column("n", Integer, nullable=False),
    Column("id", Text, nullable=False, index=True),
    Column("origin", Text, nullable=False),
    Column("standing", Boolean, nullable=False),
    Column("act", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("mode", Text),
    Column("contexts", Text, nullable=False),
    Column("modality", Text, nullable=False),
    Column("edtf", Text),
    Column("first_day", Text),
    Column("last_day", Text),
    Column("sort_day", Text, nullable=False),
    Column("place", Text),
    Column("place_folded", Text),
    Column("place_country", Text),
    Column("geonameid", Integer),
    Column("lat", Float),
    Column("lon", Float),
    Column("anchor", Text, nullable=False),
    Column("rule", Text, nullable=False),
    Column("changed_at", Text, nullable=False),
)

Index("ix_events_sorted", events.c.sort_day, events.c.seq)
Index("ix_events_type", events.c.type, events.c.sort_day, events.c.seq)
Index("ix_events_changed", events.c.changed_at)


def _index(name: str, only: ColumnElement[bool], *columns: ColumnElement[Any]) -> None:
    """An index of the rows that a condition holds for."""
    Index(name, *columns, sqlite_where=only, postgresql_where=only)


lasting = events.c.first_day.is_distinct_from(events.c.last_day)
"""Events of several days, or without a first or a last one."""

_index("ix_events_lasting", lasting, events.c.first_day, events.c.last_day)
Index("ix_events_place", events.c.place_folded, events.c.sort_day, events.c.seq)
Index("ix_events_country", events.c.place_country, events.c.sort_day, events.c.seq)

roles = Table(
    "roles",
    metadata,
    Column("event", Seq, ForeignKey("events.seq"), primary_key=True, autoincrement=False),
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("part", Text, nullable=False),
    Column("name", Text),
    Column("entity", Text, nullable=False),
    Column("entity_folded", Text, nullable=False),
    Column("country", Text),
    Column("sector", Text),
    Column("key", Text),
    sqlite_with_rowid=False,
)

Index("ix_roles_country", roles.c.country, roles.c.part, roles.c.event)
_index("ix_roles_key", roles.c.key.is_not(None), roles.c.key, roles.c.part, roles.c.event)

reviews = Table(
    "reviews",
    metadata,
    Column("seq", Seq, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, unique=True),
    Column("previous", Text),
    Column("at", Text, nullable=False),
    Column("reviewer", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("record", Text, nullable=False, index=True),
    Column("field", Text),
    Column("was", Text),
    Column("value", Text),
    Column("reason", Text),
    Column("undoes", Text),
)

tombstones = Table(
    "tombstones",
    metadata,
    Column("seq", Seq, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("record", Text, nullable=False, index=True),
    Column("dispatch", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("because", Text, nullable=False),
)

pieces = Table(
    "pieces",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("dispatch", Text, index=True),
    Column("component", Text),
    Column("gathering", Text, index=True),
    Column("body", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

Index("ix_pieces_component", pieces.c.kind, pieces.c.component)

piece_keys = Table(
    "piece_keys",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("name", Text, primary_key=True),
    sqlite_with_rowid=False,
)

Index("ix_piece_keys_name", piece_keys.c.kind, piece_keys.c.name)

gatherings = Table(
    "gatherings",
    metadata,
    Column("seq", Seq, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("standing", Boolean, nullable=False),
    Column("since", Text, nullable=False),
    Column("until", Text),
    Column("sort_day", Text, nullable=False),
    Column("weight", Integer, nullable=False),
    Column("listed_from", Text),
    Column("body", LargeBinary, nullable=False),
)

_NAMED = (gatherings.c.kind, gatherings.c.id, gatherings.c.listed_from)
Index("ix_gatherings_id", gatherings.c.id, gatherings.c.seq)
Index("ix_gatherings_since", gatherings.c.since, gatherings.c.standing, *_NAMED)
Index("ix_gatherings_until", gatherings.c.until, gatherings.c.since, *_NAMED)
Index("ix_gatherings_sorted", gatherings.c.kind, gatherings.c.standing, gatherings.c.sort_day)
_index(
    "ix_gatherings_listed",
    gatherings.c.listed_from.is_not(None),
    gatherings.c.kind,
    gatherings.c.standing,
    gatherings.c.weight.desc(),
    gatherings.c.sort_day.desc(),
    gatherings.c.id,
    gatherings.c.listed_from,
)

progress = Table(
    "progress",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
