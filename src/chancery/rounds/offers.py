"""What a source offers, one thing after the other, whatever kind of source it is.

1. ``depeche.txt``, ``page.html``, ``message.eml``: itself
2. a folder: its files, in the order of their names
3. ``news.jsonl``, ``news.parquet``: a dispatch for each row; columns as ``--column`` says
4. ``crawl.warc.gz``: a dispatch for each page that was answered
5. ``readings.jsonl``: readings that were made elsewhere (``chancery read --format jsonl``)
6. ``feed.xml``, ``feeds.opml``, ``sitemap.xml``: the pages they point to, fetched
7. ``https://…``: a page, or any of 6
8. ``-``: any of these but folders, from standard input
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from chancery.errors import ChanceryError
from chancery.exchange import SavedReading, iter_saved
from chancery.records.deposit import Report, Visit
from chancery.records.intake import Item, Link
from chancery.sources import (
    Kind,
    capture_bytes,
    capture_file,
    find_dispatches,
    kind_of,
    read_feed,
    read_opml,
    read_sitemap,
    read_table,
    read_warc,
)

SPOOLED = "-"
"""How standard input is called in messages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One thing offered: bytes to read, a reading, an error, or only something to remember."""

    address: str
    item: Item | None = None
    reading: SavedReading | None = None
    error: ChanceryError | None = None
    visit: Visit | None = None

    @property
    def report(self) -> Report | None:
        """The line that an error costs."""
        if self.error is None:
            return None
        line = str(self.error)
        named = line if self.address in line else f"{self.address}: {line}"
        return Report(address=self.address, kind=type(self.error).__name__, line=named)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How sources are to be taken: ``columns`` maps our fields to a table's columns."""

    columns: Mapping[str, str] = field(default_factory=dict)


Pointed = Link | Offer
"""A page to fetch, or what went wrong on the way to it."""


def local_offers(source: str, asked: Asked) -> Iterator[Offer | Link]:
    """What a source of this machine offers; ``Link``s are still to be fetched.

    Never raises: what is wrong is offered as an error, so that one source does not stop a run.
    """
    try:
        yield from _offers(source, kind_of(source), asked)
    except ChanceryError as error:
        yield Offer(address=source, error=error)


def _offers(source: str, kind: Kind, asked: Asked) -> Iterator[Offer | Link]:
    path = Path(source)
    if kind is Kind.STDIN:
        yield from _standard_input(asked)
    elif kind is Kind.FOLDER:
        for found in find_dispatches([path]):
            yield _of_file(found)
    elif kind is Kind.READINGS:
        yield from _readings(path)
    elif kind in {Kind.ROWS, Kind.PARQUET}:
        yield from _each(source, read_table(path, asked.columns))
    elif kind is Kind.WARC:
        yield from _each(source, read_warc(path))
    elif kind in POINTING:
        yield from _pointed(kind, capture_file(path)[1], path.absolute().as_uri())
    else:
        yield _of_file(path)


POINTING = frozenset({Kind.FEED, Kind.OPML, Kind.SITEMAP})
"""The kinds that point to other things."""


def _pointed(kind: Kind, data: bytes, address: str) -> Iterator[Link]:
    """What a feed, a list of feeds or a sitemap of this machine points to."""
    if kind is Kind.FEED:
        yield from read_feed(data, address)
    elif kind is Kind.OPML:
        yield from read_opml(data)
    else:
        found = read_sitemap(data, address)
        yield from found.pages
        yield from (Link(url=url) for url in found.sitemaps)


def _of_file(path: Path) -> Offer:
    address = os.path.abspath(path)  # noqa: PTH100 - as written: links are not followed
    try:
        capture, data = capture_file(path)
    except ChanceryError as error:
        return Offer(address=address, error=error)
    return Offer(address=address, item=Item(address=address, capture=capture, data=data))


def _each(source: str, found: Iterator[Item | ChanceryError]) -> Iterator[Offer]:
    for one in found:
        if isinstance(one, ChanceryError):
            yield Offer(address=source, error=one)
        else:
            yield Offer(address=one.address, item=one)


def _readings(path: Path) -> Iterator[Offer]:
    for number, one in enumerate(iter_saved(path), 1):
        if isinstance(one, ChanceryError):
            yield Offer(address=f"{path}:{number}", error=one)
            continue
        capture = one.typed.dispatch.capture
        named = capture.url or capture.path
        address = named if isinstance(named, str) and named != SPOOLED else capture.sha256
        yield Offer(address=address, reading=one)


def _standard_input(asked: Asked) -> Iterator[Offer | Link]:
    """Standard input, laid in a file that is gone afterwards; a page is known by its digest."""
    with tempfile.TemporaryDirectory(prefix="chancery-") as folder:
        path = Path(folder) / "stdin"
        with path.open("wb") as file:
            shutil.copyfileobj(sys.stdin.buffer, file)
        kind = kind_of(str(path))
        if kind not in {Kind.PAGE, Kind.MAIL}:
            yield from _offers(str(path), kind, asked)
            return
        capture, data = capture_bytes(capture_file(path)[1], path=SPOOLED)
        address = f"sha256:{capture.sha256}"
        yield Offer(address=address, item=Item(address=address, capture=capture, data=data))
