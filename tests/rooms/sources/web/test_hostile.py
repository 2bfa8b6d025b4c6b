"""Servers that break, lie or never end: an error in one line, never half a page."""

import gzip
import tracemalloc
import zlib

import pytest

from chancery.errors import FetchError, TooLargeError
from tests.rooms.sources.web.outside import World, fetched
from tests.servers import (
    dropped,
    dropped_chunk,
    endless,
    flooded,
    page,
    raw,
    serving,
    zipped,
)

PAGE = b"<p>Bonjour</p>" * 50
GZIP = gzip.compress(PAGE)
WHOLE = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(PAGE), PAGE)
BOMB = gzip.compress(bytes(50_000_000))
RAW_DEFLATE = zlib.compress(PAGE)[2:-4]


def encoded(body, name):
    return page(body, content_encoding=name)


@pytest.mark.parametrize(
    "route",
    [
        page(PAGE), zipped(PAGE), encoded(GZIP, "x-gzip"), encoded(zlib.compress(PAGE), "deflate"),
        encoded(RAW_DEFLATE, "Deflate"), encoded(PAGE, "identity"), page(GZIP), zipped(GZIP),
        raw(b"HTTP/1.0 200 OK\r\n\r\n" + PAGE), raw(b"HTTP/1.1 100 Continue\r\n\r\n" * 9 + WHOLE),
    ],
)  # fmt: skip
def test_a_page_has_one_seal_however_it_was_packed(route):
    with serving({"/a": route}) as server:
        assert fetched(server, "/a").item.data == PAGE


@pytest.mark.parametrize(
    ("route", "reason"),
    [
        (dropped(), "broke off"),
        (dropped_chunk(), "broke off"),
        (raw(b""), "broke off"),
        (raw(b"SSH-2.0-OpenSSH\r\n"), "broke off"),
        (raw(b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab"), "broke off"),
        (raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"), "broke off"),
        (raw(b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\na"), "broke off"),
        (flooded(), "broke off"),
        (encoded(GZIP[:-9], "gzip"), "cut short"),
        (encoded(PAGE, "gzip"), "said to be gzip and is not"),
        (encoded(GZIP[:20] + PAGE, "gzip"), "broken"),
        (encoded(zlib.compress(PAGE)[:-9], "deflate"), "cut short"),
        (encoded(b"\xff" + PAGE, "deflate"), "broken"),
        (page(GZIP[:-9]), "cut short"),
    ],
)
def test_a_page_that_did_not_come_whole_is_tried_again_and_told(route, reason):
    with serving({"/a": route}) as server:
        with pytest.raises(FetchError, match=reason) as caught:
            fetched(server, "/a", tries=2)
        assert len(server.paths) == 2
    assert str(caught.value).startswith(f"{server.base}/a: ")
    assert str(caught.value).isprintable()


@pytest.mark.parametrize("name", ["br", "zstd", "gzip, gzip", "compress"])
def test_a_packing_that_was_not_asked_for_is_told(name):
    with serving({"/a": encoded(PAGE, name)}) as server:
        with pytest.raises(FetchError, match="not asked for"):
            fetched(server, "/a")
        assert len(server.paths) == 1


@pytest.mark.parametrize(
    "route",
    [
        page(bytes(2_001)),
        raw(b"HTTP/1.0 200 OK\r\n\r\n" + bytes(2_001)),
        page(PAGE, content_length=10**18),
        endless(),
        zipped(bytes(2_001)),
        encoded(zlib.compress(bytes(2_001)), "deflate"),
        page(gzip.compress(bytes(2_001))),
        zipped(gzip.compress(bytes(2_001))),
    ],
)
def test_more_than_the_limit_is_not_read(route):
    with serving({"/a": route}) as server:
        with pytest.raises(TooLargeError, match="over 2000 bytes"):
            fetched(server, "/a", most_bytes=2_000)
        assert len(server.paths) == 1


@pytest.mark.parametrize("route", [encoded(BOMB, "gzip"), page(BOMB), zipped(BOMB)])
def test_a_bomb_is_stopped_before_it_fills_the_memory(route):
    with serving({"/a": route}) as server:
        tracemalloc.start()
        with pytest.raises(TooLargeError, match="over 1 MB"):
            fetched(server, "/a", most_bytes=1_000_000)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert peak < 12_000_000


def test_a_body_that_drips_without_end_is_given_up_at_the_deadline():
    with serving({"/a": endless(b"x")}) as server:
        with pytest.raises(FetchError, match="not done within 60 s"):
            fetched(server, "/a", clock=World().tick)
        assert len(server.paths) == 1


def test_the_next_fetch_has_all_of_its_time():
    with serving({"/a": endless(b"x"), "/b": page(PAGE)}) as server:
        options = {"clock": World().tick, "robots": False, "allow": [server.place]}
        with World().client(**options, deadline=100.0) as client:
            with pytest.raises(FetchError, match="not done within 100 s"):
                client.fetch(server.base + "/a")
            assert client.fetch(server.base + "/b").item.data == PAGE


def test_a_message_is_one_line_whatever_the_server_says():
    odd = encoded(PAGE, "\x1b[31m" + "z" * 500)
    with serving({"/a": odd}) as server, pytest.raises(FetchError) as caught:
        fetched(server, "/a")
    assert str(caught.value).isprintable()
