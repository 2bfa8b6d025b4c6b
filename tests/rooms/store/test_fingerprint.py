"""Fingerprints: the same for the same content, another for every other."""

import pytest
from sqlalchemy import text

from chancery.store import open_ledger
from chancery.store.fingerprint import fingerprint
from tests.ledgers import Clock, deposit_of

MEETING = "Le Niger et le Tchad se rencontrent à Niamey. Le Tchad a promis d’ouvrir sa frontière.\n"
LATER = MEETING.replace("a promis", "a refusé")
ACCORD = "Le Mali et le Niger ont signé mardi à Bamako un accord de coopération militaire.\n"


@pytest.fixture
def deposits():
    return [deposit_of(MEETING, "a.txt"), deposit_of(ACCORD, "b.txt"), deposit_of(LATER, "a.txt")]


@pytest.fixture
def other(tmp_path):
    with open_ledger(str(tmp_path / "other.db"), clock=Clock()) as opened:
        yield opened


def test_the_way_and_the_database_do_not_matter(ledger, other, deposits):
    run = ledger.start_run("ingest", "chancery/test")
    ledger.deposit(run, deposits)
    ledger.finish_run(run, {"new": 3})
    for deposit in deposits:
        other.deposit(other.start_run("watch", "chancery/test"), [deposit])
        other.deposit(other.start_run("watch", "chancery/test"), [deposit])
    assert fingerprint(ledger) == fingerprint(other)


def test_the_order_of_things_at_different_addresses_does_not_matter(ledger, other, deposits):
    meeting, accord, later = deposits
    ledger.deposit(ledger.start_run("ingest", "chancery/test"), [meeting, accord, later])
    other.deposit(other.start_run("ingest", "chancery/test"), [accord, meeting, later])
    assert fingerprint(ledger) == fingerprint(other)


def test_one_dispatch_less_is_another_fingerprint(ledger, other, deposits):
    ledger.deposit(ledger.start_run("ingest", "chancery/test"), deposits)
    other.deposit(other.start_run("ingest", "chancery/test"), deposits[:2])
    assert fingerprint(ledger) != fingerprint(other)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE events SET type = 'FIGHT' WHERE n = 0",
        "UPDATE events SET standing = NOT standing",
        "UPDATE dispatches SET standing = NOT standing",
        "UPDATE evidence SET start = start + 1 WHERE n = 1",
        "UPDATE roles SET country = 'FRA'",
        "UPDATE arrivals SET changes = NULL",
        "DELETE FROM tombstones WHERE kind = 'dispatch'",
    ],
)
def test_whatever_is_changed_changes_the_fingerprint(ledger, deposits, statement):
    ledger.deposit(ledger.start_run("ingest", "chancery/test"), deposits)
    before = fingerprint(ledger)
    with ledger.engine.begin() as connection:
        connection.execute(text(statement))
    assert fingerprint(ledger) != before
