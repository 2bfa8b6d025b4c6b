"""The part of the world that a map shows, flat, and where each place is in it.

Degrees are drawn as they are (equirectangular), with the middle latitude true: shapes are right in
the middle of the map. A window may reach over the 180th meridian: Fiji and Samoa are neighbours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, radians

from chancery.desk.pictures.outlines import Ring

KM = 111.2
"""Kilometres of a degree of latitude."""

AROUND = 360.0

_SPREAD = 180.0
"""Degrees of longitude from which the whole world is shown."""

_LEAST = 14.0
"""Degrees of latitude that are always shown: the outlines have no more detail than that."""

_MARGIN = 0.12
"""Of the window, on each side."""

_FLATTEST, _SQUAREST = 2.1, 1.5
"""Width of a map in heights."""

_INHABITED = (-58.0, 84.0)

_BERING = -169.0
"""Where the map of the whole world is cut: Asia, America and Fiji stay whole."""

_POLE = 90.0

_EDGE = 4.0
"""Degrees between a place and the upper or lower end of the map of the world."""

_NARROWEST = 0.15
"""Cosine of the latitudes near a pole, where a map without an end would be needed."""

_FINE = 0.8
"""Pixels that two points of an outline are apart, at least."""

Disc = tuple[float, float, float]
"""A latitude, a longitude, and the kilometres around it that are to be seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A piece of the map, ``wide`` pixels wide."""

    west: float
    south: float
    east: float
    north: float
    wide: float

    @property
    def scale(self) -> float:
        """Pixels of a degree of latitude."""
        return self.wide / ((self.east - self.west) * _narrowed((self.south + self.north) / 2))

    @property
    def high(self) -> float:
        """Pixels of its height."""
        return (self.north - self.south) * self.scale

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        """Where a place of the world is."""
        return self.flat(self.west + (lon - self.west) % AROUND, lat)

    def flat(self, lon: float, lat: float) -> tuple[float, float]:
        """Where a point is that may lie outside."""
        across = (lon - self.west) / (self.east - self.west) * self.wide
        return across, (self.north - lat) * self.scale

    def outline(self, ring: Ring) -> Iterator[list[tuple[float, float]]]:
        """What is to be drawn of a ring, in pixels: once for each time that it comes by."""
        for turn in (-AROUND, 0.0, AROUND):
            turned = [(lon + turn, lat) for lon, lat in ring]
            if self._meets(turned):
                flat = [self.flat(*point) for point in turned]
                clipped = list(_coarse(_clipped(flat, self.wide, self.high)))
                if len(clipped) > 2:  # noqa: PLR2004 - a triangle is the least there is
                    yield clipped

    def _meets(self, ring: Sequence[tuple[float, float]]) -> bool:
        lons, lats = [one[0] for one in ring], [one[1] for one in ring]
        beside = max(lons) < self.west or min(lons) > self.east
        return not (beside or max(lats) < self.south or min(lats) > self.north)


def around(discs: Sequence[Disc], wide: float) -> Window:
    """Choose the smallest window that shows the discs with a margin, or the whole world."""
    west, east = _sides(discs)
    if not discs or east - west > _SPREAD:
        south = min([_INHABITED[0], *(lat - _EDGE for lat, _, _ in discs)])
        north = max([_INHABITED[1], *(lat + _EDGE for lat, _, _ in discs)])
        return Window(west=_BERING, south=south, east=_BERING + AROUND, north=north, wide=wide)
    south = min(lat - km / KM for lat, _, km in discs)
    north = max(lat + km / KM for lat, _, km in discs)
    return _fitted((west + east) / 2, east - west, (south, north), wide)


def _fitted(middle: float, across: float, ends: tuple[float, float], wide: float) -> Window:
    """Give the window a margin and a shape that suits a page, and keep it on the globe."""
    up = max(_LEAST, (ends[1] - ends[0]) * (1 + 2 * _MARGIN))
    narrowed = _narrowed(sum(ends) / 2)
    across = max(across * (1 + 2 * _MARGIN), up * _SQUAREST / narrowed)
    across = min(across, AROUND)
    up = min(max(up, across * narrowed / _FLATTEST), 2 * _POLE)
    centre = min(max(sum(ends) / 2, up / 2 - _POLE), _POLE - up / 2)
    return Window(
        west=middle - across / 2,
        south=centre - up / 2,
        east=middle + across / 2,
        north=centre + up / 2,
        wide=wide,
    )


def _sides(discs: Iterable[Disc]) -> tuple[float, float]:
    """From where to where the discs lie, starting behind the widest piece of world without any."""
    held = sorted((lon % AROUND, km / KM / _narrowed(lat)) for lat, lon, km in discs)
    if not held:
        return (0, 0)
    after = [*held[1:], (held[0][0] + AROUND, held[0][1])]
    gaps = [after[n][0] - held[n][0] for n in range(len(held))]
    cut = gaps.index(max(gaps)) + 1
    turned = [*held[cut:], *((lon + AROUND, half) for lon, half in held[:cut])]
    west, east = min(lon - half for lon, half in turned), max(lon + half for lon, half in turned)
    turns = AROUND if west >= AROUND / 2 else 0
    return west - turns, east - turns


def _narrowed(lat: float) -> float:
    return max(_NARROWEST, cos(radians(lat)))


Flat = list[tuple[float, float]]


def _clipped(ring: Flat, wide: float, high: float) -> Flat:
    """Cut off what lies outside, with some pixels over, side by side (Sutherland and Hodgman)."""
    over = 4.0
    for axis, limit, sign in (
        (0, -over, 1),
        (0, wide + over, -1),
        (1, -over, 1),
        (1, high + over, -1),
    ):
        ring = list(_cut(ring, axis, limit, sign))
    return ring


def _cut(ring: Flat, axis: int, limit: float, sign: int) -> Iterator[tuple[float, float]]:
    for one, other in pairwise([*ring[-1:], *ring]):
        within = [(point[axis] - limit) * sign >= 0 for point in (one, other)]
        if within[0] != within[1]:
            share = (limit - one[axis]) / (other[axis] - one[axis])
            yield one[0] + share * (other[0] - one[0]), one[1] + share * (other[1] - one[1])
        if within[1]:
            yield other


def _coarse(ring: Flat) -> Iterator[tuple[float, float]]:
    """Leave out points that nobody would see apart."""
    last: tuple[float, float] | None = None
    for point in ring:
        if last is None or max(abs(point[0] - last[0]), abs(point[1] - last[1])) >= _FINE:
            last = point
            yield point
