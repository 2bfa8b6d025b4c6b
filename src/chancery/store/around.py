"""What a reviewer sees around a record: its dispatch, its sentence, and who is meant by ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import Connection

from chancery.records.found import Quote, Source
from chancery.store.finding.quoting import Words
from chancery.store.finding.rows import sources_of
from chancery.store.finding.snippets import window
from chancery.store.within import Member, members_of

_ANCHORS = {"event": "anchor", "statement": "cue", "obligation": "action"}
"""The field that holds the words by which a record was found; of others, the first mention."""

_CAST = ("actors", "recipients", "others", "bearers", "counterparties", "parties")


def source_of(connection: Connection, number: int) -> Source | None:
    """The dispatch of that number."""
    return sources_of(connection, [number]).get(number)


def quoted(
    kind: str, machine: Mapping[str, object], text: str
) -> tuple[Quote | None, Quote | None]:
    """The sentence of a record and the words in it by which it was found.

    The sentence is the widest evidence around them, or else their line in the text, cut to fit.
    """
    anchor = next(_quotes([machine.get(_ANCHORS.get(kind, ""))]), None)
    anchor = anchor or next(_quotes(machine.get("mentions")), None)
    if anchor is None:
        return None, None
    words = Words(anchor=anchor, wide=list(_quotes(machine.get("evidence"))))
    return (words.sentence if words.sentence != anchor else _line(text, anchor)), anchor


def cast_named(
    connection: Connection, number: int, machine: Mapping[str, object], corrected: Iterable[object]
) -> dict[str, Member]:
    """Those who are named by id in a record, or in what was said of its fields."""
    named = {str(one.get("id")) for field in _CAST for one in _objects(machine.get(field))}
    named |= {str(one) for value in corrected if isinstance(value, list) for one in value}
    there = members_of(connection, number) if named else {}
    return {one: member for one, member in there.items() if one in named}


def _line(text: str, anchor: Quote) -> Quote:
    before = text.rfind("\n", 0, anchor.start) + 1
    after = text.find("\n", anchor.end)
    line = text[before : after if after >= 0 else len(text)]
    start, end = window(line, anchor.start - before)
    end = max(end, anchor.end - before)
    return Quote(start=before + start, end=before + end, exact=line[start:end])


def _quotes(value: object) -> Iterator[Quote]:
    for one in _objects(value):
        start, end, exact = (one.get(name) for name in ("start", "end", "exact"))
        if isinstance(start, int) and isinstance(end, int) and isinstance(exact, str):
            yield Quote(start=start, end=end, exact=exact)


def _objects(value: object) -> list[dict[str, object]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
