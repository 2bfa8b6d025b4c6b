"""Which column of a table says what, and what its cells may be."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from types import MappingProxyType

from chancery.errors import InputError
from chancery.records.intake import Row
from chancery.sources.addresses import web_address
from chancery.sources.rows import clean, one_line
from chancery.sources.stamps import read_stamp

SYNONYMS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "text": ("text", "body", "content", "article"),
        "title": ("title", "headline"),
        "url": ("url", "link"),
        "published": ("published", "date", "published_at", "pub_date", "date_published"),
        "publisher": ("publisher", "source", "outlet"),
        "language": ("language", "lang"),
        "byline": ("byline", "author"),
        "id": ("id",),
        "html": ("html", "content_html"),
    }
)
"""Our fields, and the columns that they are looked for in when no mapping names them, in order."""

Cells = Mapping[str, object]


class RefusedRowError(Exception):
    """A row that cannot be taken; the message says why."""


def chosen(mapping: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """For each of our fields the columns it may stand in, best first.

    Raises ``InputError`` for a mapping that names a field we do not have.
    """
    unknown = sorted(set(mapping) - set(SYNONYMS))
    if unknown:
        message = f"no field is called {unknown[0]!r}; fields are: {', '.join(SYNONYMS)}"
        raise InputError(message)
    return {
        name: (mapping[name],) if name in mapping else usual for name, usual in SYNONYMS.items()
    }


def picked(columns: Mapping[str, tuple[str, ...]], there: Collection[str]) -> dict[str, str]:
    """For each of our fields the first of its columns that is there."""
    found = {
        name: next((one for one in wanted if one in there), None)
        for name, wanted in columns.items()
    }
    return {name: column for name, column in found.items() if column is not None}


def read_cells(cells: Cells) -> tuple[Row, str | None]:
    """The row that some cells, named by our fields, make; and the row's own id.

    1. text stays text; ``html`` is taken where ``text`` is empty
    2. dates and times are written in ISO 8601; so is text that is a date
    3. an id may be a whole number
    4. an address that is not http(s) is none

    Raises ``RefusedRowError`` for a row without text, and for a cell of any other kind.
    """
    said = {name: _said(name, cell) for name, cell in cells.items()}
    text, html = said.get("text", "").strip(), said.get("html", "").strip()
    if not text and not html:
        message = "it has no text"
        raise RefusedRowError(message)
    published = said.get("published", "").strip()
    row = Row(
        text=clean(text or html),
        form="text" if text else "html",
        title=one_line(said.get("title", "")) or None,
        url=web_address(said.get("url")),
        published=read_stamp(published) or one_line(published) or None,
        publisher=one_line(said.get("publisher", "")) or None,
        language=one_line(said.get("language", "")) or None,
        byline=one_line(said.get("byline", "")) or None,
    )
    return row, one_line(said.get("id", "")) or None


def _said(name: str, cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if name == "published" and isinstance(cell, date):
        return cell.isoformat("T", "seconds") if isinstance(cell, datetime) else cell.isoformat()
    if name == "id" and isinstance(cell, int) and not isinstance(cell, bool):
        return str(cell)
    message = f"its {name} is of the kind {type(cell).__name__}, which is not read"
    raise RefusedRowError(message)
