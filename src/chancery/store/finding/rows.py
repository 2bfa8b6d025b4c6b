"""From the numbers of rows to what a page shows of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from sqlalchemy import Connection, RowMapping, func, select

from chancery.knowledge.searching import searchable
from chancery.records.found import FoundDispatch, FoundEvent, Party, Source
from chancery.store import schema
from chancery.store.finding.leads import leads_of
from chancery.store.finding.quoting import Words, texts_of, words_of
from chancery.store.finding.snippets import Snippets, beginning
from chancery.store.judged import verdicts_of
from chancery.store.terms import Term

_SOURCE = ("id", "title", "publisher", "published", "language", "address")
_PARTS = {"actor": "actors", "recipient": "recipients", "other": "others"}


def events_of(connection: Connection, numbers: Sequence[int]) -> tuple[FoundEvent, ...]:
    """Events by their numbers, in this order."""
    table = schema.events
    asked = select(table).where(table.c.seq.in_(numbers))
    rows = {row["seq"]: row for row in connection.execute(asked).mappings()}
    words = words_of(connection, {(row["dispatch"], row["n"]) for row in rows.values()})
    dispatches = {row["dispatch"] for row in rows.values()}
    sources = sources_of(connection, dispatches)
    parties = _parties(connection, rows)
    signed = _signed(connection, {row["origin"] for row in rows.values()} - {"machine"})
    return tuple(
        _event(
            row,
            {name: tuple(parties[row["seq"]].get(name, ())) for name in _PARTS.values()},
            words.get((row["dispatch"], row["n"]), Words()),
            sources[row["dispatch"]],
            signed.get(row["origin"], (None, None)),
        )
        for row in (rows[number] for number in numbers)
    )


def _event(
    row: RowMapping, cast: dict[str, tuple[Party, ...]], words: Words, source: Source,
    signed: tuple[str | None, str | None],
) -> FoundEvent:  # fmt: skip
    reviewer, reviewed_at = signed
    return FoundEvent(
        id=row["id"],
        origin=row["origin"],
        reviewer=reviewer,
        reviewed_at=reviewed_at,
        act=row["act"],
        type=row["type"],
        mode=row["mode"],
        contexts=tuple(filter(None, row["contexts"].split("|"))),
        modality=row["modality"],
        date=row["edtf"],
        place=row["place"],
        place_country=row["place_country"],
        told_by=tuple(words.told_by),
        anchor=words.anchor,
        sentence=words.sentence,
        dispatch=source,
        changed_at=row["changed_at"],
        **cast,
    )


def _signed(connection: Connection, judgements: Collection[str]) -> dict[str, tuple[str, str]]:
    """Who made some judgements, and when."""
    table = schema.reviews.c
    asked = select(table.id, table.reviewer, table.at).where(table.id.in_(judgements))
    rows = connection.execute(asked) if judgements else ()
    return {row.id: (row.reviewer, row.at) for row in rows}


def _parties(
    connection: Connection, events: dict[int, RowMapping]
) -> defaultdict[int, dict[str, list[Party]]]:
    names = _names(connection, {row["dispatch"] for row in events.values()})
    renamed = _renamed(connection, events)
    table = schema.roles.c
    asked = select(schema.roles).where(table.event.in_(events)).order_by(table.event, table.n)
    found: defaultdict[int, dict[str, list[Party]]] = defaultdict(dict)
    for row in connection.execute(asked).mappings():
        known = names.get((events[row["event"]]["dispatch"], row["entity"]))
        now = renamed.get((row["entity"], row["entity_folded"]))
        name = now or known or row["entity_folded"].strip() or row["entity"]
        party = Party(name=name, country=row["country"], role=row["name"])
        found[row["event"]].setdefault(_PARTS[row["part"]], []).append(party)
    return found


def _names(connection: Connection, dispatches: Collection[int]) -> dict[tuple[int, str], str]:
    table = schema.entities.c
    asked = select(table.dispatch, table.id, table.name).where(table.dispatch.in_(dispatches))
    return {(dispatch, name): said for dispatch, name, said in connection.execute(asked)}


def _renamed(connection: Connection, events: dict[int, RowMapping]) -> dict[tuple[str, str], str]:
    """Names that reviewers gave to those in corrected events, by id and the name folded."""
    corrected = [number for number, row in events.items() if row["origin"] != "machine"]
    if not corrected:
        return {}
    table = schema.roles.c
    cast = connection.scalars(select(table.entity).where(table.event.in_(corrected)).distinct())
    said = {one: v.corrections.get("name") for one, v in verdicts_of(connection, cast).items()}
    return {(one, searchable(str(name))): str(name) for one, name in said.items() if name}


def sources_of(connection: Connection, dispatches: Collection[int]) -> dict[int, Source]:
    """Dispatches as sources, by their numbers."""
    table = schema.dispatches.c
    asked = select(table.seq, *(table[name] for name in _SOURCE))
    found = connection.execute(asked.where(table.seq.in_(dispatches))).mappings()
    return {row["seq"]: Source(**{name: row[name] for name in _SOURCE}) for row in found}


def dispatches_of(
    connection: Connection, numbers: Sequence[int], terms: Sequence[Term], *, machine: bool
) -> tuple[FoundDispatch, ...]:
    """Dispatches by their numbers, in this order."""
    sources, texts = sources_of(connection, numbers), texts_of(connection, numbers)
    table = schema.dispatches.c
    asked = select(table.seq, table.changed_at, table.problem).where(table.seq.in_(numbers))
    rows = {row.seq: row for row in connection.execute(asked)}
    events = _counts(connection, numbers, machine=machine)
    snippets, found = Snippets(terms), []
    best = {number: snippets.of(text) for number, text in texts.items()}
    leads = leads_of(connection, [number for number in numbers if best[number] is None])
    for number in numbers:
        shown, matches = best[number] or (beginning(texts[number], leads.get(number)), ())
        found.append(
            FoundDispatch(
                source=sources[number],
                problem=rows[number].problem,
                snippet=shown,
                matches=matches,
                events=events.get(number, 0),
                changed_at=rows[number].changed_at,
            )
        )
    return tuple(found)


def _counts(connection: Connection, numbers: Sequence[int], *, machine: bool) -> dict[int, int]:
    table = schema.events.c
    counted = table.origin == "machine" if machine else table.standing
    asked = select(table.dispatch, func.count().label("found")).where(
        table.dispatch.in_(numbers), counted
    )
    asked = asked.group_by(table.dispatch)
    return {row.dispatch: row.found for row in connection.execute(asked)}
