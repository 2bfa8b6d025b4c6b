"""What finding asks for often: where, over several days, under which name, and what changed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

LASTING = sa.text("first_day IS DISTINCT FROM last_day")
KEYED = sa.text("key IS NOT NULL")


def upgrade() -> None:
    """Add indexes."""
    by_publisher = ["publisher_folded", "language", "published_day", "standing"]
    op.create_index("ix_dispatches_publisher", "dispatches", by_publisher)
    op.create_index("ix_events_changed", "events", ["changed_at"])
    _create_index("ix_events_lasting", "events", ["first_day", "last_day"], LASTING)
    op.create_index("ix_events_place", "events", ["place_folded", "sort_day", "seq"])
    op.create_index("ix_events_country", "events", ["place_country", "sort_day", "seq"])
    _create_index("ix_roles_key", "roles", ["key", "part", "event"], KEYED)


def _create_index(name: str, table: str, columns: list[str], only: sa.TextClause) -> None:
    op.create_index(name, table, columns, sqlite_where=only, postgresql_where=only)
