"""A text in all its prints: who copied whom, in order."""

from __future__ import annotations

from chancery.desk.web.addresses import address_of
from chancery.desk.web.visit import View, Visit, missing
from chancery.exchange.tables import wires_csv
from chancery.records.clipping import Wire
from chancery.rounds.across.accounting import account


def wire(visit: Visit) -> View:
    """A wire by its id."""
    told = account(visit.ledger, visit.path["id"])
    if not isinstance(told.record, Wire):
        raise missing(visit.path["id"])
    one = told.record
    numbers = {copy.dispatch: n for n, copy in enumerate(one.copies, 1)}
    copies = []
    for number, copy in enumerate(one.copies, 1):
        top = told.tops.get(copy.dispatch)
        copies.append(
            {
                **copy.to_json(), "number": number, "from": numbers.get(copy.of or ""),
                "title": top.title if top else None, "url": address_of(copy.dispatch),
                "language": top.language if top else None,
            }
        )  # fmt: skip
    outlets = {copy.publisher for copy in one.copies if copy.publisher}
    data = {
        "id": one.id, "source": one.source, "outlets": len(outlets), "copies": copies,
        "title": copies[0]["title"] if copies else None, "since": told.since,
    }  # fmt: skip
    forms = {"csv": lambda: wires_csv([one], base=visit.base)}
    return View(template="wire.html", data=data, forms=forms)
