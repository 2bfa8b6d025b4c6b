"""A hostile web through a whole round: a fault costs one line, and the rest goes on."""

import gzip
import json
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from chancery.errors import UnreadableError
from chancery.rounds.fetching import web_of
from chancery.settings import Settings, Watch, Web
from chancery.store import open_ledger, schema
from tests.faults.content import arrived, assert_holds
from tests.faults.dispatches import page_of, text_of
from tests.faults.rounds import MODULE
from tests.rooms.sources.web.outside import PUBLIC, World
from tests.servers import (
    dropped,
    dropped_chunk,
    endless,
    flooded,
    moved,
    page,
    raw,
    serving,
    silent,
    status,
    tagged,
    zipped,
)

BOMB = bytes(50_000_000)


@pytest.fixture
def ledger(tmp_path):
    with open_ledger(str(tmp_path / "chancery.db")) as opened:
        yield opened


@contextmanager
def web_for(ledger, client, recheck="6h"):
    """The web of a round, asked by this client."""
    with web_of(Settings(web=Web(), watch=Watch(recheck=recheck)), ledger) as web:
        web.client = client
        yield web


def go_round(ledger, server, *paths, world=None, recheck="6h", told=None, **options):
    """One round of some addresses of a server that is allowed; its report."""
    options = {"robots": False, "allow": [server.place], "delay": 0, "tries": 2} | options
    sources = [path if "://" in path else server.base + path for path in paths]
    world = world or World()
    with world.client(**options) as client, web_for(ledger, client, recheck) as web:
        return MODULE.ingest(ledger, sources, web=web, told=told)


def rss(*entries):
    """A feed of links, or of whole entries."""
    items = "".join(
        one if one.startswith("<") else f"<item><title>{one}</title><link>{one}</link></item>"
        for one in entries
    )
    head = '<?xml version="1.0"?><rss version="2.0"><channel><title>Le Phare</title>'
    return f"{head}{items}</channel></rss>".encode()


