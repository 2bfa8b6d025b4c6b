"""What lists ask of gatherings: their order, from when they are shown, under which keys."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Any

import sqlalchemy as sa
from alembic import op

from chancery.knowledge.searching import words

revision = "0006"
down_revision = "0005"

LISTED = sa.text("listed_from IS NOT NULL")
MANY = 500
RANKS = {"agreement": 3, "decree": 2, "promise": 1}


def upgrade() -> None:
    """Add columns and indexes, and say of what is there where it stands in lists."""
    weight = sa.Column("weight", sa.Integer(), nullable=False, server_default="0")
    op.add_column("gatherings", weight)
    op.add_column("gatherings", sa.Column("listed_from", sa.Text(), nullable=True))
    _fill(op.get_bind())
    for time, then in (("since", "standing"), ("until", "since")):
        op.drop_index(f"ix_gatherings_{time}", "gatherings")
        columns = [time, then, "kind", "id", "listed_from"]
        op.create_index(f"ix_gatherings_{time}", "gatherings", columns)
    op.create_index(
        "ix_gatherings_listed", "gatherings",
        ["kind", "standing", sa.text("weight DESC"), sa.text("sort_day DESC"), "id", "listed_from"],
        sqlite_where=LISTED, postgresql_where=LISTED,
    )  # fmt: skip


def _fill(connection: sa.Connection) -> None:
    mark = sa.text("UPDATE gatherings SET weight = :weight, listed_from = :day WHERE seq = :seq")
    lay = sa.text("INSERT INTO piece_keys (kind, key, name) VALUES (:kind, :key, :name)")
    for rows in _rows(connection):
        marks: list[dict[str, Any]] = []
        keys: list[dict[str, Any]] = []
        for row in rows:
            try:
                weight, day, names = _said(row.kind, json.loads(bytes(row.body))["said"])
            except (ValueError, TypeError, LookupError, AttributeError):
                continue  # damaged: the check of the ledger says so
            if weight:
                marks.append({"seq": row.seq, "weight": weight, "day": day})
            found = {_key(name) for name in names} if row.standing else set()
            keys += [{"kind": f"gathered {row.kind}", "key": k, "name": row.id} for k in found]
        for statement, values in ((mark, marks), (lay, keys)):
            if values:
                connection.execute(statement, values)


def _rows(connection: sa.Connection) -> Iterator[list[Any]]:
    asked = sa.text(
        "SELECT seq, kind, id, standing, body FROM gatherings WHERE seq > :last "
        "AND kind IN ('actor', 'dossier', 'interaction') ORDER BY seq LIMIT :most"
    )
    last = 0
    while rows := list(connection.execute(asked, {"last": last, "most": MANY})):
        yield rows
        last = rows[-1].seq


def _said(kind: str, said: dict[str, Any]) -> tuple[int, str | None, Iterable[str]]:
    """Its weight, the day from which it is listed, and under which names it is looked up."""
    if kind == "dossier":
        owed = min((one["since"] or "" for one in said["stipulations"]), default=None)
        return RANKS[said["kind"]], owed, ()
    if kind == "interaction":
        ahead = any(one["bearing"] in {"announces", "calls_off"} for one in said["reports"])
        parties = (one["country"] or one["actor"] for one in said["players"])
        return 0, None, filter(None, parties) if ahead else ()
    if not said["public"]:
        return 0, None, ()
    called = (word for one in said["names"] for word in words(one["name"]))
    return sum(one["count"] for one in said["names"]), "", called


def _key(name: str) -> int:
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "big") >> 1
