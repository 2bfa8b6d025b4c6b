"""How a ledger grew, one file a step; Alembic walks them."""
