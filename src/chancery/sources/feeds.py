"""Feeds: RSS, Atom and JSON Feed, to the addresses and texts that they list."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Mapping
from html import unescape
from io import BytesIO
from typing import cast
from xml.sax import SAXException

from chancery.errors import TooLargeError, UnreadableError
from chancery.knowledge.publishers import publisher_named
from chancery.records.intake import Link, Row
from chancery.sources.addresses import web_address
from chancery.sources.feeds_json import is_json, read_json_feed
from chancery.sources.feeds_plain import has_markup, plain
from chancery.sources.media import narrow
from chancery.sources.rows import clean, one_line
from chancery.sources.stamps import in_utc, read_stamp
from chancery.sources.xml_tree import unpacked

MOST_ENTRIES = 20_000
MOST_TAGS = 1_000_000
"""Fifty tags for each of 20,000 entries. Time is linear in them, 15 to 65 µs for each: a minute for
the worst feed that is made to be slow."""

Parsed = Mapping[str, object]

_WHAT = "a feed"
_ENTRY = re.compile(rb"<(?:[\w.-]{1,40}:)?(?:item|entry)[\s>/]", re.IGNORECASE)
_MARKUP = frozenset({"text/html", "application/xhtml+xml"})


def read_feed(data: bytes, url: str) -> tuple[Link, ...]:
    """The entries of a feed, in its order; ``url`` is its own address.

    1. RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, also broken ones (feedparser)
    2. JSON Feed 1 and 1.1
    3. any of them packed with gzip

    Of each entry: its address (``None`` when it has none that is http or https; relative ones are
    resolved), title, dates in UTC, and as ``row`` the text that the feed itself holds: the content,
    else the summary. A date that is not written is ``None``, never the day of reading. RSS has but
    one date: an update is also the publication.

    Refused: ``UnreadableError`` for what is no feed, ``TooLargeError`` over 20,000 entries or
    16 MB. Entities that a feed declares are never expanded, files that it names never opened.
    """
    content = unpacked(data, _WHAT)
    if is_json(content):
        return read_json_feed(content, url, most=MOST_ENTRIES)
    _refuse_too_many(content)
    parsed = _parsed(content, url)
    about = _mapping(parsed.get("feed"))
    dated_once = str(parsed.get("version")).startswith("rss")
    return tuple(
        link
        for entry in cast("list[Parsed]", parsed.get("entries") or [])
        if (link := _link(entry, about, url, dated_once=dated_once))
    )


def _refuse_too_many(content: bytes) -> None:
    """Counted before anything is parsed, which takes most of the time."""
    entries, tags = len(_ENTRY.findall(narrow(content))), content.count(b"<")
    if entries > MOST_ENTRIES or tags > MOST_TAGS:
        limit = f"{MOST_ENTRIES:,} entries" if entries > MOST_ENTRIES else f"{MOST_TAGS:,} tags"
        message = f"a feed of over {limit}, the most that is read at once"
        raise TooLargeError(message)


def _parsed(content: bytes, url: str) -> Parsed:
    """What feedparser makes of the bytes.

    They are handed over as a stream: of a string it would open the file, or fetch the address.
    """
    import feedparser  # noqa: PLC0415 - only for feeds

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            parsed = feedparser.parse(
                BytesIO(content),
                response_headers={"content-location": url},
                sanitize_html=False,
                resolve_relative_uris=False,
            )
    except Exception as error:
        message = f"not a feed: it cannot be parsed ({type(error).__name__})"
        raise UnreadableError(message) from error
    if not parsed.get("version"):
        fault = parsed.get("bozo_exception")
        broken = isinstance(fault, SAXException)
        reason = f"the XML is broken ({fault})" if broken else "neither RSS, Atom nor JSON Feed"
        message = f"not a feed: {' '.join(reason.split())[:160]}"
        raise UnreadableError(message)
    return cast("Parsed", parsed)


def _link(entry: Parsed, about: Parsed, base: str, *, dated_once: bool) -> Link | None:
    address = web_address(entry.get("link"), base)
    title = _title(entry) or None
    published, updated = _stamp(entry, "published"), _stamp(entry, "updated")
    if dated_once:
        published = published or updated
    row = _row(entry, about, Link(url=address, title=title, published=published))
    if address is None and row is None:
        return None
    return Link(
        url=address,
        title=title,
        published=in_utc(published),
        updated=in_utc(updated),
        row=row,
    )


def _row(entry: Parsed, about: Parsed, known: Link) -> Row | None:
    """What the feed holds of an entry; of one without text and address, its title."""
    text, form, language = _text(entry)
    if not text and known.url is None and known.title:
        text, form = known.title, "text"
    if not text:
        return None
    return Row(
        text=text,
        form=form,
        title=known.title,
        url=known.url,
        published=known.published,
        publisher=_publisher(entry, about),
        language=language or _string(about, "language") or None,
        byline=one_line(_string(entry, "author")) or None,
    )


def _text(entry: Parsed) -> tuple[str, str, str | None]:
    """The longest content, else the summary; its form, and the language it is marked with."""
    contents = [_mapping(one) for one in _sequence(entry.get("content"))]
    details = [*contents, _mapping(entry.get("summary_detail"))]
    said = [one for one in details if _string(one, "value").strip()]
    if not said:
        return "", "text", None
    best = max(said[: len(contents)] or said, key=lambda one: len(_string(one, "value")))
    text, language = clean(_string(best, "value").strip()), _string(best, "language") or None
    if _string(best, "type") not in _MARKUP:
        return text, "text", language
    return (text, "html", language) if has_markup(text) else (unescape(text), "text", language)


def _title(entry: Parsed) -> str:
    detail = _mapping(entry.get("title_detail"))
    return plain(_string(entry, "title"), markup=_string(detail, "type") in _MARKUP)


def _publisher(entry: Parsed, about: Parsed) -> str | None:
    """Who the entry names as its publisher; the feed's own name only when it is a known one."""
    source = _mapping(entry.get("source"))
    named = one_line(_string(entry, "publisher") or _string(about, "publisher"))
    if named:
        return named
    titles = (plain(_string(one, "title"), markup=True) for one in (source, about))
    known = next((found for title in titles if (found := publisher_named(title))), None)
    return known.name if known else None


def _stamp(entry: Parsed, name: str) -> str | None:
    """A date as written, else as feedparser understood it, if it did not make up the year."""
    own = cast("dict[str, object]", entry)
    written, moment = dict.get(own, name), dict.get(own, f"{name}_parsed")
    found = read_stamp(written) if isinstance(written, str) else None
    if found or not isinstance(written, str) or not isinstance(moment, tuple):
        return found
    written_year = re.search(rf"(?<!\d){moment[0]}(?!\d)", written)
    stamp = "{:04d}-{:02d}-{:02d}T{:02d}:{:02d}:{:02d}Z".format(*moment[:6])
    return read_stamp(stamp) if written_year else None


def _string(said: Parsed, name: str) -> str:
    value = said.get(name)
    return value if isinstance(value, str) else ""


def _mapping(value: object) -> Parsed:
    return value if isinstance(value, Mapping) else {}


def _sequence(value: object) -> Iterator[object]:
    return iter(value) if isinstance(value, list) else iter(())
