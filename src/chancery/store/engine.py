"""Connections: SQLite in WAL mode with ``synchronous=FULL``, or PostgreSQL by URL.

A ledger's address is

1. a path, ``chancery.db``: SQLite
2. ``sqlite:///chancery.db``: the same
3. ``postgresql://user@host/name`` (psycopg 3): a team's ledger

Every transaction of a writer takes the one write lock of its ledger: SQLite's own, an advisory lock
in PostgreSQL. Readers never wait for it.

A file in a folder that we may not write to, with no log beside it, is read as it lies: SQLite's
``immutable``. Where there is a log somebody may be writing, and it is read with its log. Whoever
writes to it while it is read as it lies is not seen, and may make it look damaged.
"""

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pysqlite3
from sqlalchemy import Connection, Engine, FromClause, create_engine, event, text
from sqlalchemy.dialects.sqlite.base import SQLiteCompiler
from sqlalchemy.engine import URL, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DataError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import NullPool, QueuePool

from chancery.errors import LedgerError, LedgerVersionError
from chancery.store.troubles import ours, unfit

FIXED = (3, 51, 3)
"""The first SQLite without the WAL-reset bug, by which a writer and a checkpoint that meet in one
instant could lose a transaction (3.7.0 to 3.51.2; sqlite.org, release 3.51.3)."""

BUSY = 10.0
"""Seconds that a writer waits for another one; a batch takes well under one."""

_AGAIN = 0.02
"""Seconds before what SQLite does not wait for itself is tried again."""

OLDEST_POSTGRES = 14

PAGE = 16_384
"""Bytes of a page of a new ledger: a reading fits in one, and writing is some hundredths faster
than with 4,096."""

SPARED = 8192
"""Kilobytes of the file that a connection of many keeps in memory; else it is 64 MB."""

CHECKPOINT = 8000
"""Pages of the log (128 MB) before they are carried over; SQLite's own 4 MB carry every batch."""

_ADVISORY = 0x63_68_61_6E
"""The number of the advisory lock: "chan"."""


class _Hinting(SQLiteCompiler):
    """Writes the hints of a question (``INDEXED BY …``) where SQLite reads them."""

    def get_from_hint_text(
        self,
        table: FromClause,  # noqa: ARG002 - SQLAlchemy's signature
        text: str | None,
    ) -> str | None:
        """The hint as it was given."""
        return text


def make_engine(address: str, *, busy: float = BUSY) -> Engine:
    """The engine of a ledger. Raises ``LedgerError`` for an address of another kind."""
    url = read_address(address)
    if url.get_backend_name() == "sqlite":
        return _sqlite(url, busy)
    return _postgres(url, busy)


def read_address(address: str) -> URL:
    """The URL of a path or URL; see the forms above.

    Refused: other databases, SQLite in memory, which every connection has for itself, and options
    behind the path of a file.
    """
    try:
        url = make_url(address) if "://" in address else URL.create("sqlite", database=address)
        backend = url.get_backend_name()
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        raise _no_address(address) from error
    if backend in {"postgresql", "postgres"}:
        return url.set(drivername="postgresql+psycopg")
    if backend == "sqlite" and url.database not in {None, "", ":memory:"} and not url.query:
        return url
    raise _no_address(address)


def _no_address(address: str) -> LedgerError:
    return LedgerError(f"{_shown(address)}: not a ledger's address; give a path or postgresql://…")


def spare(engine: Engine) -> None:
    """Keep less of a file in memory for each connection: for whoever opens many of them."""
    if engine.dialect.name != "sqlite":
        return

    @event.listens_for(engine, "connect")
    def _spare(connection: pysqlite3.Connection, _record: object) -> None:
        connection.execute(f"PRAGMA cache_size=-{SPARED}")

    engine.dispose()


