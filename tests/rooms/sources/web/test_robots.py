"""robots.txt: asked first, obeyed, kept for an hour."""

import logging

import pytest

from chancery.errors import FetchError, RefusedAddressError, RobotsError
from tests.rooms.sources.web.outside import PUBLIC, World
from tests.servers import dropped, endless, moved, page, serving, status

PAGE = page(b"<p>Bonjour</p>")
RULES = b"""\xef\xbb\xbfUser-agent: *
Disallow: /prive/
User-agent: Chancery
Disallow: /nous/
"""


def asked(server, *paths, world=None, pause=0.0, **options):
    world = world or World()
    with world.client(allow=[server.place], **options) as client:
        for path in paths:
            client.fetch(server.base + path)
            world.time += pause


@pytest.mark.parametrize("path", ["/nous/a", "/nous/%61", "/x/../nous/a"])
def test_a_page_that_is_closed_to_us_is_left_alone(path):
    with serving({"/robots.txt": page(RULES), "/nous/a": PAGE}) as server:
        with pytest.raises(RobotsError, match="asks not to read this page"):
            asked(server, path)
        assert server.paths == ["/robots.txt"]


def test_rules_for_others_do_not_bind_us():
    with serving({"/robots.txt": page(RULES), "/prive/a": PAGE}) as server:
        asked(server, "/prive/a")


def test_rules_for_all_bind_another_name():
    with serving({"/robots.txt": page(RULES)}) as server, pytest.raises(RobotsError):
        asked(server, "/prive/a", agent="Lecteur/1.0")


@pytest.mark.parametrize("code", [401, 403, 404, 410])
def test_a_site_without_robots_txt_allows_everything(code):
    with serving({"/robots.txt": status(code), "/a": PAGE}) as server:
        asked(server, "/a")


@pytest.mark.parametrize(
    "route",
    [
        status(429), status(500), status(503), moved("/robots.txt"), dropped(),
        page(b"#" * 500_001), endless(),
    ],
)  # fmt: skip
def test_a_site_whose_robots_txt_cannot_be_read_is_not_read_now(route):
    with serving({"/robots.txt": route, "/a": PAGE}) as server:
        with pytest.raises(RobotsError, match=r"robots\.txt cannot be read") as caught:
            asked(server, "/a", tries=2)
        assert "/a" not in server.paths
    assert str(caught.value).startswith(f"{server.base}/a: not read now")


def test_a_site_is_asked_for_its_rules_once_an_hour():
    with serving({"/robots.txt": page(RULES), "/a": PAGE}) as server:
        asked(server, "/a", "/a", "/a", pause=1_900)
    assert server.paths == ["/robots.txt", "/a", "/a", "/robots.txt", "/a"]


def test_a_site_that_could_not_be_asked_is_asked_again_after_two_minutes():
    with serving({"/robots.txt": [status(503), page(RULES)], "/a": PAGE}) as server:
        world = World()
        with world.client(allow=[server.place], tries=1) as client:
            for _ in range(2):
                with pytest.raises(RobotsError):
                    client.fetch(server.base + "/a")
            world.time += 121
            client.fetch(server.base + "/a")
    assert server.paths == ["/robots.txt", "/robots.txt", "/a"]


def test_the_site_that_a_redirect_leads_to_has_rules_of_its_own():
    with serving({"/robots.txt": page(RULES)}) as second:
        with serving({"/a": moved(f"{second.base}/nous/a")}) as first:
            allow = [first.place, second.place]
            with World().client(allow=allow) as client, pytest.raises(RobotsError) as caught:
                client.fetch(first.base + "/a")
        assert second.paths == ["/robots.txt"]
    assert f"redirected to {second.base}/nous/a: " in str(caught.value)


def test_rules_may_stand_elsewhere_on_the_web():
    routes = {"/robots.txt": moved("/regles.txt"), "/regles.txt": page(RULES)}
    with serving(routes) as server, pytest.raises(RobotsError, match="asks not to"):
        asked(server, "/nous/a")


def test_rules_that_stand_on_a_private_machine_are_refused():
    routes = {"/robots.txt": moved("http://169.254.169.254/")}
    with serving(routes) as server, pytest.raises(RefusedAddressError, match="metadata"):
        asked(server, "/a")


def test_rules_that_are_no_rules_forbid_nothing():
    with serving({"/robots.txt": page(b"<html>\xff\xfe</html>"), "/a": PAGE}) as server:
        asked(server, "/a")


def test_a_site_that_nobody_answers_for_is_told():
    world = World({"journal.example": [PUBLIC]})
    with world.client(tries=1) as client, pytest.raises(FetchError, match="no connection"):
        client.fetch("http://journal.example/a")


def test_the_delay_that_a_site_asks_for_is_kept():
    with serving({"/robots.txt": page(b"User-agent: *\nCrawl-delay: 7"), "/a": PAGE}) as server:
        world = World()
        asked(server, "/a", "/a", "/a", world=world)
    assert world.slept == [1.0, 7.0, 7.0]


def test_a_delay_over_half_a_minute_is_cut_and_told(caplog):
    rules = page(b"User-agent: *\nCrawl-delay: 86400")
    with caplog.at_level(logging.WARNING), serving({"/robots.txt": rules, "/a": PAGE}) as server:
        world = World()
        asked(server, "/a", "/a", world=world)
    assert world.slept == [1.0, 30.0]
    assert "asks for 86400 s between requests" in caplog.text
