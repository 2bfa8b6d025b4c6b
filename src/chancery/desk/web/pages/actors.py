"""Actors known across dispatches: those of a name, or those most told of."""

from __future__ import annotations

from chancery.desk.web.addresses import address_of, onward
from chancery.desk.web.visit import MOST, View, Visit
from chancery.exchange.tables import actors_csv
from chancery.records.actor import Actor
from chancery.rounds.across.lists import actors_listed
from chancery.rounds.across.making import times_told
from chancery.store.listed import Place


def actors(visit: Visit) -> View:
    """Actors by name, the most often told first."""
    wanted, limit = visit.query.get("name"), visit.number("limit", 50, MOST)
    found = actors_listed(visit.ledger, wanted, limit, Place.read(visit.query.get("after")))
    following, older = onward("/actors", "after", found.next, name=wanted, limit=limit)
    data = {
        "name": wanted, "count": found.count, "actors": [line(one) for one in found.rows],
        "next_url": following,
    }  # fmt: skip
    forms = {"csv": lambda: actors_csv(found.rows, base=visit.base)}
    return View(template="actors.html", data=data, shown=lambda: {"older": older}, forms=forms)


def line(one: Actor) -> dict[str, object]:
    """An actor in a list."""
    office = one.offices[-1].title if one.offices else None
    return {
        "id": one.id, "name": one.name, "schema": one.schema, "country": one.country,
        "sector": one.sector, "office": office, "url": address_of(one.id),
        "count": times_told(one),
    }  # fmt: skip
