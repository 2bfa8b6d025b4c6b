"""Events as reviewers left them: rows beside the machine's, never in their place.

An event that was corrected, or in which somebody takes part who was, has two rows of one id: the
machine's, which does not stand, and the corrected one, whose ``origin`` is the last judgement that
made it so. One that was rejected stands in neither. A row that was made once is taken again when
later judgements come back to it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, RowMapping, select, update

from chancery.records.review import Judgement, Verdict
from chancery.store import schema
from chancery.store.corrected import Roles, corrected_columns, corrected_roles
from chancery.store.judged import verdicts_of
from chancery.store.rows import Rows

_OWN = ("seq", "standing", "changed_at")
"""The columns of an event in which two rows that say the same may differ."""

NOBODY = Verdict()


@dataclass(frozen=True, slots=True)
class _Scene:
    """A dispatch's rows: its events, who takes part in each, its cast, and what was judged."""

    published_day: str | None
    events: Sequence[RowMapping]
    roles: Mapping[int, Roles]
    cast: Mapping[str, Mapping[str, object]]
    verdicts: Mapping[str, Verdict]


def restate(
    connection: Connection, rows: Rows, at: str, number: int, touched: Collection[str] = ()
) -> None:
    """Make the events of a dispatch stand as judgements say, if the dispatch stands.

    Events in ``touched``, by their ids, count as changed also when they stand as before.
    """
    scene = _look(connection, number)
    if scene is None:
        return
    for machine in scene.events:
        if machine["origin"] == "machine":
            _restate_one(connection, rows, at, scene, machine, touched)
    rows.write()


@dataclass(frozen=True, slots=True)
class Due:
    """What one of a dispatch's events should say: ``None`` and no roles when it was rejected."""

    columns: Mapping[str, object] | None
    roles: Roles


def due(connection: Connection, number: int) -> dict[int, Due]:
    """What the events of a standing dispatch should say, by the number of the machine's row.

    Raises ``ValueError`` when a judgement is no JSON.
    """
    scene = _look(connection, number)
    if scene is None:
        return {}
    machine = [row for row in scene.events if row["origin"] == "machine"]
    return {row["seq"]: Due(*_wanted(scene, row)) for row in machine}


def _look(connection: Connection, number: int) -> _Scene | None:
    dispatches, events, roles, entities = (
        schema.dispatches, schema.events, schema.roles, schema.entities
    )  # fmt: skip
    asked = select(dispatches.c.published_day).where(dispatches.c.seq == number)
    dispatch = connection.execute(asked.where(dispatches.c.standing)).one_or_none()
    if dispatch is None:
        return None
    mine = select(events).where(events.c.dispatch == number).order_by(events.c.seq)
    told = connection.execute(mine).mappings().all()
    parts: defaultdict[int, list[dict[str, object]]] = defaultdict(list)
    cast = select(roles).join(events, roles.c.event == events.c.seq)
    cast = cast.where(events.c.dispatch == number).order_by(roles.c.event, roles.c.n)
    for row in connection.execute(cast).mappings():
        parts[row["event"]].append(dict(row))
    known = select(entities).where(entities.c.dispatch == number)
    people = {str(row["id"]): dict(row) for row in connection.execute(known).mappings()}
    verdicts = verdicts_of(connection, {row["id"] for row in told} | set(people))
    return _Scene(dispatch.published_day, told, parts, people, verdicts)


def _restate_one(
    connection: Connection, rows: Rows, at: str, scene: _Scene, machine: RowMapping,
    touched: Collection[str],
) -> None:  # fmt: skip
    beside = [
        row
        for row in scene.events
        if (row["id"], row["n"]) == (machine["id"], machine["n"]) and row["origin"] != "machine"
    ]
    wanted, roles = _wanted(scene, machine)
    chosen = _chosen(scene, machine, beside, wanted, roles)
    for row in (machine, *beside):
        stands = row is chosen
        if row["id"] in touched or row["standing"] != stands:
            change = update(schema.events).where(schema.events.c.seq == row["seq"])
            connection.execute(change.values(standing=stands, changed_at=at))
    if wanted is not None and chosen is None:
        _add(rows, at, wanted, roles)


def _chosen(
    scene: _Scene, machine: RowMapping, beside: Sequence[RowMapping],
    wanted: Mapping[str, object] | None, roles: Roles,
) -> RowMapping | None:  # fmt: skip
    """The row that says already what is wanted, if one does."""
    if wanted is None:
        return None
    for row in (machine, *beside):
        same = all(row[name] == said for name, said in wanted.items() if name not in _OWN)
        if same and _alike(scene.roles.get(row["seq"], []), roles):
            return row
    return None


def _wanted(scene: _Scene, machine: RowMapping) -> tuple[dict[str, object] | None, Roles]:
    """What an event's row should say now, and its roles; ``None`` when it was rejected."""
    verdict = scene.verdicts.get(machine["id"], NOBODY)
    if verdict.rejected:
        return None, []
    said = {**machine, **corrected_columns(dict(machine), verdict.corrections, scene.published_day)}
    before = scene.roles.get(machine["seq"], [])
    roles = corrected_roles(before, verdict.corrections, scene.cast, scene.verdicts)
    if said != dict(machine) or not _alike(before, roles):
        said["origin"] = _origin(scene, verdict, before, roles)
    return said, roles


def _origin(scene: _Scene, verdict: Verdict, before: Roles, after: Roles) -> str:
    """The last judgement that made an event other than the machine's."""
    who = sorted({str(role["entity"]) for role in (*before, *after)})
    verdicts = [scene.verdicts[name] for name in who if name in scene.verdicts]
    made: list[Judgement] = [
        judgement
        for one in (*verdicts, verdict)
        for judgement in one.judgements
        if judgement.action in {"correct", "reject"}
    ]
    return max(enumerate(made), key=lambda pair: (pair[1].at, pair[0]))[1].id


def _alike(some: Roles, others: Roles) -> bool:
    """Whether the same take part in the same way, whatever event and number the rows are of."""
    bare = [
        [{name: role[name] for name in role if name not in {"event", "n"}} for role in roles]
        for roles in (some, others)
    ]
    return bare[0] == bare[1]


def _add(rows: Rows, at: str, said: Mapping[str, object], roles: Roles) -> None:
    seq = rows.number("events")
    values = {**said, "seq": seq, "standing": True, "changed_at": at}
    rows.add("events", tuple(values[column.name] for column in schema.events.columns))
    numbered = [{**role, "event": seq, "n": n} for n, role in enumerate(roles)]
    columns = [column.name for column in schema.roles.columns]
    rows.extend("roles", [tuple(role[name] for name in columns) for role in numbered])
    rows.add("names", (seq, "".join(str(role["entity_folded"]) for role in roles)))
