"""What is put into the ledger: once, whole, and nothing is overwritten."""

import json
from dataclasses import replace
from itertools import islice, product

import pytest
from msgspec.structs import replace as struct_replace
from sqlalchemy import func, select

from chancery.exchange import saved
from chancery.exchange.entries import MOST_SEARCHED, searched_words
from chancery.exchange.shapes import Block
from chancery.pipeline import read_bytes
from chancery.records.deposit import Deposit, Report, Visit
from chancery.records.intake import Item
from chancery.records.query import Query
from chancery.store import schema
from tests.ledgers import deposit_of

MEETING = (
    "Le Niger et le Tchad se rencontrent à Niamey\n\n"
    "Le ministre nigérien des Affaires étrangères a rencontré mardi à Niamey son homologue "
    "tchadien. Le Tchad a promis d’ouvrir sa frontière.\n"
)
LATER = MEETING.replace("a promis d’ouvrir", "a refusé d’ouvrir")


def count(ledger, table, *where):
    with ledger.reading() as connection:
        return connection.scalar(select(func.count()).select_from(table).where(*where))


@pytest.fixture
def run(ledger):
    return ledger.start_run("ingest", "chancery/test")


def test_a_dispatch_is_new_the_first_time_and_known_the_second(ledger, run):
    one = deposit_of(MEETING)
    assert ledger.deposit(run, [one]) == ["new"]
    assert ledger.deposit(run, [one]) == ["known"]
    assert count(ledger, schema.captures) == count(ledger, schema.dispatches) == 1
    assert count(ledger, schema.events) == len(one.entry.events) >= 2


def test_the_same_dispatch_twice_in_one_batch_is_kept_once(ledger, run):
    one = deposit_of(MEETING)
    assert ledger.deposit(run, [one, one]) == ["new", "known"]
    assert count(ledger, schema.dispatches) == 1


def test_the_same_bytes_from_two_places_are_one_capture_and_two_arrivals(ledger, run):
    fates = ledger.deposit(run, [deposit_of(MEETING, "a.txt"), deposit_of(MEETING, "b.txt")])
    assert fates == ["new", "new"]
    assert count(ledger, schema.captures) == 1
    assert count(ledger, schema.arrivals) == 2


def test_the_same_bytes_from_two_places_stay_known_however_often_they_come(ledger, run):
    both = [deposit_of(MEETING, "a.txt"), deposit_of(MEETING, "b.txt")]
    ledger.deposit(run, both)
    assert ledger.deposit(run, both) == ["known", "known"]
    assert ledger.deposit(run, both[::-1]) == ["known", "known"]
    assert count(ledger, schema.dispatches) == 1


def test_what_is_read_back_is_what_was_handed_in(ledger, run):
    one = deposit_of(MEETING)
    ledger.deposit(run, [one])
    capture, data = ledger.capture(one.capture.sha256)
    assert data == MEETING.encode()
    assert capture == one.capture
    raw = ledger.reading_json(1)
    assert raw["dispatch"]["text"] == one.entry.text
    assert raw["dispatch"]["id"] == one.entry.id


@pytest.mark.parametrize("at_once", [True, False])
def test_what_changed_is_told_of_a_page_that_came_back_to_what_it_was(ledger, run, at_once):
    first, second = deposit_of(MEETING), deposit_of(LATER)
    back = replace(first, entry=None)
    parts = [[first, second, back]] if at_once else [[first], [second], [back]]
    assert [fate for part in parts for fate in ledger.deposit(run, part)] == [
        "new", "changed", "changed",
    ]  # fmt: skip
    with ledger.reading() as connection:
        told = connection.scalars(
            select(schema.arrivals.c.changes).order_by(schema.arrivals.c.version)
        )
        _, there, again = (one and json.loads(one) for one in told.all())
    assert again == {"removed": there["added"], "added": there["removed"]}


