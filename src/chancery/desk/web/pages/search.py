"""Search with facets: events or dispatches, by everything that ``chancery find`` takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from chancery.desk.found_table import table_of
from chancery.desk.web.addresses import address_of, cited_at, onward, with_query
from chancery.desk.web.visit import MOST, View, Visit
from chancery.exchange.cells import table_csv
from chancery.knowledge.ontology import load_ontology
from chancery.records.event import STRENGTH
from chancery.records.found import Facet, FoundDispatch, FoundEvent
from chancery.records.query import Query

MANY = {
    "type": "types", "mode": "modes", "modality": "modalities", "context": "contexts",
    "actor": "actors", "recipient": "recipients", "party": "parties", "place": "places",
    "publisher": "publishers", "language": "languages", "act": "acts",
}  # fmt: skip
ONE = ("text", "since", "until", "updated_since", "after")
MOST_CHOICES = 12
"""Values of a facet that are offered, the most frequent."""

LISTED = 30
TOLD_APART = 2
"""Values of a facet, at least, that anybody would choose from."""


def search(visit: Visit) -> View:
    """What is found, newest first: events by their day, dispatches by that of publication."""
    query = query_of(visit)
    of = "dispatches" if visit.query.get("of") == "dispatches" else "events"
    look = visit.ledger.find_dispatches if of == "dispatches" else visit.ledger.find_events
    found = look(query)
    rows = [row_of(row) for row in found.rows]
    asked = {name: values for name, values in visit.many.items() if name != "after"}
    following, older = onward("/search", "after", found.next, **asked)
    data = {"of": of, "rows": rows, "next_url": following}
    return View(
        template="search.html", data=data, forms={"csv": lambda: _csv(of, found.rows)},
        shown=lambda: {"older": older, **_around(visit, query, asked, of)},
    )  # fmt: skip


def _around(visit: Visit, query: Query, asked: Mapping[str, object], of: str) -> dict[str, object]:
    """What the form and the margin of the page need."""
    types = load_ontology().types
    count = visit.ledger.count_dispatches if of == "dispatches" else visit.ledger.count_events
    counted = count(query)
    return {
        "asked": asked, "counted": counted, "types": sorted(types), "modalities": STRENGTH,
        "facets": [offered for one in counted.facets if (offered := _offered(one, asked))],
        "chosen": [_without(name, asked) for name in MANY if name in asked],
        "modes": sorted({mode for one in types.values() for mode in one.modes}),
        "whole": with_query("/search.csv", **{**asked, "limit": MOST}),
    }  # fmt: skip


def _csv(of: str, rows: Sequence[FoundEvent | FoundDispatch]) -> str:
    head, *told = table_of(of, rows)
    names = [str(name) for name in head]
    return table_csv(names, [dict(zip(names, row, strict=True)) for row in told])


def query_of(visit: Visit) -> Query:
    """The question. Raises ``QueryError``."""
    given: dict[str, object] = {
        field: tuple(v for v in visit.many[name] if v.strip())
        for name, field in MANY.items() if name in visit.many
    }  # fmt: skip
    given |= {name: visit.query[name] for name in ONE if name in visit.query}
    return Query(**given, limit=visit.number("limit", LISTED, MOST))  # type: ignore[arg-type]


def row_of(row: FoundEvent | FoundDispatch) -> dict[str, object]:
    """A row as JSON, with where it is shown."""
    if isinstance(row, FoundEvent):
        start = row.anchor.start if row.anchor else 0
        return {**row.to_json(), "url": cited_at(row.dispatch.id, start)}
    start = row.matches[0].start if row.matches else 0
    return {
        **row.to_json(),
        "url": f"{address_of(row.id)}#w{start}" if start else address_of(row.id),
    }


def _offered(facet: Facet, asked: Mapping[str, object]) -> dict[str, object] | None:
    """A facet, each value with a question that asks only for it; none where all have one value."""
    if len(facet.counts) < TOLD_APART:
        return None
    most = facet.counts[:MOST_CHOICES]
    urls = [with_query("/search", **{**asked, facet.name: value}) for value, _ in most]
    choices = [
        {"value": value, "count": count, "url": url}
        for (value, count), url in zip(most, urls, strict=True)
    ]
    return {"name": facet.name, "choices": choices}


def _without(name: str, asked: Mapping[str, object]) -> dict[str, object]:
    """A condition that was set, with the question that leaves it out."""
    left = {other: values for other, values in asked.items() if other != name}
    return {"name": name, "values": asked[name], "url": with_query("/search", **left)}
