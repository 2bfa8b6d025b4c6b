"""JSON Feed, versions 1 and 1.1."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import cast

from chancery.errors import TooLargeError, UnreadableError
from chancery.knowledge.publishers import publisher_named
from chancery.records.intake import Link, Row
from chancery.sources.addresses import web_address
from chancery.sources.media import narrow
from chancery.sources.rows import clean, one_line
from chancery.sources.stamps import in_utc, read_stamp

Json = Mapping[str, object]

VERSION = "https://jsonfeed.org/version/1"


def is_json(content: bytes) -> bool:
    """Whether the bytes open as a JSON object."""
    return narrow(content[:4096]).lstrip().startswith(b"{")


def read_json_feed(content: bytes, url: str, *, most: int) -> tuple[Link, ...]:
    """The entries, in their order.

    1. the address is ``url`` or ``external_url``, else an ``id`` that is one
    2. the text is ``content_html``, ``content_text`` or ``summary``

    Raises ``UnreadableError`` for other JSON, ``TooLargeError`` over ``most`` entries.
    """
    feed = _feed(content)
    items = [one for one in _list(feed, "items") if isinstance(one, dict)]
    if len(items) > most:
        message = f"a feed of over {most:,} entries, the most that is read at once"
        raise TooLargeError(message)
    return tuple(link for item in items if (link := _link(item, feed, url)))


def _feed(content: bytes) -> Json:
    try:
        feed = json.loads(content)
    except (ValueError, RecursionError) as error:
        message = "not a feed: the JSON is broken"
        raise UnreadableError(message) from error
    if not isinstance(feed, dict) or not _string(feed, "version").startswith(VERSION):
        message = f"not a feed: JSON whose version is not {VERSION}"
        raise UnreadableError(message)
    return cast("Json", feed)


def _link(item: Json, feed: Json, base: str) -> Link | None:
    address = web_address(item.get("url"), base) or web_address(item.get("external_url"), base)
    address = address or web_address(item.get("id"))
    published = read_stamp(_string(item, "date_published"))
    row = _row(item, feed, address, published)
    if address is None and row is None:
        return None
    return Link(
        url=address,
        title=one_line(_string(item, "title")) or None,
        published=in_utc(published),
        updated=in_utc(read_stamp(_string(item, "date_modified"))),
        row=row,
    )


def _row(item: Json, feed: Json, address: str | None, published: str | None) -> Row | None:
    title = one_line(_string(item, "title")) or None
    markup = _string(item, "content_html").strip()
    text = markup or _string(item, "content_text").strip() or _string(item, "summary").strip()
    if not text and address is None and title:
        text = title
    if not text:
        return None
    known = publisher_named(one_line(_string(feed, "title")))
    return Row(
        text=clean(text),
        form="html" if markup else "text",
        title=title,
        url=address,
        published=published,
        publisher=known.name if known else None,
        language=one_line(_string(item, "language") or _string(feed, "language")) or None,
        byline=_authors(item) or _authors(feed),
    )


def _authors(said: Json) -> str | None:
    authors = [*_list(said, "authors"), said.get("author")]
    names = [one_line(_string(one, "name")) for one in authors if isinstance(one, dict)]
    return ", ".join(dict.fromkeys(name for name in names if name)) or None


def _string(said: Json, name: str) -> str:
    value = said.get(name)
    return value if isinstance(value, str) else ""


def _list(said: Json, name: str) -> list[object]:
    value = said.get(name)
    return value if isinstance(value, list) else []
