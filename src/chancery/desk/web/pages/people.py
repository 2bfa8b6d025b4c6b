"""An actor: names, offices over time, what it did and what was done to it, with whom."""

from __future__ import annotations

from collections import Counter

from chancery.desk.web.addresses import address_of
from chancery.desk.web.pages.cards import card, citation
from chancery.desk.web.pages.drawing import drawn_people, drawn_timeline, speech
from chancery.desk.web.visit import View, Visit, missing
from chancery.errors import NotFoundError
from chancery.records.actor import Actor
from chancery.records.telling import Interaction
from chancery.rounds.across.asking import actors_named, cited_in, told_in
from chancery.rounds.across.most import interactions_of

LISTED = 60
"""Interactions of a page, the latest first."""

WITH = 30
"""Others who take part that are shown."""


def actor(visit: Visit) -> View:
    """An actor by its id."""
    one = _actor(visit, visit.path["id"])
    tops = cited_in(visit.ledger, [one])
    held, tellings = interactions_of(visit.ledger, one.id, LISTED)
    data = {
        **one.to_json(),
        "url": address_of(one.id),
        "dispatches": told_in(visit.ledger, [one])[one.id],
        "offices": [
            {**office.to_json(), "cited": citation(office.cited),
             "publisher": tops[office.cited.dispatch].publisher
             if office.cited.dispatch in tops else None}
            for office in one.offices
        ],
        "interactions": [card(each, tellings) for each in held],
        "with": _with(one, held),
    }  # fmt: skip
    say = speech(visit)
    return View(
        template="actor.html", data=data,
        shown=lambda: {
            "pictures": [*drawn_timeline(held, say), *drawn_people(held, visit.language)]
        },
    )  # fmt: skip


def _actor(visit: Visit, wanted: str) -> Actor:
    try:
        found = actors_named(visit.ledger, wanted)
    except NotFoundError:
        raise missing(wanted) from None
    exact = [one for one in found if one.id == wanted]
    if len(exact or found) != 1:
        raise missing(wanted)
    return (exact or found)[0]


def _with(one: Actor, held: list[Interaction]) -> list[dict[str, object]]:
    """Who takes part in the same interactions, the most often first."""
    names: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for each in held:
        others = {p.actor: p.name for p in each.players if p.actor and p.actor != one.id}
        names |= others
        counts.update(others.keys())
    return [
        {"id": name, "name": names[name], "url": address_of(name), "count": count}
        for name, count in counts.most_common(WITH)
    ]
