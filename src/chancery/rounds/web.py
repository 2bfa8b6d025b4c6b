"""The web's part of a round: addresses, and what feeds, lists and sitemaps there point to.

A page is asked for again only when there is reason to: the feed gives it another date, or it was
last looked at longer ago than ``recheck``. A feed is remembered as seen after everything in it was
offered, and only if nothing failed: a round that is cut short begins it again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from chancery.errors import ChanceryError, InputError, UnreadableError
from chancery.records.deposit import Visit
from chancery.records.identity import identify
from chancery.records.intake import Fetched, Item, Link
from chancery.rounds.offers import POINTING, Offer
from chancery.sources import Kind, capture_row, kind_of_bytes, read_feed, read_opml, read_sitemap

DEEPEST = 4
"""Lists within lists: a list of feeds, its feeds, their pages; an index of sitemaps of sitemaps."""


class Client(Protocol):
    """What fetches; ``sources.web.WebClient`` does."""

    def fetch(
        self, url: str, *, etag: str | None = None, last_modified: str | None = None
    ) -> Fetched:
        """One page, or the news that nothing changed."""


@dataclass(slots=True, kw_only=True)
class Web:
    """Fetches what is pointed to, and knows what was seen before.

    ``remembered`` looks up an address; ``recheck`` is in seconds; ``most`` pages are offered of one
    list, ``None`` for all.
    """

    client: Client
    remembered: Callable[[str], Visit | None]
    clock: Callable[[], datetime]
    recheck: float = 6 * 3600.0
    most: int | None = None
    stopped: Callable[[], bool] = bool

    def offers(self, link: Link, depth: int = 0) -> Iterator[Offer]:
        """What an address offers: a page, or all that it points to. Never raises."""
        url = link.url or ""
        seen = self.remembered(url)
        try:
            fetched = self.client.fetch(
                url,
                etag=seen.etag if seen else None,
                last_modified=seen.last_modified if seen else None,
            )
        except InputError as error:
            yield Offer(address=url, error=error, visit=_missed(url, seen))
            return
        visit = Visit(
            address=url,
            etag=fetched.etag,
            last_modified=fetched.last_modified,
            marker=link.updated,
        )
        if fetched.item is None:
            yield Offer(address=url, visit=visit)
        else:
            yield from self._read(replace(fetched.item, address=url), visit, depth)

    def _read(self, item: Item, visit: Visit, depth: int) -> Iterator[Offer]:
        try:
            kind = kind_of_bytes(item.data[:65_536], name=item.address)
        except ChanceryError as error:
            yield Offer(address=item.address, error=error, visit=visit)
            return
        if kind not in POINTING:
            yield Offer(address=item.address, item=item, visit=visit)
            return
        complete = True
        for offer in self._pointed(item, kind, depth):
            complete = complete and offer.error is None
            yield offer
        if self.stopped():
            return
        yield Offer(
            address=item.address,
            visit=visit if complete else replace(visit, etag=None, last_modified=None),
        )

    def _pointed(self, item: Item, kind: Kind, depth: int) -> Iterator[Offer]:
        try:
            if depth >= DEEPEST:
                message = f"{item.address}: lists within lists, more than {DEEPEST} deep"
                raise UnreadableError(message)
            links = _links(item, kind)
        except ChanceryError as error:
            line = str(error)
            named = line if item.address in line else f"{item.address}: {line}"
            yield Offer(address=item.address, error=type(error)(named))
            return
        yield from self.follow(links, item.address, depth + 1)

    def follow(self, links: tuple[Link, ...], origin: str, depth: int = 1) -> Iterator[Offer]:
        """What the links of a list offer, those that there is reason to look at."""
        for link in links[: self.most]:
            if self.stopped():
                return
            if link.url is None:
                yield _entry(link, origin)
            elif self._is_due(link):
                yield from self.offers(link, depth)

    def _is_due(self, link: Link) -> bool:
        seen = self.remembered(link.url or "")
        if seen is None or seen.failures or seen.checked_at is None:
            return True
        if link.updated != seen.marker:
            return True
        age = self.clock() - datetime.fromisoformat(seen.checked_at)
        return age.total_seconds() >= self.recheck


def _links(item: Item, kind: Kind) -> tuple[Link, ...]:
    address = item.capture.url or item.address
    if kind is Kind.FEED:
        return read_feed(item.data, address)
    if kind is Kind.OPML:
        return read_opml(item.data)
    found = read_sitemap(item.data, address)
    return (*found.pages, *(Link(url=url) for url in found.sitemaps))


def _entry(link: Link, origin: str) -> Offer:
    """An entry without a page of its own: its text is what the feed holds."""
    name = identify("entry", {"title": link.title, "published": link.published})
    address = f"{origin}#{name}"
    if link.row is None:
        message = f"{address}: neither a page nor a text"
        return Offer(address=address, error=UnreadableError(message))
    try:
        item = capture_row(link.row, address=address)
    except ChanceryError as error:
        return Offer(address=address, error=error)
    return Offer(address=address, item=item)


def _missed(url: str, seen: Visit | None) -> Visit:
    before = seen or Visit(address=url)
    return replace(before, failures=before.failures + 1)
