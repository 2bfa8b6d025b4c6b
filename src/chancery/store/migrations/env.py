"""What Alembic runs: the migrations on the connection that it is handed."""

from __future__ import annotations

from alembic import context

from chancery.store import schema, schema_accounts

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=[schema.metadata, schema_accounts.metadata],
    transactional_ddl=True,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
