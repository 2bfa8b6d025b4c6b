"""Ids, made again from what the JSON says.

Which fields make an id is told by the records; this table is the same for saved JSON, and a law
(``tests/laws/test_ids.py``) holds the two against each other.
"""

from __future__ import annotations

from chancery.records.identity import identify, identify_dispatch

MADE_FROM: dict[str, tuple[str, ...] | None] = {
    "dispatch": None,
    "entity": ("name", "schema", "country", "key"),
    "statement": None,
    "event": None,
    "agreement": ("name", "kind", "parties", "signed", "mentions"),
    "obligation": ("bearer", "counterparty", "action", "evidence"),
}
"""The fields that make the id of each kind of record; ``None``: all but the id itself, and for a
dispatch all but the time it was retrieved."""


def remake_id(kind: str, raw: dict[str, object]) -> str:
    """The id that the content of a saved record makes."""
    if kind == "dispatch":
        return identify_dispatch(raw)
    fields = MADE_FROM[kind]
    return identify(kind, raw if fields is None else {name: raw.get(name) for name in fields})