def atom(**days):
    """A feed that says of each link on which day of March it was changed."""
    entries = "".join(
        f'<entry><title>A</title><link href="{link}"/><updated>2026-03-{day:02}T06:30:00Z</updated>'
        "</entry>"
        for link, day in days.items()
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title>{entries}</feed>'.encode()


def assert_one_line(report, *said):
    """The round has one line that says this, and the ledger keeps it."""
    (line,) = [one.line for one in report.reports]
    assert line.isprintable()
    for words in said:
        assert words in line, line


ENTITIES = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
LAUGHS = (
    f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">{ENTITIES}]>'.encode()
    + rss("<item><title>&l11;</title><description>&l11;</description></item>").partition(b"?>")[2]
)
LAUGHING_MAP = f'<?xml version="1.0"?><!DOCTYPE urlset [<!ENTITY l0 "ha">{ENTITIES}]>'.encode() + (
    b"<urlset><url><loc>https://phare.example/&l11;</loc></url></urlset>"
)

FAULTS = {
    "a connection that breaks off": (dropped(), "broke off"),
    "a chunk that breaks off": (dropped_chunk(), "broke off"),
    "nothing at all": (raw(b""), "broke off"),
    "another protocol": (raw(b"SSH-2.0-OpenSSH\r\n"), "broke off"),
    "a flood of headers": (flooded(), "broke off"),
    "an endless body": (endless(), "over 16 MB"),
    "a body that says it is endless": (page(b"", content_length=10**15), "over 16 MB"),
    "a bomb": (zipped(BOMB), "over 16 MB"),
    "a packed bomb": (page(gzip.compress(BOMB)), "over 16 MB"),
    "a circle": (moved("/fault"), "redirected in a circle"),
    "another port": (moved("http://127.0.0.1:50000/"), "a loopback address"),
    "loopback as a number": (moved("http://2130706433/"), "a loopback address"),
    "a metadata service": (moved("http://169.254.169.254/latest/"), "a cloud's metadata service"),
    "a name of a private address": (moved("http://prive.example/"), "a private address"),
    "a file": (moved("file:///etc/passwd"), "not an http"),
    "too much asked": (status(429, retry_after="7200"), "asks to come back at"),
    "not now": (status(503), "answered 503"),
    "not now, come soon": (status(503, retry_after="5"), "answered 503"),
    "nothing there": (status(404), "not found (404)"),
    "gone": (status(410), "gone for good (410)"),
    "an archive": (page(b"PK\x03\x04" + b"x" * 100), "a ZIP archive"),
    "laughs in a sitemap": (page(LAUGHING_MAP), "declares entities"),
}
LAST_WORD = {"too much asked"}
"""After it, the host is left in peace: nothing else of it comes in this round."""


@pytest.mark.parametrize("fault", sorted(FAULTS))
def test_a_fault_among_the_pages_of_a_feed_costs_one_line_and_the_others_come(ledger, fault):
    route, words = FAULTS[fault]
    world = World({"prive.example": ["192.168.0.1"]})
    routes = {"/fault": route, "/1": page(page_of(1)), "/2": page(page_of(2))}
    with serving(routes) as server:
        routes = server.routes
        routes["/feed"] = tagged(
            rss(f"{server.base}/1", f"{server.base}/2", f"{server.base}/fault"), '"1"'
        )
        if fault not in LAST_WORD:
            routes["/feed"] = tagged(
                rss(f"{server.base}/1", f"{server.base}/fault", f"{server.base}/2"), '"1"'
            )
        report = go_round(ledger, server, "/feed", world=world)
        assert (report.counts["new"], report.counts["failed"]) == (2, 1)
        assert_one_line(report, f"{server.base}/fault: ", words)
        assert ledger.reports(1) == tuple(report.reports)
        assert all(host == "127.0.0.1" and port == server.port for host, port in world.dialled)
        assert arrived(ledger) == [f"{server.base}/1", f"{server.base}/2"]


def test_a_page_that_drips_is_given_up_after_its_time_and_the_others_come(ledger):
    world = World()
    routes = {"/drip": endless(b"x", 0.001), "/1": page(page_of(1))}
    with serving(routes) as server:
        report = go_round(ledger, server, "/drip", "/1", world=world, clock=world.tick, tries=1)
    assert report.counts["failed"] >= 1
    assert "not done within 60 s" in report.reports[0].line


def test_a_server_that_never_answers_costs_one_line_and_the_others_come(ledger):
    with serving({"/silent": silent, "/1": page(page_of(1))}) as server:
        report = go_round(ledger, server, "/silent", "/1", timeout=0.05, tries=1)
    assert (report.counts["new"], report.counts["failed"]) == (1, 1)
    assert_one_line(report, "no answer in time")


def test_a_page_that_comes_at_the_second_try_costs_no_line(ledger):
    world = World()
    with serving({"/1": [status(503, retry_after="7"), page(page_of(1))]}) as server:
        report = go_round(ledger, server, "/1", world=world)
    assert (report.counts["new"], report.reports) == (1, [])
    assert max(world.slept) == 7


def test_names_that_resolve_to_private_addresses_are_never_dialled(ledger):
    world = World({
        "a.example": ["10.0.0.1"], "b.example": ["::1"], "c.example": [PUBLIC, "192.168.1.1"],
        "d.example": ["169.254.169.254"],
    })  # fmt: skip
    with serving({"/1": page(page_of(1))}) as server:
        names = [f"http://{name}.example/" for name in "abcd"]
        report = go_round(ledger, server, *names, "/1", world=world)
        assert (report.counts["new"], report.counts["failed"]) == (1, 4)
        assert all("never fetched unless allow names it" in one.line for one in report.reports)
        assert world.dialled == [("127.0.0.1", server.port)]


def test_a_feed_of_private_addresses_fetches_none_of_them(ledger):
    world = World()
    with serving({"/1": page(page_of(1))}) as server:
        links = (
            "http://127.0.0.1:1/", "http://169.254.169.254/", "http://[::1]/", "file:///etc/passwd",
            f"{server.base}/1",
        )  # fmt: skip
        server.routes["/feed"] = page(rss(*links))
        report = go_round(ledger, server, "/feed", world=world)
        pages = [one for one in arrived(ledger) if not one.startswith("sha256:")]
        assert (pages, report.counts["failed"]) == ([f"{server.base}/1"], 3)
        assert set(world.dialled) == {("127.0.0.1", server.port)}
        assert "root:" not in json.dumps([one.line for one in report.reports])


@pytest.mark.parametrize("feed", [LAUGHS, LAUGHING_MAP], ids=["feed", "sitemap"])
def test_a_billion_laughs_are_not_laughed_and_the_rest_goes_on(ledger, feed):
    with serving({"/feed": page(feed), "/1": page(page_of(1))}) as server:
        report = go_round(ledger, server, "/feed", "/1")
        assert f"{server.base}/1" in arrived(ledger)
    assert report.counts["new"] >= 1
    with ledger.reading() as connection:
        longest = max(map(len, connection.scalars(select(schema.texts.c.content))))
    assert longest < 2_000


def test_a_file_that_a_feed_names_as_an_entity_is_never_opened(ledger, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("Le mot de passe est Sésame.")
    feed = (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'.encode()
        + rss("<item><title>A</title><description>&x; Voici.</description></item>").partition(
            b"?>"
        )[2]
    )
    with serving({"/feed": page(feed), "/1": page(page_of(1))}) as server:
        go_round(ledger, server, "/feed", "/1")
        assert f"{server.base}/1" in arrived(ledger)
    with ledger.reading() as connection:
        kept = connection.scalars(select(schema.texts.c.content)).all()
        assert not any("Sésame" in text for text in kept)


def test_a_feed_of_ten_thousand_entries_comes_in_whole_and_only_once(ledger, monkeypatch):
    def refused(items, **_):
        return [(item, UnreadableError(f"{item.address}: not read in this test")) for item in items]

    monkeypatch.setattr("chancery.rounds.making.read_items", refused)
    monkeypatch.setattr("chancery.rounds.batches.BATCH", 500)
    entries = (
        f"<item><title>Dépêche {n}</title><description>Texte {n}.</description></item>"
        for n in range(10_000)
    )
    with serving({"/feed": tagged(rss(*entries), '"1"')}) as server:
        report = go_round(ledger, server, "/feed")
        assert report.total == 10_000
        assert go_round(ledger, server, "/feed").total == 0
        assert server.log[-1].headers["if-none-match"] == '"1"'
    there = arrived(ledger)
    assert (len(there), len(set(there))) == (10_000, 10_000)


def test_a_feed_over_the_limit_costs_one_line_and_the_rest_goes_on(ledger):
    with serving({"/feed": page(rss(*["<item/>"] * 20_001)), "/1": page(page_of(1))}) as server:
        report = go_round(ledger, server, "/feed", "/1")
    assert (report.counts["new"], report.counts["failed"]) == (1, 1)
    assert_one_line(report, "over 20,000 entries")


def test_lists_that_point_to_each_other_come_to_an_end(ledger):
    with serving({"/1": page(page_of(1))}) as server:
        outline = '<outline type="rss" xmlUrl="{}"/>'
        for here, there in (("/a", "/b"), ("/b", "/a")):
            both = outline.format(server.base + there) + outline.format(server.base + "/feed")
            server.routes[here] = page(f"<opml><body>{both}</body></opml>".encode())
        server.routes["/feed"] = page(rss(f"{server.base}/1"))
        report = go_round(ledger, server, "/a")
        assert f"{server.base}/1" in arrived(ledger)
        assert len(server.paths) < 50
    assert report.counts["new"] >= 1


def test_a_page_that_changes_is_a_new_version_that_says_what_changed(ledger):
    before, after = page_of(1), page_of(1).replace(b"lundi", b"mardi")
    with serving({"/1": [tagged(before, '"1"'), tagged(after, '"2"')]}) as server:
        assert go_round(ledger, server, "/1").counts["new"] == 1
        assert go_round(ledger, server, "/1").counts["changed"] == 1
        assert go_round(ledger, server, "/1").counts["known"] == 1
        assert server.log[-1].headers["if-none-match"] == '"2"'
    with ledger.reading() as connection:
        rows = connection.execute(select(schema.arrivals).order_by(schema.arrivals.c.seq)).all()
        standing = connection.scalars(select(schema.dispatches.c.standing)).all()
    assert [row.version for row in rows] == [1, 2]
    changes = json.loads(rows[1].changes)
    assert any("lundi" in line for line in changes["removed"])
    assert any("mardi" in line for line in changes["added"])
    assert standing == [False, True]


def test_a_page_of_a_feed_is_not_fetched_again_before_there_is_reason_to(ledger):
    with serving({"/1": page(page_of(1)), "/2": page(page_of(2))}) as server:
        one, two = f"{server.base}/1", f"{server.base}/2"
        server.routes["/feed"] = page(atom(**{one: 10, two: 10}))
        assert go_round(ledger, server, "/feed").counts["new"] == 2
        del server.log[:]
        go_round(ledger, server, "/feed")
        assert server.paths == ["/feed"]
        server.routes["/feed"] = page(atom(**{one: 10, two: 11}))
        go_round(ledger, server, "/feed")
        assert server.paths[1:] == ["/feed", "/2"]
        assert len(arrived(ledger)) == 2


def test_a_page_of_a_feed_is_looked_at_again_after_a_while(tmp_path):
    time = [datetime(2026, 3, 12, 6, 30, tzinfo=UTC)]
    with (
        open_ledger(str(tmp_path / "chancery.db"), clock=lambda: time[0]) as ledger,
        serving({"/1": page(page_of(1))}) as server,
        World().client(robots=False, allow=[server.place], delay=0) as client,
        web_for(ledger, client, "1h") as web,
    ):
        web.clock = lambda: time[0]
        server.routes["/feed"] = page(atom(**{f"{server.base}/1": 12}))
        for hours in (0, 0.5, 0.75, -48, 0.5):
            time[0] += timedelta(hours=hours)
            MODULE.ingest(ledger, [f"{server.base}/feed"], web=web)
        assert server.paths == ["/feed", "/1", "/feed", "/feed", "/1", "/feed", "/1", "/feed"]


def test_a_feed_with_a_page_that_failed_is_asked_again_whole(ledger):
    with serving({"/1": page(page_of(1)), "/2": [status(404), page(page_of(2))]}) as server:
        feed = rss(f"{server.base}/1", f"{server.base}/2")
        server.routes["/feed"] = tagged(feed, '"1"')
        assert go_round(ledger, server, "/feed").counts["failed"] == 1
        assert go_round(ledger, server, "/feed").counts["new"] == 1
        assert go_round(ledger, server, "/feed").total == 0
        assert server.log[-1].headers["if-none-match"] == '"1"'
        assert len(arrived(ledger)) == 2


def test_a_round_that_is_killed_in_the_midst_of_a_feed_loses_nothing_of_it(warm, new_ledger):
    address, names = new_ledger(), [f"/{n}" for n in range(12)]
    with serving({name: page(page_of(n)) for n, name in enumerate(names)}) as server:
        server.routes["/feed"] = tagged(rss(*[server.base + name for name in names]), '"1"')
        job = {"ledger": address, "sources": [f"{server.base}/feed"], "allow": [server.place]}
        (cut,) = warm.do(job, kill_after=4)
        assert cut.killed
        (last,) = warm.do(job)
        assert (last.code, last.error, last.lines) == (0, None, [])
        feeds = [one for one in server.log if one.path == "/feed"]
        assert "if-none-match" not in feeds[1].headers
        with open_ledger(address) as ledger:
            assert_holds(ledger)
            assert arrived(ledger) == sorted(server.base + name for name in names)
        (calm,) = warm.do(job)
        assert calm.counts["new"] == 0
        assert server.log[-1].headers["if-none-match"] == '"1"'


def test_a_connection_that_is_lost_for_good_costs_a_line_for_each_address(ledger):
    gone, text = World(), text_of(1)
    with serving({"/1": page(text.encode())}) as server:
        addresses = [f"http://{PUBLIC}/{n}" for n in range(3)]
        report = go_round(ledger, server, *addresses, "/1", world=gone)
    assert (report.counts["new"], report.counts["failed"]) == (1, 3)
    assert all("is the network there?" in one.line for one in report.reports)
