"""Interactions, their reports, actors and wires as tables (CSV, RFC 4180, lines end in CRLF).

Cells are those of ``exchange/cells.py``: none is a formula. Several values of one cell stand
between `` | ``; ``link`` is the page of the record at the desk whose address is given.

1. ``interactions_csv``: a row for each interaction
2. ``reports_csv``: a row for each report of the interactions given, with the words cited
3. ``actors_csv``: a row for each actor; those that are not public are left out
4. ``wires_csv``: a row for each print of a text
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chancery.exchange.cells import several, table_csv
from chancery.exchange.links import page_of
from chancery.records.actor import Actor, Part
from chancery.records.clipping import Copy, Wire
from chancery.records.telling import Contradiction, Interaction, Report

INTERACTION = (
    "id", "type", "mode", "act", "actors", "recipients", "others", "topics", "date", "first",
    "last", "precision", "place", "place_precision", "country", "geonameid", "state", "reports",
    "outlets", "sources", "first_seen", "contradictions", "link",
)  # fmt: skip
REPORT = (
    "interaction", "dispatch", "event", "publisher", "published", "seen", "wire", "bearing",
    "modality", "told_by", "start", "end", "quote", "link",
)  # fmt: skip
ACTOR = (
    "id", "name", "schema", "country", "sector", "key", "names", "offices", "link",
)  # fmt: skip
WIRE = (
    "wire", "source", "prints", "dispatch", "publisher", "published", "agencies", "kind", "of",
    "share", "link",
)  # fmt: skip


def interactions_csv(interactions: Iterable[Interaction], *, base: str) -> str:
    """The interactions; ``contradictions`` are what reports dispute: ``date: … / …``."""
    return table_csv(INTERACTION, (_interaction(one, base) for one in interactions))


def reports_csv(interactions: Iterable[Interaction], *, base: str) -> str:
    """Who reports the interactions, when, and in which words; ``link`` is the dispatch's page."""
    rows = (_report(one, told, base) for one in interactions for told in one.reports)
    return table_csv(REPORT, rows)


def actors_csv(actors: Iterable[Actor], *, base: str) -> str:
    """The public actors, their offices and names, each with how many dispatches have it."""
    return table_csv(ACTOR, (_actor(one, base) for one in actors if one.public))


def wires_csv(wires: Iterable[Wire], *, base: str) -> str:
    """The texts in all their prints: who has it from whom, and how much of it."""
    return table_csv(WIRE, (row for wire in wires for row in _prints(wire, base)))


def _interaction(one: Interaction, base: str) -> dict[str, object]:
    when = one.when
    return {
        "id": one.id,
        "type": one.type,
        "mode": one.mode,
        "act": one.act,
        "actors": _named(one, "actor"),
        "recipients": _named(one, "recipient"),
        "others": _named(one, "other"),
        "topics": several(one.topics),
        "date": when and when.edtf,
        "first": when and when.first,
        "last": when and when.last,
        "precision": when and when.precision,
        **_placed(one),
        "state": one.state,
        "reports": len(one.reports),
        "outlets": one.outlets,
        "sources": several(one.sources),
        "first_seen": one.first_seen,
        "contradictions": several(_told_apart(each) for each in one.contradictions),
        "link": page_of(base, one.id),
    }


def _named(one: Interaction, part: Part) -> str:
    return several(player.name for player in one.players if player.part == part)


def _told_apart(one: Contradiction) -> str:
    return f"{one.field}: {' / '.join(version.value for version in one.versions)}"


def _placed(one: Interaction) -> dict[str, object]:
    return {
        "place": one.place,
        "place_precision": one.place_precision,
        "country": one.place_country,
        "geonameid": one.geonameid,
    }


def _report(one: Interaction, told: Report, base: str) -> dict[str, object]:
    return {
        "interaction": one.id,
        "dispatch": told.dispatch,
        "event": told.event,
        "publisher": told.publisher,
        "published": told.published,
        "seen": told.seen,
        "wire": told.wire,
        "bearing": told.bearing,
        "modality": told.modality,
        "told_by": several(told.told_by),
        "start": told.cited.start,
        "end": told.cited.end,
        "quote": told.cited.exact,
        "link": page_of(base, told.dispatch),
    }


def _actor(one: Actor, base: str) -> dict[str, object]:
    held = (f"{x.title} ({x.first_day or '?'}/{x.last_day or '?'})" for x in one.offices)
    return {
        "id": one.id,
        "name": one.name,
        "schema": one.schema,
        "country": one.country,
        "sector": one.sector,
        "key": one.key,
        "names": several(f"{variant.name} ({variant.count})" for variant in one.names),
        "offices": several(held),
        "link": page_of(base, one.id),
    }


def _prints(wire: Wire, base: str) -> Iterator[dict[str, object]]:
    for copy in wire.copies:
        whole = {"wire": wire.id, "source": wire.source, "prints": len(wire.copies)}
        yield {**whole, **_print(copy), "link": page_of(base, copy.dispatch)}


def _print(copy: Copy) -> dict[str, object]:
    return {
        "dispatch": copy.dispatch,
        "publisher": copy.publisher,
        "published": copy.published,
        "agencies": several(copy.agencies),
        "kind": copy.kind,
        "of": copy.of,
        "share": round(copy.share, 3),
    }