def _sqlite(url: URL, busy: float) -> Engine:
    if pysqlite3.sqlite_version_info < FIXED:
        message = (
            f"SQLite {pysqlite3.sqlite_version} can lose writes in WAL mode; "
            "install pysqlite3 0.6.1 or newer"
        )
        raise LedgerError(message)
    _refuse_other_than_files(Path(url.database or ""))
    connect = partial(_connect, url.database or "", busy)
    engine = create_engine(
        url.set(drivername="sqlite+pysqlite"),
        module=pysqlite3.dbapi2,
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=60,
        creator=connect,
    )
    engine.dialect.statement_compiler = _Hinting

    @event.listens_for(engine, "connect")
    def _prepare(connection: pysqlite3.Connection, _record: object) -> None:
        for pragma in (
            f"busy_timeout={int(busy * 1000)}",
            f"page_size={PAGE}",
        ):
            connection.execute(f"PRAGMA {pragma}")
        _keep_a_log(connection, busy)
        for pragma in (
            "synchronous=FULL",
            "foreign_keys=OFF",  # rows are written parents first; `verify --ledger` checks them
            "trusted_schema=OFF",
            "cache_size=-65536",
            f"wal_autocheckpoint={CHECKPOINT}",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _keep_a_log(connection: pysqlite3.Connection, busy: float) -> None:
    """Set WAL mode. Where several open a new file at once SQLite says "locked" without waiting."""
    end = time.monotonic() + busy
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except pysqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != pysqlite3.SQLITE_BUSY or time.monotonic() > end:
                raise
            time.sleep(_AGAIN)
        else:
            return


def _connect(path: str, busy: float) -> pysqlite3.Connection:
    """A connection to a file; to one that nobody may write to here, as it lies."""
    sealed = lies_sealed(Path(path))
    return pysqlite3.dbapi2.connect(
        f"{Path(path).absolute().as_uri()}?immutable=1" if sealed else path,
        timeout=busy, isolation_level=None, check_same_thread=False, uri=sealed,
    )  # fmt: skip


def lies_sealed(path: Path) -> bool:
    """Whether a ledger lies in a folder that we may not write to, all of it in its one file."""
    file = path.resolve()
    if not file.is_file() or file.with_name(f"{file.name}-wal").exists():
        return False
    ours = os.access in os.supports_effective_ids
    return not os.access(file.parent, os.W_OK, effective_ids=ours)


def _postgres(url: URL, busy: float) -> Engine:
    try:
        engine = create_engine(
            url, poolclass=NullPool, paramstyle="format", connect_args={"connect_timeout": 10}
        )
    except ModuleNotFoundError as error:
        message = "PostgreSQL needs its driver: in Chancery's folder, pip install '.[postgres]'"
        raise LedgerError(message) from error

    @event.listens_for(engine, "connect", insert=True)  # before SQLAlchemy asks anything of it
    def _look(connection: DBAPIConnection, _record: object) -> None:
        _refuse_other_encodings(name_of(engine), connection)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        if connection.get_execution_options().get("writes", False):
            connection.execute(text(f"SET LOCAL lock_timeout = {int(busy * 1000)}"))
            connection.execute(text(f"SELECT pg_advisory_xact_lock({_ADVISORY})"))

    return engine


def _refuse_other_encodings(name: str, connection: DBAPIConnection) -> None:
    """Texts of all languages are kept; what SQL_ASCII answers is not even text."""
    encoding = connection.info.parameter_status("server_encoding")
    if encoding != "UTF8":
        message = (
            f"{name}: its encoding is {encoding}; a ledger needs a UTF8 database "
            "(CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0)"
        )
        raise LedgerVersionError(message)


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that only reads: one state of the ledger from beginning to end."""
    options = {} if engine.dialect.name == "sqlite" else {"isolation_level": "REPEATABLE READ"}
    with _transaction(engine, options) as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that holds the write lock; all of it is kept, or nothing."""
    with _transaction(engine, {"writes": True}) as connection:
        yield connection


@contextmanager
def _transaction(engine: Engine, options: dict[str, Any]) -> Iterator[Connection]:
    with (
        told(engine),
        engine.connect().execution_options(**options) as connection,
        connection.begin(),
    ):
        yield connection


@contextmanager
def told(engine: Engine) -> Iterator[None]:
    """Turn what a database says into an error of ours, in one line."""
    try:
        yield
    except (DataError, OverflowError, UnicodeError) as error:
        raise unfit(name_of(engine), error) from error
    except DBAPIError as error:
        raise ours(name_of(engine), error) from error
    except pysqlite3.Error as error:
        raise ours(name_of(engine), error) from error


def name_of(engine: Engine) -> str:
    """The ledger as a person knows it: a path, or a URL without its password and options."""
    if engine.dialect.name == "sqlite":
        return str(engine.url.database)
    plain = engine.url.set(drivername="postgresql", query={})
    return plain.render_as_string(hide_password=True)


def _refuse_other_than_files(path: Path) -> None:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        if not path.parent.is_dir():
            message = f"{_shown(str(path))}: no such folder to make the ledger in"
            raise LedgerError(message) from None
        return
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or errno.errorcode[errno.EINVAL]
        message = f"{_shown(str(path))}: cannot be opened ({reason})"
        raise LedgerError(message) from error
    if not stat.S_ISREG(mode):
        message = f"{_shown(str(path))}: not a file; a ledger is one file"
        raise LedgerError(message)


def _shown(address: str) -> str:
    """An address without what might be a password in it."""
    scheme, found, rest = address.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2].partition('?')[0]}" if found else address
