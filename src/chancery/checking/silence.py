"""Why nothing, or no more, was read in a sentence of a saved reading."""

from __future__ import annotations

from chancery.checking.explain import dispatch_again
from chancery.errors import InputError, NotFoundError
from chancery.events.misses import Miss
from chancery.exchange import SavedReading, saved
from chancery.records.dispatch import Block, Dispatch
from chancery.records.reading import Reading
from chancery.records.text import Span


def explain_silence(reading: Reading | SavedReading, words: str) -> tuple[Miss, ...]:
    """What became of each possible predicate of the sentence that holds ``words``.

    The page is read again with the rules of this version. Raises ``NotFoundError`` when the words
    stand in no block that is read, ``InputError`` when there are none.
    """
    from chancery.parsing import load_parser  # noqa: PLC0415 - only this needs the parser
    from chancery.pipeline import find_misses  # noqa: PLC0415

    if not words.strip():
        message = "no words given: quote some of the sentence, as in --at 'a rencontré'"
        raise InputError(message)
    known = saved(reading) if isinstance(reading, Reading) else reading
    blocks = tuple(
        Block(kind=block.kind, span=Span(block.start, block.end), note=block.note or None)
        for block in known.typed.dispatch.blocks
    )
    dispatch = dispatch_again(known, blocks)
    start = _place(dispatch, words)
    if start is None:
        message = f"“{words}”: these words stand in no block that is read of {known.origin}"
        raise NotFoundError(message)
    syntax = load_parser(dispatch.language or "").parse(dispatch)
    return find_misses(dispatch, syntax, Span(start, start + len(words)))


def _place(dispatch: Dispatch, words: str) -> int | None:
    content = dispatch.text.content
    start = content.find(words)
    while start >= 0:
        block = dispatch.block_at(start)
        if block is not None and block.is_read:
            return start
        start = content.find(words, start + 1)
    return None
