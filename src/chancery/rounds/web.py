"""The web's part of a round: addresses, and what feeds, lists and sitemaps there point to.

A page that was seen is asked for again only when there is reason to:

1. its feed or sitemap gives it another date
2. it was last looked at longer ago than ``recheck``, and than a tenth of its age: an old page is
   rarely changed, and is the first to be looked at seldom
3. it failed, and was left alone long enough since

A feed is remembered as read after all that it lists was offered and nothing failed or was put off;
a round that is cut short begins it again. Of a feed that says that nothing is new, the pages are
gone through all the same when that was last done longer ago than ``recheck``. Nothing is fetched
twice in a round, however many lists point to it, and lists that point to each other come to an end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Protocol
from urllib.parse import urldefrag

from chancery.errors import ChanceryError, InputError, SettingsError, UnreadableError
from chancery.records.deposit import Visit
from chancery.records.identity import identify
from chancery.records.intake import Fetched, Item, Link
from chancery.rounds.offers import POINTING, Listed, Offer, StoppedError, defect, kept_as, listed
from chancery.sources import capture_row, kind_of_bytes

DEEPEST = 4
"""Lists within lists: a list of feeds, its feeds, their pages; an index of sitemaps of sitemaps."""

LONGEST = 6 * 3600.0
"""Seconds between two tries of an address that keeps failing."""

AGEING = 0.1
"""The share of its age that a page is taken to stay as it is: the heuristic of RFC 9111, 4.2.2."""


class Client(Protocol):
    """What fetches; ``sources.web.WebClient`` does.

    Raises ``InputError`` for what cannot be had, and ``StoppedError`` when there is no time for it.
    """

    def fetch(
        self, url: str, *, etag: str | None = None, last_modified: str | None = None
    ) -> Fetched:
        """One page, or the news that nothing changed."""


@dataclass(slots=True, kw_only=True)
class Web:
    """Fetches what is pointed to, and knows what was seen before.

    ``remembered`` looks up addresses; ``recheck`` is in seconds; ``patience`` are the seconds after
    a first failure, doubled with each that follows, 0 to try at once; ``most`` pages are offered of
    one list, ``None`` for all. ``stopped`` is asked before each page of a list.
    """

    client: Client
    remembered: Callable[[Sequence[str]], Mapping[str, Visit]]
    clock: Callable[[], datetime]
    recheck: float = 6 * 3600.0
    patience: float = 0.0
    most: int | None = None
    stopped: Callable[[], bool] = bool
    _met: set[str] = field(default_factory=set)
    _put_off: int = 0

    def begin(self) -> None:
        """Begin a round: what was fetched in the one before may be fetched again."""
        self._met.clear()

    def offers(self, link: Link, depth: int = 0) -> Iterator[Offer]:
        """What an address offers: a page, or all that it points to.

        Raises ``SettingsError`` when the web cannot be asked at all, and nothing else.
        """
        url = urldefrag(link.url or "").url
        self._met.add(url)
        try:
            yield from self._offers(replace(link, url=url), url, depth)
        except SettingsError:
            raise
        except StoppedError:
            return
        except Exception as error:  # noqa: BLE001 - one address never stops a round
            missed = _missed(link, url, self._seen((url,)).get(url))
            yield Offer(address=url, error=defect(url, error), visit=missed)

    def follow(self, found: Listed, origin: str, depth: int = 1) -> Iterator[Offer]:
        """What the links of a list offer, those that there is reason to look at."""
        links = (*found.pages[: self.most], *found.lists)
        self._put_off += len(links) < len(found.pages) + len(found.lists)
        seen = self._seen([urldefrag(link.url).url for link in links if link.url])
        for number, link in enumerate(links):
            if self.stopped():
                return
            if link.url is None:
                yield _entry(link, origin)
                continue
            url = urldefrag(link.url).url
            is_list = number >= len(links) - len(found.lists)
            if url not in self._met:
                yield from self._if_due(link, seen.get(url), depth, is_list=is_list)

    def _seen(self, urls: Sequence[str]) -> dict[str, Visit]:
        """What is remembered of addresses, which are kept in a form of their own when very long."""
        kept = {url: kept_as(url) for url in urls}
        found = self.remembered(list(kept.values()))
        return {url: found[name] for url, name in kept.items() if name in found}

    def _if_due(
        self, link: Link, seen: Visit | None, depth: int, *, is_list: bool
    ) -> Iterator[Offer]:
        if seen is None or self._is_due(link, seen, is_list=is_list):
            yield from self.offers(link, depth)
        elif seen.failures:
            self._put_off += 1
        elif not is_list:
            yield Offer(address=seen.address, known=True)

    def _is_due(self, link: Link, seen: Visit, *, is_list: bool) -> bool:
        if link.updated and link.updated != seen.marker:
            return True
        since = self._since(seen)
        if seen.failures:
            return since >= pause_after(seen.failures, self.patience)
        if is_list and link.updated is None:
            return True
        return since >= max(self.recheck, AGEING * self._age(link))

    def _since(self, seen: Visit) -> float:
        """Seconds since an address was asked; endless when the clock went back since."""
        if seen.checked_at is None:
            return float("inf")
        since = (self.clock() - datetime.fromisoformat(seen.checked_at)).total_seconds()
        return since if since >= 0 else float("inf")

    def _age(self, link: Link) -> float:
        """Seconds since a page was changed, as far as the list says."""
        try:
            dated = datetime.fromisoformat(link.updated or link.published or "")
        except ValueError:
            return 0.0
        return (self.clock() - dated.replace(tzinfo=dated.tzinfo or UTC)).total_seconds()

    def _offers(self, link: Link, url: str, depth: int) -> Iterator[Offer]:
        known = self._seen((url, _entries_of(url)))
        seen, gone_through = known.get(url), known.get(_entries_of(url))
        stale = gone_through is not None and self._since(gone_through) >= self.recheck
        asked = None if stale else seen
        try:
            fetched = self.client.fetch(
                url,
                etag=asked.etag if asked else None,
                last_modified=asked.last_modified if asked else None,
            )
        except SettingsError:
            raise
        except InputError as error:
            yield Offer(address=url, error=error, visit=_missed(link, url, seen))
            return
        visit = Visit(
            address=url,
            etag=fetched.etag,
            last_modified=fetched.last_modified,
            marker=link.updated or (seen.marker if seen else None),
        )
        if fetched.item is None:
            yield Offer(address=url, visit=visit, known=gone_through is None)
        else:
            yield from self._read(fetched.item, visit, depth)

    def _read(self, item: Item, visit: Visit, depth: int) -> Iterator[Offer]:
        try:
            kind = kind_of_bytes(item.data[:65_536], name=item.address)
            if kind not in POINTING:
                yield Offer(address=item.address, item=item, visit=visit)
                return
            if depth >= DEEPEST:
                message = f"lists within lists, more than {DEEPEST} deep; not followed"
                raise UnreadableError(message)
            found = listed(kind, item.data, item.capture.url or item.address)
        except ChanceryError as error:
            yield Offer(address=item.address, error=error, visit=visit)
            return
        put_off, complete = self._put_off, not found.lists
        for offer in self.follow(found, item.address, depth + 1):
            complete = complete and offer.error is None
            yield offer
        if not self.stopped():
            yield from _read_through(visit, complete=complete and put_off == self._put_off)


def pause_after(failures: int, first: float) -> float:
    """Seconds until an address is tried again, twice as long each time, six hours at most."""
    return float(min(max(first, LONGEST), first * 2 ** min(failures, 16)))


def _entries_of(url: str) -> str:
    """Where it is remembered when the entries of a list were last gone through, all of them."""
    return f"{url}#entries"


def _read_through(visit: Visit, *, complete: bool) -> Iterable[Offer]:
    if not complete:
        return (Offer(address=visit.address, visit=_unmarked(visit)),)
    through = Visit(address=_entries_of(visit.address))
    return (
        Offer(address=visit.address, visit=visit),
        Offer(address=through.address, visit=through),
    )


def _unmarked(visit: Visit) -> Visit:
    """A visit after which all is asked for again."""
    return replace(visit, etag=None, last_modified=None, marker=None)


def _missed(link: Link, url: str, seen: Visit | None) -> Visit:
    before = seen or Visit(address=url)
    marker = link.updated or before.marker
    return replace(before, failures=before.failures + 1, marker=marker)


def _entry(link: Link, origin: str) -> Offer:
    """An entry without a page of its own: its text is what the feed holds.

    Its title and date tell it from the others; without a date, its content does.
    """
    name = identify("entry", {"title": link.title, "published": link.published})
    address = f"{origin}#{name}"
    if link.row is None:
        message = f"{address}: neither a page nor a text"
        return Offer(address=address, error=UnreadableError(message))
    try:
        item = capture_row(link.row, address=address if link.published else None)
    except ChanceryError as error:
        return Offer(address=address, error=error)
    return Offer(address=item.address, item=item)
