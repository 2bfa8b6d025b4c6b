"""No room left: one line, what was told of is kept, and the next round goes on."""

import os
import shutil
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy import event

import chancery.store.ledger
from chancery.errors import LedgerFullError
from chancery.store import open_ledger
from chancery.store.engine import make_engine
from tests.faults.content import arrived, assert_alike, assert_holds
from tests.faults.rounds import command, go_round
from tests.faults.small_disks import ballast, small_disk
from tests.ledgers import say

PAGE = 16_384


@pytest.fixture(autouse=True)
def _small_batches(monkeypatch):
    monkeypatch.setattr("chancery.rounds.batches.READINGS", 3)


@pytest.fixture
def full(monkeypatch):
    """Called with a number of pages: no ledger of this process grows over it; with none: no end."""

    def limit(pages):
        def limited(address, *, busy):
            engine = make_engine(address, busy=busy)

            @event.listens_for(engine, "connect")
            def _limit(connection, _record):
                connection.execute(f"PRAGMA max_page_count={pages}")

            return engine

        monkeypatch.setattr(chancery.store.ledger, "make_engine", limited if pages else make_engine)

    return limit


def assert_is_whole(address, wanted, readings):
    """After room was made, the next round finishes."""
    last = go_round(address, str(readings))
    assert (last.error, len(last.kept)) == (None, 31)
    assert_alike(address, wanted)
    with open_ledger(address, create=False) as ledger:
        assert_holds(ledger)


@pytest.fixture
def wanted(tmp_path, readings):
    address = str(tmp_path / "whole.db")
    assert go_round(address, str(readings)).error is None
    return address


def pages_of(address):
    with open_ledger(address) as ledger, ledger.reading() as connection:
        return connection.exec_driver_sql("PRAGMA page_count").scalar()


def test_a_full_disk_ends_the_round_with_one_line_and_keeps_what_was_told_of(
    full, wanted, readings, tmp_path
):
    address = str(tmp_path / "chancery.db")
    empty = pages_of(address)
    full(empty + 3)
    cut = go_round(address, str(readings))
    assert isinstance(cut.error, LedgerFullError)
    assert str(cut.error) == f"{address}: the disk is full; what was acknowledged is kept"
    full(None)
    with open_ledger(address) as ledger:
        assert sorted(set(cut.kept)) == arrived(ledger)
        assert 0 < len(cut.kept) < 31
        assert_holds(ledger)
    assert_is_whole(address, wanted, readings)


def test_the_command_says_that_the_disk_is_full_and_exits_with_2(full, readings, tmp_path, capsys):
    address = str(tmp_path / "chancery.db")
    full(pages_of(address) + 3)
    code, out, lines = command(address, readings, capsys=capsys)
    assert (code, out) == (2, "")
    assert lines == [f"chancery: {address}: the disk is full; what was acknowledged is kept"]
    full(None)
    assert command(address, readings, capsys=capsys)[0] == 0


def test_a_ledger_that_cannot_even_be_made_for_lack_of_room_is_told_and_made_later(
    full, wanted, readings, tmp_path
):
    address = str(tmp_path / "chancery.db")
    full(4)
    assert isinstance(go_round(address, str(readings)).error, LedgerFullError)
    full(None)
    assert_is_whole(address, wanted, readings)


FREE = (0, 4_096, 20_000, 40_000, 100_000, 300_000, 1_000_000, 3_000_000, 6_000_000)


def test_wherever_a_real_disk_is_full_the_line_is_clear_and_nothing_is_lost(
    wanted, readings, tmp_path
):
    ended = set()
    with small_disk(tmp_path / "disk", 64) as disk:
        for free in FREE:
            address, kept = str(disk / "chancery.db"), []
            for made_before in (False, True):
                if made_before:
                    open_ledger(address).close()
                with ballast(disk, free):
                    cut = go_round(address, str(readings))
                assert isinstance(cut.error, LedgerFullError | None), f"{free} bytes: {cut.error}"
                kept += cut.kept
                ended.add(len(cut.kept))
            with open_ledger(address) as ledger:
                assert set(kept) <= set(arrived(ledger))
            assert_is_whole(address, wanted, readings)
            for file in disk.iterdir():
                file.unlink()
    assert 0 in ended
    assert ended & set(range(1, 31))


def test_a_postgresql_whose_disk_is_full_says_so_and_goes_on_later(
    wanted, readings, postgres_server
):
    if os.environ.get("CHANCERY_TEST_POSTGRES"):
        pytest.skip("the small disk is for a server of our own")
    with (
        TemporaryDirectory(prefix="pg-") as place,
        small_disk(Path(place) / "disk", 64) as disk,
        small_database(postgres_server, disk) as address,
    ):
        open_ledger(address).close()
        with ballast(disk, 300_000):
            cut = go_round(address, str(readings))
            assert isinstance(cut.error, LedgerFullError), cut.error
            assert str(cut.error).endswith("the disk is full; what was acknowledged is kept")
            with open_ledger(address) as ledger:
                assert sorted(set(cut.kept)) == arrived(ledger)
        assert_is_whole(address, wanted, readings)


@contextmanager
def small_database(server, disk):
    """A database of the server whose tables lie on a small disk."""
    for folder in (disk, disk.parent):
        shutil.chown(folder, "postgres")
    say(server, f"CREATE TABLESPACE small LOCATION '{disk}'")
    try:
        say(server, "CREATE DATABASE small TABLESPACE small")
        yield f"{server.rpartition('/')[0]}/small"
    finally:
        say(server, "DROP DATABASE small WITH (FORCE)")
        say(server, "DROP TABLESPACE small")
