"""A clock that goes backwards, between runs and within them: the ledger's time never does."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from sqlalchemy import select

from chancery.records.deposit import Deposit, Report, Visit
from chancery.store import open_ledger, schema
from tests.ledgers import deposit_of

NOON = datetime(2026, 3, 12, 12, 0, tzinfo=UTC)
TEXT = "Le ministre nigérien a rencontré mardi à Niamey son homologue tchadien, numéro {}."


class Wavering:
    """A clock that is set: back, forth, or standing still."""

    def __init__(self):
        self.time = NOON

    def __call__(self):
        return self.time

    def move(self, **length):
        self.time += timedelta(**length)


@pytest.fixture
def clock():
    return Wavering()


@pytest.fixture
def ledger(ledger_address, clock):
    with open_ledger(ledger_address, clock=clock) as opened:
        yield opened


def broken(n):
    report = Report(address=f"{n}.txt", kind="UnreadableError", line=f"{n}.txt: broken")
    return Deposit(address=f"{n}.txt", report=report)


def times(ledger):
    """Every time that the ledger wrote of itself, in the order in which it was written."""
    found = []
    with ledger.reading() as connection:
        for name, columns in (
            ("runs", ("started_at",)), ("runs", ("finished_at",)), ("reports", ("at",)),
            ("arrivals", ("recorded_at",)), ("dispatches", ("recorded_at",)),
            ("events", ("changed_at",)), ("tombstones", ("at",)),
        ):  # fmt: skip
            table = schema.metadata.tables[name]
            asked = select(*(table.c[column] for column in columns)).order_by(table.c.seq)
            found.append(connection.scalars(asked).all())
    return found


def test_times_never_run_backwards_whatever_the_clock_does(ledger, clock):
    for n in range(6):
        run = ledger.start_run("ingest", "chancery/test")
        clock.move(minutes=5)
        ledger.deposit(run, [broken(n)])
        clock.move(hours=-1)
        ledger.deposit(run, [deposit_of(TEXT.format(n), f"{n}.txt"), broken(n)])
        clock.move(minutes=-1)
        again = deposit_of(TEXT.format(n + 200), f"again-{n}.txt")
        ledger.deposit(run, [again, deposit_of(TEXT.format(n + 100), f"{n}.txt")])
        ledger.finish_run(run, {"new": 1})
        clock.move(hours=1 if n % 2 else -1)
    for one in times(ledger):
        assert one == sorted(one)
        assert len(one) >= 6
    with ledger.reading() as connection:
        runs = connection.execute(select(schema.runs).order_by(schema.runs.c.seq)).all()
        reports = connection.execute(select(schema.reports)).all()
    for run, following in pairwise(runs):
        assert run.started_at <= run.finished_at <= following.started_at
    for report in reports:
        assert runs[report.run - 1].started_at <= report.at <= runs[report.run - 1].finished_at


@pytest.mark.parametrize("after", [True, False])
def test_who_asks_what_changed_since_the_last_time_misses_nothing(ledger, clock, after):
    """Whether one asks for what is later than the last time seen, or as late."""
    table, seen, last = schema.dispatches.c, set(), ""
    run = ledger.start_run("ingest", "chancery/test")
    for n in range(8):
        ledger.deposit(run, [deposit_of(TEXT.format(n), f"{n}.txt")])
        clock.move(minutes=(-30, 0, 10, -5)[n % 4])
        since = table.changed_at > last if after else table.changed_at >= last
        with ledger.reading() as connection:
            news = connection.execute(select(table.seq, table.changed_at).where(since)).all()
        seen |= {row.seq for row in news}
        last = max([last, *(row.changed_at for row in news)])
    assert seen == set(range(1, 9))


def test_a_page_is_remembered_as_seen_when_it_was_and_not_when_the_clock_was_wrong(ledger, clock):
    run = ledger.start_run("watch", "chancery/test")
    clock.move(days=400)
    ledger.deposit(run, [deposit_of(TEXT.format(1), "1.txt")])
    clock.move(days=-400)
    ledger.deposit(run, [Deposit(address="https://a.example/", visit=Visit(address="https://a"))])
    seen = datetime.fromisoformat(ledger.visit("https://a").checked_at)
    assert seen == NOON


def test_a_clock_in_another_zone_is_written_in_utc(ledger, clock):
    clock.time = datetime.fromisoformat("2026-03-12T14:00:00+05:00")
    ledger.start_run("ingest", "chancery/test")
    assert times(ledger)[0] == ["2026-03-12T09:00:00.000000Z"]
