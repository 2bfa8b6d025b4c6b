"""The ledger: what was received, what was read in it, and what reviewers said of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

import msgspec
from sqlalchemy import Connection, Engine, func, select, update

from chancery.errors import LedgerError, NotFoundError
from chancery.records.deposit import Deposit, Fate, Report, Visit
from chancery.records.dispatch import Capture
from chancery.records.found import Facets, FoundDispatch, FoundEvent, Page
from chancery.records.intake import Item
from chancery.records.query import Query
from chancery.records.review import Asked, Judgement, Tombstone
from chancery.store import schema
from chancery.store.clock import Clock, last, now, read_time, said_by, stamp
from chancery.store.deposits import Clerk, look_up
from chancery.store.engine import BUSY, make_engine, name_of, reading, spare, writing
from chancery.store.exporting import Kept, kept_readings
from chancery.store.find import count_dispatches, count_events, find_dispatches, find_events
from chancery.store.history import (
    Correction,
    History,
    corrections,
    deletions,
    history,
    located,
    stale,
)
from chancery.store.migrate import bring_up_to_date, is_empty
from chancery.store.packing import unpack
from chancery.store.reviews import judge
from chancery.store.rows import Rows

_PAGE = 500


def open_ledger(
    address: str = "chancery.db", *, clock: Clock = now, busy: float = BUSY, create: bool = True
) -> Ledger:
    """Open a ledger, making it or bringing it up to this version where that is needed.

    ``address`` is a path (SQLite) or a URL (``postgresql://…``). ``clock`` tells the time; ``busy``
    is how many seconds to wait for another writer. With ``create=False`` a ledger that is not there
    is an error. Raises ``LedgerError``.
    """
    engine = make_engine(address, busy=busy)
    if not create:
        _refuse_missing(engine)
    bring_up_to_date(engine)
    return Ledger(engine, clock=clock)


def _refuse_missing(engine: Engine) -> None:
    """A file that is not there or is empty, and a database without a table, are no ledger yet."""
    name = name_of(engine)
    makes = f"`chancery ingest SOURCE --ledger {name}` makes one"
    if engine.dialect.name == "sqlite" and not Path(name).exists():
        message = f"{name}: no such ledger; {makes}"
        raise NotFoundError(message)
    if is_empty(engine):
        message = f"{name}: empty, no ledger is in it yet; {makes}"
        raise NotFoundError(message)


class Ledger:
    """An open ledger; readers see one state of it, writers come one at a time."""

    def __init__(self, engine: Engine, *, clock: Clock = now) -> None:
        self.engine = engine
        self._clock = clock

    @property
    def name(self) -> str:
        """The ledger as a person knows it: its path, or its URL without a password."""
        return name_of(self.engine)

    @property
    def clock(self) -> Clock:
        """What tells it the time."""
        return self._clock

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self.close()

    def spare(self) -> None:
        """Take less memory for each of many connections, as a desk has them."""
        spare(self.engine)

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One state of the ledger, to ask several things of."""
        with reading(self.engine) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[tuple[Connection, str]]:
        """A transaction, and its time; kept whole or not at all."""
        with writing(self.engine) as connection:
            yield connection, stamp(connection, self._clock)

    def start_run(self, command: str, reader: str) -> int:
        """Open a run; its number."""
        with self.writing() as (connection, at):
            rows = Rows(connection)
            number = rows.number("runs")
            rows.add("runs", (number, command, reader, at, None, None))
            rows.write()
        return number

    def finish_run(self, run: int, counts: Mapping[Fate, int]) -> None:
        """Close a run, with what became of its inputs."""
        with self.writing() as (connection, at):
            change = update(schema.runs).where(schema.runs.c.seq == run)
            values = {"finished_at": at, "counts": json.dumps(dict(counts))}
            connection.execute(change.values(values))

    def deposit(self, run: int, deposits: Sequence[Deposit]) -> list[Fate]:
        """Put what came of some inputs into the ledger, all of it or nothing.

        What this returns is on disk. Raises ``LedgerError``; then nothing of it was kept.
        """
        with self.writing() as (connection, at):
            return Clerk(connection, run, at, said_by(self._clock)).take(deposits)

    def review(self, asked: Asked) -> tuple[Judgement, ...]:
        """Write a reviewer's judgement, or one per corrected field, all of it or nothing.

        What this returns is on disk. Raises ``ReviewError`` for what the record does not allow.
        """
        with self.writing() as (connection, at):
            return judge(connection, at, asked, partial(self.reading_on, connection))

    def record(self, wanted: str) -> History:
        """A record by its id or the beginning of it, and all that reviewers said of it.

        Raises ``ReviewError`` when there is none.
        """
        with self.reading() as connection:
            return history(connection, wanted, partial(self.reading_on, connection))

    def corrections(
        self, *, since: str | None = None, record: str | None = None, only_stale: bool = False,
        after: int = 0,
    ) -> Iterator[Correction]:  # fmt: skip
        """The judgements in order, those undone among them, from after a number on.

        With ``only_stale`` those in force whose record is in no dispatch that stands any more.
        """
        at = read_time(since) if since else None
        with self.reading() as connection:
            name = located(connection, record) if record else None
            found = corrections(connection, since=at, record=name, after=after)
            yield from stale(connection, found) if only_stale else found

    def deletions(
        self, *, since: str | None = None, after: int = 0, limit: int = 1000
    ) -> list[Tombstone]:
        """Records that are not said any more, or again, oldest first, from after a number on."""
        at = read_time(since) if since else None
        with self.reading() as connection:
            return deletions(connection, since=at, after=after, limit=limit)

    def readings(self, *, machine: bool = False, since: str | None = None) -> Iterator[Kept]:
        """The readings that stand with their verdicts, in the order in which they changed.

        With ``machine`` without verdicts, and with what reviewers rejected. ``since`` is a time.
        """
        at = read_time(since) if since else None
        with self.reading() as connection:
            yield from kept_readings(connection, self.whole, machine=machine, since=at)

    def time(self) -> str:
        """The latest time in the ledger; empty in an empty one."""
        with self.reading() as connection:
            return last(connection)

    def reports(self, run: int) -> tuple[Report, ...]:
        """What went wrong in a run, in order."""
        table = schema.reports.c
        asked = select(table.address, table.kind, table.line).where(table.run == run)
        with self.reading() as connection:
            found = connection.execute(asked.order_by(table.seq)).mappings().all()
        return tuple(Report(**row) for row in found)

    def known(self, items: Sequence[Item]) -> list[Literal["here", "elsewhere"] | None]:
        """Whether the bytes of each item were read before.

        ``here``: they are the latest at its own address; ``elsewhere``: they came from another, or
        are an older version; ``None``: they are still to be read.
        """
        with self.reading() as connection:
            known = look_up(connection, [(item.address, item.capture.sha256) for item in items])
        found: list[Literal["here", "elsewhere"] | None] = []
        for item in items:
            seal = item.capture.sha256
            here = known.latest.get(item.address, (0, None))[1] == seal
            read = seal in known.readings and known.captures[seal]
            found.append(("here" if here else "elsewhere") if read else None)
        return found

    def visit(self, address: str) -> Visit | None:
        """What is remembered of an address of the web."""
        return self.visits((address,)).get(address)

    def visits(self, addresses: Sequence[str]) -> dict[str, Visit]:
        """What is remembered of some addresses of the web, by address."""
        table, found = schema.visits, {}
        with self.reading() as connection:
            for start in range(0, len(addresses), _PAGE):
                some = addresses[start : start + _PAGE]
                rows = connection.execute(select(table).where(table.c.address.in_(some)))
                found.update({row["address"]: Visit(**row) for row in rows.mappings()})
        return found

    def capture(self, seal: str) -> tuple[Capture, bytes | None]:
        """A capture as it first arrived, and its bytes if they were kept.

        Raises ``NotFoundError``, and ``LedgerError`` when the bytes are damaged.
        """
        captures, arrivals = schema.captures, schema.arrivals
        asked = select(captures, arrivals.c.url, arrivals.c.path, arrivals.c.retrieved_at)
        asked = asked.join(arrivals, arrivals.c.capture == captures.c.sha256)
        asked = asked.where(captures.c.sha256 == seal).order_by(arrivals.c.seq).limit(1)
        with self.reading() as connection:
            row = connection.execute(asked).mappings().one_or_none()
        if row is None:
            message = f"{self.name}: no capture {seal}"
            raise NotFoundError(message)
        keep = ("sha256", "media_type", "path", "url", "retrieved_at")
        capture = Capture(**{name: row[name] for name in keep})
        packed = row["content"]
        return capture, self._unpack(packed, f"capture {seal}") if packed is not None else None

    def captures(self, *, unless_read_by: str | None = None) -> Iterator[tuple[str, str]]:
        """The kept captures that are the latest somewhere, as ``(address, digest)``, each once.

        The address is one where it is the latest. ``unless_read_by``: only those whose last reading
        is not of this reader. What is put into the ledger while one goes through them is not met.
        """
        arrivals, dispatches = schema.arrivals.c, schema.dispatches.c
        later = schema.arrivals.alias()
        newer = select(later.c.seq).where(
            later.c.address == arrivals.address, later.c.version > arrivals.version
        )
        asked = select(arrivals.seq, arrivals.address, arrivals.capture).order_by(arrivals.seq)
        asked = asked.where(~newer.exists())
        last, met = 0, set()
        with self.reading() as connection:
            end = connection.scalar(select(func.max(arrivals.seq))) or 0
        while last < end:
            with self.reading() as connection:
                some = connection.execute(asked.where(arrivals.seq > last).limit(_PAGE)).all()
                seals = [row.capture for row in some]
                readers = select(dispatches.capture, dispatches.reader).order_by(dispatches.seq)
                found = connection.execute(readers.where(dispatches.capture.in_(seals))).all()
            read_by = {row.capture: row.reader for row in found}
            last = some[-1].seq if some else end
            for row in some:
                done = unless_read_by and read_by.get(row.capture) == unless_read_by
                if row.seq <= end and row.capture not in met and not done:
                    met.add(row.capture)
                    yield row.address, row.capture

    def given(self, seal: str) -> dict[str, str]:
        """What the last reading of a capture was given: language, published, publisher."""
        table = schema.dispatches.c
        asked = select(table.seq).where(table.capture == seal).order_by(table.seq.desc()).limit(1)
        with self.reading() as connection:
            number = connection.scalar(asked)
        if number is None:
            return {}
        dispatch = self.reading_json(number)["dispatch"]
        facts = dispatch.get("metadata", []) if isinstance(dispatch, dict) else []
        return {fact["name"]: fact["value"] for fact in facts if fact["origin"] == "option"}

    def reading_json(self, number: int) -> dict[str, object]:
        """The reading of a dispatch (by its number) as it was handed in.

        Raises ``NotFoundError``, and ``LedgerError`` when it is damaged.
        """
        with self.reading() as connection:
            return self.reading_on(connection, number)

    def reading_on(self, connection: Connection, number: int) -> dict[str, object]:
        """The same, in a transaction that is open."""
        table, texts = schema.dispatches.c, schema.texts.c
        asked = select(table.body, texts.content).where(table.seq == number)
        asked = asked.join_from(schema.dispatches, schema.texts, table.text_sha256 == texts.sha256)
        row = connection.execute(asked).one_or_none()
        if row is None:
            message = f"{self.name}: no dispatch of that number"
            raise NotFoundError(message)
        return self.whole(row.body, row.content, f"dispatch {number}")

    def find_events(self, query: Query) -> Page[FoundEvent]:
        """A page of events, newest first. Raises ``QueryError``."""
        with self.reading() as connection:
            return find_events(connection, query)

    def find_dispatches(self, query: Query) -> Page[FoundDispatch]:
        """A page of dispatches, newest first. Raises ``QueryError``."""
        with self.reading() as connection:
            return find_dispatches(connection, query)

    def count_events(self, query: Query) -> Facets:
        """What the newest of the events found have in common. Raises ``QueryError``."""
        with self.reading() as connection:
            return count_events(connection, query)

    def count_dispatches(self, query: Query) -> Facets:
        """What the newest of the dispatches found have in common. Raises ``QueryError``."""
        with self.reading() as connection:
            return count_dispatches(connection, query)

    def whole(self, body: bytes, text: str, name: str) -> dict[str, object]:
        """A reading put together again from its packed body and its text."""
        try:
            raw = msgspec.json.decode(self._unpack(body, name))
            whole = {**raw, "dispatch": {**raw["dispatch"], "text": text}}
        except (msgspec.DecodeError, KeyError, TypeError, RecursionError) as error:
            message = f"{self.name}: {name} is damaged ({error})"
            raise LedgerError(message) from error
        return whole

    def _unpack(self, packed: bytes, name: str) -> bytes:
        try:
            return unpack(packed)
        except ValueError as error:
            message = f"{self.name}: {name} is damaged ({error}); restore it from a backup"
            raise LedgerError(message) from error
