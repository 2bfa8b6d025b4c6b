"""The web's part of a round: who is asked for what again, and when a list is done with."""

import pytest

from chancery.errors import FetchError, SettingsError
from chancery.records.intake import Link
from chancery.rounds import ingest
from chancery.rounds.offers import StoppedError
from chancery.rounds.web import LONGEST, pause_after
from tests.rounds.news import BASE, atom, index, opml, page, rss, sitemap

FEED = f"{BASE}/rss"
ONE, TWO, THREE = f"{BASE}/1", f"{BASE}/2", f"{BASE}/3"
DAY, NEXT = "2026-03-12T06:00:00Z", "2026-03-12T09:00:00Z"


@pytest.fixture
def go(ledger, web, net):
    """Ingest an address; gives what became of how many, and what was asked for."""

    def ingested(url=FEED):
        report = ingest(ledger, [url], web=web)
        return {fate: n for fate, n in report.counts.items() if n}, net.since()

    return ingested


@pytest.fixture
def site(net):
    net.pages = {url: page(f"Titre {url}") for url in (ONE, TWO, THREE)}
    return net.pages


def test_the_pages_of_a_feed_are_fetched_once_and_then_known(go, site):
    site[FEED] = rss(ONE, TWO)
    assert go() == ({"new": 2}, ["/rss", "/1", "/2"])
    site[FEED] = rss(THREE, ONE, TWO)
    assert go() == ({"new": 1, "known": 2}, ["/rss", "/3"])


def test_a_feed_that_was_read_through_is_asked_whether_it_changed(go, site, net):
    site[FEED] = rss(ONE)
    go()
    assert go() == ({}, ["/rss"])
    assert net.conditional == [FEED]


def test_a_page_whose_feed_gives_it_another_date_is_asked_for_again(go, site, net):
    site[FEED] = atom((ONE, DAY), (TWO, DAY))
    go()
    site[FEED] = atom((ONE, NEXT), (TWO, DAY))
    site[ONE] = page("Titre corrigé")
    assert go() == ({"changed": 1, "known": 1}, ["/rss", "/1"])


def test_a_feed_that_gives_no_date_is_no_reason_to_ask_again(go, site, net, clock):
    other = f"{BASE}/atom"
    site[FEED], site[other] = rss(ONE), atom((ONE, DAY))
    assert go()[1] == ["/rss", "/1"]
    assert go(other)[1] == ["/atom", "/1"]
    site[FEED] = rss(ONE, TWO)
    assert go()[1] == ["/rss", "/2"]


def test_pages_are_looked_at_again_after_a_while_even_if_the_feed_is_as_it_was(go, site, clock):
    site[FEED] = rss(ONE)
    go()
    clock.on(hours=7)
    site[ONE] = page("Titre corrigé en silence")
    assert go() == ({"changed": 1}, ["/rss", "/1"])
    assert go() == ({}, ["/rss"])


def test_an_old_page_is_looked_at_again_after_a_tenth_of_its_age(go, site, clock):
    site[FEED] = sitemap((ONE, "2026-03-02"), (TWO, "2026-03-12"))
    go()
    clock.on(hours=7)
    assert go()[1] == ["/rss", "/2"]
    clock.on(hours=24)
    assert go()[1] == ["/rss", "/1", "/2"]


def test_a_clock_that_went_back_is_a_reason_to_ask(go, site, clock):
    site[FEED] = rss(ONE)
    go()
    clock.on(hours=-3)
    assert go()[1] == ["/rss", "/1"]


def test_a_feed_with_a_page_that_failed_is_read_whole_again(go, site, net):
    site[FEED] = rss(ONE, TWO)
    site[TWO] = FetchError(f"{TWO}: no answer in time")
    assert go()[0] == {"new": 1, "failed": 1}
    site[TWO] = page("Titre 2")
    assert go() == ({"new": 1, "known": 1}, ["/rss", "/2"])
    assert net.conditional == []
    assert go() == ({}, ["/rss"])
    assert net.conditional == [FEED]


