"""Rows of tables and entries of feeds, sealed as things of their own."""

from __future__ import annotations

import hashlib

from chancery.errors import TooLargeError
from chancery.records.dispatch import Capture
from chancery.records.intake import ROW, Item, Row, content_address
from chancery.sources.files import MOST_BYTES, shown


def capture_row(
    row: Row, *, address: str | None, path: str | None = None, retrieved_at: str | None = None
) -> Item:
    """Seal a row: its bytes are its canonical JSON; raises ``TooLargeError`` over 16 MB.

    ``address`` is where a later version of the row will come from again, ``None`` when nothing says
    so: then it is known by its content. ``path`` is the table and the row in it, where there is
    one.
    """
    data = row.to_bytes()
    if len(data) > MOST_BYTES:
        where = shown(address or path or "a row")
        message = f"{where}: over {MOST_BYTES // 1_000_000} MB, the most read at once"
        raise TooLargeError(message)
    capture = Capture(
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=ROW,
        path=path,
        url=row.url,
        retrieved_at=retrieved_at,
    )
    place = address or content_address(capture.sha256)
    return Item(address=place, capture=capture, data=data)


def clean(text: str) -> str:
    """The text without halves of characters, which no encoding can write, and without NUL."""
    return (
        text.encode("utf-8", "replace").decode("utf-8").replace("\0", "\N{REPLACEMENT CHARACTER}")
    )


def one_line(text: str) -> str:
    """The text without halves of characters, its spaces and line ends made one space each."""
    return " ".join(clean(text).split())
