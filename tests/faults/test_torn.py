"""A log that is torn at its end, as after a loss of power: whole batches or nothing."""

import random
import shutil
from pathlib import Path

import pytest

from chancery.store import open_ledger
from tests.faults.content import arrived, assert_alike, assert_holds
from tests.faults.rounds import go_round

BATCH = 3
SEED = 20260313


@pytest.fixture
def torn(readings, tmp_path, monkeypatch):
    """A ledger that was killed with many batches in its log, and what was told of, in order."""
    monkeypatch.setattr("chancery.rounds.batches.READINGS", BATCH)
    live, dead = tmp_path / "live.db", tmp_path / "dead"
    with open_ledger(str(live)) as ledger, ledger.reading() as watching:
        watching.exec_driver_sql("SELECT count(*) FROM runs").scalar()
        kept = go_round(str(live), str(readings)).kept
        dead.mkdir()
        for end in ("", "-wal"):
            shutil.copy(f"{live}{end}", f"{dead}/chancery.db{end}")
    assert Path(f"{dead}/chancery.db-wal").stat().st_size > 1_000_000
    return dead, kept


def again(dead, place):
    """A copy of the dead ledger, and the bytes of its log."""
    shutil.copytree(dead, place)
    return str(place / "chancery.db"), (place / "chancery.db-wal").read_bytes()


def assert_goes_on(address, kept, whole, readings):
    """What is left is whole batches, in order; another round makes the rest."""
    with open_ledger(address) as ledger:
        assert_holds(ledger)
        left = arrived(ledger)
    assert left in [sorted(kept[:n]) for n in (*range(0, len(kept), BATCH), len(kept))]
    assert go_round(address, str(readings)).error is None
    assert_alike(address, whole)
    with open_ledger(address) as ledger:
        assert_holds(ledger)
    return len(left)


def test_a_log_that_is_cut_anywhere_loses_whole_batches_and_another_round_brings_them(
    torn, readings, tmp_path
):
    chance, (dead, kept), left = random.Random(SEED), torn, set()  # noqa: S311 - places, no secrets
    whole, log = again(dead, tmp_path / "whole")
    for n in range(8):
        address, log = again(dead, tmp_path / f"cut-{n}")
        Path(f"{address}-wal").write_bytes(log[: chance.randrange(len(log))])
        left.add(assert_goes_on(address, kept, whole, readings))
    assert len(left) > 3


def test_a_log_with_bytes_turned_over_loses_all_from_there_and_another_round_brings_it(
    torn, readings, tmp_path
):
    chance, (dead, kept), left = random.Random(SEED), torn, set()  # noqa: S311 - as above
    whole, log = again(dead, tmp_path / "whole")
    for n in range(8):
        address, log = again(dead, tmp_path / f"turned-{n}")
        place = chance.randrange(len(log) // 2, len(log))
        turned = bytes(byte ^ 0xFF for byte in log[place : place + 64])
        Path(f"{address}-wal").write_bytes(log[:place] + turned + log[place + 64 :])
        left.add(assert_goes_on(address, kept, whole, readings))
    assert len(left) > 2


def test_without_its_log_a_ledger_is_as_it_was_when_the_log_was_last_carried_over(
    torn, readings, tmp_path
):
    dead, kept = torn
    whole, _ = again(dead, tmp_path / "whole")
    address, _ = again(dead, tmp_path / "bare")
    Path(f"{address}-wal").unlink()
    Path(f"{address}-shm").write_bytes(b"\xff" * 32_768)
    assert assert_goes_on(address, kept, whole, readings) == 0


def test_a_ledger_that_is_damaged_itself_is_told_in_one_line(torn, readings, tmp_path):
    address, _ = again(torn[0], tmp_path / "damaged")
    Path(f"{address}-wal").unlink()
    data = bytearray(Path(address).read_bytes())
    data[100 : 16_384 * 3] = random.Random(SEED).randbytes(16_384 * 3 - 100)  # noqa: S311 - as above
    Path(address).write_bytes(data)
    error = go_round(address, str(readings)).error
    assert str(error).startswith(f"{address}: damaged (")
    assert "restore it from a backup" in str(error)
    assert str(error).isprintable()
