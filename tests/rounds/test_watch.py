"""Going round again and again: when each is due, what is logged, what ends a watch and what not."""

import pytest
from pysqlite3 import dbapi2 as sqlite3

from chancery.errors import FetchError, LedgerBusyError, LedgerFullError, SettingsError, UnfitError
from chancery.rounds import World, watch
from chancery.rounds.watch import BUSY_PAUSE, BUSY_TRIES
from chancery.settings import Publisher, Settings, Watch
from tests.rounds.news import BASE, page, rss

FEED, OTHER = f"{BASE}/rss", f"{BASE}/other"
ONE, TWO = f"{BASE}/1", f"{BASE}/2"


class Desk:
    """A world in which waiting takes no time: the clock goes on, and after a while one stops.

    ``during`` are things to do, one in each pause; after the last one the watch is asked to stop.
    """

    def __init__(self, ledger, web, net, clock):
        self.ledger, self.web, self.net, self.clock = ledger, web, net, clock
        self.log, self.waits, self.during = [], [], []
        self.over, self.after = False, None

    def wait(self, seconds):
        if seconds > 0:
            self.waits.append(seconds)
            self.clock.on(seconds=seconds)
            if self.during:
                self.during.pop(0)()
            else:
                self.over = True
        return self.over

    def watch(self, *publishers, once=False, every="15m"):
        settings = Settings(publishers=publishers, watch=Watch(every=every))
        world = World(
            clock=self.clock, wait=self.wait, after=self.after,
            log=lambda what, about: self.log.append((what, about)),
        )  # fmt: skip
        self.over = False
        return watch(self.ledger, settings, self.web, world, once=once)

    def logged(self, *wanted):
        return [(what, about) for what, about in self.log if what in wanted]


def nothing():
    """Let a pause pass."""


@pytest.fixture
def desk(ledger, web, net, clock):
    net.pages = {FEED: rss(ONE), ONE: page(), TWO: page("Titre 2"), OTHER: rss(TWO)}
    return Desk(ledger, web, net, clock)


def phare(**options):
    return Publisher(**({"name": "Le Phare", "feeds": (FEED,)} | options))


def vigie(**options):
    return Publisher(**({"name": "La Vigie", "feeds": (OTHER,)} | options))


def test_each_publisher_is_asked_in_its_interval(desk):
    desk.during = [nothing] * 3
    desk.watch(phare(every="10m"), vigie(every="25m"))
    assert desk.waits == [600, 600, 300, 300]
    assert desk.net.since() == ["/rss", "/1", "/other", "/2", "/rss", "/rss", "/other"]


def test_a_publisher_without_an_interval_has_that_of_all(desk):
    desk.watch(phare(), every="3m")
    assert desk.waits == [180]


def test_a_watch_that_is_started_again_goes_on_where_it_was(desk):
    desk.watch(phare())
    desk.clock.on(minutes=-11)
    desk.net.since()
    desk.watch(phare())
    assert desk.net.since() == []
    assert desk.waits[-1] == 660


def test_once_everything_is_asked_whether_it_is_due_or_not(desk):
    desk.watch(phare(), once=True)
    desk.net.since()
    desk.watch(phare(), once=True)
    assert desk.net.since() == ["/rss"]
    assert desk.waits == []


def test_what_comes_in_is_logged_with_publisher_address_and_title(desk):
    desk.watch(phare(), once=True)
    ((_, new),) = desk.logged("new")
    assert new.pop("dispatch").startswith("dispatch-")
    assert new.pop("events") >= 1
    assert new == {
        "publisher": "Le Phare",
        "address": ONE,
        "title": "Le Togo et le Bénin se rencontrent à Lomé",
    }
    assert desk.logged("round") == [("round", {"publisher": "Le Phare", "counts": {"new": 1}})]


def test_the_name_of_the_publisher_is_that_of_pages_that_name_none(desk):
    desk.watch(phare(language="fr"), once=True)
    dispatch = desk.ledger.reading_json(1)["dispatch"]
    assert dispatch["publisher"] == "Le Phare"
    given = {fact["name"] for fact in dispatch["metadata"] if fact["origin"] == "option"}
    assert given == {"publisher", "language"}


def test_a_page_that_is_watched_itself_is_a_dispatch_that_changes(desk):
    desk.during = [lambda: desk.net.pages.update({ONE: page("Titre corrigé")})]
    desk.watch(phare(feeds=(), pages=(ONE,)))
    assert [about["address"] for _, about in desk.logged("new", "changed")] == [ONE, ONE]


def test_a_network_that_is_gone_is_logged_asked_for_ever_less_often_and_comes_back(desk):
    def set_down(down):
        desk.net.down = down

    desk.net.down = True
    desk.during = [nothing] * 6 + [lambda: set_down(down=False), nothing]
    desk.watch(phare())
    assert desk.waits == [1800, 3600, 7200, 14_400, 21_600, 21_600, 21_600, 900, 900]
    failed = desk.logged("failed")
    assert len(failed) == 7
    assert failed[0][1] == {
        "publisher": "Le Phare",
        "address": FEED,
        "kind": "FetchError",
        "line": f"{FEED}: no connection; is the network there?",
    }
    assert len(desk.logged("new")) == 1


def test_a_publisher_that_fails_does_not_keep_the_others(desk):
    desk.net.pages[FEED] = FetchError(f"{FEED}: no")
    desk.watch(phare(), vigie())
    assert [about["publisher"] for _, about in desk.logged("new")] == ["La Vigie"]


