"""Helpers: a page as read, told by kind."""

from chancery.pages import read_page
from chancery.sources import capture_bytes


def read(page, **options):
    data = page if isinstance(page, bytes) else page.encode()
    return read_page(*capture_bytes(data), **options)


def told(dispatch, *kinds):
    """The texts of the blocks of these kinds that are not set aside."""
    return [dispatch.text[b.span] for b in dispatch.blocks if b.kind in kinds and b.note is None]


def kinds(dispatch):
    return [(block.kind, dispatch.text[block.span]) for block in dispatch.blocks]


def covers_all(dispatch):
    """Whether every character but spaces lies in exactly one block, in order."""
    at, text = 0, dispatch.text.content
    for block in dispatch.blocks:
        if block.span.start < at or text[at : block.span.start].strip(" \n-–—|/"):
            return False
        at = block.span.end
    return not text[at:].strip()
