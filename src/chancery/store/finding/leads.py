"""Where the article of a dispatch begins: its first paragraph, past menus and headline."""

from __future__ import annotations

from collections.abc import Collection

import msgspec
from sqlalchemy import Connection, select

from chancery.records.text import Span
from chancery.store import schema
from chancery.store.packing import unpack


class _Block(msgspec.Struct):
    kind: str
    start: int
    end: int
    note: str | None = None


class _Dispatch(msgspec.Struct):
    blocks: list[_Block] = []


class _Body(msgspec.Struct):
    dispatch: _Dispatch = msgspec.field(default_factory=_Dispatch)


_DECODER = msgspec.json.Decoder(_Body)
_KINDS = ("lead", "paragraph")


def leads_of(connection: Connection, dispatches: Collection[int]) -> dict[int, Span]:
    """The first lead or paragraph that is read of each dispatch that has one, by its number."""
    table = schema.dispatches.c
    asked = select(table.seq, table.body).where(table.seq.in_(dispatches))
    rows = connection.execute(asked) if dispatches else ()
    found = ((row.seq, _lead(row.body)) for row in rows)
    return {number: span for number, span in found if span}


def _lead(body: bytes) -> Span | None:
    """What is damaged has none: a search goes on, and ``verify --ledger`` says so."""
    try:
        blocks = _DECODER.decode(unpack(body)).dispatch.blocks
        read = (block for block in blocks if block.kind in _KINDS and block.note is None)
        return next((Span(block.start, block.end) for block in read), None)
    except (ValueError, msgspec.DecodeError):
        return None
