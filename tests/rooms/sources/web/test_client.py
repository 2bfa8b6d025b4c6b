"""Pages from a real server: what is sealed, what is followed, what is refused in one line."""

import hashlib
import socket
import ssl
import subprocess
import sys
from pathlib import Path

import pytest

from chancery.errors import FetchError, RefusedAddressError, SettingsError
from chancery.sources.web import WebClient
from chancery.sources.web.outside import resolve_by_system
from tests.rooms.sources.web.outside import PUBLIC, World, fetched
from tests.servers import moved, page, serving, status, tagged

PAGE = "<html><p>Les deux ministres ont signé lundi un accord à Lomé.</p></html>".encode()
CERTIFICATE = Path(__file__).with_name("journal.pem")


def test_a_page_is_sealed_with_its_place_and_time():
    with serving({"/a.html?b=1": page(PAGE, etag='"1"', last_modified="Wed, 14 May")}) as server:
        found = fetched(server, "/a.html?b=1#top")
    capture = found.item.capture
    assert found.url == found.item.address == capture.url == f"{server.base}/a.html?b=1"
    assert (found.item.data, capture.sha256) == (PAGE, hashlib.sha256(PAGE).hexdigest())
    assert (capture.media_type, capture.retrieved_at) == ("text/html", "2025-05-14T10:30:00Z")
    assert (found.etag, found.last_modified) == ('"1"', "Wed, 14 May")


def test_the_client_says_who_it_is_and_sends_nothing_else():
    with (
        serving({"/": page(PAGE, set_cookie="a=1")}) as server,
        World().client(allow=[server.place], robots=False) as client,
    ):
        client.fetch(server.base)
        client.fetch(server.base)
    for asked in server.log:
        assert asked.headers.pop("user-agent").startswith("Chancery/")
        assert asked.headers.pop("host") == server.place
        assert set(asked.headers) == {"accept", "accept-encoding"}


def test_the_client_works_as_it_comes():
    with serving({"/": page(PAGE)}) as server, WebClient(allow=[server.place], delay=0) as client:
        assert client.fetch(server.base).item.data == PAGE
    assert server.paths == ["/robots.txt", "/"]


def test_proxies_of_the_environment_are_not_used(monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    with serving({"/": page(PAGE)}) as server:
        assert fetched(server).item.data == PAGE


def test_what_has_not_changed_is_not_sent_again():
    with (
        serving({"/": tagged(PAGE, '"7"')}) as server,
        World().client(allow=[server.place], robots=False) as client,
    ):
        first = client.fetch(server.base)
        second = client.fetch(server.base, etag=first.etag, last_modified="Wed, 14 May 2025")
    assert (second.item, second.etag, second.last_modified) == (None, '"7"', "Wed, 14 May 2025")
    assert server.log[1].headers["if-none-match"] == '"7"'
    assert server.log[1].headers["if-modified-since"] == "Wed, 14 May 2025"


def test_not_modified_is_an_error_where_nothing_was_known():
    with serving({"/": status(304)}) as server, pytest.raises(FetchError, match="answered 304"):
        fetched(server)


@pytest.mark.parametrize("etag", ['"a\r\nX-Evil: 1"', '"é"', "x" * 5_000, ""])
def test_an_etag_that_cannot_be_a_header_is_not_sent(etag):
    with (
        serving({"/": page(PAGE)}) as server,
        World().client(allow=[server.place], robots=False) as client,
    ):
        client.fetch(server.base, etag=etag)
    assert "if-none-match" not in server.log[0].headers


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed_and_the_last_address_kept(code):
    with serving({"/a": moved("b?c=1#d", code), "/b?c=1": page(PAGE)}) as server:
        found = fetched(server, "/a")
    assert found.item.address == f"{server.base}/a"
    assert found.url == found.item.capture.url == f"{server.base}/b?c=1"


def test_a_circle_of_redirects_is_told():
    with serving({"/a": moved("/b"), "/b": moved("/a")}) as server:
        with pytest.raises(FetchError, match="redirected in a circle"):
            fetched(server, "/a")
        assert server.paths == ["/a", "/b"]


def test_a_sixth_redirect_is_not_followed():
    routes = {f"/{number}": moved(f"/{number + 1}") for number in range(9)}
    with serving(routes) as server, pytest.raises(FetchError, match="more than 5 times"):
        fetched(server, "/0")
    assert len(server.paths) == 6


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("http://127.0.0.1/", "a loopback address"),
        ("http://169.254.169.254/latest/meta-data/", "a cloud's metadata service"),
        ("http://2130706433/", "a loopback address"),
        ("http://[::1]/", "a loopback address"),
        ("//10.0.0.1/", "a private address"),
        ("http://prive.example/", "a private address"),
        ("http://93.184.216.34:22/", "port 22"),
        ("file:///etc/passwd", "not an http"),
        ("http://user:secret@93.184.216.34/", "names a user or password"),
        ("http://[::1", "which is no address"),
        ("/a b", "holds a space"),
    ],
)
def test_a_redirect_to_where_nothing_may_be_fetched_is_refused(location, reason):
    world = World({"prive.example": ["192.168.0.1"]})
    with serving({"/a": moved(location)}) as server:
        with pytest.raises(RefusedAddressError, match=reason) as caught:
            fetched(server, "/a", world=world)
        assert world.dialled == [("127.0.0.1", server.port)]
    message = str(caught.value)
    assert message.startswith(f"{server.base}/a: redirected to ")
    assert message.isprintable()
    assert "secret" not in message


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (204, "answered 204"), (206, "answered 206"), (300, "answered 300"),
        (301, "without saying where to"), (401, "wants a login"), (403, "does not let"),
        (404, "not found"), (410, "gone for good"), (418, "answered 418"), (451, "legal reasons"),
        (501, "answered 501"), (599, "unknown to HTTP"),
    ],
)  # fmt: skip
def test_another_status_is_told_at_once(code, reason):
    with serving({"/a": status(code)}) as server:
        with pytest.raises(FetchError, match=reason) as caught:
            fetched(server, "/a")
        assert server.paths == ["/a"]
    assert str(caught.value).startswith(f"{server.base}/a: ")


