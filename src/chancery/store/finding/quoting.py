"""The words behind the events of a page: their sentences, and who tells of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from chancery.records.found import Quote
from chancery.store import schema

_TOLD = re.compile(r"told_by\[\d+\]\.evidence")
_WIDE = re.compile(r"evidence\[\d+\]")


@dataclass(slots=True)
class Words:
    """What was quoted for one event."""

    anchor: Quote | None = None
    told_by: list[Quote] = field(default_factory=list)
    wide: list[Quote] = field(default_factory=list)

    @property
    def sentence(self) -> Quote | None:
        """The widest evidence around the anchor, or the anchor."""
        anchor = self.anchor
        if anchor is None:
            return None
        around = [q for q in self.wide if q.start <= anchor.start and anchor.end <= q.end]
        return max(around, key=lambda quote: quote.end - quote.start, default=anchor)

    def take(self, path: str, quote: Quote) -> None:
        """Keep the words of a field."""
        if path == "anchor":
            self.anchor = quote
        elif _TOLD.fullmatch(path):
            self.told_by.append(quote)
        elif _WIDE.fullmatch(path):
            self.wide.append(quote)


def words_of(
    connection: Connection, events: Collection[tuple[int, int]]
) -> dict[tuple[int, int], Words]:
    """The words of events, by the number of their dispatch and their own in it."""
    dispatches = {dispatch for dispatch, _ in events}
    texts = texts_of(connection, dispatches)
    found: defaultdict[tuple[int, int], Words] = defaultdict(Words)
    table = schema.evidence.c
    asked = select(table.dispatch, table.record, table.path, table.start, table.end)
    asked = asked.where(table.dispatch.in_(dispatches), table.kind == "event")
    for dispatch, n, path, start, end in connection.execute(
        asked.order_by(table.dispatch, table.n)
    ):
        if (dispatch, n) in events:
            exact = texts[dispatch][start:end]
            found[dispatch, n].take(path, Quote(start=start, end=end, exact=exact))
    return found


def texts_of(connection: Connection, dispatches: Collection[int]) -> dict[int, str]:
    """The texts of dispatches, by their numbers."""
    table, texts = schema.dispatches.c, schema.texts.c
    asked = select(table.seq, texts.content).where(table.seq.in_(dispatches))
    asked = asked.join_from(schema.dispatches, schema.texts, table.text_sha256 == texts.sha256)
    return {row.seq: row.content for row in connection.execute(asked)}
