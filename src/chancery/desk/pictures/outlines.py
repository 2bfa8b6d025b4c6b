"""The outlines of the countries, from Natural Earth by ``models/world_outlines.py``."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate

TENTHS = 10

Ring = tuple[tuple[float, float], ...]
"""Longitudes and latitudes, the last the first again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country's ISO alpha-3 code (``""`` without one) and its rings, holes among them."""

    code: str
    rings: tuple[Ring, ...]


@cache
def countries() -> tuple[Country, ...]:
    """All of them, read once."""
    written = (files(__package__) / "world.json").read_text("utf-8")
    return tuple(
        Country(code=code, rings=tuple(map(_ring, rings))) for code, rings in json.loads(written)
    )


def _ring(steps: list[int]) -> Ring:
    across, up = accumulate(steps[::2]), accumulate(steps[1::2])
    return tuple((x / TENTHS, y / TENTHS) for x, y in zip(across, up, strict=True))
