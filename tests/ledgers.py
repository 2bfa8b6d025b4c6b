"""Ledgers for tests: one behaviour, both databases."""

import os
import uuid
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import create_engine, text

from chancery.exchange import saved
from chancery.exchange.entries import entry_of
from chancery.pipeline import read_bytes
from chancery.records.deposit import Deposit
from chancery.store import open_ledger
from tests import postgres

BACKENDS = ("sqlite", "postgresql")


class Clock:
    """A clock that goes on by a second each time it is asked, or as it is set."""

    def __init__(self):
        self.time = datetime(2026, 3, 12, 6, 30, tzinfo=UTC)

    def __call__(self):
        self.time += timedelta(seconds=1)
        return self.time


@pytest.fixture(scope="session")
def postgres_server():
    reason = postgres.missing()
    if reason:
        (pytest.fail if os.environ.get("CHANCERY_NEEDS_POSTGRES") else pytest.skip)(reason)
    with postgres.server() as address:
        yield address


@pytest.fixture(params=BACKENDS)
def ledger_address(request, tmp_path):
    """The address of a ledger that is not there yet."""
    if request.param == "sqlite":
        yield str(tmp_path / "chancery.db")
        return
    with new_database(request.getfixturevalue("postgres_server")) as address:
        yield address


@pytest.fixture
def ledger(ledger_address):
    with open_ledger(ledger_address, clock=Clock()) as opened:
        yield opened


@contextmanager
def new_database(server):
    """A database of its own on a server, dropped at the end."""
    name = f"chancery_{uuid.uuid4().hex[:12]}"
    say(server, f'CREATE DATABASE "{name}"')
    try:
        yield f"{server.rpartition('/')[0]}/{name}"
    finally:
        say(server, f'DROP DATABASE "{name}" WITH (FORCE)')


def say(server, statement):
    url = server.replace("postgresql://", "postgresql+psycopg://")
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()


def deposit_of(content, address="depeche.txt", published="2026-03-12", **extra):
    """What comes of reading some text at an address."""
    data = content.encode()
    reading = read_bytes(data, path=address, published=published)
    entry = entry_of(saved(reading))
    return Deposit(
        address=address, capture=reading.dispatch.capture, data=data, entry=entry, **extra
    )
