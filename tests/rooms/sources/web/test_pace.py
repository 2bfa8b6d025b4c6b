"""How often a site is asked: pauses, second tries, and peace when it asks for it."""

from datetime import UTC, datetime

import pytest

from chancery.errors import FetchError
from chancery.sources.web.pace import read_retry_after
from tests.rooms.sources.web.outside import PUBLIC, World, fetched
from tests.servers import dropped, page, serving, silent, status

PAGE = page(b"<p>Bonjour</p>")


def test_two_requests_to_one_host_have_a_pause_between_them():
    with serving({"/a": PAGE}) as server:
        world = World()
        with world.client(allow=[server.place], robots=False, delay=2.5) as client:
            client.fetch(server.base + "/a")
            world.time += 1.0
            client.fetch(server.base + "/a")
            world.time += 9.0
            client.fetch(server.base + "/a")
    assert world.slept == [1.5]


def test_another_host_needs_no_pause():
    with serving({"/": PAGE}) as server:
        world = World({"un.example": [PUBLIC], "deux.example": [PUBLIC]}, server.port)
        with world.client(robots=False) as client:
            client.fetch("http://un.example/")
            client.fetch("http://deux.example/")
    assert world.slept == []


@pytest.mark.parametrize("trouble", [status(code) for code in (429, 500, 502, 503, 504)])
def test_what_may_pass_is_tried_again_after_a_growing_pause(trouble):
    with serving({"/a": [trouble, trouble, PAGE]}) as server:
        world = World()
        found = fetched(server, "/a", world=world, delay=0.0)
    assert found.item.data == b"<p>Bonjour</p>"
    assert world.slept == [1.0, 2.0]


def test_a_connection_that_broke_is_tried_again():
    with serving({"/a": [dropped(), PAGE]}) as server:
        assert fetched(server, "/a").item.data == b"<p>Bonjour</p>"


def test_what_does_not_pass_is_told_after_three_tries():
    with serving({"/a": status(503)}) as server:
        with pytest.raises(FetchError, match=r"answered 503 .*\(3 tries\)"):
            fetched(server, "/a")
        assert len(server.paths) == 3


def test_a_host_that_does_not_exist_is_told():
    world = World()
    with world.client(robots=False) as client, pytest.raises(FetchError, match="is not known"):
        client.fetch("http://nulle.example/")
    assert len(world.asked) == 3


def test_a_server_that_says_nothing_is_told():
    with serving({"/a": silent}) as server, pytest.raises(FetchError, match="no answer in time"):
        fetched(server, "/a", timeout=0.05, tries=2)


@pytest.mark.parametrize(
    ("said", "waited"),
    [
        ("60", 60.0), ("0", 1.0), ("Wed, 14 May 2025 10:31:00 GMT", 60.0),
        ("Wed, 14 May 2025 10:31:00 -0000", 60.0), ("Wed, 14 May 2020 10:31:00 GMT", 1.0),
        ("soon", 1.0), ("²", 1.0), ("-5", 1.0),
    ],
)  # fmt: skip
def test_the_time_that_a_server_asks_for_is_waited(said, waited):
    with serving({"/a": [status(429, retry_after=said), PAGE]}) as server:
        world = World()
        fetched(server, "/a", world=world, delay=0.0)
    assert world.slept == [waited]


@pytest.mark.parametrize(
    ("said", "when"),
    [
        ("3600", "2025-05-14T11:30:00Z"),
        ("Thu, 15 May 2025 10:30:00 GMT", "2025-05-15T10:30:00Z"),
        ("9" * 5_000, "2057-01-20T12:16:39Z"),
        ("Fri, 31 Dec 9999 23:59:59 -1200", "2057-01-20T12:16:39Z"),
    ],
)
def test_a_server_that_asks_for_longer_is_left_alone_and_the_time_told(said, when):
    with serving({"/a": status(503, retry_after=said), "/b": PAGE}) as server:
        world = World()
        with world.client(allow=[server.place], robots=False) as client:
            with pytest.raises(FetchError, match=f"come back at {when}"):
                client.fetch(server.base + "/a")
            with pytest.raises(FetchError, match=f"not to be asked before {when}"):
                client.fetch(server.base + "/b")
            world.time += 3_601.0
            client.fetch(server.base + "/b")
    assert server.paths == ["/a", "/b"]


def test_a_date_that_no_calendar_has_asks_for_nothing():
    said = "Wed, 14 May 99999999999999999999 10:30:00 GMT"
    assert read_retry_after({"retry-after": said}, datetime(2025, 5, 14, tzinfo=UTC)) == 0.0


def test_waiting_is_not_charged_to_the_time_of_the_fetch():
    with serving({"/a": [status(429, retry_after="100"), PAGE]}) as server:
        assert fetched(server, "/a", deadline=60.0).item
