"""Search with facets: events or dispatches, by everything that ``chancery find`` takes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from chancery.desk.found_table import table_of
from chancery.desk.web.addresses import address_of, cited_at, onward, with_query
from chancery.desk.web.visit import MOST, View, Visit
from chancery.exchange.cells import table_csv
from chancery.knowledge.ontology import load_ontology
from chancery.records.event import STRENGTH
from chancery.records.found import FoundDispatch, FoundEvent
from chancery.records.query import Query

MANY = {
    "type": "types", "mode": "modes", "modality": "modalities", "context": "contexts",
    "actor": "actors", "recipient": "recipients", "party": "parties", "place": "places",
    "publisher": "publishers", "language": "languages", "act": "acts",
}  # fmt: skip
ONE = ("text", "since", "until", "updated_since", "after")
FACETS = ("type", "modality", "publisher", "language")
LISTED = 30


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
        shown=lambda: {"older": older, **_around(rows, asked, of)},
    )  # fmt: skip


def _around(
    rows: list[dict[str, object]], asked: Mapping[str, object], of: str
) -> dict[str, object]:
    """What the form and the margin of the page need."""
    types = load_ontology().types
    return {
        "asked": asked, "facets": facets(rows, asked, of),
        "types": sorted(types), "modalities": STRENGTH,
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


def facets(
    rows: list[dict[str, object]], asked: Mapping[str, object], of: str
) -> list[dict[str, object]]:
    """What the rows of this page have in common, each with a question that asks only for it."""
    found: list[dict[str, object]] = []
    for name in FACETS:
        counts = Counter(value for row in rows if (value := _value(row, name)))
        if of == "dispatches" and name in {"type", "modality"}:
            continue
        choices = [
            {"value": value, "count": count,
             "url": with_query("/search", **{**asked, name: value})}
            for value, count in counts.most_common(12)
        ]  # fmt: skip
        if len(choices) > 1:
            found.append({"name": name, "choices": choices})
    return found


def _value(row: Mapping[str, object], name: str) -> str | None:
    inner = row.get("dispatch")
    value = row.get(name) or (inner.get(name) if isinstance(inner, dict) else None)
    return value if isinstance(value, str) else None