def test_a_page_that_keeps_failing_is_left_alone_for_longer_and_longer(go, site, web, clock, net):
    web.patience = 300.0
    site[FEED] = rss(ONE)
    site[ONE] = FetchError(f"{ONE}: not found (404)")
    assert go()[0] == {"failed": 1}
    assert go() == ({}, ["/rss"])
    clock.on(minutes=11)
    assert go() == ({"failed": 1}, ["/rss", "/1"])
    clock.on(minutes=11)
    assert go() == ({}, ["/rss"])
    clock.on(minutes=11)
    assert go() == ({"failed": 1}, ["/rss", "/1"])
    assert net.conditional == []


def test_a_page_that_failed_is_asked_for_at_once_when_its_feed_says_it_changed(go, site, web):
    web.patience = 300.0
    site[FEED] = atom((ONE, DAY))
    site[ONE] = FetchError(f"{ONE}: not found (404)")
    go()
    site[FEED], site[ONE] = atom((ONE, NEXT)), page()
    assert go()[0] == {"new": 1}


def test_failures_are_counted_in_a_row_and_forgotten_after_a_success(go, site, ledger):
    site[ONE] = FetchError(f"{ONE}: no")
    go(ONE)
    go(ONE)
    assert ledger.visit(ONE).failures == 2
    site[ONE] = page()
    go(ONE)
    assert ledger.visit(ONE).failures == 0


def test_what_a_limit_cut_off_comes_when_there_is_none(go, site, web):
    site[FEED] = rss(ONE, TWO, THREE)
    web.most = 1
    assert go()[0] == {"new": 1}
    web.most = None
    assert go() == ({"new": 2, "known": 1}, ["/rss", "/2", "/3"])


def test_the_same_address_twice_in_a_feed_is_fetched_once(go, site):
    site[FEED] = rss(ONE, ONE, f"{ONE}#top")
    assert go() == ({"new": 1}, ["/rss", "/1"])


def test_a_list_of_feeds_is_gone_through_however_often_it_is_the_same(go, site):
    other = f"{BASE}/atom"
    site[FEED], site[other] = rss(ONE), rss(ONE, TWO)
    site[f"{BASE}/opml"] = opml(FEED, other)
    assert go(f"{BASE}/opml") == ({"new": 2}, ["/opml", "/rss", "/1", "/atom", "/2"])
    site[other] = rss(THREE)
    assert go(f"{BASE}/opml") == ({"new": 1}, ["/opml", "/rss", "/atom", "/3"])


def test_an_index_gives_the_sitemaps_that_changed(go, site):
    a, b = f"{BASE}/a.xml", f"{BASE}/b.xml"
    site[a], site[b] = sitemap(ONE), sitemap(TWO)
    site[FEED] = index((a, "2026-03-11"), (b, "2026-03-12T05:00:00Z"))
    assert go() == ({"new": 2}, ["/rss", "/a.xml", "/1", "/b.xml", "/2"])
    site[b] = sitemap(TWO, THREE)
    site[FEED] = index((a, "2026-03-11"), (b, "2026-03-12T06:00:00Z"))
    assert go() == ({"new": 1, "known": 1}, ["/rss", "/b.xml", "/3"])


def test_a_sitemap_with_a_page_that_failed_is_gone_through_again(go, site):
    a = f"{BASE}/a.xml"
    site[FEED], site[a] = index((a, "2026-03-11")), sitemap(ONE, TWO)
    site[TWO] = FetchError(f"{TWO}: no")
    go()
    site[TWO] = page()
    assert go()[1] == ["/rss", "/a.xml", "/2"]


def test_lists_that_point_to_each_other_come_to_an_end(go, site):
    a, b = f"{BASE}/a.opml", f"{BASE}/b.opml"
    site[a], site[b] = opml(a, b), opml(b, a, FEED)
    site[FEED] = rss(ONE, FEED, a)
    assert go(a) == ({"new": 1}, ["/a.opml", "/b.opml", "/rss", "/1"])


def test_lists_within_lists_without_end_cost_one_line(go, site, web, ledger):
    for number in range(20):
        site[f"{BASE}/{number}.xml"] = index(f"{BASE}/{number + 1}.xml")
    report = ingest(ledger, [f"{BASE}/0.xml"], web=web)
    assert report.counts["failed"] == 1
    assert "lists within lists" in report.reports[0].line


