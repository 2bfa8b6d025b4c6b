"""A small invented ledger, made once, and desks over copies of it."""

import shutil

import argon2
import pytest

from chancery.desk.cli import run
from chancery.desk.web import keeping, stamping
from chancery.store import open_ledger, passwords
from chancery.store.accounts import Accounts
from tests.desk.press import DISPATCHES, LATER, rows
from tests.desk.web.asking import PASSWORD, USER, opened


@pytest.fixture(scope="session")
def press(tmp_path_factory):
    """The path of a ledger that nobody writes to."""
    folder = tmp_path_factory.mktemp("desk")
    table = folder / "press.jsonl"
    table.write_text(rows((*DISPATCHES, *LATER)), encoding="utf-8")
    assert run(["ingest", str(table), "--ledger", str(folder / "press.db")]) == 0
    return folder / "press.db"


@pytest.fixture(scope="session")
def open_desk(press):
    """A desk on it."""
    with open_ledger(str(press)) as ledger, opened(ledger) as client:
        yield client


@pytest.fixture
def still(open_desk):
    """The same for those who only read: nobody has been there before."""
    open_desk.cookies.clear()
    return open_desk


@pytest.fixture
def ledger(press, tmp_path):
    """A copy that may be written to, with a reviewer."""
    path = tmp_path / "chancery.db"
    shutil.copy(press, path)
    with open_ledger(str(path)) as copy:
        yield copy


@pytest.fixture
def desk(ledger, accounts):
    with opened(ledger) as client:
        yield client


@pytest.fixture
def closed(ledger, accounts):
    """A desk that shows nothing to those who are not signed in."""
    with opened(ledger, public=False) as client:
        yield client


@pytest.fixture
def at_once(monkeypatch):
    """What changed shows at once, and not after a moment."""
    monkeypatch.setattr(keeping, "LATE", 0.0)
    monkeypatch.setattr(stamping, "ASKED_EVERY", 0.0)
    monkeypatch.setattr(keeping.Keeper.at_hand, "__defaults__", (0.0,))


@pytest.fixture
def accounts(ledger, monkeypatch):
    quick = argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    passwords._dummy.cache_clear()
    monkeypatch.setattr(passwords, "_HASHER", quick)
    made = Accounts(ledger)
    made.add_user(USER, PASSWORD)
    yield made
    passwords._dummy.cache_clear()
