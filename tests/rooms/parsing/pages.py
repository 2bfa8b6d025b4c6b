"""Dispatches for the tests of this room, made from blocks of text."""

from chancery.records.dispatch import Block, Capture, Dispatch
from chancery.records.text import Span, Text


def dispatch(*blocks, kind="paragraph", note=None):
    """A dispatch whose text is the blocks, an empty line between them."""
    spans, position = [], 0
    for block in blocks:
        spans.append(Span(position, position + len(block)))
        position += len(block) + 2
    return Dispatch(
        capture=Capture(sha256="0" * 64, media_type="text/plain"),
        text=Text("\n\n".join(blocks)),
        blocks=tuple(Block(kind=kind, span=span, note=note) for span in spans),
        language="fr",
    )
