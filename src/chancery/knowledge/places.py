"""Towns, regions and seas: ``places/*``.

``towns.tsv`` is built from GeoNames by ``models/gazetteer.py``; ``exonyms.yml`` and ``regions.yml``
are written by hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

import msgspec

from chancery.knowledge.folding import fold, pieces
from chancery.knowledge.load import load, read


class Region(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A region or sea; the head of ``regions.yml`` says what each field means."""

    precision: Literal["admin1", "region", "point"]
    lat: float
    lon: float
    country: str | None = None


class Regions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``regions.yml``: key → region."""

    regions: dict[str, Region]


class RegionsNamed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``<language>/regions.yml``: key → names."""

    names: dict[str, tuple[str, ...]]


class Exonyms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``exonyms.yml``: language → country → name → GeoNames id."""

    names: dict[str, dict[str, dict[str, int]]]
    never: dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Town:
    """One town. ``known``: the language's own name of it, readable wherever it stands."""

    geonameid: int
    country: str
    lat: float
    lon: float
    population: int
    known: bool


@cache
def _lines() -> dict[str, str]:
    lines = read("places/towns.tsv").decode("utf-8").splitlines()
    return dict(line.split("\t", 1) for line in lines)


@lru_cache(maxsize=1 << 14)
def towns(name: str, language: str) -> tuple[Town, ...]:
    """The towns of that name (folded pieces joined by spaces), the most populous first."""
    line = _lines().get(name)
    return tuple(_town(record, language) for record in line.split(";")) if line else ()


def _town(record: str, language: str) -> Town:
    ident, country, lat, lon, population, languages = record.split(",")
    return Town(
        int(ident), country, float(lat), float(lon), int(population),
        language in languages.split("+"),
    )  # fmt: skip


@cache
def regions(language: str) -> dict[str, Region]:
    """Folded name → region."""
    known = load("places/regions.yml", Regions).regions
    return {
        " ".join(map(fold, pieces(name))): known[key]
        for key, names in load(f"places/{language}/regions.yml", RegionsNamed).names.items()
        for name in names
    }


@cache
def region_starts(language: str) -> frozenset[str]:
    """The folded first words of the names of regions."""
    return frozenset(name.split()[0] for name in regions(language))


@cache
def never(language: str) -> frozenset[str]:
    """Folded names that are never read as a town."""
    return load("places/exonyms.yml", Exonyms).never.get(language, frozenset())


def exonyms() -> Iterator[tuple[str, str, int]]:
    """Language, name and GeoNames id of each entry of ``exonyms.yml``."""
    for language, countries in load("places/exonyms.yml", Exonyms).names.items():
        for names in countries.values():
            for name, ident in names.items():
                yield language, name, ident


@cache
def longest(language: str) -> int:
    """Pieces of the longest name of a place."""
    return max(len(name.split()) for name in (*regions(language), "a b c d"))
