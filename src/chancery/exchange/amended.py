"""A record of a reading's JSON with its corrections in place.

Every field points at words. What a reviewer says stands on the words that the machine's field
stood on or, where it had none, on those of the record itself, and is ``derived_by`` ``review``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from chancery.knowledge.ontology import fitting_mode

Record: TypeAlias = Mapping[str, object]

_ANCHORS = {"event": "anchor", "obligation": "action"}


def amended(
    kind: str, record: Record, corrections: Mapping[str, object], cast: Mapping[str, Record]
) -> dict[str, object]:
    """The record as it should read; ``cast`` are the entities of its reading, by id."""
    said = dict(record)
    anchor = record.get(_ANCHORS.get(kind, ""))
    for name, value in corrections.items():
        shape = _SHAPES.get(name)
        said[name] = shape(record, name, value, anchor, cast) if shape else value
    if kind == "event" and {"type", "mode"} & corrections.keys():
        modes = (_text(said.get("mode")), _text(record.get("mode")))
        said["mode"] = fitting_mode(str(said.get("type")), *modes)
    return said


def _when(record: Record, name: str, value: object, anchor: object, _cast: object) -> object:
    if not isinstance(value, dict):
        return None
    return {**value, "derived_by": "review", "evidence": _words(record.get(name), anchor)}


def _place(record: Record, name: str, value: object, anchor: object, _cast: object) -> object:
    if not isinstance(value, dict):
        return None
    nowhere = {"geonameid": None, "lat": None, "lon": None, "precision": "unknown"}
    return {**value, **nowhere, "evidence": _words(record.get(name), anchor)}


def _roles(
    record: Record, _name: str, value: object, anchor: object, cast: Mapping[str, Record]
) -> object:
    """Roles of who is in this reading, on the words that the event or the entity has for them."""
    named = [one for one in value if one in cast] if isinstance(value, list) else []
    parts = [record.get(part) for part in ("others", "recipients", "actors")]
    roles = [role for part in parts if isinstance(part, list) for role in part]
    told = {role["id"]: role["evidence"] for role in roles}
    return [{"id": one, "evidence": told.get(one) or _mention(cast[one], anchor)} for one in named]


def _mention(entity: Record, anchor: object) -> object:
    mentions = entity.get("mentions")
    return mentions[0] if isinstance(mentions, list) and mentions else anchor


def _words(machine: object, anchor: object) -> object:
    return machine["evidence"] if isinstance(machine, dict) else anchor


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


_SHAPES: dict[str, Callable[..., object]] = {
    "date": _when,
    "due": _when,
    "place": _place,
    "actors": _roles,
    "recipients": _roles,
}
