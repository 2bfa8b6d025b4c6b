"""Actors known across dispatches: those of a name, or those most told of."""

from __future__ import annotations

from chancery.desk.web.addresses import address_of, onward
from chancery.desk.web.visit import MOST, View, Visit
from chancery.errors import NotFoundError
from chancery.exchange.tables import actors_csv
from chancery.records.actor import Actor
from chancery.rounds.across.asking import actors_named
from chancery.rounds.across.most import actors_of


def actors(visit: Visit) -> View:
    """Actors by name, the most often told first."""
    wanted = visit.query.get("name")
    limit = visit.number("limit", 50, MOST)
    skip = visit.after()
    found = _named(visit, wanted) if wanted else actors_of(visit.ledger)
    shown = found[skip : skip + limit]
    more = skip + limit if len(found) > skip + limit else None
    following, older = onward("/actors", "after", more, name=wanted, limit=limit)
    data = {
        "name": wanted, "count": len(found), "actors": [line(one) for one in shown],
        "next_url": following,
    }  # fmt: skip
    forms = {"csv": lambda: actors_csv(shown, base=visit.base)}
    return View(template="actors.html", data=data, shown=lambda: {"older": older}, forms=forms)


def _named(visit: Visit, wanted: str) -> list[Actor]:
    try:
        return actors_named(visit.ledger, wanted)
    except NotFoundError:
        return []


def line(one: Actor) -> dict[str, object]:
    """An actor in a list."""
    office = one.offices[-1].title if one.offices else None
    return {
        "id": one.id, "name": one.name, "schema": one.schema, "country": one.country,
        "sector": one.sector, "office": office, "url": address_of(one.id),
        "count": sum(variant.count for variant in one.names),
    }  # fmt: skip
