"""A story: interactions of the same actors on the same matter, day after day."""

from __future__ import annotations

from collections.abc import Sequence

from chancery.desk.web.addresses import address_of
from chancery.desk.web.pages.cards import card
from chancery.desk.web.pages.drawing import drawn_map, drawn_timeline, places_of, speech
from chancery.desk.web.pages.forms import of_interactions, without_dates
from chancery.desk.web.visit import View, Visit, missing
from chancery.records.actor import Actor
from chancery.records.story import Story
from chancery.records.telling import Interaction
from chancery.rounds.across.accounting import account
from chancery.rounds.across.asking import records, tellings_of


def story(visit: Visit) -> View:
    """A story by its id."""
    told = account(visit.ledger, visit.path["id"])
    if not isinstance(told.record, Story):
        raise missing(visit.path["id"])
    one = told.record
    held: list[Interaction] = sorted(
        told.members.values(), key=lambda each: (each.first_day or "9999", each.id)
    )
    with visit.ledger.reading() as connection:
        tellings = tellings_of(connection, held)
        actors = records(connection, Actor, one.actors)
    public = [actors[name] for name in one.actors if name in actors and actors[name].public]
    data = {
        "id": one.id, "title": one.title, "first_day": one.first_day, "last_day": one.last_day,
        "sources": list(one.sources), "outlets": one.outlets, "since": told.since,
        "actors": [{"id": a.id, "name": a.name, "url": address_of(a.id)} for a in public],
        "interactions": [card(each, tellings) for each in held],
    }  # fmt: skip
    return View(
        template="story.html", data=data, shown=lambda: _drawn(visit, held),
        forms=of_interactions(visit, held, "csv", "geojson", "ics"), empty=without_dates(held),
    )  # fmt: skip


def _drawn(visit: Visit, held: Sequence[Interaction]) -> dict[str, object]:
    say = speech(visit)
    found = [*drawn_timeline(held, say), *drawn_map(held, places_of(visit, held), say)]
    return {"pictures": found}
