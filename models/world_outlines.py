"""The outlines of the countries that maps are drawn on, made small enough to ship.

    npm pack world-atlas@2 && tar xzf world-atlas-2.*.tgz
    python -m models.world_outlines package/countries-110m.json

The package holds Natural Earth's countries at 1:110 million as TopoJSON: borders once each, as arcs
of whole numbers, which countries are made of. Written are, for each country, its ISO alpha-3 code
(``""`` for three that have none) and its rings as tenths of a degree, longitude and latitude in
turn, each but the first as the step from the point before. No ring jumps at the 180th meridian: it
goes on beyond it; that of Antarctica is led around the pole.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pycountry

TO = Path(__file__).parent.parent / "src/chancery/desk/pictures/world.json"

TENTHS = 10
AROUND, POLE = 360 * TENTHS, 90 * TENTHS

LEAST = 4
"""Points of a ring that has an inside, the last being the first again."""

Point = tuple[int, int]
Line = list[Point]


def arcs(topology: dict[str, Any]) -> list[Line]:
    """Every arc in tenths of a degree."""
    (wide, high), (left, low) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for steps in topology["arcs"]:
        x, y, line = 0, 0, []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            line.append((round((x * wide + left) * TENTHS), round((y * high + low) * TENTHS)))
        found.append(line)
    return found


def ring(parts: Iterable[int], lines: Sequence[Line]) -> Line:
    """Join arcs to a ring, no point twice in a row; ``~n`` is arc ``n`` from its end."""
    found: Line = []
    for part in parts:
        for point in lines[part] if part >= 0 else reversed(lines[~part]):
            if not found or found[-1] != point:
                found.append(point)
    return found


def rings(shape: dict[str, Any], lines: Sequence[Line]) -> Iterator[Line]:
    """All rings of a country that are not too small to be seen."""
    polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
    for polygon in polygons:
        for parts in polygon:
            found = ring(parts, lines)
            if len(found) >= LEAST:
                yield unbroken(found)


def unbroken(line: Line) -> Line:
    """Let a ring go on where it jumps around the world; one around a pole is closed along it."""
    found = line[:1]
    for (before, _), (x, y) in pairwise(line):
        jump = (x - before + AROUND // 2) % AROUND - AROUND // 2
        found.append((found[-1][0] + jump, y))
    if found[-1] != found[0]:
        pole = POLE if found[0][1] > 0 else -POLE
        found += [(found[-1][0], pole), (found[0][0], pole), found[0]]
    return found


def steps(line: Line) -> list[int]:
    """A ring as its first point and the way from each to the next."""
    before = (0, 0)
    found = []
    for point in line:
        found += [point[0] - before[0], point[1] - before[1]]
        before = point
    return found


def code(shape: dict[str, Any]) -> str:
    """Give the ISO alpha-3 code of a country."""
    country = pycountry.countries.get(numeric=shape.get("id", ""))
    return country.alpha_3 if country else ""


def main() -> None:
    """Convert and say how large it became."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("topology", type=Path)
    topology = json.loads(parser.parse_args().topology.read_text("utf-8"))
    lines = arcs(topology)
    shapes = topology["objects"]["countries"]["geometries"]
    world = sorted((code(shape), [steps(one) for one in rings(shape, lines)]) for shape in shapes)
    rows = ",\n".join(json.dumps(country, separators=(",", ":")) for country in world)
    TO.write_text(f"[\n{rows}\n]\n", "utf-8")
    print(f"{len(world)} countries, {TO.stat().st_size:,} bytes: {TO}")


if __name__ == "__main__":
    main()
