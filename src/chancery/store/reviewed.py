"""Events as reviewers left them: rows beside the machine's, never in their place.

An event that was corrected has two rows of one id: the machine's, which does not stand, and the
corrected one, whose ``origin`` is the last judgement. One that was rejected stands in neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, RowMapping, select, update

from chancery.knowledge.searching import searchable
from chancery.records.review import Judgement, Verdict, weigh
from chancery.store import schema
from chancery.store.rows import Row, Rows

_PARTS = {"actors": "actor", "recipients": "recipient"}


def judgements_of(connection: Connection, record: str) -> tuple[Judgement, ...]:
    """The judgements of a record in the order in which they were made."""
    table = schema.reviews
    asked = select(table).where(table.c.record == record).order_by(table.c.seq)
    return tuple(judgement_of(row) for row in connection.execute(asked).mappings())


def judgement_of(row: RowMapping) -> Judgement:
    """A row of ``reviews`` as a record."""
    return Judgement(**{k: v for k, v in row.items() if k not in {"seq", "id"}})


def restate(connection: Connection, rows: Rows, at: str, events: Iterable[str]) -> None:
    """Make the standing of some events follow their judgements, in every dispatch that stands."""
    table, dispatches = schema.events, schema.dispatches
    for event in events:
        said = judgements_of(connection, event)
        if not said:
            continue
        verdict = weigh(said)
        asked = select(table).join(dispatches, table.c.dispatch == dispatches.c.seq)
        asked = asked.where(table.c.id == event, dispatches.c.standing)
        found = connection.execute(asked.order_by(table.c.seq)).mappings().all()
        for machine in [row for row in found if row["origin"] == "machine"]:
            beside = [
                row
                for row in found
                if row["origin"] != "machine" and row["dispatch"] == machine["dispatch"]
            ]
            _restate_one(connection, rows, at, machine, beside, verdict)
        rows.write()


def _restate_one(
    connection: Connection, rows: Rows, at: str, machine: RowMapping,
    beside: Sequence[RowMapping], verdict: Verdict,
) -> None:  # fmt: skip
    corrected = bool(verdict.corrections) and not verdict.rejected
    origin = verdict.judgements[-1].id if verdict.judgements else ""
    _set(connection, at, machine, standing=not corrected and not verdict.rejected)
    for row in beside:
        _set(connection, at, row, standing=False)
    if corrected:
        seq = rows.number("events")
        values = {**machine, "seq": seq, "origin": origin, "standing": True, "changed_at": at}
        values.update(corrected_columns(verdict.corrections))
        rows.add("events", tuple(values[column.name] for column in schema.events.columns))
        roles = corrected_roles(connection, dict(machine), seq, verdict.corrections)
        rows.extend("roles", roles)
        folded = list(schema.roles.columns.keys()).index("entity_folded")
        rows.add("names", (seq, "".join(str(role[folded]) for role in roles)))


def _set(connection: Connection, at: str, row: RowMapping, *, standing: bool) -> None:
    """Whatever was judged counts as changed, also when it stands as before."""
    table = schema.events
    if row["standing"] != standing or row["origin"] == "machine":
        change = update(table).where(table.c.seq == row["seq"])
        connection.execute(change.values(standing=standing, changed_at=at))


def corrected_columns(corrections: Mapping[str, object]) -> dict[str, object]:
    """The columns that corrected fields fill."""
    found: dict[str, object] = {}
    for name, value in corrections.items():
        if name == "date":
            found |= _date(value if isinstance(value, dict) else {})
        elif name == "place":
            found |= _place(value if isinstance(value, dict) else {})
        elif name not in _PARTS:
            found[name] = value
    return found


def _date(date: dict[str, object]) -> dict[str, object]:
    first, last = date.get("first"), date.get("last")
    day = {"sort_day": first or last} if first or last else {}
    return {"edtf": date.get("edtf"), "first_day": first, "last_day": last, **day}


def _place(place: dict[str, object]) -> dict[str, object]:
    name = place.get("name")
    return {
        "place": name,
        "place_folded": searchable(str(name)) if name else None,
        "place_country": place.get("country"),
        "geonameid": place.get("geonameid"),
        "lat": place.get("lat"),
        "lon": place.get("lon"),
    }


def corrected_roles(
    connection: Connection, machine: Mapping[str, object], seq: int,
    corrections: Mapping[str, object],
) -> list[Row]:  # fmt: skip
    """The roles of a corrected event: the machine's, with those that were corrected."""
    table = schema.roles
    asked = select(table).where(table.c.event == machine["seq"]).order_by(table.c.n)
    kept = [dict(row) for row in connection.execute(asked).mappings()]
    for name, part in _PARTS.items():
        if name in corrections:
            kept = [row for row in kept if row["part"] != part]
            kept += _cast(connection, machine["dispatch"], part, corrections[name])
    columns = [column.name for column in table.columns]
    numbered = ({**row, "event": seq, "n": n} for n, row in enumerate(kept))
    return [tuple(row[name] for name in columns) for row in numbered]


def _cast(
    connection: Connection, dispatch: object, part: str, wanted: object
) -> list[dict[str, object]]:
    """Entities of a dispatch as rows of roles; ``wanted`` are their ids."""
    table = schema.entities
    names = list(wanted) if isinstance(wanted, list) else []
    asked = select(table).where(table.c.dispatch == dispatch, table.c.id.in_(names))
    found = {row["id"]: row for row in connection.execute(asked).mappings()}
    return [
        {
            "part": part,
            "name": None,
            "entity": name,
            "entity_folded": searchable(found[name]["name"]),
            "country": found[name]["country"] or found[name]["supranational"],
            "sector": found[name]["sector"],
            "key": found[name]["key"],
        }
        for name in names
        if name in found
    ]
