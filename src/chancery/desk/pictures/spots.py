"""The places of a map: joined where they are one place, and as large as they are sure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import isfinite, sqrt
from typing import Literal

from chancery.desk.pictures.lettering import some
from chancery.desk.pictures.svg import Say
from chancery.exchange.geojson import RADIUS_KM

Precision = Literal["point", "admin1", "country", "region"]

REACH: Mapping[str, float] = {**RADIUS_KM, "point": 0}
"""Kilometres around its middle within which a place is, more or less, by how precise it is.

Ours, not a gazetteer's: half the width of a middling province, country and region of the world.
"""

_FLOOR: dict[Precision, float] = {"point": 0, "admin1": 22, "country": 27, "region": 33}
"""Pixels of a coarse place at least: on a map of the world it must not pass for a pin."""

_LEAST, _MOST = 4.0, 16.0
"""Pixels of a pin."""

_NORTH = 90.0
_SAME = 3
"""Decimals of a degree within which two places are one: a hundred metres."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place where ``count`` things are; ``precision`` says what the coordinates stand for."""

    lat: float
    lon: float
    precision: Precision
    label: str
    href: str
    count: int


Joined = Callable[[Sequence[Spot]], str]
"""Where the link of several spots at one place leads."""


def merged(spots: Iterable[Spot], leads: Joined) -> list[Spot]:
    """Make one of the spots at one place, the coarsest first, so that pins lie on top.

    Raises:
        ValueError: a place is not on the globe.
    """
    found: defaultdict[tuple[float, float, str], list[Spot]] = defaultdict(list)
    for spot in spots:
        if not (isfinite(spot.lon) and -_NORTH <= spot.lat <= _NORTH):
            message = f"not on the globe: {spot.lat}, {spot.lon}"
            raise ValueError(message)
        found[round(spot.lat, _SAME), round(spot.lon % 360, _SAME), spot.precision].append(spot)
    places = [_one(held, leads) for held in found.values()]
    return sorted(places, key=lambda spot: (-REACH[spot.precision], -spot.count))


def _one(held: list[Spot], leads: Joined) -> Spot:
    if len(held) == 1:
        return held[0]
    return Spot(
        lat=held[0].lat,
        lon=held[0].lon,
        precision=held[0].precision,
        label=some(spot.label for spot in held),
        href=leads(held),
        count=sum(spot.count for spot in held),
    )


def radius(spot: Spot, scale: float) -> float:
    """Pixels: a pin's by the root of its count, a coarse place's by its reach on the map.

    ``scale`` are the pixels of a kilometre.
    """
    if spot.precision == "point":
        return min(_MOST, _LEAST + 1.4 * sqrt(max(0, spot.count - 1)))
    return max(_FLOOR[spot.precision], REACH[spot.precision] * scale)


def words(spot: Spot, say: Say) -> str:
    """What a link says: that of a coarse place, that nobody knows where in it."""
    phrases: dict[Precision, str] = {
        "point": say("%(place)s (%(count)d)"),
        "admin1": say("%(place)s, somewhere in this province (%(count)d)"),
        "country": say("%(place)s, somewhere in this country (%(count)d)"),
        "region": say("%(place)s, somewhere in this region (%(count)d)"),
    }
    return phrases[spot.precision] % {"place": spot.label, "count": spot.count}
