"""What a source offers, one thing after the other, whatever kind of source it is.

1. ``depeche.txt``, ``page.html``, ``message.eml``: itself
2. a folder: its files, in the order of their names: pages, mail, and 3 to 5
3. ``news.jsonl``, ``news.csv``, ``news.parquet``: a dispatch for each row; columns as ``--column``
   says
4. ``crawl.warc.gz``: a dispatch for each page that was answered
5. ``readings.jsonl``: readings that were made elsewhere (``chancery read --format jsonl``)
6. ``feed.xml``, ``feeds.opml``, ``sitemap.xml``: the pages they point to, fetched
7. ``https://…``: a page, or any of 6
8. ``-``: any of these but folders, from standard input

What comes from standard input is known by what it says, not by where it stood: a page, or a row
without an address, by its digest.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from chancery.errors import ChanceryError, DefectError
from chancery.exchange import SavedReading, iter_saved
from chancery.records.deposit import Report, Visit
from chancery.records.intake import Item, Link, content_address
from chancery.sources import (
    Kind,
    capture_file,
    clean,
    find_sources,
    holds_many,
    kind_of,
    printable,
    read_feed,
    read_opml,
    read_sitemap,
    read_table,
    read_warc,
    refuse_columns,
    shown,
    whole,
)

LONGEST = 2_000
"""Bytes of an address that are kept; a longer one is cut."""

SPOOLED = "-"
"""How standard input is called in messages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One thing offered: bytes to read, a reading, an error, or only something to remember.

    ``known``: a page of the web that is as it was, or was looked at not long ago.
    """

    address: str
    item: Item | None = None
    reading: SavedReading | None = None
    error: ChanceryError | None = None
    visit: Visit | None = None
    known: bool = False

    def __post_init__(self) -> None:
        address = kept_as(self.address)
        if address == self.address:
            return
        object.__setattr__(self, "address", address)
        for name in ("item", "visit"):
            if there := getattr(self, name):
                object.__setattr__(self, name, replace(there, address=address))

    @property
    def report(self) -> Report | None:
        """The line that an error costs."""
        if self.error is None:
            return None
        line, name = shown(str(self.error)), shown(self.address)
        own = os.path.abspath(line.partition(": ")[0])  # noqa: PTH100 - as written: links are not followed
        named = line if name in line or own == self.address else f"{name}: {line}"
        return Report(address=self.address, kind=type(self.error).__name__, line=named)


def kept_as(address: str) -> str:
    """An address as both databases can keep and look it up.

    Halves of characters and bytes that are none are escaped; one of over 2,000 bytes ends in its
    digest: PostgreSQL's indexes take no more than 2,700.
    """
    plain = clean(printable(address))
    data = plain.encode()
    if len(data) <= LONGEST:
        return plain
    return f"{data[:LONGEST].decode('utf-8', 'ignore')}…{hashlib.sha256(data).hexdigest()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How sources are to be taken.

    ``columns`` maps our fields to a table's columns; ``within`` a folder they are of the tables
    among its files, elsewhere of the source itself.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    within: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What a feed, a list of feeds or a sitemap points to: pages, and further lists."""

    pages: tuple[Link, ...] = ()
    lists: tuple[Link, ...] = ()


class StoppedError(Exception):
    """Somebody asked to stop while a page was waited for; there is no page, and nothing failed."""


def local_offers(source: str, asked: Asked) -> Iterator[Offer | Listed]:
    """What a source of this machine offers; what is ``Listed`` is still to be fetched.

    Never raises: what is wrong is offered as an error, so that one source does not stop a run.
    """
    try:
        yield from _offers(source, kind_of(source), asked)
    except ChanceryError as error:
        yield Offer(address=source, error=error)
    except Exception as error:  # noqa: BLE001 - one source never stops a run
        yield Offer(address=source, error=defect(source, error))


def defect(address: str, error: Exception) -> DefectError:
    """A fault of our own, met at an address."""
    said = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    return DefectError(f"{address}: a fault of Chancery's own ({said}); please report it")


def _offers(source: str, kind: Kind, asked: Asked) -> Iterator[Offer | Listed]:
    path = Path(source)
    if asked.columns and not asked.within:
        refuse_columns(source, kind)
    if kind is Kind.STDIN:
        yield from _standard_input(asked)
    elif kind is Kind.FOLDER:
        inner = replace(asked, within=True)
        for found in find_sources(path):
            yield from local_offers(str(found), inner) if holds_many(found) else [_of_file(found)]
    elif kind is Kind.READINGS:
        yield from _readings(path)
    elif kind in {Kind.ROWS, Kind.PARQUET}:
        yield from _each(source, read_table(path, asked.columns))
    elif kind is Kind.WARC:
        yield from _each(source, read_warc(path))
    elif kind in POINTING:
        yield listed(kind, capture_file(path)[1], path.absolute().as_uri())
    else:
        yield _of_file(path)


POINTING = frozenset({Kind.FEED, Kind.OPML, Kind.SITEMAP})
"""The kinds that point to other things."""


def listed(kind: Kind, data: bytes, address: str) -> Listed:
    """What the bytes of a feed, a list of feeds or a sitemap point to."""
    if kind is Kind.FEED:
        return Listed(pages=read_feed(data, address))
    if kind is Kind.OPML:
        return Listed(lists=read_opml(data))
    found = read_sitemap(data, address)
    return Listed(pages=found.pages, lists=found.sitemaps)


def _of_file(path: Path) -> Offer:
    address = whole(path)
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
    """Readings by their URLs; a path of another machine or folder says nothing here."""
    for number, one in enumerate(iter_saved(path), 1):
        if isinstance(one, ChanceryError):
            yield Offer(address=f"{path}:{number}", error=one)
            continue
        capture = one.typed.dispatch.capture
        named = capture.url if isinstance(capture.url, str) else None
        yield Offer(address=named or content_address(capture.sha256), reading=one)


def _standard_input(asked: Asked) -> Iterator[Offer | Listed]:
    """Standard input, laid in a file that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="chancery-") as folder:
        path = Path(folder) / "stdin"
        with path.open("wb") as file:
            shutil.copyfileobj(sys.stdin.buffer, file)
        try:
            for one in _offers(str(path), kind_of(str(path)), asked):
                yield one if isinstance(one, Listed) else _spooled(one, str(path))
        except ChanceryError as error:
            raise _renamed(error, str(path)) from error


def _spooled(offer: Offer, path: str) -> Offer:
    """An offer as if it had never lain in a file."""
    item = offer.item
    if item is None:
        error = _renamed(offer.error, path) if offer.error else None
        return replace(offer, address=offer.address.replace(path, SPOOLED), error=error)
    place = item.capture.path
    capture = replace(item.capture, path=place.replace(path, SPOOLED) if place else None)
    address = content_address(capture.sha256) if path in item.address else item.address
    return replace(offer, address=address, item=replace(item, address=address, capture=capture))


def _renamed(error: ChanceryError, path: str) -> ChanceryError:
    return type(error)(str(error).replace(path, SPOOLED))
