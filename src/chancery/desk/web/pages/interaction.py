"""One event of the world: every report of it, what they do not agree on, why they are together."""

from __future__ import annotations

from chancery.desk.web.addresses import address_of
from chancery.desk.web.pages.cards import card, citation, quote, reported
from chancery.desk.web.pages.forms import Forms, of_interactions, without_dates
from chancery.desk.web.visit import View, Visit, missing
from chancery.exchange.tables import reports_csv
from chancery.records.telling import Interaction
from chancery.rounds.across.accounting import Account, account


def interaction(visit: Visit) -> View:
    """An interaction by its id."""
    told = account(visit.ledger, visit.path["id"])
    if not isinstance(told.record, Interaction):
        raise missing(visit.path["id"])
    one = told.record
    reports = [_report(told, n) for n in range(len(one.reports))]
    data = {
        **card(one, told.tellings),
        "topics": list(one.topics),
        "first_seen": one.first_seen,
        "since": told.since,
        "until": told.until,
        "into": [{"id": name, "url": address_of(name)} for name in told.into],
        "reports": reports,
        "together": _pairs(told, "together"),
        "near": _pairs(told, "near"),
    }
    forms: Forms = {
        "csv": lambda: reports_csv([one], base=visit.base),
        **of_interactions(visit, [one], "ics"),
    }
    return View(template="interaction.html", data=data, forms=forms, empty=without_dates([one]))


def _report(told: Account, n: int) -> dict[str, object]:
    one = told.record.reports[n]  # type: ignore[union-attr]
    telling, top = told.tellings.get(one.telling), told.tops.get(one.dispatch)
    return {
        **reported(one),
        "number": n + 1,
        "title": top.title if top else None,
        "language": top.language if top else None,
        "address": top.address if top else None,
        "quote": quote(telling, one.cited) if telling else None,
        "url": citation(one.cited)["url"],
    }


def _pairs(told: Account, which: str) -> list[dict[str, object]]:
    """Why pairs are together or apart; ``one`` and ``other`` are numbers of reports, or names."""
    numbers = {r.telling: str(n) for n, r in enumerate(told.record.reports, 1)}  # type: ignore[union-attr]
    return [
        {
            "one": numbers.get(pair.one) or told.names.get(pair.one, pair.one),
            "other": numbers.get(pair.other) or told.names.get(pair.other, pair.other),
            "within": pair.within,
            "url": address_of(pair.within) if pair.within else None,
            **pair.match.to_json(),
        }
        for pair in getattr(told, which)
    ]
