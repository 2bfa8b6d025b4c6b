"""A ledger into one file, from whichever database; see ``container`` for its form.

Full-text tables are not in a backup: they are made again from the readings. Users and API tokens
are, as hashes: who restores a lost ledger can log in to it. Sessions and failed logins are not.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import (
    Connection,
    Engine,
    LargeBinary,
    Table,
    func,
    select,
)

from chancery.errors import LedgerError
from chancery.store import schema, schema_accounts
from chancery.store.container import (
    Header,
    TableHeader,
    Values,
    check_container,
    write_container,
)
from chancery.store.ledger import Ledger
from chancery.store.migrate import version_of
from chancery.store.placing import put_in_place, told, written_beside
from chancery.store.rows import ORDER

TABLES = (*(schema.metadata.tables[name] for name in ORDER), *schema_accounts.KEPT)
"""The tables of a backup, each after those that its rows point to."""

_MANY = 500
"""Rows in memory; captures, which may be large, by tens."""
_LARGE = 10


def backup(ledger: Ledger, path: Path, *, force: bool = False) -> Header:
    """Write one state of a ledger to a file, whoever writes meanwhile; what it holds.

    The file has its name only after it was read back and is on disk. A file that is there is
    replaced with ``force`` only. Raises ``LedgerError``.
    """
    with told(path):
        _refuse(ledger.engine, path, force=force)
    with written_beside(path) as temporary:
        with temporary.open("xb") as file, ledger.reading() as connection:
            header = _header(connection)
            write_container(file, header, _rows(connection))
        if check_container(temporary) != header:
            message = f"{path}: what was written is not what was to be written; try again"
            raise LedgerError(message)
        put_in_place(temporary, path, replace=force)
    return header


def _refuse(engine: Engine, path: Path, *, force: bool) -> None:
    if not os.path.lexists(path):
        return
    if not path.is_file():
        message = f"{path}: is there already, and no file; name another"
        raise LedgerError(message)
    if engine.dialect.name == "sqlite" and path.samefile(str(engine.url.database)):
        message = f"{path}: is the ledger itself; name another"
        raise LedgerError(message)
    if not force:
        message = f"{path}: is there already; name another, or --force to replace it"
        raise LedgerError(message)


def _header(connection: Connection) -> Header:
    return Header(
        version=version_of(connection) or "",
        tables=tuple(_table_header(connection, table) for table in TABLES),
    )


def _table_header(connection: Connection, table: Table) -> TableHeader:
    binary = [str(c.name) for c in table.columns if isinstance(c.type, LargeBinary)]
    return TableHeader(
        name=str(table.name),
        columns=tuple(str(column.name) for column in table.columns),
        binary=tuple(binary),
        rows=connection.scalar(select(func.count()).select_from(table)) or 0,
    )


def _rows(connection: Connection) -> Iterator[Values]:
    for table in TABLES:
        many = _LARGE if table.name == "captures" else _MANY
        asked = select(table).order_by(*table.primary_key.columns)
        for row in connection.execute(asked.execution_options(yield_per=many)):
            yield tuple(row)
