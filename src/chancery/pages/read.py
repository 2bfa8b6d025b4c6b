"""The door of the room: one page in, one dispatch out, whatever the bytes are."""

from __future__ import annotations

from dataclasses import replace

from chancery.errors import PageTimeoutError, UnreadableError
from chancery.pages.assemble import assemble
from chancery.pages.decode import decode
from chancery.pages.draft import Page
from chancery.pages.dump import read_dump
from chancery.pages.mail import read_mail
from chancery.pages.row import read_row
from chancery.pages.warden import take_apart
from chancery.records.dispatch import Capture, Dispatch, Fact
from chancery.records.intake import MAIL, ROW

HTML, PLAIN = "text/html", "text/plain"


def read_page(
    capture: Capture, data: bytes, *, published: str | None = None, publisher: str | None = None
) -> Dispatch:
    """Read the bytes of a page into a dispatch, its language still unknown.

    1. ``text/plain``: a dump of a page, or a text file; read line by line
    2. ``text/html``: a saved page; taken apart in a worker process within its deadline
    3. a sealed row of a table or entry of a feed: see ``row``
    4. ``message/rfc822``: an e-mail message; see ``mail``

    ``published`` is an EDTF date that the caller vouches for, ``publisher`` whose page it is unless
    it says so itself; the address of the capture tells a publisher and a day last of all. Never
    raises on what a page holds: a page that is empty, binary, over a limit or too slow gives an
    empty dispatch whose ``problem`` says why. Every character of the text that is not a space
    belongs to exactly one block. Text and blocks are made from the bytes and their media type
    alone.
    """
    page, encoding = _taken(capture.media_type, data)
    dispatch = assemble(capture, page, published=published, publisher=publisher)
    if encoding == "utf-8":
        return dispatch
    fact = Fact(name="encoding", value=encoding, origin="bytes")
    return replace(dispatch, facts=(*dispatch.facts, fact))


def _taken(media_type: str, data: bytes) -> tuple[Page, str]:
    """The page that some bytes make, and the encoding they were written in."""
    if media_type == ROW:
        return read_row(data), "utf-8"
    if media_type == MAIL:
        letter = read_mail(data)
        return letter.page, letter.encoding
    if media_type not in {HTML, PLAIN}:
        return Page(problem=_not_text(media_type)), "utf-8"
    decoded = decode(data)
    try:
        page = take_apart(decoded.text) if media_type == HTML else read_dump(decoded.text)
    except (PageTimeoutError, UnreadableError) as error:
        page = Page(problem=str(error))
    return page, decoded.encoding


def _not_text(media_type: str) -> str:
    return f"not a page: the bytes are {media_type}, not text or HTML"