def served_with_tls(names):
    """The context of a server with the certificate of journal.example; it notes what is asked."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    context.sni_callback = lambda _socket, name, _context: names.append(name)
    return context


def test_the_certificate_is_checked_for_the_name_although_a_number_is_dialled():
    names = []
    with serving({"/": page(PAGE)}, tls=served_with_tls(names)) as server:
        world = World({"journal.example": [PUBLIC]}, server.port)
        trust = ssl.create_default_context(cafile=CERTIFICATE)
        with world.client(robots=False, tls=trust) as client:
            assert client.fetch("https://journal.example/").item.data == PAGE
    assert (names, world.dialled) == (["journal.example"], [(PUBLIC, 443)])


@pytest.mark.parametrize(
    ("host", "trust", "reason"),
    [("journal.example", None, "self-signed"), ("autre.example", CERTIFICATE, "mismatch")],
)
def test_a_certificate_that_is_not_trusted_is_told_at_once(host, trust, reason):
    with serving({"/": page(PAGE)}, tls=served_with_tls([])) as server:
        world = World({host: [PUBLIC]}, server.port)
        tls = ssl.create_default_context(cafile=trust) if trust else None
        with world.client(robots=False, tls=tls) as client, pytest.raises(FetchError) as caught:
            client.fetch(f"https://{host}/")
    assert "its certificate is not trusted" in str(caught.value)
    assert reason in str(caught.value)
    assert len(world.dialled) == 1


def test_names_are_resolved_by_the_system(monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [(2, 1, 6, "", (PUBLIC, 80))])
    assert resolve_by_system("journal.example", 80) == [PUBLIC]


def test_a_name_that_the_system_does_not_know_is_told(monkeypatch):
    def unknown(*_, **__):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    world = World()
    world.resolve = resolve_by_system
    with world.client(robots=False, tries=1) as client, pytest.raises(FetchError) as caught:
        client.fetch("http://journal.example/")
    assert "the name journal.example is not known (Name or service not known)" in str(caught.value)


@pytest.mark.parametrize("options", [{"tries": 0}, {"agent": ""}, {"agent": "a\r\nX-Evil: 1"}])
def test_manners_that_cannot_be_kept_are_told(options):
    with pytest.raises(SettingsError, match="web: "):
        World().client(**options)


def test_who_reads_files_loads_no_network():
    code = "import sys, chancery.sources; print({'httpcore', 'protego', 'idna'} & set(sys.modules))"
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout == "set()\n"
