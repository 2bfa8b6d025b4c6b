"""What the ledger says otherwise across dispatches than at a time, field by field.

What is in lists is told apart by what names it: an id, else a dispatch, a name, a value.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

from sqlalchemy import Connection

from chancery.errors import QueryError
from chancery.records.actor import Actor
from chancery.rounds.across.asking import KINDS, SHAPES, Kind, Record, plain
from chancery.rounds.across.became import became
from chancery.store import Ledger
from chancery.store.clock import read_time
from chancery.store.gatherings import changed_between, gathered

ORDER: tuple[Kind, ...] = ("dossier", "interaction", "actor", "story", "wire")
"""The kinds in the order in which their changes are told: who owes what comes first."""

What = Literal["changed", "gone", "new"]
_WHATS: tuple[What, ...] = get_args(What)

NAMES = ("id", "telling", "interaction", "dispatch", "actor", "field", "value", "title", "name")
"""What tells one thing in a list from another, the first that it has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One field: ``where`` is the way to it; ``old`` or ``new`` is ``None`` for what was not there.

    In a list, each thing that came or went is a difference of its own.
    """

    where: str
    old: object
    new: object

    def to_json(self) -> dict[str, object]:
        """The JSON form."""
        return {"where": self.where, "old": self.old, "new": self.new}


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A record that says something else; ``into`` is what its parts are in now, if it is gone."""

    kind: Kind
    id: str
    what: What
    record: Record
    differences: tuple[Difference, ...] = ()
    into: tuple[str, ...] = ()

    def to_json(self) -> dict[str, object]:
        """The JSON form: what is new stands in it whole."""
        return {
            "kind": self.kind,
            "id": self.id,
            "what": self.what,
            "record": plain(self.record) if self.what == "new" else None,
            "differences": [one.to_json() for one in self.differences],
            "into": list(self.into),
        }


class Found(NamedTuple):
    """A page of what changed; ``counts`` are of all of it, by kind and by what became of it.

    ``next`` is where the page after this one begins, ``None`` after the last.
    """

    since: str
    counts: dict[tuple[Kind, What], int]
    rows: list[Changed]
    next: str | None


def differing(
    ledger: Ledger, since: str, kinds: Collection[Kind] = KINDS, *, limit: int = 200,
    after: str | None = None,
) -> Found:  # fmt: skip
    """What changed since a time. Raises ``QueryError`` for no time, and no place to go on from."""
    at, begin = read_time(since), None if after is None else _placed(after)
    counts: dict[tuple[Kind, What], int] = {}
    rows: list[Changed] = []
    further: str | None = None
    with ledger.reading() as connection:
        touched = changed_between(connection, at)
        for kind in ORDER:
            names = [name for k, name in touched if k == kind]
            if kind not in kinds or not names:
                continue
            for one in sorted(_changed(connection, kind, names, at), key=_place):
                counts[kind, one.what] = counts.get((kind, one.what), 0) + 1
                if begin is not None and _place(one) <= begin:
                    continue
                if len(rows) < limit:
                    rows.append(one)
                else:
                    further = f"{rows[-1].kind}/{rows[-1].what}/{rows[-1].id}"
        rows = [_whole(connection, one) for one in rows]
    return Found(at, counts, rows, further)


def _place(one: Changed) -> tuple[int, int, str]:
    """Kind by kind; what changed before what is gone, and that before what is new."""
    return ORDER.index(one.kind), _WHATS.index(one.what), one.id


def _placed(cursor: str) -> tuple[int, int, str]:
    match cursor.split("/", 2):
        case [kind, what, name] if kind in ORDER and what in _WHATS:
            return ORDER.index(kind), _WHATS.index(what), name
    message = f"--after {cursor[:60]}: not what a page of changes named"
    raise QueryError(message)


def _changed(
    connection: Connection, kind: Kind, names: Sequence[str], at: str
) -> Iterator[Changed]:
    """What of some that were touched since is another than it was, in the order of their ids."""
    shape = SHAPES[kind]
    old = {x.record.id: x.record for x in gathered(connection, kind, shape, ids=names, as_of=at)}
    new = {x.record.id: x.record for x in gathered(connection, kind, shape, ids=names)}
    for name in names:
        before, now = old.get(name), new.get(name)
        said = now or before
        if said is None or before == now or (isinstance(said, Actor) and not said.public):
            continue
        if before is None:
            yield Changed(kind=kind, id=name, what="new", record=said)
        elif now is None:
            yield Changed(kind=kind, id=name, what="gone", record=before)
        else:
            found = tuple(_differences("", plain(before), plain(now)))
            yield Changed(kind=kind, id=name, what="changed", record=now, differences=found)


def _whole(connection: Connection, one: Changed) -> Changed:
    if one.what != "gone":
        return one
    return Changed(
        kind=one.kind, id=one.id, what="gone", record=one.record,
        into=became(connection, one.record),
    )  # fmt: skip


def _differences(where: str, old: object, new: object) -> Iterator[Difference]:
    if old == new:
        return
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        for name in new:
            yield from _differences(f"{where}.{name}" if where else name, old.get(name), new[name])
    elif isinstance(old, list) and isinstance(new, list):
        yield from _in_lists(where, _named(old), _named(new))
    else:
        yield Difference(where=where, old=old, new=new)


def _in_lists(
    where: str, old: Mapping[str, object], new: Mapping[str, object]
) -> Iterator[Difference]:
    for name in [*old, *(name for name in new if name not in old)]:
        if name in old and name in new:
            yield from _differences(f"{where}[{name}]", old[name], new[name])
        else:
            yield Difference(where=where, old=old.get(name), new=new.get(name))


def _named(listed: Sequence[object]) -> dict[str, object]:
    """What stands in a list, each by its name; what has none, or that of another, by its number."""
    found: dict[str, object] = {}
    for number, one in enumerate(listed):
        name = _name(one)
        found[str(number) if name is None or name in found else name] = one
    return found


def _name(one: object) -> str | None:
    if isinstance(one, Mapping):
        return next((str(one[name]) for name in NAMES if one.get(name)), None)
    return str(one)
