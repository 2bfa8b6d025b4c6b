"""The record: runs, captures, arrivals, dispatches, their records and their words."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None

SEQ = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the first tables."""
    op.create_table(
        "runs",
        sa.Column("seq", SEQ, autoincrement=False, nullable=False),
        sa.Column("command", sa.Text(), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("started_at", sa.Text(), nullable=False),
        sa.Column("finished_at", sa.Text(), nullable=True),
        sa.Column("counts", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_table(
        "texts",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sha256"),
    )
    op.create_table(
        "visits",
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("last_modified", sa.Text(), nullable=True),
        sa.Column("marker", sa.Text(), nullable=True),
        sa.Column("checked_at", sa.Text(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("address"),
    )
    op.create_table(
        "captures",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("run", SEQ, nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["run"],
            ["runs.seq"],
        ),
        sa.PrimaryKeyConstraint("sha256"),
    )
    op.create_table(
        "reports",
        sa.Column("seq", SEQ, autoincrement=False, nullable=False),
        sa.Column("run", SEQ, nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("line", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["run"],
            ["runs.seq"],
        ),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_index("ix_reports_run", "reports", ["run"])
    op.create_table(
        "arrivals",
        sa.Column("seq", SEQ, autoincrement=False, nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("capture", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("path", sa.Text(), nullable=True),
        sa.Column("retrieved_at", sa.Text(), nullable=True),
        sa.Column("changes", sa.Text(), nullable=True),
        sa.Column("run", SEQ, nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["capture"],
            ["captures.sha256"],
        ),
        sa.ForeignKeyConstraint(
            ["run"],
            ["runs.seq"],
        ),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("address", "version"),
    )
    op.create_index("ix_arrivals_capture", "arrivals", ["capture"])
    op.create_table(
        "dispatches",
        sa.Column("seq", SEQ, autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("capture", sa.Text(), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("publisher_folded", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("published_day", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("text_sha256", sa.Text(), nullable=False),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("standing", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.Column("run", SEQ, nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["capture"],
            ["captures.sha256"],
        ),
        sa.ForeignKeyConstraint(
            ["run"],
            ["runs.seq"],
        ),
        sa.ForeignKeyConstraint(
            ["text_sha256"],
            ["texts.sha256"],
        ),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_index("ix_dispatches_capture", "dispatches", ["capture"])
    op.create_index("ix_dispatches_changed", "dispatches", ["changed_at"])
    op.create_index("ix_dispatches_id", "dispatches", ["id"])
    op.create_index("ix_dispatches_published", "dispatches", ["published_day", "seq"])
    op.create_table(
        "agreements",
        sa.Column("dispatch", SEQ, autoincrement=False, nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("signed", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dispatch"],
            ["dispatches.seq"],
        ),
        sa.PrimaryKeyConstraint("dispatch", "n"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "entities",
        sa.Column("dispatch", SEQ, autoincrement=False, nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("schema", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("supranational", sa.Text(), nullable=True),
        sa.Column("sector", sa.Text(), nullable=True),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dispatch"],
            ["dispatches.seq"],
        ),
        sa.PrimaryKeyConstraint("dispatch", "n"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "events",
        sa.Column("seq", SEQ, autoincrement=False, nullable=False),
        sa.Column("dispatch", SEQ, nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("standing", sa.Boolean(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=True),
        sa.Column("contexts", sa.Text(), nullable=False),
        sa.Column("modality", sa.Text(), nullable=False),
        sa.Column("edtf", sa.Text(), nullable=True),
        sa.Column("first_day", sa.Text(), nullable=True),
        sa.Column("last_day", sa.Text(), nullable=True),
        sa.Column("sort_day", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("place_folded", sa.Text(), nullable=True),
        sa.Column("place_country", sa.Text(), nullable=True),
        sa.Column("geonameid", sa.Integer(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("anchor", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dispatch"],
            ["dispatches.seq"],
        ),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_index("ix_events_dispatch", "events", ["dispatch"])
    op.create_index("ix_events_id", "events", ["id"])
    op.create_index("ix_events_sorted", "events", ["sort_day", "seq"])
    op.create_index("ix_events_type", "events", ["type", "sort_day", "seq"])
    op.create_table(
        "evidence",
        sa.Column("dispatch", SEQ, autoincrement=False, nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("record", sa.Integer(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dispatch"],
            ["dispatches.seq"],
        ),
        sa.PrimaryKeyConstraint("dispatch", "n"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "obligations",
        sa.Column("dispatch", SEQ, autoincrement=False, nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("agreement", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("due", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dispatch"],
            ["dispatches.seq"],
        ),
        sa.PrimaryKeyConstraint("dispatch", "n"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "statements",
        sa.Column("dispatch", SEQ, autoincrement=False, nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("speaker", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("hearsay", sa.Boolean(), nullable=False),
        sa.Column("within", sa.Text(), nullable=True),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dispatch"],
            ["dispatches.seq"],
        ),
        sa.PrimaryKeyConstraint("dispatch", "n"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "roles",
        sa.Column("event", SEQ, autoincrement=False, nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("entity_folded", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("sector", sa.Text(), nullable=True),
        sa.Column("key", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["event"],
            ["events.seq"],
        ),
        sa.PrimaryKeyConstraint("event", "n"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_roles_country", "roles", ["country", "part", "event"])
    op.execute(
        'CREATE VIEW quotations AS SELECT d.id AS dispatch, e.kind, e.record, e.path, e."start", '
        'e."end", substr(t.content, e."start" + 1, e."end" - e."start") AS exact FROM evidence e '
        "JOIN dispatches d ON d.seq = e.dispatch JOIN texts t ON t.sha256 = d.text_sha256"
    )
    for name, keys in (("words", "dispatches"), ("names", "events")):
        _index_words(name, keys)


def _index_words(name: str, keys: str) -> None:
    """Full text: of dispatches by their words, of events by the names of who took part."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            f"CREATE VIRTUAL TABLE {name} USING fts5(said, content='', contentless_delete=1, "
            "tokenize='unicode61 remove_diacritics 0')"
        )
        return
    op.create_table(
        name,
        sa.Column(
            "rowid",
            sa.BigInteger(),
            sa.ForeignKey(f"{keys}.seq"),
            primary_key=True,
            autoincrement=False,
        ),
        sa.Column("said", postgresql.TSVECTOR(), nullable=False),
    )
    op.create_index(f"ix_{name}", name, ["said"], postgresql_using="gin")
