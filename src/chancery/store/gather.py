"""Keeping what pieces were gathered into.

A gathering that says something else is a new row; the row before it ends at that time. One that
counts only more of the same (``quiet``), or says the same in the words of an older Chancery, is
written over.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, bindparam, select, update

from chancery.store import schema
from chancery.store.gatherings import decoder_of
from chancery.store.judged import parts
from chancery.store.looking import drop_keys, lay_keys
from chancery.store.rows import Rows

_TABLE = schema.gatherings


class Made(NamedTuple):
    """A gathering to be kept: its id, the day it is sorted by, its record.

    ``quiet`` is what of it is worth a new row, ``None`` for all of it. ``weight`` puts it in order
    in a list, the heaviest first; ``listed_from`` is the day from which lists show it, empty for
    always, ``None`` for never. ``keys`` are those under which it is looked up.
    """

    id: str
    sort_day: str
    record: object
    quiet: object = None
    weight: int = 0
    listed_from: str | None = None
    keys: frozenset[int] = frozenset()


class _Held(NamedTuple):
    """What of a row may be written over."""

    body: bytes
    weight: int
    listed_from: str | None


class Gatherings:
    """The gatherings of one kind, within one transaction that began ``at`` a time.

    ``anew`` is for a ledger whose keys were all cleared: they are laid also of what is as it was.
    """

    def __init__(self, connection: Connection, kind: str, at: str, *, anew: bool = False) -> None:
        self._connection, self._kind, self._at, self._anew = connection, kind, at, anew

    def replace(self, gone: Collection[str], made: Iterable[Made]) -> set[str]:
        """End what is gone, keep what was made; the ids of what reads otherwise than before."""
        wanted = {one.id: one for one in made}
        changed: set[str] = set()
        for some in parts({*gone, *wanted}):
            changed |= self._replace(some, wanted)
        return changed

    def _replace(self, names: Collection[str], wanted: Mapping[str, Made]) -> set[str]:
        before = self._standing(names)
        new = {name: wanted[name] for name in names if name in wanted and name not in before}
        ended: dict[str, int] = {}
        quietly: dict[str, tuple[int, _Held]] = {}
        for name, (seq, held) in before.items():
            one = wanted.get(name)
            now = _held_of(one) if one else None
            if one and now and (now.body == held.body or _says(one, held.body)):
                if now != held:
                    quietly[name] = seq, now
                continue
            ended[name] = seq
            new |= {name: one} if one else {}
        self._end(ended.values())
        self._write_over(quietly.values())
        self._add(new.values())
        self._look_up(names if self._anew else {*new, *ended, *quietly}, wanted)
        return {*ended, *new}

    def _standing(self, names: Collection[str]) -> dict[str, tuple[int, _Held]]:
        found: dict[str, tuple[int, _Held]] = {}
        table = _TABLE.c
        asked = select(table.id, table.seq, table.body, table.weight, table.listed_from)
        asked = asked.where(table.kind == self._kind, table.standing)
        for some in parts(names):
            for name, seq, *held in self._connection.execute(asked.where(table.id.in_(some))):
                found[name] = seq, _Held(*held)
        return found

    def standing(self) -> set[str]:
        """The ids of all that stand."""
        asked = select(_TABLE.c.id).where(_TABLE.c.kind == self._kind, _TABLE.c.standing)
        return set(self._connection.scalars(asked))

    def _end(self, numbers: Collection[int]) -> None:
        for some in parts(numbers):
            change = update(_TABLE).where(_TABLE.c.seq.in_(some))
            self._connection.execute(change.values(standing=False, until=self._at))

    def _write_over(self, quietly: Collection[tuple[int, _Held]]) -> None:
        if quietly:
            change = update(_TABLE).where(_TABLE.c.seq == bindparam("b_seq"))
            rows = [{"b_seq": seq, **held._asdict()} for seq, held in quietly]
            self._connection.execute(change.values(dict.fromkeys(_Held._fields)), rows)

    def _add(self, made: Iterable[Made]) -> None:
        rows = Rows(self._connection)
        for one in made:
            body, weight, listed_from = _held_of(one)
            row = (self._kind, one.id, True, self._at, None, one.sort_day)
            number = rows.number("gatherings")
            rows.add("gatherings", (number, *row, weight, listed_from, body))
        rows.write()

    def _look_up(self, names: Collection[str], made: Mapping[str, Made]) -> None:
        drop_keys(self._connection, self._kind, names)
        keys = {name: made[name].keys for name in names if name in made}
        lay_keys(self._connection, self._kind, keys)


class _Body(msgspec.Struct, frozen=True):
    said: object
    quiet: object = None


def _held_of(one: Made) -> _Held:
    body = msgspec.json.encode(_Body(said=one.record, quiet=one.quiet))
    return _Held(body, one.weight, one.listed_from)


class _Quiet(msgspec.Struct, frozen=True):
    quiet: msgspec.Raw


def _says(one: Made, body: bytes) -> bool:
    """Whether a body is worth no new row; a damaged one reads otherwise than whatever is made."""
    try:
        if one.quiet is None:
            return bool(decoder_of(type(one.record))(body) == one.record)
        return bytes(msgspec.json.decode(body, type=_Quiet).quiet) == msgspec.json.encode(one.quiet)
    except msgspec.DecodeError:
        return False
