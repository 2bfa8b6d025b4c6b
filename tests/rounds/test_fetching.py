"""The web as the settings want it, and how it is left while it is being waited for."""

import threading

import pytest

from chancery.errors import FetchError, RefusedAddressError, SettingsError
from chancery.records.intake import Link
from chancery.rounds.fetching import Fetcher, web_of
from chancery.rounds.offers import StoppedError
from chancery.settings import Settings, Watch
from chancery.settings import Web as Wanted
from tests.rounds.news import page
from tests.servers import endless, serving, silent, status
from tests.servers import page as answering


class Stop:
    """Asked to stop as soon as something has begun."""

    def __init__(self):
        self.begun = threading.Event()

    def __call__(self):
        return self.begun.is_set()

    def after(self, answer):
        """An answer that begins what is to be interrupted."""

        def told(handler):
            self.begun.set()
            answer(handler)

        return told


def settings(server, **options):
    wanted = {"allow": (server.place,), "robots": False, "delay": 0.0} | options
    return Settings(web=Wanted(**wanted), watch=Watch(recheck="2h"))


def test_a_page_is_fetched_as_the_settings_say(ledger):
    with serving({"/a": answering(page())}) as server:
        with web_of(settings(server, agent="Desk/1"), ledger, most=3) as web:
            (offer,) = web.offers(Link(url=f"{server.base}/a"))
        assert server.log[0].headers["user-agent"] == "Desk/1"
    assert offer.item.data == page()
    assert (web.recheck, web.most) == (7200.0, 3)


def test_without_a_line_in_the_settings_this_machine_is_not_fetched(ledger):
    with serving({"/a": answering(page())}) as server:
        with web_of(settings(server, allow=()), ledger) as web:
            (offer,) = web.offers(Link(url=f"{server.base}/a"))
        assert server.log == []
    assert isinstance(offer.error, RefusedAddressError)


def test_settings_that_no_client_can_have_end_the_run(ledger):
    wanted = Settings(web=Wanted(allow=("no host at all",)))
    with web_of(wanted, ledger) as web, pytest.raises(SettingsError, match="allow"):
        list(web.offers(Link(url="https://phare.example/")))


def test_no_client_is_made_while_nothing_is_fetched():
    fetcher = Fetcher(lambda _sleep: pytest.fail("not needed"), bool)
    fetcher.close()


@pytest.mark.parametrize("slow", [silent, endless(b"x", pause=0.02)], ids=["silent", "dripping"])
def test_who_stops_waits_for_no_server(slow, ledger):
    stop = Stop()
    with (
        serving({"/a": stop.after(slow)}) as server,
        web_of(settings(server), ledger, stopped=stop) as web,
    ):
        assert list(web.offers(Link(url=f"{server.base}/a"))) == []
        with pytest.raises(StoppedError):
            web.client.fetch(f"{server.base}/b")


@pytest.mark.parametrize(
    ("answer", "options"),
    [(status(429, retry_after="119"), {}), (answering(page()), {"delay": 3_000.0})],
    ids=["Retry-After", "delay"],
)
def test_who_stops_waits_for_no_pause(answer, options, ledger):
    stop = Stop()
    with (
        serving({"/a": answering(page()), "/b": stop.after(answer)}) as server,
        web_of(settings(server, **options), ledger, stopped=stop) as web,
    ):
        list(web.offers(Link(url=f"{server.base}/b")))
        with pytest.raises(StoppedError):
            web.client.fetch(f"{server.base}/a")
    thread = web.client._thread
    thread.join(5.0)
    assert not thread.is_alive()


def test_errors_of_the_client_are_raised_where_the_page_was_asked_for(ledger):
    with (
        serving() as server,
        web_of(settings(server), ledger) as web,
        pytest.raises(FetchError, match="404"),
    ):
        web.client.fetch(f"{server.base}/a")
