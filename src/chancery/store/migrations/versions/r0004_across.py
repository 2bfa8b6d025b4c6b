"""What many dispatches say together: pieces of dispatches, and what they are gathered into."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

SEQ = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add pieces, their keys, gatherings, and how far the ledger was gone through."""
    op.create_table(
        "pieces",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("dispatch", sa.Text(), nullable=True),
        sa.Column("component", sa.Text(), nullable=True),
        sa.Column("gathering", sa.Text(), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "name"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_pieces_dispatch", "pieces", ["dispatch"])
    op.create_index("ix_pieces_component", "pieces", ["kind", "component"])
    op.create_index("ix_pieces_gathering", "pieces", ["gathering"])
    op.create_table(
        "piece_keys",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("key", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "key", "name"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_piece_keys_name", "piece_keys", ["kind", "name"])
    op.create_table(
        "gatherings",
        sa.Column("seq", SEQ, autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("standing", sa.Boolean(), nullable=False),
        sa.Column("since", sa.Text(), nullable=False),
        sa.Column("until", sa.Text(), nullable=True),
        sa.Column("sort_day", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_index("ix_gatherings_id", "gatherings", ["id", "seq"])
    op.create_index("ix_gatherings_since", "gatherings", ["since"])
    op.create_index("ix_gatherings_until", "gatherings", ["until"])
    op.create_index("ix_gatherings_sorted", "gatherings", ["kind", "standing", "sort_day"])
    op.create_table(
        "progress",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
