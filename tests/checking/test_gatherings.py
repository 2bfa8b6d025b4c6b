"""What many dispatches say together is checked word by word."""

import pytest
from sqlalchemy import update

from chancery.checking.ledger import verify_ledger
from chancery.rounds.across.drive import go_through
from chancery.store import schema
from tests.ledgers import deposit_of

TEXT = (
    "Le Mali et le Niger ont signé mardi 10 mars à Bamako un accord, par lequel le Mali s’engage à "
    "libérer vingt prisonniers avant le 1er avril.\n"
)


@pytest.fixture
def gone_through(ledger):
    run = ledger.start_run("ingest", "chancery/test")
    ledger.deposit(run, [deposit_of(TEXT, "a.txt"), deposit_of(f"{TEXT}\nFin.\n", "b.txt")])
    ledger.finish_run(run, {"new": 2})
    go_through(ledger)
    return ledger


def broken(ledger):
    verification = verify_ledger(ledger)
    return {(one.kind, f.answer) for one in verification.broken for f in one.findings}


def test_a_ledger_that_was_gone_through_holds(gone_through):
    assert broken(gone_through) == set()


def test_a_word_changed_in_a_gathering_is_found(gone_through):
    table = schema.gatherings
    with gone_through.engine.begin() as connection:
        rows = connection.execute(table.select().where(table.c.kind == "interaction")).all()
        row = next(row for row in rows if b"ont sign" in row.body)
        body = row.body.replace(b"ont sign", b"ONT sign")
        connection.execute(update(table).where(table.c.seq == row.seq).values(body=body))
    assert ("interaction", "changed") in broken(gone_through)


def test_a_gathering_that_cannot_be_read_is_found(gone_through):
    table = schema.gatherings
    with gone_through.engine.begin() as connection:
        connection.execute(update(table).where(table.c.kind == "wire").values(body=b"{"))
    assert ("wire", "changed") in broken(gone_through)


def test_a_gathering_of_a_dispatch_that_is_not_there_is_found(gone_through):
    table = schema.gatherings
    with gone_through.engine.begin() as connection:
        rows = connection.execute(table.select().where(table.c.kind == "interaction")).all()
        row = next(row for row in rows if b"dispatch-" in row.body)
        body = row.body.replace(b'"dispatch":"dispatch-', b'"dispatch":"dispatch-x')
        connection.execute(update(table).where(table.c.seq == row.seq).values(body=body))
    assert ("interaction", "not found") in broken(gone_through)
