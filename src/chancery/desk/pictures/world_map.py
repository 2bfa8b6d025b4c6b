"""A map: what has a point is a pin, what is only known to be in a country is a wide pale circle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from markupsafe import Markup

from chancery.desk.pictures.lettering import cut, room
from chancery.desk.pictures.outlines import countries
from chancery.desk.pictures.spots import REACH, Joined, Spot, merged, radius, words
from chancery.desk.pictures.svg import (
    SIZE,
    Say,
    as_written,
    element,
    group,
    link,
    number,
    picture,
    site_path,
    writing,
)
from chancery.desk.pictures.window import KM, Window, around

NAMED = 40
"""Places at most whose labels are shown beside them."""

_WORDS = 170
"""Pixels that a label takes at most."""

_GAP = 3

_FINE = 10
"""Parts of a pixel in which outlines are written: whole numbers are short."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


def world_map(
    spots: Iterable[Spot],
    *,
    title: str,
    wide: int = 960,
    name: str = "map",
    joined: Joined | None = None,
    say: Say = as_written,
) -> Markup:
    """Draw the part of the world where the spots are, or all of it where they are spread.

    Spots at one place are one circle, whose label names the first of them and counts all; it leads
    where ``joined`` says, else where the one with the most does.

    Raises:
        ValueError: an address is not a path of this site, or a place is not on the globe.
    """
    held = list(spots)
    for spot in held:
        site_path(spot.href)
    places = merged(held, joined or _largest)
    discs = [(spot.lat, spot.lon, REACH[spot.precision]) for spot in places]
    window = around(discs, wide)
    drawn = [(spot, *window.at(spot.lat, spot.lon), _radius(spot, window)) for spot in places]
    body = [_land(window), *_places(drawn, window, say)]
    return picture("map", name, (title, _description(places, say)), (wide, window.high), *body)


def _largest(spots: Sequence[Spot]) -> str:
    return max(spots, key=lambda spot: spot.count).href


def _radius(spot: Spot, window: Window) -> float:
    return radius(spot, window.scale / KM)


def _description(places: Sequence[Spot], say: Say) -> str:
    coarse = sum(spot.precision != "point" for spot in places)
    parts = [say("Places on a map: %(count)d.") % {"count": len(places)}]
    if coarse:
        wide = say(
            "Known only by province, country or region, and drawn as wide circles: %(count)d."
        )
        parts.append(wide % {"count": coarse})
    parts.append(say("Borders are those of Natural Earth and say nothing about any claim."))
    return " ".join(parts)


def _land(window: Window) -> Markup:
    paint = {
        "fill": "currentColor",
        "fill-opacity": "0.08",
        "fill-rule": "evenodd",
        "stroke": "currentColor",
        "stroke-opacity": "0.35",
        "stroke-width": number(0.7 * _FINE),
        "transform": f"scale({1 / _FINE})",
    }
    shapes = []
    for country in countries():
        outlines = [line for ring in country.rings for line in window.outline(ring)]
        if outlines:
            path = "".join(map(_path, outlines))
            about = {"class": "country", "data-country": country.code, "d": path}
            shapes.append(element("path", about))
    return group("land", shapes, **paint, **{"aria-hidden": "true"})


def _path(line: Sequence[tuple[float, float]]) -> str:
    """Write an outline in whole tenths, each point as the step from the one before."""
    points = [(round(x * _FINE), round(y * _FINE)) for x, y in line]
    steps = (f"{x - a} {y - b}" for (a, b), (x, y) in pairwise(points))
    return f"M{points[0][0]} {points[0][1]}l{' '.join(steps)}z"


Drawn = tuple[Spot, float, float, float]
"""A spot, its middle and its radius in pixels."""


def _places(drawn: Sequence[Drawn], window: Window, say: Say) -> Iterator[Markup]:
    labels = _labels(drawn, window)
    for n, (spot, x, y, r) in enumerate(drawn):
        coarse = spot.precision != "point"
        paint = {
            "fill": "currentColor",
            "fill-opacity": "0.12" if coarse else "0.75",
            "stroke": "currentColor",
            "stroke-opacity": "0.6" if coarse else "1",
            "stroke-dasharray": "4 3" if coarse else "none",
        }
        shapes = [element("circle", {"class": "place", "cx": x, "cy": y, "r": r, **paint})]
        if n in labels:
            shapes.append(labels[n])
        yield link(spot.href, words(spot, say), f"spot {spot.precision}", *shapes)


def _labels(drawn: Sequence[Drawn], window: Window) -> dict[int, Markup]:
    """Label the places that have the most, as far as labels do not cover one another or a pin."""
    taken = [(x - r, y - r, x + r, y + r) for spot, x, y, r in drawn if spot.precision == "point"]
    found: dict[int, Markup] = {}
    by_count = sorted(range(len(drawn)), key=lambda n: (-drawn[n][0].count, n))
    for n in by_count[:NAMED]:
        for box, x, anchor in _sides(drawn[n]):
            inside = box[0] >= 0 and box[2] <= window.wide
            if inside and not any(_meet(box, other) for other in taken):
                taken.append(box)
                found[n] = _label(drawn[n], x, anchor)
                break
    return found


def _shown(spot: Spot) -> str:
    return cut(spot.label, _WORDS)


def _sides(drawn: Drawn) -> Iterator[tuple[Box, float, str]]:
    """Right of a pin, else left of it; in the middle of a coarse place, or on its upper part."""
    spot, x, y, r = drawn
    long, half = room(_shown(spot)), SIZE / 2
    if spot.precision != "point":
        yield (x - long / 2, y - half, x + long / 2, y + half), x, "middle"
        return
    right, left = x + r + _GAP, x - r - _GAP
    yield (right, y - half, right + long, y + half), right, "start"
    yield (left - long, y - half, left, y + half), left, "end"


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _label(drawn: Drawn, x: float, anchor: str) -> Markup:
    halo = {"paint_order": "stroke", "stroke": "Canvas", "stroke_width": "3"}
    shown = _shown(drawn[0])
    return writing(x, drawn[2], shown, "spot-label", text_anchor=anchor, **halo)
