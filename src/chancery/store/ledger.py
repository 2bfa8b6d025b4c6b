"""The ledger: what was received, what was read in it, and what reviewers said of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec
from sqlalchemy import Connection, Engine, select, update

from chancery.errors import LedgerError, NotFoundError
from chancery.records.deposit import Deposit, Fate, Report, Visit
from chancery.records.dispatch import Capture
from chancery.store import schema
from chancery.store.clock import Clock, now, stamp
from chancery.store.deposits import Clerk
from chancery.store.engine import BUSY, make_engine, name_of, reading, writing
from chancery.store.migrate import bring_up_to_date
from chancery.store.packing import unpack
from chancery.store.rows import Rows


def open_ledger(
    address: str = "chancery.db", *, clock: Clock = now, busy: float = BUSY, create: bool = True
) -> Ledger:
    """Open a ledger, making it or bringing it up to this version where that is needed.

    ``address`` is a path (SQLite) or a URL (``postgresql://…``). ``clock`` tells the time; ``busy``
    is how many seconds to wait for another writer. With ``create=False`` a ledger that is not there
    is an error. Raises ``LedgerError``.
    """
    engine = make_engine(address, busy=busy)
    if not create and engine.dialect.name == "sqlite":
        _refuse_missing(str(engine.url.database))
    bring_up_to_date(engine)
    return Ledger(engine, clock=clock)


def _refuse_missing(path: str) -> None:
    if not Path(path).exists():
        message = f"{path}: no such ledger; `chancery ingest SOURCE --ledger {path}` makes one"
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

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self.close()

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

    def finish_run(self, run: int, counts: Mapping[str, int]) -> None:
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
            return Clerk(connection, run, at).take(deposits)

    def reports(self, run: int) -> tuple[Report, ...]:
        """What went wrong in a run, in order."""
        table = schema.reports.c
        asked = select(table.address, table.kind, table.line).where(table.run == run)
        with self.reading() as connection:
            found = connection.execute(asked.order_by(table.seq)).mappings().all()
        return tuple(Report(**row) for row in found)

    def latest(self, addresses: Iterable[str]) -> dict[str, str]:
        """The digest of the latest capture at each of some addresses, where there is one."""
        found: dict[str, str] = {}
        table = schema.arrivals.c
        with self.reading() as connection:
            for address in addresses:
                asked = select(table.capture).where(table.address == address)
                seal = connection.scalar(asked.order_by(table.version.desc()).limit(1))
                if seal:
                    found[address] = seal
        return found

    def is_read(self, seal: str, reader: str | None = None) -> bool:
        """Whether a capture has a reading (by this reader, if one is named)."""
        table = schema.dispatches.c
        asked = select(table.seq).where(table.capture == seal)
        if reader:
            asked = asked.where(table.reader == reader)
        with self.reading() as connection:
            return connection.scalar(asked.limit(1)) is not None

    def visit(self, address: str) -> Visit | None:
        """What is remembered of an address of the web."""
        table = schema.visits
        with self.reading() as connection:
            row = connection.execute(select(table).where(table.c.address == address)).mappings()
            found = row.one_or_none()
        return Visit(**found) if found else None

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

    def reading_json(self, number: int) -> dict[str, object]:
        """The reading of a dispatch (by its number) as it was handed in.

        Raises ``NotFoundError``, and ``LedgerError`` when it is damaged.
        """
        table, texts = schema.dispatches.c, schema.texts.c
        asked = select(table.body, texts.content).where(table.seq == number)
        asked = asked.join_from(schema.dispatches, schema.texts, table.text_sha256 == texts.sha256)
        with self.reading() as connection:
            row = connection.execute(asked).one_or_none()
        if row is None:
            message = f"{self.name}: no dispatch of that number"
            raise NotFoundError(message)
        return self.whole(row.body, row.content, f"dispatch {number}")

    def whole(self, body: bytes, text: str, name: str) -> dict[str, object]:
        """A reading put together again from its packed body and its text."""
        try:
            raw = msgspec.json.decode(self._unpack(body, name))
            whole = {**raw, "dispatch": {**raw["dispatch"], "text": text}}
        except (msgspec.DecodeError, KeyError, TypeError) as error:
            message = f"{self.name}: {name} is damaged ({error})"
            raise LedgerError(message) from error
        return whole

    def _unpack(self, packed: bytes, name: str) -> bytes:
        try:
            return unpack(packed)
        except ValueError as error:
            message = f"{self.name}: {name} is damaged ({error}); restore it from a backup"
            raise LedgerError(message) from error
