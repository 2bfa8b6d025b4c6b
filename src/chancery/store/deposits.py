"""Putting deposits into the ledger, one transaction for all of them.

For each, in order:

1. its bytes become a capture, once, however often and from wherever they come
2. a capture that is not the latest at its address becomes a new version there, with what changed;
   an address that tells only the content says nothing of a capture that is known, nor does an old
   reading of what came from its address before
3. its reading becomes a dispatch with its records, unless it is the last one of these bytes, or the
   last one that came from this address, or it is said to be the first and another process was
   faster; an older reading of the same bytes is superseded
4. readings of a version that is the latest nowhere do not stand any more
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count, repeat

from sqlalchemy import Connection, select

from chancery.records.deposit import Deposit, Fate, Visit
from chancery.records.intake import BY_CONTENT
from chancery.records.ledger import Entry
from chancery.store import schema
from chancery.store.changes import FIELDS, changes_between
from chancery.store.judged import parts
from chancery.store.packing import pack
from chancery.store.rows import Rows
from chancery.store.standing import Standing


@dataclass(slots=True)
class Known:
    """What the ledger holds of the addresses and captures of a batch."""

    latest: dict[str, tuple[int, str]] = field(default_factory=dict)
    captures: dict[str, bool] = field(default_factory=dict)
    """The digests that are there, and whether their bytes are."""
    readings: dict[str, tuple[int, str]] = field(default_factory=dict)
    """The number and digest of the last reading of each capture."""
    said: dict[tuple[str, str], str] = field(default_factory=dict)
    """The digest of the last reading of a capture that came from an address."""
    digests: set[tuple[str, str]] = field(default_factory=set)
    """Every capture and what was ever read in it, as a digest."""
    seen: set[tuple[str, str]] = field(default_factory=set)
    """Every address and the captures that ever came from it."""
    arrived: dict[str, str] = field(default_factory=dict)
    """The captures that came from anywhere, and an address where each did."""


class Clerk:
    """Takes the deposits of one transaction.

    ``at`` is its time; ``seen_at`` what the clock said, by which pages of the web are visited again
    even after a clock that was once ahead.
    """

    def __init__(self, connection: Connection, run: int, at: str, seen_at: str) -> None:
        self._connection = connection
        self._run = run
        self._at = at
        self._seen_at = seen_at
        self._rows = Rows(connection)
        self._standing = Standing(connection, self._rows, at)
        self._known = Known()
        self._texts: set[str] = set()

    def take(self, deposits: Sequence[Deposit]) -> list[Fate]:
        """Write the deposits; what became of each."""
        arrived = [(d.address, d.capture.sha256) for d in deposits if d.capture]
        self._known = look_up(self._connection, arrived)
        self._texts = _texts_of(self._connection, deposits)
        fates = [self._take(deposit) for deposit in deposits]
        self._rows.write()
        self._standing.settle()
        for visit in _last_of_each(deposits):
            self._remember(visit)
        return fates

    def _take(self, deposit: Deposit) -> Fate:
        if deposit.report:
            row = (self._run, self._at, *_report(deposit))
            self._rows.add("reports", (self._rows.number("reports"), *row))
        if deposit.capture is None:
            return "failed" if deposit.report else "known"
        seal = deposit.capture.sha256
        met = seal in self._known.captures
        self._keep(deposit)
        version, before = self._known.latest.get(deposit.address, (0, None))
        arrived = before != seal and not deposit.again and not self._is_placed(deposit)
        came = arrived or (deposit.address, seal) in self._known.seen
        read = self._read(deposit, deposit.address if came else self._known.arrived[seal])
        if arrived:
            self._arrive(deposit, version + 1, before)
        if met or before:
            self._standing.look_at(seal, *([before] if before else []))
        if deposit.entry is None and deposit.report:
            return "failed"
        if arrived:
            return "changed" if before else "new"
        return "reread" if read else "known"

    def _is_placed(self, deposit: Deposit) -> bool:
        """Whether an arrival would say nothing new: of content that is known, or an old reading."""
        seal = deposit.capture.sha256 if deposit.capture else ""
        if deposit.address.startswith(BY_CONTENT):
            return seal in self._known.arrived
        return deposit.data is None and (deposit.address, seal) in self._known.seen

    def _keep(self, deposit: Deposit) -> None:
        capture, data = deposit.capture, deposit.data
        if capture is None:
            return
        there = self._known.captures.get(capture.sha256)
        if there is None:
            size, packed = (len(data), pack(data)) if data is not None else (None, None)
            row = (capture.sha256, capture.media_type, size, packed, self._run, self._at)
            self._rows.add("captures", row)
            self._known.captures[capture.sha256] = data is not None
        elif not there and data is not None:
            self._complete(capture.sha256, data)

    def _complete(self, seal: str, data: bytes) -> None:
        """The bytes of a capture that was known by its reading only."""
        self._rows.write()
        table = schema.captures
        change = table.update().where(table.c.sha256 == seal)
        self._connection.execute(change.values(size=len(data), content=pack(data)))
        self._known.captures[seal] = True

    def _arrive(self, deposit: Deposit, version: int, before: str | None) -> None:
        capture = deposit.capture
        if capture is None:
            return
        changes = self._changes(before, capture.sha256) if before else None
        row = (
            self._rows.number("arrivals"), deposit.address, version, capture.sha256, capture.url,
            capture.path, capture.retrieved_at, changes, self._run, self._at,
        )  # fmt: skip
        self._rows.add("arrivals", row)
        self._known.latest[deposit.address] = (version, capture.sha256)
        self._known.arrived.setdefault(capture.sha256, deposit.address)
        self._known.seen.add((deposit.address, capture.sha256))

    def _changes(self, before: str, now: str) -> str | None:
        """What a capture says otherwise than the one before it, where both were read."""
        self._rows.write()
        said, says = self._said(before), self._said(now)
        if said is None or says is None:
            return None
        return json.dumps(changes_between(said, says), ensure_ascii=False)

    def _said(self, seal: str) -> Mapping[str, str | None] | None:
        number = self._known.readings.get(seal, (None, ""))[0]
        table, texts = schema.dispatches, schema.texts
        asked = select(*(table.c[name] for name in FIELDS), texts.c.content.label("text"))
        asked = asked.join_from(table, texts, table.c.text_sha256 == texts.c.sha256)
        row = self._connection.execute(asked.where(table.c.seq == number)).mappings().one_or_none()
        return dict(row) if row else None

    def _read(self, deposit: Deposit, place: str) -> bool:
        """Add what was read, if it says anything new, at a place where its bytes arrived."""
        entry, capture = deposit.entry, deposit.capture
        if entry is None or capture is None:
            return False
        before = self._known.readings.get(capture.sha256)
        said = self._known.said.get((capture.sha256, deposit.address))
        if before and (deposit.fresh or entry.digest in {before[1], said}):
            return False
        if deposit.data is None and (capture.sha256, entry.digest) in self._known.digests:
            return False
        number = self._rows.number("dispatches")
        self._add(number, place, entry)
        self._standing.look_into(number)
        self._known.readings[capture.sha256] = (number, entry.digest)
        self._known.said[capture.sha256, deposit.address] = entry.digest
        self._known.digests.add((capture.sha256, entry.digest))
        return True

    def _add(self, number: int, address: str, entry: Entry) -> None:
        rows = self._rows
        if entry.text_sha256 not in self._texts:
            rows.add("texts", (entry.text_sha256, entry.text))
            self._texts.add(entry.text_sha256)
        dispatch = (
            number, entry.id, entry.capture.sha256, entry.reader, entry.digest, address,
            entry.publisher, entry.publisher_folded, entry.title, entry.published,
            entry.published_day, entry.language, entry.text_sha256, entry.problem,
            pack(entry.body), True, self._at, self._run, self._at,
        )  # fmt: skip
        rows.add("dispatches", dispatch)
        rows.add("words", (number, entry.words))
        rows.extend("entities", [(number, *one) for one in entry.entities])
        rows.extend("statements", [(number, *one) for one in entry.statements])
        rows.extend("agreements", [(number, *one) for one in entry.agreements])
        rows.extend("obligations", [(number, *one) for one in entry.obligations])
        rows.extend("evidence", _numbered(number, entry.evidence))
        for event, roles in zip(entry.events, entry.roles, strict=True):
            seq = rows.number("events")
            said = (*event[:2], "machine", True, *event[2:], self._at)
            rows.add("events", (seq, number, *said))
            rows.extend("roles", [(seq, *role) for role in roles])
            rows.add("names", (seq, "".join([role.entity_folded for role in roles])))

    def _remember(self, visit: Visit) -> None:
        table = schema.visits
        self._connection.execute(table.delete().where(table.c.address == visit.address))
        values = {
            "address": visit.address, "etag": visit.etag, "last_modified": visit.last_modified,
            "marker": visit.marker, "failures": visit.failures, "checked_at": self._seen_at,
        }  # fmt: skip
        self._connection.execute(table.insert().values(values))


def _numbered(number: int, rows: Sequence[tuple[object, ...]]) -> list[tuple[object, ...]]:
    """The rows of a dispatch behind its number and their own; by column, which is twice as fast."""
    return (
        list(zip(repeat(number), count(), *zip(*rows, strict=True), strict=False)) if rows else []
    )


def _report(deposit: Deposit) -> tuple[str, str, str]:
    report = deposit.report
    return (report.address, report.kind, report.line) if report else ("", "", "")


def _last_of_each(deposits: Sequence[Deposit]) -> Iterable[Visit]:
    return {d.visit.address: d.visit for d in deposits if d.visit}.values()


def look_up(connection: Connection, arrived: Sequence[tuple[str, str]]) -> Known:
    """What is known of some addresses, and of the captures now and until now found there."""
    known = Known()
    addresses, seals = {address for address, _ in arrived}, {seal for _, seal in arrived}
    arrivals, captures = schema.arrivals.c, schema.captures.c
    for some in parts(addresses):
        asked = select(arrivals.address, arrivals.version, arrivals.capture)
        asked = asked.where(arrivals.address.in_(some)).order_by(arrivals.version)
        for address, version, seal in connection.execute(asked):
            known.latest[address] = (version, seal)
            known.seen.add((address, seal))
    for some in parts(seals):
        come = select(arrivals.capture, arrivals.address).where(arrivals.capture.in_(some))
        for seal, address in connection.execute(come.order_by(arrivals.seq.desc())):
            if not address.startswith(BY_CONTENT) or seal not in known.arrived:
                known.arrived[seal] = address
    seals |= {seal for _, seal in known.latest.values()}
    for some in parts(seals):
        held = select(captures.sha256, captures.content.is_not(None))
        for seal, there in connection.execute(held.where(captures.sha256.in_(some))):
            known.captures[seal] = there
    for some in parts(set(known.captures)):
        for seal, address, number, digest in _readings_of(connection, some):
            known.readings[seal] = (number, digest)
            known.said[seal, address] = digest
            known.digests.add((seal, digest))
    return known


def _texts_of(connection: Connection, deposits: Sequence[Deposit]) -> set[str]:
    """The texts of some readings that are kept already."""
    texts, found = schema.texts.c, set()
    for some in parts({d.entry.text_sha256 for d in deposits if d.entry}):
        found |= set(connection.scalars(select(texts.sha256).where(texts.sha256.in_(some))))
    return found


def _readings_of(
    connection: Connection, seals: Sequence[str]
) -> Iterator[tuple[str, str, int, str]]:
    """Every reading of some captures, the last one last."""
    table = schema.dispatches.c
    asked = select(table.capture, table.address, table.seq, table.digest)
    for row in connection.execute(asked.where(table.capture.in_(seals)).order_by(table.seq)):
        yield row.capture, row.address, row.seq, row.digest