def test_who_has_much_to_read_makes_way_for_the_others_and_goes_on_after(desk):
    def slowly():
        desk.clock.on(minutes=4)
        return page(f"Titre {desk.clock.now}")

    many = [f"{BASE}/many/{n}" for n in range(4)]
    desk.net.pages |= dict.fromkeys(many, slowly) | {FEED: rss(*many)}
    desk.watch(phare(), vigie())
    assert desk.net.since() == [
        "/rss", "/many/0", "/many/1", "/other", "/2", "/rss", "/many/2", "/many/3", "/rss",
    ]  # fmt: skip
    assert len(desk.logged("new")) == 5


def test_a_turn_gets_on_even_if_the_list_alone_takes_longer_than_a_turn(desk):
    def slowly():
        desk.clock.on(minutes=7)
        return rss(ONE, TWO)

    desk.net.pages[FEED] = slowly
    desk.watch(phare(every="1h"), vigie(every="1h"))
    assert {about["address"] for _, about in desk.logged("new")} == {ONE, TWO}


def test_who_asks_to_stop_in_the_middle_of_a_round_is_heard_before_the_next_page(desk):
    def stop():
        desk.over = True
        return page()

    desk.net.pages |= {FEED: rss(ONE, TWO), ONE: stop}
    desk.watch(phare(), vigie(), once=True)
    assert desk.net.since() == ["/rss", "/1"]
    assert len(desk.logged("new")) == 1
    assert desk.ledger.visit(FEED) is None


def test_a_ledger_that_is_held_is_waited_for(desk):
    holder = sqlite3.connect(desk.ledger.name, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    desk.during = [nothing, lambda: holder.execute("ROLLBACK")]
    desk.watch(phare())
    holder.close()
    assert desk.waits == [BUSY_PAUSE, BUSY_PAUSE, 900]
    assert [about["publisher"] for _, about in desk.logged("busy")] == ["Le Phare"] * 2
    assert len(desk.logged("new")) == 1


def test_a_ledger_that_stays_held_ends_a_single_round(desk):
    holder = sqlite3.connect(desk.ledger.name, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    desk.during = [nothing] * BUSY_TRIES
    with pytest.raises(LedgerBusyError):
        desk.watch(phare(), once=True)
    holder.close()
    assert len(desk.waits) == BUSY_TRIES - 1


def test_a_ledger_that_is_held_for_good_does_not_keep_a_watch_from_stopping(desk):
    holder = sqlite3.connect(desk.ledger.name, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    desk.during = [nothing] * 2 * BUSY_TRIES
    desk.watch(phare())
    holder.close()
    assert len(desk.logged("busy")) == 2 * BUSY_TRIES + 1


def test_a_full_disk_ends_a_watch(desk, monkeypatch):
    def full(*_):
        message = "chancery.db: the disk is full; what was acknowledged is kept"
        raise LedgerFullError(message)

    monkeypatch.setattr(desk.ledger, "deposit", full)
    with pytest.raises(LedgerFullError):
        desk.watch(phare())


def test_settings_with_which_nothing_can_be_asked_end_a_watch(desk):
    desk.net.pages[FEED] = SettingsError("allow: 'x y' is no host")
    with pytest.raises(SettingsError):
        desk.watch(phare())


def test_a_clock_that_went_back_makes_nobody_ask_without_a_pause(desk):
    desk.watch(phare())
    desk.clock.on(days=-1)
    desk.net.since()
    desk.waits.clear()
    desk.during = [nothing] * 3
    desk.watch(phare())
    assert desk.net.since().count("/rss") == 4
    assert desk.waits == [900] * 4


def test_a_report_of_all_rounds_is_given_at_the_end(desk):
    desk.net.pages[TWO] = FetchError(f"{TWO}: no")
    total = desk.watch(phare(), vigie(), once=True)
    assert (total.counts["new"], total.counts["failed"], total.answered) == (1, 1, True)


def test_a_page_with_a_mark_within_it_is_asked_for_in_its_interval(desk):
    desk.during = [nothing] * 2
    desk.watch(phare(feeds=(), pages=(f"{ONE}#declarations",), every="10m"))
    assert desk.waits == [600, 600, 600]
    assert desk.net.since() == ["/1", "/1", "/1"]


def test_a_page_that_meets_a_fault_of_ours_is_left_alone_like_any_that_fails(desk):
    desk.net.pages[ONE] = RuntimeError("a fault")
    desk.during = [nothing] * 2
    desk.watch(phare(feeds=(), pages=(ONE,), every="10m"))
    assert desk.waits == [1200, 2400, 4800]


def test_an_address_of_which_nothing_can_be_remembered_is_asked_in_its_interval(desk, monkeypatch):
    def refuse(run, deposits):
        if any(one.data for one in deposits):
            message = "cannot hold a value"
            raise UnfitError(message)
        return keep(run, deposits)

    keep = desk.ledger.deposit
    monkeypatch.setattr(desk.ledger, "deposit", refuse)
    desk.during = [nothing] * 2
    desk.watch(phare(feeds=(), pages=(ONE,), every="10m"))
    assert desk.waits == [600, 600, 600]


def test_what_follows_is_done_once_after_each_round_that_took_something_in(desk):
    called = []
    desk.after = lambda ledger, stopped: called.append((ledger, stopped()))
    desk.during = [nothing]
    desk.watch(phare(every="10m"), vigie(every="10m"))
    assert called == [(desk.ledger, False)]
