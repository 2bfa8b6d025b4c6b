"""The words that gatherings cite, beside the texts that they cite them from."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, select

from chancery.store import schema
from chancery.store.judged import parts

_MANY = 200
_CITATION = frozenset({"dispatch", "start", "end", "exact"})


class Cited(NamedTuple):
    """Words that a gathering cites; ``there`` is what stands there, ``None`` without the text."""

    exact: str
    there: str | None


class HeldGathering(NamedTuple):
    """A gathering that stands, and all that it cites; ``None`` when it cannot be read."""

    kind: str
    id: str
    cited: tuple[Cited, ...] | None


def held_gatherings(connection: Connection) -> Iterator[HeldGathering]:
    """Every gathering that stands, in order."""
    table, after = schema.gatherings.c, 0
    asked = select(table.seq, table.kind, table.id, table.body).where(table.standing)
    asked = asked.order_by(table.seq).limit(_MANY)
    while rows := connection.execute(asked.where(table.seq > after)).all():
        said = {row.seq: _citations(row.body) for row in rows}
        texts = texts_of(
            connection, {str(x["dispatch"]) for some in said.values() for x in some or ()}
        )
        for row in rows:
            some = said[row.seq]
            cited = None if some is None else tuple(_beside(one, texts) for one in some)
            yield HeldGathering(row.kind, row.id, cited)
        after = rows[-1].seq


def texts_of(connection: Connection, dispatches: Collection[str]) -> dict[str, str]:
    """The texts of some dispatches, standing or not, by id."""
    table, texts = schema.dispatches, schema.texts.c
    found: dict[str, str] = {}
    for some in parts(dispatches):
        asked = select(table.c.id, texts.content).where(table.c.id.in_(some))
        asked = asked.join_from(table, schema.texts, table.c.text_sha256 == texts.sha256)
        found.update(dict(connection.execute(asked).all()))
    return found


def _citations(body: bytes) -> list[dict[str, object]] | None:
    try:
        found: list[dict[str, object]] = []
        waiting: list[object] = [msgspec.json.decode(body)]
        while waiting:
            one = waiting.pop()
            if isinstance(one, list):
                waiting += one
            elif isinstance(one, dict):
                if one.keys() == _CITATION:
                    found.append(one)
                else:
                    waiting += one.values()
    except (msgspec.DecodeError, RecursionError):
        return None
    return found


def _beside(one: dict[str, object], texts: dict[str, str]) -> Cited:
    start, end, text = one["start"], one["end"], texts.get(str(one["dispatch"]))
    fits = isinstance(start, int) and isinstance(end, int) and text is not None
    return Cited(str(one["exact"]), text[start:end] if fits else None)  # type: ignore[index]
