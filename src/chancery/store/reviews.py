"""Writing judgements, and what follows from them, in one transaction.

1. the record is found among what stands; for an undo, the judgement
2. each judgement names the one before it in the ledger, and is dated by the ledger's clock
3. events stand as they are judged now, beside the machine's rows; whatever was touched counts as
   changed, and so do the dispatches that have it
4. what was taken out leaves a tombstone, and what came back one that says so
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from sqlalchemy import Connection, select, update

from chancery.errors import ReviewError
from chancery.records.identity import canonical
from chancery.records.review import Asked, Judgement, Verdict, taken_back
from chancery.store import schema
from chancery.store.correcting import Subject, plain, read_value
from chancery.store.graves import Fate, Graves, standing_of
from chancery.store.judged import judgements_of, rejected_by, verdicts_of
from chancery.store.locating import KINDS, Found, dispatches_with, locate
from chancery.store.reviewed import restate
from chancery.store.rows import Rows
from chancery.store.standing import Standing
from chancery.store.texts import check_text
from chancery.store.within import cast_of, differs_elsewhere, record_within

Read = Callable[[int], dict[str, object]]
"""Gives the machine's reading of a dispatch by its number."""

_JUDGEMENT = re.compile(r"review-[0-9a-f]{4,16}")


def judge(connection: Connection, at: str, asked: Asked, read: Read) -> tuple[Judgement, ...]:
    """Write what a reviewer asked for: one judgement, or one per corrected field.

    Raises ``ReviewError``; then nothing is written.
    """
    reviewer = _check(asked)
    if asked.action == "undo":
        undone = _judgement(connection, asked)
        if undone.kind not in KINDS:
            return write_judgements(connection, Rows(connection), [_of_pair(asked, undone, at)])
        found = Found(
            undone.kind, undone.record, dispatches_with(connection, undone.kind, undone.record)
        )
        drafts = [_draft(asked, found, at, reviewer, undoes=undone.id)]
    else:
        found = locate(connection, asked.record)
        draft = _draft(asked, found, at, reviewer)
        corrected = _corrections(connection, asked, found, read)
        drafts = [
            replace(draft, field=name, was=_json(was), value=_json(value))
            for name, was, value in corrected
        ] or [draft]
    before = verdicts_of(connection, [found.id]).get(found.id, Verdict())
    rows = Rows(connection)
    written = write_judgements(connection, rows, drafts)
    after = verdicts_of(connection, [found.id])[found.id]
    _follow(connection, rows, at, found, (before, after), written[-1].id)
    return written


def check_reviewer(written: str) -> str:
    """The reviewer's name. Raises ``ReviewError`` when there is none."""
    reviewer = check_text("the reviewer's name", written).strip()
    if not reviewer:
        message = "a judgement is signed: give the reviewer's name (--by NAME, CHANCERY_REVIEWER)"
        raise ReviewError(message)
    return reviewer


def _check(asked: Asked) -> str:
    """The reviewer's name, when everything that was asked is there and no more."""
    reviewer = check_reviewer(asked.reviewer)
    reason = check_text("the reason", asked.reason or "").strip()
    if asked.action == "comment" and not reason:
        message = "a comment says something: give --reason TEXT"
        raise ReviewError(message)
    if (asked.action == "correct") != bool(asked.corrections):
        message = "a correction says which field is what: FIELD=VALUE, and nothing else does"
        raise ReviewError(message)
    if (asked.action == "undo") != bool(asked.undoes):
        message = "an undo names the judgement that it undoes, and nothing else does"
        raise ReviewError(message)
    return reviewer


def _draft(
    asked: Asked, found: Found, at: str, reviewer: str, undoes: str | None = None
) -> Judgement:
    return Judgement(
        previous=None,
        at=at,
        reviewer=reviewer,
        action=asked.action,
        kind=found.kind,
        record=found.id,
        reason=(asked.reason or "").strip() or None,
        undoes=undoes,
    )


def _judgement(connection: Connection, asked: Asked) -> Judgement:
    """The judgement to be undone; its record need not stand any more."""
    table, wanted = schema.reviews.c, asked.undoes or ""
    named = _JUDGEMENT.fullmatch(wanted)
    fits = select(table.id, table.record).where(table.id.startswith(wanted)).limit(2)
    found = connection.execute(fits).all() if named else []
    if len(found) != 1:
        told = "fits several judgements" if found else "no such judgement"
        message = f"{wanted}: {told}; `chancery review ID` lists those of a record"
        raise ReviewError(message)
    (name, record), said = found[0], judgements_of(connection, found[0].record)
    is_begun = record.startswith(asked.record) and ("-" in asked.record or asked.record == record)
    if asked.record and not is_begun:
        message = f"{name}: a judgement of {record}, not of {asked.record}"
        raise ReviewError(message)
    if name in taken_back((j.id, j.undoes) for j in said):
        message = f"{name}: is undone already; to bring it back, undo what undid it"
        raise ReviewError(message)
    return next(j for j in said if j.id == name)


