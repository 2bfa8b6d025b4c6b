"""Dossiers of agreements: who owes what until when, what is reported done, who says so."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from chancery.agreements.dossiers import known_on
from chancery.desk.web.addresses import address_of, onward
from chancery.desk.web.pages.cards import citation, interval, player
from chancery.desk.web.visit import MOST, View, Visit, missing
from chancery.errors import NotFoundError
from chancery.exchange.dossiers_calendar import calendar_of
from chancery.exchange.dossiers_csv import dossiers_csv
from chancery.exchange.dossiers_markdown import dossiers_markdown
from chancery.records.dossier import Dossier, ReportedStep, Stipulation
from chancery.rounds.across.asking import dossiers_named, meetings_of, pressing
from chancery.rounds.across.lists import dossiers_listed
from chancery.store.listed import Place

QUIET = 90
"""Days without a report after which a stipulation is called silent."""

LADDER = ("promised", "scheduled", "ordered", "begun", "partly", "claimed_done", "verified")


def dossiers(visit: Visit) -> View:
    """The dossiers of which an obligation is told, and how many others there are."""
    limit, as_of = visit.number("limit", 100, MOST), visit.day("as_of")
    today = as_of or visit.today
    found = dossiers_listed(visit.ledger, as_of, limit, Place.read(visit.query.get("after")))
    asked = {"as_of": as_of and today.isoformat(), "limit": limit}
    following, older = onward("/dossiers", "after", found.next, **asked)
    data = {
        "as_of": today.isoformat(), "dossiers": [_line(one, today) for one in found.rows],
        "count": found.count, "others": found.others,
        "next_url": following,
    }  # fmt: skip
    forms = {"csv": lambda: _csv(found.rows, today)}
    return View(template="dossiers.html", data=data, shown=lambda: {"older": older}, forms=forms)


def _csv(some: Sequence[Dossier], today: date) -> str:
    pressed = [pressing(one, today, QUIET) for one in some]
    late = {name for each, _ in pressed for name in each}
    quiet = {name for _, each in pressed for name in each}
    return dossiers_csv(some, overdue=late, silent=quiet)


def _line(one: Dossier, today: date) -> dict[str, object]:
    late, quiet = pressing(one, today, QUIET)
    return {
        "id": one.id, "url": address_of(one.id), "name": one.name, "kind": one.kind,
        "parties": [player(each) for each in one.parties], "signed": interval(one.signed),
        "place": one.place, "last_day": one.last_day, "stipulations": len(one.stipulations),
        "overdue": len(late), "silent": len(quiet),
    }  # fmt: skip


def dossier(visit: Visit) -> View:
    """A dossier by its id."""
    one = the_dossier(visit)
    as_of = visit.day("as_of")
    today = as_of or visit.today
    shown = known_on(one, today) if as_of else one
    late, quiet = pressing(shown, today, QUIET)
    meetings = meetings_of(visit.ledger, [one])
    data = {
        **_line(shown, today),
        "names": list(one.names),
        "as_of": today.isoformat(),
        "told": [citation(cited) for cited in one.told],
        "meetings": [
            {"id": m.id, "url": address_of(m.id), "act": m.act, "when": interval(m.when),
             "place": m.place, "state": m.state, "players": [player(p) for p in m.players]}
            for m in meetings
        ],
        "owed": [_owed(each, late, quiet) for each in shown.stipulations],
    }  # fmt: skip
    forms = {
        "csv": lambda: _csv([shown], today),
        "ics": lambda: calendar_of([shown], meetings, stamp=today).decode(),
        "md": lambda: dossiers_markdown([shown]),
    }
    return View(template="dossier.html", data=data, shown=lambda: {"ladder": LADDER}, forms=forms)


def the_dossier(visit: Visit) -> Dossier:
    """The one dossier of the id in the address. Raises ``NotFoundError``."""
    wanted = visit.path["id"]
    try:
        found = dossiers_named(visit.ledger, wanted)
    except NotFoundError:
        raise missing(wanted) from None
    if len(found) != 1:
        raise missing(wanted)
    return found[0]


def _owed(one: Stipulation, late: set[str], quiet: set[str]) -> dict[str, object]:
    return {
        "id": one.id, "bearers": [player(each) for each in one.bearers],
        "counterparties": [player(each) for each in one.counterparties], "action": one.action,
        "object": one.thing, "due": interval(one.due), "condition": one.condition,
        "reported": one.reported, "assessment": one.assessment, "codes": list(one.codes),
        "lag": one.lag, "overdue": one.id in late, "silent": one.id in quiet,
        "told": [citation(cited) for cited in one.told],
        "steps": [_step(step) for step in one.steps], "obligations": list(one.owed),
    }  # fmt: skip


def _step(one: ReportedStep) -> dict[str, object]:
    return {
        "day": one.day, "status": one.status, "claimed_by": one.claimed_by,
        "sources": list(one.sources), "cited": citation(one.cited),
        "interaction": one.interaction, "url": address_of(one.interaction),
    }  # fmt: skip
