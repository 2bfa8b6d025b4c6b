"""The web of a round, as the settings want it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from chancery.records.intake import Fetched
from chancery.rounds.web import Web
from chancery.settings import Settings, seconds
from chancery.settings import Web as Wanted
from chancery.store import Ledger

if TYPE_CHECKING:
    from chancery.sources.web import WebClient


@contextmanager
def web_of(settings: Settings, ledger: Ledger, *, most: int | None = None) -> Iterator[Web]:
    """The web, asked as the settings say, remembering what the ledger remembers."""
    client = _Lazily(settings.web)
    try:
        yield Web(
            client=client,
            remembered=ledger.visit,
            clock=lambda: datetime.now(UTC),
            recheck=seconds(settings.watch.recheck),
            most=most,
        )
    finally:
        client.close()


class _Lazily:
    """A client that is made when it is first asked: files need none, nor the libraries for it."""

    def __init__(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._client: WebClient | None = None

    def fetch(
        self, url: str, *, etag: str | None = None, last_modified: str | None = None
    ) -> Fetched:
        """One page, or the news that nothing changed."""
        if self._client is None:
            self._client = _client(self._wanted)
        return self._client.fetch(url, etag=etag, last_modified=last_modified)

    def close(self) -> None:
        """Close what was opened."""
        if self._client is not None:
            self._client.close()


def _client(wanted: Wanted) -> WebClient:
    from chancery.sources.web import AGENT, WebClient  # noqa: PLC0415 - only for the web

    return WebClient(
        allow=wanted.allow,
        agent=wanted.agent or AGENT,
        delay=wanted.delay,
        tries=wanted.tries,
        timeout=wanted.timeout,
        robots=wanted.robots,
    )
