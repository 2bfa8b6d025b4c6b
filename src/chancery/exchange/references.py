"""What a record of a reading's JSON says of others, once some of them were taken out.

1. who was taken out has no role any more, and no word of a label is his
2. steps of an obligation go with the event that they are of
3. a speaker, a teller, the statement that another stands in are unknown then: null
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet

_LEFT_OUT = {
    "actors": "id", "recipients": "id", "others": "id", "parties": "id", "bearer": "id",
    "counterparty": "id", "labels": "used_by", "steps": "event",
}  # fmt: skip
"""Lists, and the key by which an item names whom or what it is of."""

_UNKNOWN = ("speaker", "within")


def without(record: dict[str, object], gone: AbstractSet[str]) -> dict[str, object]:
    """The record without what it says of records in ``gone``; the record itself if nothing."""
    if not gone:
        return record
    said = {name: _field(name, value, gone) for name, value in record.items()}
    return said if said != record else record


def _field(name: str, value: object, gone: AbstractSet[str]) -> object:
    if name in _UNKNOWN:
        return None if value in gone else value
    if not isinstance(value, list):
        return value
    if name in _LEFT_OUT:
        return [item for item in value if item.get(_LEFT_OUT[name]) not in gone]
    if name == "told_by":
        return [_teller(teller, gone) for teller in value]
    if name == "topics":
        return [{**one, "told_by": _field("told_by", one["told_by"], gone)} for one in value]
    return value


def _teller(teller: dict[str, object], gone: AbstractSet[str]) -> dict[str, object]:
    blank = {name: None for name in ("id", "statement") if teller.get(name) in gone}
    return {**teller, **blank}