def _of_pair(asked: Asked, undone: Judgement, at: str) -> Judgement:
    """The undoing of an answer of two pieces; going through the ledger follows it."""
    return replace(
        undone,
        previous=None,
        at=at,
        action="undo",
        reviewer=check_reviewer(asked.reviewer),
        reason=(asked.reason or "").strip() or None,
        undoes=undone.id,
    )


def _corrections(
    connection: Connection, asked: Asked, found: Found, read: Read
) -> Iterator[tuple[str, object, object]]:
    """Each corrected field, what the machine read in it, and what is right."""
    if not asked.corrections:
        return
    machine = record_within(read(found.dispatches[-1]), found.kind, found.id)
    now = verdicts_of(connection, [found.id]).get(found.id, Verdict())
    fields = {**machine, **now.corrections}
    cast = cast_of(connection, found.dispatches) if found.kind == "event" else {}
    for name, written in sorted(asked.corrections.items(), key=lambda pair: pair[0] != "type"):
        subject = Subject(kind=found.kind, fields=fields, cast=cast)
        value, was = read_value(subject, name, written), plain(name, machine.get(name))
        if value == was and not differs_elsewhere(connection, found, name, was):
            message = f"{name}: the machine says so already; to confirm it, accept the record"
            raise ReviewError(message)
        fields[name] = value
        yield name, was, value


def _json(value: object) -> str:
    return canonical(value).decode()


def write_judgements(
    connection: Connection, rows: Rows, drafts: list[Judgement]
) -> tuple[Judgement, ...]:
    """Add judgements to the chain, each naming the one before it."""
    table = schema.reviews
    previous = connection.scalar(select(table.c.id).order_by(table.c.seq.desc()).limit(1))
    written = []
    for draft in drafts:
        judgement = replace(draft, previous=previous)
        values = {"seq": rows.number("reviews"), **_row(judgement)}
        rows.add("reviews", tuple(values[column.name] for column in table.columns))
        written.append(judgement)
        previous = judgement.id
    rows.write()
    return tuple(written)


def _row(judgement: Judgement) -> Mapping[str, object]:
    names = (column.name for column in schema.reviews.columns if column.name != "seq")
    return {name: getattr(judgement, name) for name in names}


def _follow(
    connection: Connection, rows: Rows, at: str, found: Found,
    verdicts: tuple[Verdict, Verdict], because: str,
) -> None:  # fmt: skip
    table = schema.dispatches
    numbers = found.dispatches
    for number in numbers:
        change = update(table).where(table.c.seq == number)
        connection.execute(change.values(changed_at=at))
    before, after = verdicts
    if found.kind == "dispatch":
        standing = Standing(connection, rows, at, because)
        standing.look_at(
            *connection.scalars(select(table.c.capture).where(table.c.seq.in_(numbers)))
        )
        standing.settle()
        return
    if found.kind == "event" or (found.kind == "entity" and _tells(before) != _tells(after)):
        for number in numbers:
            restate(connection, rows, at, number, touched=_touched(connection, found, number))
    _tend(connection, Graves(connection, rows, at), found, after, because)
    rows.write()


def _tells(verdict: Verdict) -> tuple[bool, tuple[str, ...]]:
    """What events take from the verdict of who takes part in them: state, and whose word it is."""
    made = (one.id for one in verdict.judgements if one.action in {"correct", "reject"})
    return verdict.rejected, tuple(made)


def _touched(connection: Connection, found: Found, number: int) -> set[str]:
    """The events of a dispatch that a judgement is about, or about one who takes part in them."""
    if found.kind == "event":
        return {found.id}
    events, roles = schema.events.c, schema.roles.c
    asked = select(events.id).join_from(schema.events, schema.roles, roles.event == events.seq)
    asked = asked.where(events.dispatch == number, roles.entity == found.id)
    return set(connection.scalars(asked))


def _tend(
    connection: Connection, graves: Graves, found: Found, verdict: Verdict, because: str
) -> None:
    stands = {found.id: not verdict.rejected}
    if found.kind == "event" and not verdict.rejected:
        stands = standing_of(connection, "event", [found.id])
    where = _name(connection, found)
    rejected = rejected_by(verdict) is not None

    def fate(_record: str, _stands: bool) -> Fate:  # noqa: FBT001 - as Graves tells it
        return Fate("rejected" if rejected else "restored", where, because)

    graves.tend(found.kind, stands, fate)


def _name(connection: Connection, found: Found) -> str:
    """The id of the last dispatch that has a record."""
    if not found.dispatches:
        return "nothing"
    table = schema.dispatches.c
    return str(connection.scalar(select(table.id).where(table.seq == found.dispatches[-1])))
