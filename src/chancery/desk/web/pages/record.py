"""A record of a dispatch by its id: where it stands, and what reviewers said of it."""

from __future__ import annotations

from chancery.desk.web.addresses import address_of, cited_at
from chancery.desk.web.visit import View, Visit, missing
from chancery.errors import ReviewError


def record(visit: Visit) -> View:
    """An event, entity, statement, agreement or obligation with its history."""
    try:
        found = visit.ledger.record(visit.path["id"])
    except ReviewError:
        raise missing(visit.path["id"]) from None
    place = found.source
    start = found.anchor.start if found.anchor else 0
    data = {
        **found.to_json(),
        "url": address_of(found.id),
        "shown_at": cited_at(place.id, start) if place else None,
    }
    return View(template="record.html", data=data, shown=lambda: {"anchor": found.anchor})