def test_an_address_that_is_too_long_to_be_kept_whole_is_known_like_any(go, site):
    long = f"{BASE}/{'a' * 3_000}"
    site[FEED], site[long] = rss(long), page("Titre")
    assert go()[0] == {"new": 1}
    assert go() == ({}, ["/rss"])
    assert go(long)[0] == {"known": 1}


def test_an_entry_without_a_page_is_known_by_its_title_and_day(go, site, ledger):
    entry = (
        "<title>Accord à Lomé</title><description>Le Togo a signé un accord.</description>"
        "<pubDate>Thu, 12 Mar 2026 09:00:00 GMT</pubDate>"
    )
    site[FEED] = rss(entry, ONE)
    assert go()[0] == {"new": 2}
    site[FEED] = rss(entry, ONE, TWO)
    assert go()[0] == {"new": 1, "known": 2}
    site[FEED] = rss(entry.replace("signé", "refusé"))
    assert go()[0] == {"changed": 1}


def test_two_entries_of_one_title_and_no_day_do_not_take_each_others_place(go, site, ledger):
    entries = [
        f"<title>Brèves</title><description>Le Togo a {done} un accord.</description>"
        for done in ("signé", "refusé")
    ]
    site[FEED] = rss(*entries)
    assert go()[0] == {"new": 2}
    site[FEED] = rss(*reversed(entries), ONE)
    assert go()[0] == {"new": 1, "known": 2}


def test_a_list_that_cannot_be_read_is_one_line(go, site, ledger, web):
    site[FEED] = b"<rss version='2.0'><channel>" + b"<item></item>" * 20_001 + b"</channel></rss>"
    report = ingest(ledger, [FEED], web=web)
    assert report.reports[0].line.startswith(FEED)
    assert report.reports[0].kind == "TooLargeError"


def test_an_archive_from_the_web_is_one_line(go, site, ledger, web):
    site[ONE] = b"PK\x03\x04rest"
    assert go(ONE)[0] == {"failed": 1}


def test_a_fault_of_ours_is_one_line_and_the_rest_goes_on(go, site, net):
    site[FEED] = rss(ONE, TWO)
    site[ONE] = RuntimeError("a fault\nof two lines")
    assert go()[0] == {"new": 1, "failed": 1}


def test_a_web_that_cannot_be_asked_at_all_ends_the_run(ledger, web, site):
    site[ONE] = SettingsError("allow: '…' is no host")
    with pytest.raises(SettingsError):
        ingest(ledger, [ONE], web=web)


def test_who_stops_in_the_middle_of_a_feed_finds_it_begun_again(go, site, web, net):
    site[FEED] = rss(ONE, TWO, THREE)
    web.stopped = lambda: TWO in net.asked
    assert go() == ({"new": 2}, ["/rss", "/1", "/2"])
    web.stopped = bool
    assert go() == ({"new": 1, "known": 2}, ["/rss", "/3"])
    assert net.conditional == []


def test_a_page_that_nobody_waited_for_is_no_failure(go, site, web, net, ledger):
    def give_up():
        web.stopped = lambda: True
        raise StoppedError

    site[FEED] = rss(ONE, TWO)
    site[TWO] = give_up
    assert go()[0] == {"new": 1}
    assert ledger.visit(TWO) is ledger.visit(FEED) is None
    web.stopped, site[TWO] = bool, page()
    assert go()[0] == {"new": 1, "known": 1}


def test_the_address_asked_for_is_the_one_that_is_remembered(web, net, site):
    (offer,) = web.offers(Link(url=f"{ONE}#top"))
    assert net.asked == [ONE]
    assert offer.visit.address == offer.address == ONE


@pytest.mark.parametrize(
    ("failures", "first", "pause"),
    [(0, 900, 900), (1, 900, 1800), (5, 900, LONGEST), (99, 900, LONGEST), (3, 86_400, 86_400)],
)
def test_the_pause_doubles_up_to_six_hours_and_is_never_under_the_interval(failures, first, pause):
    assert pause_after(failures, first) == pause
