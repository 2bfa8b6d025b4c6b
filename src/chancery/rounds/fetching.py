"""The web of a round, as the settings want it, and ready to be left at any moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from concurrent.futures import wait as wait_for
from contextlib import contextmanager
from datetime import UTC, datetime
from queue import SimpleQueue
from threading import Event, Thread
from typing import TYPE_CHECKING, NamedTuple

from chancery.records.intake import Fetched
from chancery.rounds.offers import StoppedError
from chancery.rounds.web import Web
from chancery.settings import Settings, seconds
from chancery.settings import Web as Wanted
from chancery.store import Ledger

if TYPE_CHECKING:
    from chancery.sources.web import WebClient

LOOK = 0.1
"""Seconds after which somebody who asked to stop is heard."""


@contextmanager
def web_of(
    settings: Settings, ledger: Ledger, *, most: int | None = None,
    stopped: Callable[[], bool] = bool,
) -> Iterator[Web]:  # fmt: skip
    """The web, asked as the settings say, remembering what the ledger remembers."""
    fetcher = Fetcher(lambda sleep: _client(settings.web, sleep), stopped)
    try:
        yield Web(
            client=fetcher,
            remembered=ledger.visits,
            clock=lambda: datetime.now(UTC),
            recheck=seconds(settings.watch.recheck),
            most=most,
            stopped=stopped,
        )
    finally:
        fetcher.close()


class _Job(NamedTuple):
    url: str
    etag: str | None
    last_modified: str | None
    answer: Future[Fetched]


class Fetcher:
    """Fetches in a thread of its own: who asks to stop waits for no server, name or pause.

    ``make`` gives the client, when it is first needed: files need none, nor the libraries for it;
    it is handed the pause that the client is to make. A fetch that is given up ends in the
    background, by the client's own limits, and nothing is taken from it.
    """

    def __init__(
        self, make: Callable[[Callable[[float], None]], WebClient], stopped: Callable[[], bool]
    ) -> None:
        self._make = make
        self._stopped = stopped
        self._over = Event()
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._thread: Thread | None = None

    def fetch(
        self, url: str, *, etag: str | None = None, last_modified: str | None = None
    ) -> Fetched:
        """One page, or the news that nothing changed; ``StoppedError`` when asked to stop."""
        if self._thread is None:
            self._thread = Thread(target=self._work, name="chancery-web", daemon=True)
            self._thread.start()
        job = _Job(url, etag, last_modified, Future())
        self._jobs.put(job)
        while not job.answer.done():
            if self._stopped():
                raise StoppedError
            wait_for([job.answer], timeout=LOOK)
        return job.answer.result()

    def close(self) -> None:
        """Let the thread end: a pause ends at once, a fetch when it may."""
        self._over.set()
        self._jobs.put(None)

    def _work(self) -> None:
        client: WebClient | None = None
        while (job := self._jobs.get()) and not self._over.is_set():
            try:
                client = client or self._make(self._sleep)
                page = client.fetch(job.url, etag=job.etag, last_modified=job.last_modified)
            except BaseException as error:  # noqa: BLE001 - raised again where it was asked for
                job.answer.set_exception(error)
            else:
                job.answer.set_result(page)
        if client:
            client.close()

    def _sleep(self, length: float) -> None:
        if self._over.wait(length):
            raise StoppedError


def _client(wanted: Wanted, sleep: Callable[[float], None]) -> WebClient:
    from chancery.sources.web import AGENT, Outside, WebClient  # noqa: PLC0415 - only for the web

    return WebClient(
        allow=wanted.allow,
        agent=wanted.agent or AGENT,
        delay=wanted.delay,
        tries=wanted.tries,
        timeout=wanted.timeout,
        robots=wanted.robots,
        outside=Outside(sleep=sleep),
    )
