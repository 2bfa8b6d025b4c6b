"""What was found as a table: a row each, cells as the record has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chancery.exchange.cells import BETWEEN
from chancery.records.found import FoundDispatch, FoundEvent, Party, Quote, Source

EVENT = (
    "event", "type", "mode", "act", "modality", "contexts", "date", "place", "place_country",
    "actors", "actor_countries", "recipients", "recipient_countries", "others", "other_countries",
    "other_roles", "anchor", "sentence", "told_by", "dispatch", "title", "publisher", "published",
    "language", "address", "origin", "reviewer", "reviewed_at", "changed_at",
)  # fmt: skip
DISPATCH = (
    "dispatch", "title", "publisher", "published", "language", "address", "problem", "events",
    "snippet", "matches", "changed_at",
)  # fmt: skip


def table_of(kind: str, rows: Sequence[FoundEvent | FoundDispatch]) -> Iterator[Sequence[object]]:
    """The names of the columns, then the rows."""
    yield EVENT if kind == "events" else DISPATCH
    for row in rows:
        yield _event(row) if isinstance(row, FoundEvent) else _dispatch(row)


def _event(row: FoundEvent) -> Sequence[object]:
    return (
        row.id, row.type, row.mode, row.act, row.modality, BETWEEN.join(row.contexts), row.date,
        row.place, row.place_country, *_parties(row.actors), *_parties(row.recipients),
        *_parties(row.others), BETWEEN.join(party.role or "" for party in row.others),
        _words(row.anchor), _words(row.sentence), BETWEEN.join(q.exact for q in row.told_by),
        *_source(row.dispatch), row.origin, row.reviewer, row.reviewed_at, row.changed_at,
    )  # fmt: skip


def _dispatch(row: FoundDispatch) -> Sequence[object]:
    matches = BETWEEN.join(quote.exact for quote in row.matches)
    return (
        *_source(row.source), row.problem, row.events, _words(row.snippet), matches, row.changed_at,
    )  # fmt: skip


def _source(source: Source) -> Sequence[object]:
    return (
        source.id, source.title, source.publisher, source.published, source.language,
        source.address,
    )  # fmt: skip


def _parties(parties: Sequence[Party]) -> tuple[str, str]:
    names = BETWEEN.join(party.name for party in parties)
    return names, BETWEEN.join(party.country or "" for party in parties)


def _words(quote: Quote | None) -> str | None:
    return quote.exact if quote else None