@pytest.mark.parametrize("letters", ["abcdefghijklmnopqrstuvwxyz", "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"])
def test_as_many_different_words_as_search_finds_a_dispatch_by_are_kept(ledger, run, letters):
    reading = saved(read_bytes(MEETING.encode())).typed
    some = " ".join(map("".join, islice(product(letters, repeat=4), 150_000)))
    block = Block(kind="paragraph", start=0, end=len(some))
    words = searched_words(struct_replace(reading.dispatch, text=some, blocks=(block,)))
    assert MOST_SEARCHED - 10 < len(words.encode()) <= MOST_SEARCHED
    one = deposit_of(MEETING)
    assert ledger.deposit(run, [replace(one, entry=replace(one.entry, words=words))]) == ["new"]
    assert len(ledger.find_dispatches(Query(text=letters[0] * 4)).rows) == 1


def test_what_was_read_again_does_not_arrive_again_though_another_version_came_meanwhile(
    ledger, run
):
    first, second = deposit_of(MEETING), deposit_of(LATER)
    ledger.deposit(run, [first, second])
    later = replace(first, entry=replace(first.entry, digest="0" * 64), again=True)
    assert ledger.deposit(run, [later]) == ["reread"]
    assert count(ledger, schema.arrivals) == 2
    table = schema.dispatches.c
    with ledger.reading() as connection:
        standing = connection.scalars(select(table.capture).where(table.standing)).all()
    assert standing == [second.capture.sha256]


def test_a_new_version_at_an_address_supersedes_and_says_what_changed(ledger, run):
    first, second = deposit_of(MEETING), deposit_of(LATER)
    assert ledger.deposit(run, [first]) == ["new"]
    assert ledger.deposit(run, [second]) == ["changed"]
    assert count(ledger, schema.dispatches) == 2
    assert count(ledger, schema.dispatches, schema.dispatches.c.standing) == 1
    with ledger.reading() as connection:
        told = connection.scalar(
            select(schema.arrivals.c.changes).where(schema.arrivals.c.version == 2)
        )
        gone = connection.execute(select(schema.tombstones.c.kind, schema.tombstones.c.why)).all()
    changes = json.loads(told)
    assert any("a promis" in line for line in changes["removed"])
    assert any("a refusé" in line for line in changes["added"])
    assert ("dispatch", "superseded") in gone
    assert ("event", "superseded") in gone


def test_versions_in_one_batch_end_as_they_do_in_two(ledger, run):
    fates = ledger.deposit(run, [deposit_of(MEETING), deposit_of(LATER)])
    assert fates == ["new", "changed"]
    with ledger.reading() as connection:
        standing = select(schema.dispatches.c.seq).where(schema.dispatches.c.standing)
        assert connection.scalars(standing).all() == [2]


def test_a_version_that_comes_back_stands_again(ledger, run):
    first, second = deposit_of(MEETING), deposit_of(LATER)
    ledger.deposit(run, [first])
    ledger.deposit(run, [second])
    assert ledger.deposit(run, [first]) == ["changed"]
    assert count(ledger, schema.dispatches) == 2
    assert count(ledger, schema.arrivals) == 3
    with ledger.reading() as connection:
        standing = select(schema.dispatches.c.seq).where(schema.dispatches.c.standing)
        assert connection.scalars(standing).all() == [1]
        events = select(func.count()).where(schema.events.c.standing)
        assert connection.scalar(events) == len(first.entry.events)


def test_a_version_that_another_address_still_shows_stands_on(ledger, run):
    ledger.deposit(run, [deposit_of(MEETING, "a.txt"), deposit_of(MEETING, "b.txt")])
    ledger.deposit(run, [deposit_of(LATER, "a.txt")])
    assert count(ledger, schema.dispatches, schema.dispatches.c.standing) == 2


def test_another_reading_of_the_same_bytes_supersedes_the_first(ledger, run):
    first = deposit_of(MEETING, published="2026-03-12")
    again = deposit_of(MEETING, published="2026-03-19")
    ledger.deposit(run, [first])
    assert ledger.deposit(run, [again]) == ["reread"]
    assert ledger.deposit(run, [again]) == ["known"]
    assert count(ledger, schema.captures) == count(ledger, schema.arrivals) == 1
    assert count(ledger, schema.dispatches) == 2
    assert count(ledger, schema.dispatches, schema.dispatches.c.standing) == 1


