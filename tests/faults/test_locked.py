"""A ledger that somebody else holds, and two who fill it at once."""

import threading
from contextlib import contextmanager

import pytest
from sqlalchemy import text

import chancery.store.ledger
from chancery.errors import LedgerBusyError
from chancery.store import open_ledger
from chancery.store.engine import make_engine, writing
from tests.faults.content import arrived, assert_alike, assert_holds
from tests.faults.rounds import MODULE, command, go_round


@contextmanager
def held(address):
    """The write lock of a ledger, in another's hand until the block ends."""
    engine = make_engine(address)
    with writing(engine) as connection:
        connection.execute(text("SELECT 1"))
        yield
    engine.dispose()


@pytest.fixture(autouse=True)
def _small_batches(monkeypatch):
    monkeypatch.setattr("chancery.rounds.batches.READINGS", 3)


def test_a_ledger_that_is_held_too_long_is_told_and_nothing_is_lost(new_ledger, readings):
    address = new_ledger()
    open_ledger(address).close()
    with held(address):
        cut = go_round(address, str(readings), busy=0.05)
        assert isinstance(cut.error, LedgerBusyError)
        assert str(cut.error).endswith("another process holds the ledger; try again later")
        assert cut.kept == []
    assert len(go_round(address, str(readings)).kept) == 31


def test_a_ledger_that_is_taken_between_two_batches_keeps_what_was_told_of(new_ledger, readings):
    address, kept = new_ledger(), []
    with open_ledger(address, busy=0.05) as ledger:
        taken = held(address)

        def told(offer, fate):
            kept.append(offer.address)
            if len(kept) == 6:
                taken.__enter__()

        with pytest.raises(LedgerBusyError):
            MODULE.ingest(ledger, [str(readings)], told=told)
        taken.__exit__(None, None, None)
        assert sorted(kept) == arrived(ledger)
    assert len(kept) == 6
    assert go_round(address, str(readings)).error is None
    with open_ledger(address) as ledger:
        assert_holds(ledger)
        assert len(arrived(ledger)) == 30


def test_the_command_says_who_holds_the_ledger_and_exits_with_2(
    new_ledger, readings, capsys, monkeypatch
):
    address = new_ledger()
    open_ledger(address).close()
    with held(address):
        monkeypatch.setattr(
            chancery.store.ledger, "make_engine", lambda a, **_: make_engine(a, busy=0.05)
        )
        code, out, lines = command(address, readings, capsys=capsys)
    assert (code, out) == (2, "")
    assert len(lines) == 1
    assert lines[0].endswith(": another process holds the ledger; try again later")


def test_a_ledger_that_is_held_for_a_moment_is_waited_for(new_ledger, readings):
    address = new_ledger()
    open_ledger(address).close()
    taken = held(address)
    taken.__enter__()
    waiting = threading.Timer(0.3, lambda: taken.__exit__(None, None, None))
    waiting.start()
    done = go_round(address, str(readings), busy=60)
    waiting.join()
    assert (done.error, len(done.kept)) == (None, 31)


def test_readers_do_not_wait_for_a_writer(new_ledger, readings):
    address = new_ledger()
    go_round(address, str(readings))
    with held(address), open_ledger(address, busy=0.05) as ledger:
        assert len(arrived(ledger)) == 30


def test_two_who_fill_one_new_ledger_at_once_both_end_well_and_nothing_comes_twice(
    warm, folder, new_ledger
):
    alone, address = new_ledger(), new_ledger()
    warm.do({"ledger": alone, "sources": [str(folder)]})
    job = {"ledger": address, "sources": [str(folder)]}
    both = warm.do(job, job)
    assert [(one.code, one.error) for one in both] == [(0, None), (0, None)]
    assert [len(one.kept) for one in both] == [32, 32]
    assert sum(one.counts["new"] for one in both) == 31
    assert_alike(address, alone)
    with open_ledger(address) as ledger:
        assert_holds(ledger)
