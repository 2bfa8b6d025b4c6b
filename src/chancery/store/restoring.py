"""A ledger out of one file, on whichever database: whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Row, Select, inspect, select

from chancery.errors import ChanceryError, LedgerError, LedgerVersionError, UnreadableError
from chancery.store import schema
from chancery.store.backup import TABLES
from chancery.store.container import Header, Values, read_container
from chancery.store.engine import make_engine, name_of, writing
from chancery.store.ledger import Ledger
from chancery.store.migrate import knows, upgrade
from chancery.store.placing import put_in_place, written_beside
from chancery.store.rows import Rows

WordsOf = Callable[[Mapping[str, object]], str]
"""The words that a reading is found by, from its JSON. Raises ``ChanceryError`` when it has none
because it is damaged."""

_MANY = 500
"""Rows in memory; captures, which may be large, by tens."""
_LARGE = 10


def restore(path: Path, address: str, *, words_of: WordsOf) -> Header:
    """Make a ledger from a backup, whole or not at all; what it holds.

    Nothing is ever overwritten: the ledger must not be there yet, and a database of PostgreSQL has
    to be empty. Raises ``LedgerError``, ``NotFoundError`` and ``UnreadableError``.
    """
    header, rows = read_container(path)
    _refuse_strange(path, header)
    engine = make_engine(address)
    if engine.dialect.name != "sqlite":
        _fill(engine, header, rows, words_of)
        return header
    place = Path(str(engine.url.database))
    _refuse_taken(place)
    with written_beside(place) as temporary:
        new = make_engine(str(temporary))
        _fill(new, header, rows, words_of)
        new.dispose()
        put_in_place(temporary, place)
    return header


def _refuse_taken(place: Path) -> None:
    for left in ("", "-wal", "-journal"):
        taken = place.with_name(place.name + left)
        if os.path.lexists(taken):
            message = f"{taken}: is there already; a backup is restored to a new ledger only"
            raise LedgerError(message)


def _refuse_strange(path: Path, header: Header) -> None:
    if not knows(header.version):
        message = f"{path}: made by a newer Chancery (version {header.version}); upgrade Chancery"
        raise LedgerVersionError(message)
    known = {table.name for table in TABLES}
    strange = [table.name for table in header.tables if table.name not in known]
    if strange:
        message = f"{path}: holds a table {strange[0]}, which no ledger has"
        raise UnreadableError(message)


def _fill(
    engine: Engine, header: Header, rows: Iterator[tuple[str, Values]], words_of: WordsOf
) -> None:
    """Everything in one transaction: tables of the backup's version, rows, then this version's."""
    with writing(engine) as connection:
        if inspect(connection).get_table_names():
            message = f"{name_of(engine)}: is not empty; a backup is restored to a new ledger only"
            raise LedgerError(message)
        upgrade(connection, header.version)
        columns = {table.name: table.columns for table in header.tables}
        for name, found in groupby(rows, key=itemgetter(0)):
            _insert(connection, name, columns[name], (row for _, row in found))
        upgrade(connection)
        _index(Ledger(engine), connection, words_of)


def _insert(
    connection: Connection, name: str, columns: tuple[str, ...], rows: Iterator[Values]
) -> None:
    quote = connection.dialect.identifier_preparer.quote
    mark = "?" if connection.dialect.name == "sqlite" else "%s"
    statement = (
        f"INSERT INTO {quote(name)} ({', '.join(map(quote, columns))}) "  # noqa: S608 - quoted names
        f"VALUES ({', '.join([mark] * len(columns))})"
    )
    many = _LARGE if name == "captures" else _MANY
    while part := list(islice(rows, many)):
        connection.exec_driver_sql(statement, part)


def _index(ledger: Ledger, connection: Connection, words_of: WordsOf) -> None:
    """The full-text tables: dispatches by their words, events by the names of who took part."""
    rows = Rows(connection)
    table, texts, roles = schema.dispatches, schema.texts, schema.roles.c
    asked = select(table.c.seq, table.c.body, texts.c.content)
    asked = asked.join_from(table, texts, table.c.text_sha256 == texts.c.sha256)
    for part in _parts(connection, asked, table.c.seq):
        for row in part:
            try:
                words = words_of(ledger.whole(row.body, row.content, f"dispatch {row.seq}"))
            except ChanceryError:
                continue  # damaged before it was backed up: the check of the ledger says so
            rows.add("words", (row.seq, words))
        rows.write()
    events = select(schema.events.c.seq)
    for part in _parts(connection, events, schema.events.c.seq):
        numbers = [row.seq for row in part]
        asked_names = select(roles.event, roles.entity_folded).where(roles.event.in_(numbers))
        names: dict[int, str] = dict.fromkeys(numbers, "")
        for number, said in connection.execute(asked_names.order_by(roles.event, roles.n)):
            names[number] += said
        rows.extend("names", list(names.items()))
        rows.write()


def _parts(
    connection: Connection, asked: Select[Any], key: ColumnElement[int]
) -> Iterator[Sequence[Row[Any]]]:
    """The rows of a question, in parts, by their number, which is their first column."""
    before = -1
    while True:
        part = asked.where(key > before).order_by(key).limit(_MANY)
        found = connection.execute(part).all()
        if found:
            before = found[-1][0]
            yield found
        if len(found) < _MANY:
            return
