"""Interactions on the map (GeoJSON, RFC 7946), each with how far off its point may be.

A point says nothing of how fine a place is known: that of a country is its middle. So each has the
``precision`` of its words and ``radius_km``, within which the place lies:

1. ``point`` (a town): 5 km
2. ``admin1`` (a province): 150 km
3. ``country``: 400 km
4. ``region`` (the Sahel): 800 km
5. ``unknown``, no place at all, or one off the map: no geometry and no radius

The radii are choices of ours for drawing, not measured.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from chancery.exchange.dossier_words import one_line
from chancery.exchange.links import absolute

MEDIA_TYPE = "application/geo+json"
RADIUS_KM: Mapping[str, int] = {"point": 5, "admin1": 150, "country": 400, "region": 800}
_DIGITS = 6
"""Decimals of a degree, a tenth of a metre: RFC 7946 advises against more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """An interaction and where it is; ``first`` and ``last`` are ISO 8601 days.

    ``precision`` is ``point``, ``admin1``, ``country``, ``region``, ``unknown`` or ``None``;
    ``link`` is its page, absolute or relative to the desk.
    """

    id: str
    title: str
    lat: float | None
    lon: float | None
    precision: str | None
    first: str | None
    last: str | None
    state: str
    place: str | None
    country: str | None
    link: str


def feature_collection(located: Iterable[Located], *, base: str) -> str:
    """The collection as JSON text; addresses are read from the base."""
    features = [_feature(one, base) for one in located]
    told = {"type": "FeatureCollection", "features": features}
    return json.dumps(told, ensure_ascii=False, allow_nan=False)


def _feature(one: Located, base: str) -> dict[str, object]:
    geometry = _geometry(one)
    properties = {
        "title": one_line(one.title),
        "precision": one.precision or "unknown",
        "radius_km": RADIUS_KM[one.precision or ""] if geometry else None,
        "first": one.first,
        "last": one.last,
        "state": one.state,
        "place": one.place and one_line(one.place),
        "country": one.country and one_line(one.country),
        "link": absolute(base, one.link),
    }
    return {
        "type": "Feature",
        "id": one_line(one.id),
        "geometry": geometry,
        "properties": properties,
    }


def _geometry(one: Located) -> dict[str, object] | None:
    """Its point, longitude first; none off the map or of a precision that has no radius."""
    if one.lat is None or one.lon is None or one.precision not in RADIUS_KM:
        return None
    if not (-90 <= one.lat <= 90 and -180 <= one.lon <= 180):  # noqa: PLR2004 - the poles, the antimeridian
        return None
    return {"type": "Point", "coordinates": [round(one.lon, _DIGITS), round(one.lat, _DIGITS)]}
