"""The columns of an event and of who takes part in it, as corrections fill them. Pure functions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from chancery.knowledge.ontology import fitting_mode
from chancery.knowledge.searching import searchable
from chancery.records.review import Verdict

Roles: TypeAlias = Sequence[Mapping[str, object]]
"""Rows of ``roles`` by their columns, in order."""

_PARTS = {"actors": "actor", "recipients": "recipient"}
_ORDER = ("actor", "recipient", "other")
_PLAIN = ("type", "act", "modality")
_NOBODY = Verdict()


def corrected_columns(
    machine: Mapping[str, object], corrections: Mapping[str, object], published_day: str | None
) -> dict[str, object]:
    """The columns that corrected fields of an event fill."""
    found: dict[str, object] = {name: corrections[name] for name in _PLAIN if name in corrections}
    if "type" in corrections or "mode" in corrections:
        kind, mode = str(found.get("type", machine["type"])), machine["mode"]
        said = corrections.get("mode", mode)
        found["mode"] = fitting_mode(kind, _text(said), _text(mode))
    if "date" in corrections:
        found |= _date(corrections["date"], published_day)
    if "place" in corrections:
        found |= _place(corrections["place"])
    return found


def corrected_roles(
    roles: Roles,
    corrections: Mapping[str, object],
    cast: Mapping[str, Mapping[str, object]],
    verdicts: Mapping[str, Verdict],
) -> Roles:
    """Who takes part once corrections are made, of the event and of its cast.

    Who was rejected is left out, and so is who is named in a correction and not in this dispatch.
    """
    kept = list(roles)
    for name, part in _PARTS.items():
        if name in corrections:
            wanted = corrections[name]
            named = wanted if isinstance(wanted, list) else []
            kept = [role for role in kept if role["part"] != part]
            kept += [{"part": part, "name": None, "entity": one} for one in named if one in cast]
    kept.sort(key=lambda role: _ORDER.index(str(role["part"])))
    found = ((role, verdicts.get(str(role["entity"]), _NOBODY)) for role in kept)
    return [_role(role, cast, verdict) for role, verdict in found if not verdict.rejected]


def _role(
    role: Mapping[str, object], cast: Mapping[str, Mapping[str, object]], verdict: Verdict
) -> Mapping[str, object]:
    entity = cast.get(str(role["entity"]))
    if entity is None or ("key" in role and not verdict.corrections):
        return role
    said = {**entity, **verdict.corrections}
    return {
        **{name: role[name] for name in ("part", "name", "entity")},
        "entity_folded": searchable(str(said["name"])),
        "country": said["country"] or said["supranational"],
        "sector": said["sector"],
        "key": said["key"],
    }


def _date(value: object, published_day: str | None) -> dict[str, object]:
    date = value if isinstance(value, dict) else {}
    first, last = date.get("first"), date.get("last")
    sort_day = first or last or published_day or ""
    return {
        "edtf": date.get("edtf"), "first_day": first, "last_day": last, "sort_day": sort_day
    }  # fmt: skip


def _place(value: object) -> dict[str, object]:
    """A place that a person named has no coordinates: nothing says which of several it is."""
    place = value if isinstance(value, dict) else {}
    name = place.get("name")
    return {
        "place": name,
        "place_folded": searchable(str(name)) if name else None,
        "place_country": place.get("country"),
        "geonameid": None,
        "lat": None,
        "lon": None,
    }


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
