"""Rows of a ledger against the reading they were made from: they are a pure function of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chancery.checking.answers import Checked, Finding
from chancery.records.ledger import (
    AgreementRow,
    EntityRow,
    Entry,
    EventRow,
    ObligationRow,
    RoleRow,
    StatementRow,
)
from chancery.store.held import HeldDispatch, HeldEvent

COLUMNS = (
    "id", "reader", "publisher", "publisher_folded", "title", "published", "published_day",
    "language", "text_sha256", "problem",
)  # fmt: skip
"""Columns of a dispatch that are fields of its entry; ``digest`` is checked on the body itself."""

_EVIDENCE = ("n", "kind", "record", "path", "start", "end")
_SHAPES = {
    "entities": ("entity", EntityRow._fields),
    "statements": ("statement", StatementRow._fields),
    "agreements": ("agreement", AgreementRow._fields),
    "obligations": ("obligation", ObligationRow._fields),
    "evidence": ("evidence", _EVIDENCE),
}


def check_rows(held: HeldDispatch, entry: Entry) -> Iterator[Checked]:
    """Every row of a dispatch, against its entry; the machine's events, not the corrected ones."""
    yield _check_dispatch(held, entry)
    expected: dict[str, Sequence[tuple[object, ...]]] = {
        "entities": entry.entities,
        "statements": entry.statements,
        "agreements": entry.agreements,
        "obligations": entry.obligations,
        "evidence": [(n, *one) for n, one in enumerate(entry.evidence)],
    }
    for table, rows in expected.items():
        kind, fields = _SHAPES[table]
        yield from _check_table(kind, fields, held.records[table], rows, entry.id)
    yield from _check_events(held, entry)


def check_event(held: HeldEvent, row: EventRow, roles: Sequence[RoleRow], dispatch: str) -> Checked:
    """An event's row, its roles, and that it is found by the names in them."""
    found = [
        _changed(field, held.row[field], value)
        for field, value in row._asdict().items()
        if held.row[field] != value
    ]
    if tuple(held.roles) != tuple(map(tuple, roles)):
        found += _role_findings(held.roles, roles)
    if not held.named:
        found.append(_missing("names", "full-text search does not have it"))
    many = len(row) + len(roles) + 1
    return Checked(
        kind="event", id=row.id, name=f"of {dispatch}", checks=many, findings=tuple(found)
    )


def _check_dispatch(held: HeldDispatch, entry: Entry) -> Checked:
    said = {**{name: getattr(entry, name) for name in COLUMNS}, "capture": entry.capture.sha256}
    found = [
        _changed(name, held.row[name], value)
        for name, value in said.items()
        if held.row[name] != value
    ]
    if not held.searched:
        found.append(_missing("words", "full-text search does not have it"))
    return Checked(
        kind="dispatch", id=entry.id, name="", checks=len(said) + 1, findings=tuple(found)
    )


def _check_table(
    kind: str, fields: Sequence[str], held: Sequence[tuple[object, ...]],
    expected: Sequence[tuple[object, ...]], dispatch: str,
) -> Iterator[Checked]:  # fmt: skip
    """Rows by their place; ``n`` is the first column of both."""
    there = {row[0]: row for row in held}
    wanted = {row[0]: tuple(row) for row in expected}
    yield Checked(kind=kind, id=dispatch, name="", checks=len(wanted))
    for n in sorted(there.keys() | wanted.keys(), key=str):
        if there.get(n) == wanted.get(n):
            continue
        found = _differences(fields, there.get(n), wanted.get(n))
        name = (wanted.get(n) or there[n])[1] if kind != "evidence" else f"{dispatch}#{n}"
        yield Checked(
            kind=kind, id=str(name), name=f"of {dispatch}", checks=0, findings=tuple(found)
        )


def _differences(
    fields: Sequence[str], held: Sequence[object] | None, wanted: Sequence[object] | None
) -> Iterator[Finding]:
    if held is None:
        yield _missing("row", "the reading has it, and the ledger has no row of it")
    elif wanted is None:
        yield Finding(where="row", answer="changed", detail="the reading has no such record")
    else:
        for name, there, said in zip(fields, held, wanted, strict=True):
            if there != said:
                yield _changed(name, there, said)


def _check_events(held: HeldDispatch, entry: Entry) -> Iterator[Checked]:
    machine = {one.row["n"]: one for one in held.events if one.row["origin"] == "machine"}
    for row, roles in zip(entry.events, entry.roles, strict=True):
        there = machine.pop(row.n, None)
        if there is not None:
            yield check_event(there, row, roles, entry.id)
            continue
        lost = _missing("row", "the reading has it, and the ledger has no row of it")
        yield Checked(kind="event", id=row.id, name=f"of {entry.id}", checks=1, findings=(lost,))
    for one in machine.values():
        odd = Finding(where="row", answer="changed", detail="the reading has no such record")
        name = str(one.row["id"])
        yield Checked(kind="event", id=name, name=f"of {entry.id}", checks=1, findings=(odd,))


def _role_findings(
    held: Sequence[tuple[object, ...]], expected: Sequence[RoleRow]
) -> Iterator[Finding]:
    there = {row[0]: row for row in held}
    wanted: dict[object, tuple[object, ...]] = {row.n: row for row in expected}
    for n in sorted(there.keys() | wanted.keys(), key=str):
        if there.get(n) != wanted.get(n):
            for one in _differences(RoleRow._fields, there.get(n), wanted.get(n)):
                yield Finding(where=f"roles[{n}].{one.where}", answer=one.answer, detail=one.detail)


def _changed(where: str, there: object, said: object) -> Finding:
    detail = f"the ledger says {_short(there)}, the reading {_short(said)}"
    return Finding(where=where, answer="changed", detail=detail)


def _missing(where: str, detail: str) -> Finding:
    return Finding(where=where, answer="not found", detail=detail)


def _short(value: object, most: int = 60) -> str:
    line = " ".join(str(value).split()) if value is not None else "nothing"
    return line if len(line) <= most else f"{line[: most - 1]}…"
