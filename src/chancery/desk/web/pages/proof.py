"""A dispatch checked again: every record of it against the page as it was received."""

from __future__ import annotations

import json

from chancery.checking import Verification, verify, verify_bytes
from chancery.desk.web.addresses import address_of
from chancery.desk.web.pages.dispatch import reading_of
from chancery.desk.web.visit import View, Visit
from chancery.errors import NotFoundError
from chancery.exchange import SavedReading, parse_readings


def proof(visit: Visit) -> View:
    """Whether all that was read in a dispatch still holds, word for word."""
    name = visit.path["id"]
    said = reading_of(visit.ledger, name)
    (reading,) = parse_readings(json.dumps(said, ensure_ascii=False).encode(), origin=name)
    found, whole = _checked(visit, reading)
    data = {
        **found.to_json(), "dispatch": name, "url": address_of(name),
        "title": said["dispatch"]["title"], "page": whole,
    }  # fmt: skip
    return View(template="proof.html", data=data)


def _checked(visit: Visit, reading: SavedReading) -> tuple[Verification, bool]:
    """What was found, and whether the page itself was at hand."""
    try:
        capture, content = visit.ledger.capture(reading.typed.dispatch.capture.sha256)
    except NotFoundError:
        return verify(reading), False
    return (verify(reading), False) if content is None else (
        verify_bytes(reading, capture, content), True
    )  # fmt: skip