def test_who_comes_second_with_a_first_reading_leaves_the_one_that_is_there(ledger, run):
    first = deposit_of(MEETING, published="2026-03-12", fresh=True)
    second = deposit_of(MEETING, published="2026-03-19", fresh=True)
    assert ledger.deposit(run, [first]) == ["new"]
    assert ledger.deposit(run, [second]) == ["known"]
    assert count(ledger, schema.dispatches) == 1


def test_bytes_that_could_not_be_read_are_kept_with_the_reason(ledger, run):
    one = deposit_of(MEETING)
    report = Report(address="depeche.txt", kind="DefectError", line="depeche.txt: a fault")
    failed = Deposit(address="depeche.txt", capture=one.capture, data=one.data, report=report)
    assert ledger.deposit(run, [failed]) == ["failed"]
    assert ledger.reports(run) == (report,)
    item = Item(address=one.address, capture=one.capture, data=one.data)
    assert ledger.known([item]) == [None]
    assert ledger.deposit(run, [one]) == ["reread"]
    assert ledger.known([item]) == ["here"]


def test_an_address_that_gave_nothing_is_reported_and_remembered(ledger, run):
    report = Report(address="https://example.org/a", kind="FetchError", line="no answer")
    visit = Visit(address="https://example.org/a", failures=1)
    fates = ledger.deposit(run, [Deposit(address=visit.address, report=report, visit=visit)])
    assert fates == ["failed"]
    assert ledger.visit(visit.address).failures == 1


def test_a_reading_without_its_bytes_is_completed_when_they_come(ledger, run):
    one = deposit_of(MEETING)
    bare = Deposit(address=one.address, capture=one.capture, entry=one.entry)
    ledger.deposit(run, [bare])
    assert ledger.capture(one.capture.sha256)[1] is None
    assert ledger.deposit(run, [one]) == ["known"]
    assert ledger.capture(one.capture.sha256)[1] == one.data


def test_a_batch_that_fails_leaves_nothing_behind(ledger, run):
    good = deposit_of(MEETING)
    broken = Deposit(address="x", capture=good.capture, data="no bytes")
    with pytest.raises(TypeError):
        ledger.deposit(run, [good, deposit_of(LATER, "b.txt"), _broken(broken)])
    assert count(ledger, schema.captures) == 0


def _broken(deposit):
    return replace(deposit, capture=replace(deposit.capture, sha256="1" * 64))


def test_times_never_run_backwards_when_the_clock_does(ledger, run):
    ledger.deposit(run, [deposit_of(MEETING)])
    before = ledger._clock.time
    ledger._clock.time = before.replace(year=2020)
    ledger.deposit(run, [deposit_of(LATER, "b.txt")])
    with ledger.reading() as connection:
        table = schema.dispatches.c
        times = connection.scalars(select(table.changed_at).order_by(table.seq)).all()
    assert times == sorted(times)


def test_readings_of_the_same_bytes_from_two_places_do_not_supersede_each_other_each_time(
    ledger, run
):
    both = [deposit_of(MEETING, "a.txt"), deposit_of(MEETING, "b.txt", published="2026-03-19")]
    assert ledger.deposit(run, both) == ["new", "new"]
    assert ledger.deposit(run, both) == ["known", "known"]
    assert count(ledger, schema.dispatches) == 2


def test_a_reading_that_comes_back_at_its_address_stands_again(ledger, run):
    first, other = deposit_of(MEETING), deposit_of(MEETING, published="2026-03-19")
    fates = [ledger.deposit(run, [one])[0] for one in (first, other, first)]
    assert fates == ["new", "reread", "reread"]
    with ledger.reading() as connection:
        standing = select(schema.dispatches.c.digest).where(schema.dispatches.c.standing)
        assert connection.scalars(standing).all() == [first.entry.digest]
