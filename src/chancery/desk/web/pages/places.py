"""Sections: the news by region and country, and a country with its timeline, map and matrix."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from chancery.desk.web.addresses import with_query
from chancery.desk.web.codes import country
from chancery.desk.web.pages.cards import card
from chancery.desk.web.pages.drawing import (
    drawn_map,
    drawn_people,
    drawn_timeline,
    places_of,
    speech,
)
from chancery.desk.web.pages.forms import of_interactions
from chancery.desk.web.pages.front import days_of
from chancery.desk.web.regions import REGIONS, region_of
from chancery.desk.web.visit import View, Visit, missing
from chancery.records.telling import Interaction
from chancery.rounds.across.briefing import brief
from chancery.rounds.across.most import interactions_in

LISTED = 80
"""Interactions of a country, the latest."""

_CODE = re.compile(r"[A-Z]{3}")


def sections(visit: Visit) -> View:
    """Which countries are in the news of some days, by region, and in how many interactions."""
    first, last = days_of(visit)
    found = brief(visit.ledger, first, last)
    counts: defaultdict[str, set[str]] = defaultdict(set)
    for told in found.stories:
        for item in told.items:
            one = item.interaction
            codes = {p.country for p in one.players if p.country} | {one.place_country or ""}
            for code in codes:
                counts[code].add(one.id)
    told_of = {code: len(names) for code, names in counts.items() if _CODE.fullmatch(code)}
    data = {"first": first, "last": last, "regions": _regions(told_of, visit.language)}
    days = (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
    return View(template="places.html", data=data, shown=lambda: {"days": days})


def _regions(counts: dict[str, int], language: str) -> list[dict[str, object]]:
    held: defaultdict[str, list[str]] = defaultdict(list)
    for code in counts:
        held[region_of(code)].append(code)
    return [
        {
            "region": name,
            "countries": [
                {"code": code, "name": country(code, language), "count": counts[code],
                 "url": f"/places/{code}"}
                for code in sorted(held[name], key=lambda code: (-counts[code], code))
            ],
        }
        for name in REGIONS
        if held[name]
    ]  # fmt: skip


def section(visit: Visit) -> View:
    """A country by its code (ISO 3166-1 alpha-3)."""
    code = visit.path["code"].upper()
    if not _CODE.fullmatch(code):
        raise missing(visit.path["code"])
    held, tellings = interactions_in(visit.ledger, code, LISTED)
    data = {
        "code": code, "name": country(code, visit.language),
        "interactions": [card(one, tellings) for one in held],
        "search_url": with_query("/search", party=code),
    }  # fmt: skip
    forms = of_interactions(visit, held, "csv", "geojson")
    return View(template="place.html", data=data, shown=lambda: _drawn(visit, held), forms=forms)


def _drawn(visit: Visit, held: Sequence[Interaction]) -> dict[str, object]:
    say = speech(visit)
    return {
        "pictures": [
            *drawn_timeline(held, say),
            *drawn_map(held, places_of(visit, held), say),
            *drawn_people(held, visit.language),
        ]
    }
