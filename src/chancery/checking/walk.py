"""Through the JSON of a reading: its records, and the evidence and references in each.

The walk follows the raw JSON, not the shapes, so that a field added by a later version is checked
like any other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from chancery.errors import UnreadableError
from chancery.exchange import SavedReading
from chancery.exchange.shapes import Evidence

QUOTES = frozenset({"start", "end", "exact"})
"""An object with these keys is an evidence."""

REFERS = frozenset({"id", "speaker", "within", "used_by", "statement", "event"})
"""Keys whose value is the id of another record, or null."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """One record of a reading: ``raw`` is its JSON without the records that stand inside it."""

    kind: str
    id: str
    name: str
    raw: dict[str, object]


def records_of(reading: SavedReading) -> Iterator[Saved]:
    """The records of a reading, in the order of the JSON; obligations after their agreement."""
    kinds = {"entities": "entity", "statements": "statement", "events": "event"}
    for field, kind in kinds.items():
        for raw in _objects(reading.raw[field]):
            yield _saved(kind, raw)
    for agreement in _objects(reading.raw["agreements"]):
        yield _saved("agreement", {k: v for k, v in agreement.items() if k != "obligations"})
        for obligation in _objects(agreement["obligations"]):
            yield _saved("obligation", obligation)


def evidence_in(record: dict[str, object]) -> Iterator[tuple[str, Evidence]]:
    """Each evidence of a record and where it stands (``actors[0].evidence``)."""
    for where, node in _nodes(record):
        if node.keys() >= QUOTES:
            yield where, _evidence(where, node)


def references_in(record: dict[str, object]) -> Iterator[tuple[str, str]]:
    """Each id of another record that a record names, and where."""
    for where, node in _nodes(record):
        for key, value in node.items():
            if key in REFERS and isinstance(value, str) and (where or key != "id"):
                yield (f"{where}.{key}" if where else key), value


def _saved(kind: str, raw: dict[str, object]) -> Saved:
    return Saved(kind=kind, id=str(raw["id"]), name=_name(kind, raw), raw=raw)


def _name(kind: str, raw: dict[str, object]) -> str:
    """A few words by which a person knows the record."""
    if kind == "event":
        return f"{raw['type']} {_exact(raw['anchor'])}"
    words = {"statement": "cue", "obligation": "action"}
    return _exact(raw[words[kind]]) if kind in words else str(raw["name"])


def _exact(evidence: object) -> str:
    return str(evidence.get("exact")) if isinstance(evidence, dict) else ""


def _evidence(where: str, node: dict[str, object]) -> Evidence:
    try:
        return msgspec.convert(node, Evidence)
    except msgspec.ValidationError as error:
        message = f"not a reading: {where}: {error}"
        raise UnreadableError(message) from error


def _nodes(root: dict[str, object]) -> Iterator[tuple[str, dict[str, object]]]:
    """Every object in a record with its path; how deep it may nest was checked on reading."""
    stack: list[tuple[str, object]] = [("", root)]
    while stack:
        where, node = stack.pop()
        if isinstance(node, dict):
            yield where, node
            stack += [(f"{where}.{k}" if where else k, v) for k, v in reversed(node.items())]
        elif isinstance(node, list):
            stack += [(f"{where}[{n}]", v) for n, v in reversed(list(enumerate(node)))]


def _objects(value: object) -> list[dict[str, object]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
