"""Kill -9 at any moment: what was told of is there, and another round makes the ledger whole."""

import random
import signal
import subprocess
import sys
import time

from chancery.store import open_ledger
from tests.faults.content import arrived, assert_alike, assert_holds
from tests.faults.dispatches import write_folder

KILLS = 50
TRIES = 6
SEED = 20260312


def assert_nothing_is_lost(address, kept):
    """What was told of is in the ledger, once, and no batch is there by half."""
    with open_ledger(address, create=False) as ledger:
        there = arrived(ledger)
        assert set(kept) <= set(there)
        assert len(there) == len(set(there))
        assert len(there) in {*range(0, 31, 3), 31}


def lead_a_life(warm, folder, address, chance):
    """Ingest a folder and be killed again and again; the tries, the last of them uninterrupted."""
    tries, kept = [], set()
    job = {"ledger": address, "sources": [str(folder)]}
    while len(tries) < TRIES and not (tries and tries[-1].code == 0):
        how = chance.choice(("now", "now", "within"))
        if how == "within":
            (done,) = warm.do(job | {"die_at": chance.randint(1, 60)})
        else:
            acks, pause = chance.randint(0, 6), chance.uniform(0, 0.06)
            (done,) = warm.do(job, kill_after=acks, pause=pause)
        tries.append(done)
        kept |= {one for one, fate in zip(done.kept, done.fates, strict=True) if fate != "failed"}
        if kept:
            assert_nothing_is_lost(address, kept)
    tries += warm.do(job)
    return tries


def test_fifty_kills_at_any_moment_leave_the_ledger_as_if_there_had_been_none(
    warm, folder, new_ledger
):
    chance = random.Random(SEED)  # noqa: S311 - moments, no secrets
    untouched = new_ledger()
    (whole,) = warm.do({"ledger": untouched, "sources": [str(folder)]})
    assert whole.error is None
    assert (whole.code, len(whole.kept), whole.counts["failed"]) == (0, 32, 1)
    tries, midway = [], 0
    while sum(one.killed for one in tries) < KILLS:
        address = new_ledger()
        *lived, last = lead_a_life(warm, folder, address, chance)
        assert [one.error for one in lived if not one.killed] in ([], [None])
        assert (last.code, last.counts["failed"], last.error) == (0, 1, None)
        assert len(last.kept) == 32
        assert_alike(address, untouched)
        with open_ledger(address, create=False) as ledger:
            assert_holds(ledger)
            assert len(arrived(ledger)) == 31
        midway += 0 < last.counts["known"] < 31
        tries += lived
    killed = [one for one in tries if one.killed]
    assert sum(bool(one.kept) for one in killed) >= KILLS // 5
    assert sum(one.within for one in killed) >= KILLS // 10
    assert midway


def test_the_command_itself_may_be_killed_and_called_again(warm, folder, new_ledger, tmp_path):
    address, more = new_ledger(), write_folder(tmp_path / "more", 40)
    sources = [str(folder), str(more)]
    command = [sys.executable, "-m", "chancery.desk.cli", "ingest", *sources, "-"]
    with subprocess.Popen(  # noqa: S603 - our own command
        [*command, "--ledger", address], stdin=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        wait_for_the_first_batch(address, process)
        process.kill()
        process.communicate()
    assert process.returncode == -signal.SIGKILL
    (last,) = warm.do({"ledger": address, "sources": sources})
    assert (last.code, last.error, last.counts["failed"]) == (0, None, 2)
    assert 0 < last.counts["known"] < 70
    with open_ledger(address, create=False) as ledger:
        assert_holds(ledger)
        assert len(arrived(ledger)) == 70


def wait_for_the_first_batch(address, process):
    """The rest of the batches waits for standard input, which never comes."""
    with open_ledger(address) as ledger:
        while not arrived(ledger):
            assert process.poll() is None
            time.sleep(0.05)
