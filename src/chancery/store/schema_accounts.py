"""The tables of accounts, apart from the record: neither checks, exports nor fingerprints see them.

========  ==========================================================================================
users     who may log in: the name as written, ``key`` by which names are compared, argon2id hash
tokens    API tokens by their SHA-256
sessions  logins by the SHA-256 of their token; not in a backup
attempts  failed logins of the last minutes by the SHA-256 of name or address; not in a backup
========  ==========================================================================================

No password and no token is in them. Unlike rows of the record these rows change and go, and their
times follow the machine's clock: what the ledger says never depends on who logged in when.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, Text

from chancery.store.schema import Seq

metadata = MetaData()

users = Table(
    "users",
    metadata,
    Column("seq", Seq, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("key", Text, nullable=False, unique=True),
    Column("hash", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("disabled_at", Text),
)

tokens = Table(
    "tokens",
    metadata,
    Column("id", Text, primary_key=True),
    Column("digest", Text, nullable=False, unique=True),
    Column("user", Seq, ForeignKey("users.seq"), nullable=False, index=True),
    Column("label", Text, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("last_used", Text),
    Column("revoked_at", Text),
)

sessions = Table(
    "sessions",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("user", Seq, ForeignKey("users.seq"), nullable=False, index=True),
    Column("created_at", Text, nullable=False),
    Column("last_seen", Text, nullable=False),
    Column("expires_at", Text, nullable=False),
)

attempts = Table(
    "attempts",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("digest", Text, primary_key=True),
    Column("count", Integer, nullable=False),
    Column("since", Text, nullable=False),
    Column("until", Text),
)

KEPT = (users, tokens)
"""The tables that a backup holds, in the order in which they can be filled again."""
