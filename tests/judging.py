"""Specimens in a ledger, and judging them."""

from dataclasses import replace

from sqlalchemy import select

from chancery.exchange import saved
from chancery.exchange.entries import entry_of
from chancery.records.deposit import Deposit
from chancery.records.review import Asked
from chancery.store import schema
from tests.specimen import specimen

EVENT = specimen().events[0].id
SOLHEIM, RUSU, AGENCY, REBELS = (entity.id for entity in specimen().entities)
OBLIGATION = specimen().agreements[0].obligations[0].id


def specimen_deposit(seal="0", address="eau.txt", **changes):
    """The specimen as the reading of a capture; the same records whatever the seal."""
    reading = specimen()
    capture = replace(reading.dispatch.capture, sha256=seal * 64)
    dispatch = replace(reading.dispatch, capture=capture)
    reading = replace(reading, dispatch=dispatch, **changes)
    return Deposit(address=address, capture=capture, entry=entry_of(saved(reading)))


def put(ledger, *deposits):
    return ledger.deposit(ledger.start_run("ingest", "chancery/test"), deposits)


def judge(ledger, action, record=EVENT, **more):
    """One judgement (the last one when there are several)."""
    asked = Asked(action=action, record=record, **{"reviewer": "Nadia", **more})
    return ledger.review(asked)[-1]


def correct(ledger, record=EVENT, /, **corrections):
    return judge(ledger, "correct", record, corrections=corrections)


def undo(ledger, judgement):
    return judge(ledger, "undo", judgement.record, undoes=judgement.id)


def standing(ledger, record=EVENT):
    """The rows of an event that stand, as dictionaries."""
    table = schema.events
    asked = select(table).where(table.c.id == record, table.c.standing).order_by(table.c.seq)
    with ledger.reading() as connection:
        return [dict(row) for row in connection.execute(asked).mappings()]


def rows(ledger, table):
    with ledger.reading() as connection:
        asked = select(table).order_by(table.c.seq)
        return [dict(row) for row in connection.execute(asked).mappings()]


def cast(ledger, seq):
    """Who takes part in a row of an event."""
    table = schema.roles
    asked = select(table).where(table.c.event == seq).order_by(table.c.n)
    with ledger.reading() as connection:
        return [dict(row) for row in connection.execute(asked).mappings()]


def graves(ledger, record=None):
    return [(t.kind, t.why) for t in ledger.deletions() if record in {None, t.record}]
