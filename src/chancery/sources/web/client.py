"""The polite web client: asks one page at a time, follows by hand, and seals what it gets."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from types import TracebackType
from typing import Self

from chancery import __version__
from chancery.errors import InputError
from chancery.records.dispatch import Capture
from chancery.records.intake import Fetched, Item
from chancery.sources.files import MOST_BYTES
from chancery.sources.media import sniff
from chancery.sources.web.address import normalise, shown
from chancery.sources.web.asking import Asker
from chancery.sources.web.following import follow
from chancery.sources.web.manners import Manners
from chancery.sources.web.outside import Outside
from chancery.sources.web.pace import shown_time
from chancery.sources.web.robots import MOST_ROBOTS, Robots
from chancery.sources.web.verdict import UNCHANGED, Answer, sendable

AGENT = f"Chancery/{__version__} (reads news; keeps to robots.txt)"
"""How we name ourselves; ``Chancery`` is the name that robots.txt may use."""


class WebClient:
    """Fetches pages from the public web, and from machines that ``allow`` names.

    1. ``https://example.org/a.html``: one page, at most ``most_bytes`` unpacked
    2. a redirect: followed at most five times, and every hop checked like the first
    3. with ``etag`` or ``last_modified``: ``item`` is ``None`` when nothing has changed

    Refused, each with one line: addresses that are private, loopback, link-local, metadata or
    otherwise not public, by the address that is really dialled (``RefusedAddressError``); pages
    that robots.txt closes, or whose robots.txt cannot be read now (``RobotsError``); error
    statuses, no answer in ``tries`` tries or within ``deadline`` seconds on the wire, circles
    (``FetchError``); too much (``TooLargeError``).

    One client is for one thread. Proxies, cookies and credentials of the environment are not used.
    """

    def __init__(
        self,
        *,
        allow: Iterable[str] = (),
        agent: str = AGENT,
        delay: float = 1.0,
        tries: int = 3,
        timeout: float = 20.0,
        deadline: float = 60.0,
        most_bytes: int = MOST_BYTES,
        robots: bool = True,
        outside: Outside | None = None,
    ) -> None:
        self._outside = outside or Outside()
        self._most = most_bytes
        manners = Manners(agent=agent, delay=delay, tries=tries, timeout=timeout, deadline=deadline)
        self._asker = Asker(manners, allow, self._outside)
        self._robots = Robots(self._robots_txt, self._outside.clock, agent) if robots else None

    def fetch(
        self, url: str, *, etag: str | None = None, last_modified: str | None = None
    ) -> Fetched:
        """One page, sealed, or the news that there is nothing new."""
        address = normalise(url)
        wanted = {"If-None-Match": sendable(etag), "If-Modified-Since": sendable(last_modified)}
        conditions = {name: value for name, value in wanted.items() if value}
        self._asker.budget.start()
        try:
            answer = follow(address, lambda hop: self._page(hop, conditions))
        except InputError as error:
            message = f"{shown(address)}: {error}"
            raise type(error)(message) from error
        return self._fetched(address, answer, conditions)

    def close(self) -> None:
        """Close the connections that are kept open."""
        self._asker.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _page(self, url: str, conditions: Mapping[str, str]) -> Answer:
        self._asker.check(url)
        delay = self._robots.ask(url) if self._robots else 0.0
        return self._asker.ask(url, self._most, conditions=conditions, crawl_delay=delay)

    def _robots_txt(self, url: str) -> Answer:
        """A site's robots.txt; the page's time is not charged for it."""
        budget = self._asker.budget
        with budget.held():
            budget.start()
            return follow(url, lambda hop: self._asker.ask(hop, MOST_ROBOTS, may_miss=True))

    def _fetched(self, address: str, answer: Answer, conditions: Mapping[str, str]) -> Fetched:
        kept = conditions if answer.status == UNCHANGED else {}
        etag, changed = answer.headers.get("etag"), answer.headers.get("last-modified")
        return Fetched(
            url=answer.url,
            item=None if answer.status == UNCHANGED else self._item(address, answer),
            etag=sendable(etag) or kept.get("If-None-Match"),
            last_modified=sendable(changed) or kept.get("If-Modified-Since"),
        )

    def _item(self, address: str, answer: Answer) -> Item:
        capture = Capture(
            sha256=hashlib.sha256(answer.data).hexdigest(),
            media_type=sniff(answer.data),
            url=answer.url,
            retrieved_at=shown_time(self._outside.now()),
        )
        return Item(address=address, capture=capture, data=answer.data)
