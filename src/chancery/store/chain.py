"""Whether the judgements are those that were written, all of them and in their order."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, RowMapping, select

from chancery.records.identity import canonical
from chancery.records.review import Judgement
from chancery.store import schema
from chancery.store.judged import judgement_of


def check_chain(connection: Connection) -> list[str]:
    """What is wrong with the reviews, a line each; nothing when they are as they were written.

    A judgement's id is made from its content and the id before it, so one that was altered, put
    in or taken out is found. Judgements cut off at the end leave no trace in themselves: who must
    know notes the last id elsewhere.
    """
    return list(_findings(connection))


def _findings(connection: Connection) -> Iterator[str]:
    table = schema.reviews
    previous: str | None = None
    asked = select(table).order_by(table.c.seq).execution_options(yield_per=500)
    for place, row in enumerate(connection.execute(asked).mappings(), 1):
        name = row["id"]
        if row["seq"] != place:
            yield f"{name}: is judgement {row['seq']} where {place} should be"
        if row["previous"] != previous:
            yield f"{name}: names {row['previous']} before it, where {previous} is"
        try:
            yield from _content(name, row)
        except (ValueError, RecursionError):
            yield f"{name}: was or value is no JSON"
        previous = name


def _content(name: str, row: RowMapping) -> Iterator[str]:
    judgement = judgement_of(row)
    if judgement.id != name:
        yield f"{name}: the content makes {judgement.id}"
    elif not _is_canonical(judgement):
        yield f"{name}: was or value is not as it was written"


def _is_canonical(judgement: Judgement) -> bool:
    """Whether the JSON is to the letter what its value makes: no other text makes the same id."""
    said, written = judgement.to_json(), (("was", judgement.was), ("value", judgement.value))
    return all(text is None or text.encode() == canonical(said[name]) for name, text in written)
