"""What the ledger says otherwise across dispatches than at a time, page by page.

All of it is counted; only what stands on the page is read and compared.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from sqlalchemy import Connection

from chancery.errors import QueryError
from chancery.records.query import shown
from chancery.rounds.across.asking import KINDS, SHAPES, Kind, Record, plain
from chancery.rounds.across.became import became
from chancery.rounds.across.fields import Difference, differences
from chancery.store import Ledger
from chancery.store.clock import read_time
from chancery.store.gatherings import gathered
from chancery.store.since import BECAME, What, count_since, ids_since

ORDER: tuple[Kind, ...] = ("dossier", "interaction", "actor", "story", "wire")
"""The kinds in the order in which their changes are told: who owes what comes first."""


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


_ROW = re.compile(r"(\w+)/(\w+)/([A-Za-z][\w.:-]{0,199})", re.ASCII)


class Row(NamedTuple):
    """What changed, before it is read."""

    kind: Kind
    what: What
    id: str


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
    with ledger.reading() as connection:
        counted = count_since(connection, at)
        order = [(kind, what) for kind in ORDER if kind in kinds for what in BECAME]
        counts = {each: counted[each] for each in order if each in counted}
        named = _named(connection, at, counts, begin, limit + 1)
        rows = [one for some in _sections(named[:limit]) for one in _changed(connection, at, *some)]
        rows = [_whole(connection, one) for one in rows]
    further = "/".join(named[limit - 1]) if len(named) > limit else None
    return Found(at, counts, rows, further)


def _named(
    connection: Connection, at: str, sections: Iterable[tuple[Kind, What]], begin: Row | None,
    limit: int,
) -> list[Row]:  # fmt: skip
    """So many of what changed, behind one: kind by kind; changed, gone, new; by id."""
    found: list[Row] = []
    for kind, what in sections:
        if begin and _place(kind, what) < _place(begin.kind, begin.what):
            continue
        after = begin.id if begin and (kind, what) == begin[:2] else ""
        left = limit - len(found)
        if left:
            some = ids_since(connection, at, kind, what, after=after, limit=left)
            found += [Row(kind, what, name) for name in some]
    return found


def _place(kind: Kind, what: What) -> tuple[int, int]:
    return ORDER.index(kind), BECAME.index(what)


def _placed(cursor: str) -> Row:
    found = _ROW.fullmatch(cursor)
    match found.groups() if found else None:
        case [kind, what, name] if kind in ORDER and what in BECAME:
            return Row(kind, what, name)
    message = f"after {shown(cursor)}: no place in what changed; take the one that a page named"
    raise QueryError(message)


def _sections(named: Iterable[Row]) -> Iterator[tuple[Kind, list[str]]]:
    for (kind, _), some in groupby(named, key=itemgetter(0, 1)):
        yield kind, [one.id for one in some]


def _changed(
    connection: Connection, at: str, kind: Kind, names: Sequence[str]
) -> Iterator[Changed]:
    """What became of some that were touched since, in the order of their ids."""
    shape = SHAPES[kind]
    old = {x.record.id: x.record for x in gathered(connection, kind, shape, ids=names, as_of=at)}
    new = {x.record.id: x.record for x in gathered(connection, kind, shape, ids=names)}
    for name in names:
        before, now = old.get(name), new.get(name)
        if before is None and now is not None:
            yield Changed(kind=kind, id=name, what="new", record=now)
        elif now is None and before is not None:
            yield Changed(kind=kind, id=name, what="gone", record=before)
        elif now is not None and before is not None and before != now:
            found = tuple(differences("", plain(before), plain(now)))
            yield Changed(kind=kind, id=name, what="changed", record=now, differences=found)


def _whole(connection: Connection, one: Changed) -> Changed:
    if one.what != "gone":
        return one
    return Changed(
        kind=one.kind, id=one.id, what="gone", record=one.record,
        into=became(connection, one.record),
    )  # fmt: skip
