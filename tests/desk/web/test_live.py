"""Whoever listens is told what comes, and whoever was away what came meanwhile."""

import asyncio
import json

import pytest

from chancery.desk.web import live
from tests.ledgers import deposit_of

NEW = "Le président zambien a rencontré samedi 14 mars à Lusaka son homologue malawite."


class Here:
    """A listener that stays until it is told to go."""

    gone = False

    async def is_disconnected(self):
        return self.gone


@pytest.fixture(autouse=True)
def _soon(monkeypatch):
    monkeypatch.setattr(live, "EVERY", 0.02)


async def told(ticker, after, count):
    """So many events behind a number."""
    found, here = [], Here()
    async with asyncio.timeout(20):
        async for lines in ticker.events(here, after):
            found += [read(line) for line in lines.split("\n\n") if line.startswith("id: ")]
            here.gone = len(found) >= count
    return found


def read(line):
    number, kind, data = line.rstrip("\n").split("\n")
    assert kind == "event: dispatch"
    said = json.loads(data.removeprefix("data: "))
    assert number == f"id: {said['seq']}"
    return said


def running(work):
    """Run with a ticker."""

    async def inner(ledger):
        ticker = live.Ticker(ledger)
        task = asyncio.create_task(ticker.run())
        try:
            return await work(ticker)
        finally:
            task.cancel()

    return inner


def test_whoever_comes_back_is_told_exactly_what_came_meanwhile(ledger):
    async def work(ticker):
        return await told(ticker, 4, 3)

    found = asyncio.run(running(work)(ledger))
    assert [one["seq"] for one in found] == [5, 6, 7]
    assert all(one["url"] == f"/dispatches/{one['id']}" for one in found)


def test_a_dispatch_that_comes_is_told_to_all_who_listen(ledger):
    async def work(ticker):
        await asyncio.sleep(0.1)
        listening = [asyncio.create_task(told(ticker, None, 1)) for _ in range(20)]
        await asyncio.sleep(0.1)
        assert ticker.listeners == 20
        await asyncio.to_thread(put, ledger)
        found = await asyncio.gather(*listening)
        assert ticker.listeners == 0
        return found

    found = asyncio.run(running(work)(ledger))
    assert {one["seq"] for (one,) in found} == {8}


def put(ledger):
    run = ledger.start_run("test", "test")
    assert ledger.deposit(run, [deposit_of(NEW, address="neu.txt")]) == ["new"]


def test_whoever_comes_for_the_first_time_is_told_nothing_old(ledger):
    async def work(ticker):
        await asyncio.sleep(0.1)
        events = ticker.events(Here(), None)
        assert (await anext(events)).startswith("retry: ")
        waiting = asyncio.create_task(anext(events))
        await asyncio.sleep(0.2)
        assert not waiting.done()
        waiting.cancel()

    asyncio.run(running(work)(ledger))


def test_a_silent_feed_shows_that_it_lives(ledger, monkeypatch):
    monkeypatch.setattr(live, "HEARTBEAT", 0.05)

    async def work(ticker):
        await asyncio.sleep(0.1)
        events = ticker.events(Here(), None)
        return [await anext(events) for _ in range(3)]

    _, *beats = asyncio.run(running(work)(ledger))
    assert set(beats) == {": still here\n\n"}


def test_what_came_is_one_line_whatever_stands_in_it(ledger):
    async def work(ticker):
        return await told(ticker, 0, 7)

    found = asyncio.run(running(work)(ledger))
    assert [one["seq"] for one in found] == list(range(1, 8))


def test_a_desk_with_too_many_listeners_says_when_to_come_again(desk, monkeypatch):
    monkeypatch.setattr("chancery.desk.web.app.MOST_LISTENERS", 0)
    answer = desk.get("/feed/live")
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "30"
