"""The door of the room: one page in, one dispatch out, whatever the bytes are."""

from __future__ import annotations

from dataclasses import replace

from chancery.errors import PageTimeoutError, UnreadableError
from chancery.pages.assemble import assemble
from chancery.pages.decode import decode
from chancery.pages.draft import Page
from chancery.pages.dump import read_dump
from chancery.pages.warden import take_apart
from chancery.records.dispatch import Capture, Dispatch, Fact

HTML, PLAIN = "text/html", "text/plain"


def read_page(capture: Capture, data: bytes, *, published: str | None = None) -> Dispatch:
    """Read the bytes of a page into a dispatch, its language still unknown.

    1. ``text/plain``: a dump of a page, or a text file; read line by line
    2. ``text/html``: a saved page; taken apart in a worker process within its deadline

    ``published`` is an EDTF date that the caller vouches for. Never raises on what a page holds: a
    page that is empty, binary, over a limit or too slow gives an empty dispatch whose ``problem``
    says why. Every character of the text that is not a space belongs to exactly one block.
    """
    if capture.media_type not in {HTML, PLAIN}:
        return assemble(capture, Page(problem=_not_text(capture)), published=published)
    decoded = decode(data)
    try:
        page = take_apart(decoded.text) if capture.media_type == HTML else read_dump(decoded.text)
    except (PageTimeoutError, UnreadableError) as error:
        page = Page(problem=str(error))
    dispatch = assemble(capture, page, published=published)
    if decoded.encoding == "utf-8":
        return dispatch
    encoding = Fact(name="encoding", value=decoded.encoding, origin="bytes")
    return replace(dispatch, facts=(*dispatch.facts, encoding))


def _not_text(capture: Capture) -> str:
    return f"not a page: the bytes are {capture.media_type}, not text or HTML"
