"""Rows of tables and entries of feeds."""

from __future__ import annotations

from chancery.pages.claims import of_address, said_claim
from chancery.pages.dates import read_stamp
from chancery.pages.draft import Claim, FactName, Page
from chancery.pages.wrapped import all_inside, read_wrapped
from chancery.records.intake import Row

_FACTS: tuple[FactName, ...] = ("title", "url", "publisher", "language", "byline")


def read_row(data: bytes) -> Page:
    """The page that a sealed row makes; what the row says of it has the origin ``row``.

    Its address also tells a publisher and a day, as those of pages do. Bytes that are no row, and a
    row without text, give an empty page whose ``problem`` says why.
    """
    try:
        row = Row.from_bytes(data)
    except ValueError as error:
        return Page(problem=f"not a row: {' '.join(str(error).split())[:100]}")
    page = read_wrapped(row.text, html=row.form == "html", title=row.title, claims=_claims(row))
    return all_inside(page)


def _claims(row: Row) -> tuple[Claim, ...]:
    said = [said_claim(name, getattr(row, name) or "", "row") for name in _FACTS]
    said.append(said_claim("published", read_stamp(row.published or "") or "", "row"))
    return tuple(claim for claim in (*said, *of_address(row.url or "")) if claim.value)
