"""What is kept is given while it holds and hardly longer, and made once for all who need it."""

import asyncio
import time

import pytest

from chancery.desk.web import keeping, stamping
from chancery.desk.web.keeping import Keeper, Making
from chancery.desk.web.stamping import Kept, Shelf
from tests.desk.web.asking import USER, dispatch_of, events_of
from tests.desk.web.test_live import put


def kept(body, state=""):
    return Kept(body, '"seal"', "text/plain", state)


def making(body, times, state=None):
    def make(said):
        times.append(body)
        time.sleep(0.02)
        return kept(body, said)

    return Making(make, state)


def test_a_hundred_who_ask_at_once_have_it_made_once(ledger):
    async def ask():
        keeper, times = Keeper(ledger), []
        asking = [keeper.answer("key", making(b"x", times)) for _ in range(100)]
        return await asyncio.gather(*asking), times

    answers, times = asyncio.run(ask())
    assert len(times) == 1
    assert {one.body for one in answers} == {b"x"}


def test_what_cannot_be_made_is_told_to_all_and_tried_again(ledger):
    async def ask():
        keeper, times = Keeper(ledger), []

        def broken(_):
            times.append(1)
            message = "no"
            raise ValueError(message)

        asking = [keeper.answer("key", Making(broken)) for _ in range(5)]
        failed = await asyncio.gather(*asking, return_exceptions=True)
        assert {type(one) for one in failed} == {ValueError}
        assert len(times) == 1
        return await keeper.answer("key", making(b"y", times))

    assert asyncio.run(ask()).body == b"y"


def test_who_goes_away_takes_the_making_from_nobody_else(ledger):
    async def ask():
        keeper, times = Keeper(ledger), []
        first = asyncio.create_task(keeper.answer("key", making(b"x", times)))
        other = asyncio.create_task(keeper.answer("key", making(b"x", times)))
        await asyncio.sleep(0.005)
        first.cancel()
        return (await other).body, times

    assert asyncio.run(ask()) == (b"x", [b"x"])


@pytest.mark.parametrize(("states", "made"), [(("a", "a"), 1), (("a", "b"), 2)])
def test_a_page_that_says_what_it_depends_on_is_made_anew_when_that_changed(
    ledger, monkeypatch, states, made
):
    monkeypatch.setattr(keeping, "LATE", 0.0)
    monkeypatch.setattr(Keeper.at_hand, "__defaults__", (0.0,))

    async def ask():
        keeper, times, waiting = Keeper(ledger), [], list(states)
        page = making(b"x", times, lambda: waiting.pop(0))
        await keeper.answer("key", page)
        await asyncio.to_thread(put, ledger)
        await asyncio.sleep(0.3)
        await keeper.answer("key", page)
        return len(times)

    assert asyncio.run(ask()) == made


def test_the_longest_unasked_goes_first_when_there_is_no_room():
    shelf = Shelf(most=25 + 2 * stamping.EACH)
    for name in "abc":
        shelf.put(name, kept(b"x" * 10))
        shelf.get("a")
    assert shelf.get("b") is None
    assert shelf.get("a") is not None
    shelf.drop("a")
    shelf.put("d", kept(b"x" * 10))
    assert shelf.get("c") is not None


def test_everybody_sees_a_judgement_within_two_seconds(desk, accounts):
    made, _ = accounts.create_api_token(USER, "test")
    token = {"authorization": f"Bearer {made}"}
    one = dispatch_of(desk, "Paix à Kampala")
    name = events_of(desk, one["id"])[0]["id"]
    said = desk.post("/review", json={"action": "accept", "record": name}, headers=token)
    assert said.status_code == 200
    limit = time.monotonic() + keeping.LATE + 0.5
    at_once = desk.get(f"{one['url']}.json", headers=token).json()["events"][0]
    assert at_once["review"]["status"] == "accepted"  # for whoever judged
    while "review" not in events_of(desk, one["id"])[0]:
        assert time.monotonic() < limit
        time.sleep(0.05)


def test_everybody_sees_what_came_within_two_seconds(desk, ledger):
    before = desk.get("/feed.json").json()["last"]
    put(ledger)
    limit = time.monotonic() + keeping.LATE + 0.5
    while desk.get("/feed.json").json()["last"] == before:
        assert time.monotonic() < limit
        time.sleep(0.05)
