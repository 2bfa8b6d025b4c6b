"""Connections: what is missing, sealed or strange is one line."""

import builtins
from threading import Timer

import pysqlite3
import pytest

from chancery.checking.ledger import verify_ledger
from chancery.errors import LedgerError, LedgerVersionError, NotFoundError
from chancery.records.query import Query
from chancery.store import open_ledger
from chancery.store.engine import lies_sealed, make_engine
from tests.ledgers import Clock, deposit_of, say
from tests.sealing import sealed

TEXT = "Le Mali et le Niger ont signé un accord à Bamako.\n"


def test_without_its_driver_the_way_to_install_it_is_told(monkeypatch):
    load = builtins.__import__

    def without(name, *rest):
        if name.startswith("psycopg"):
            raise ModuleNotFoundError(name=name)
        return load(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(LedgerError, match=r"in Chancery's folder, pip install '\.\[postgres\]'"):
        make_engine("postgresql://db.example/chancery")


@pytest.fixture
def kept(tmp_path):
    """A ledger with one dispatch in it, in a folder of its own."""
    path = tmp_path / "archive" / "chancery.db"
    path.parent.mkdir()
    with open_ledger(str(path), clock=Clock()) as ledger:
        ledger.deposit(ledger.start_run("ingest", "chancery/test"), [deposit_of(TEXT)])
    return path


def test_a_ledger_that_may_only_be_read_is_searched_checked_and_exported(kept):
    with sealed(kept), open_ledger(str(kept), create=False) as ledger:
        assert len(ledger.find_dispatches(Query(text="Bamako")).rows) == 1
        assert len(list(ledger.readings())) == 1
        assert verify_ledger(ledger).holds
        with pytest.raises(LedgerError, match="cannot be opened for writing"):
            ledger.start_run("ingest", "chancery/test")
    assert [one.name for one in kept.parent.iterdir()] == ["chancery.db"]


def test_a_ledger_with_a_log_is_read_with_its_log(kept):
    with open_ledger(str(kept)) as writer:
        writer.start_run("ingest", "chancery/test")
        with sealed(kept):
            assert not lies_sealed(kept)
    assert not lies_sealed(kept)


@pytest.mark.parametrize("encoding", ["SQL_ASCII", "LATIN1"])
def test_a_database_of_another_encoding_is_refused_in_one_line(postgres_server, encoding):
    name = "chancery_other_encoding"
    say(postgres_server, f"CREATE DATABASE {name} ENCODING '{encoding}' TEMPLATE template0")
    try:
        with pytest.raises(LedgerVersionError, match=f"is {encoding}; a ledger needs a UTF8 data"):
            open_ledger(f"{postgres_server.rpartition('/')[0]}/{name}")
    finally:
        say(postgres_server, f"DROP DATABASE {name}")


def test_what_is_searched_has_to_be_a_ledger_and_an_empty_file_is_none(tmp_path):
    path = tmp_path / "chancery.db"
    with pytest.raises(NotFoundError, match="no such ledger"):
        open_ledger(str(path), create=False)
    path.touch()
    with pytest.raises(NotFoundError, match="empty, no ledger is in it yet"):
        open_ledger(str(path), create=False)
    assert path.stat().st_size == 0
    open_ledger(str(path)).close()
    open_ledger(str(path), create=False).close()


def test_a_database_without_tables_is_no_ledger_until_one_is_made_in_it(ledger_address):
    if "://" not in ledger_address:
        with pysqlite3.connect(ledger_address) as other:
            other.execute("PRAGMA user_version=1")
        other.close()
    with pytest.raises(NotFoundError, match="no ledger is in it yet"):
        open_ledger(ledger_address, create=False)
    open_ledger(ledger_address).close()
    open_ledger(ledger_address, create=False).close()


def test_whoever_opens_a_new_ledger_waits_for_whoever_makes_it(tmp_path):
    path = tmp_path / "new.db"
    other = pysqlite3.dbapi2.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    goes = Timer(0.2, other.close)
    goes.start()
    with open_ledger(str(path)) as ledger:
        assert ledger.start_run("ingest", "chancery/test")
    goes.join()
