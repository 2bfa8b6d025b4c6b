"""Sitemaps: the addresses that a site lists of itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from chancery.errors import TooLargeError, UnreadableError
from chancery.records.intake import Link
from chancery.sources.addresses import web_address
from chancery.sources.media import narrow
from chancery.sources.rows import one_line
from chancery.sources.stamps import in_utc, read_stamp
from chancery.sources.xml_tree import local_name, unpacked, walk_xml

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MOST_ADDRESSES = 50_000
"""The most that the sitemap protocol allows in one file."""

_WHAT = "a sitemap"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitemap:
    """What a sitemap lists: pages, and further sitemaps."""

    pages: tuple[Link, ...] = ()
    sitemaps: tuple[Link, ...] = ()


def read_sitemap(data: bytes, url: str) -> Sitemap:
    """The addresses of a sitemap, in its order; ``url`` is its own address.

    1. ``<urlset>``: pages with ``<lastmod>``, and what the news extension says of them
       (``<news:publication_date>``, ``<news:title>``)
    2. ``<sitemapindex>``: further sitemaps
    3. plain text: one address a line
    4. any of them packed with gzip

    Passed by: addresses that are not http(s). Refused: ``UnreadableError`` for what is none of
    these, ``TooLargeError`` over 50,000 addresses or 16 MB.
    """
    content = unpacked(data, _WHAT)
    if not narrow(content[:4096]).lstrip().startswith(b"<"):
        return Sitemap(pages=tuple(_of_lines(content)))
    pages: list[Link] = []
    sitemaps: list[Link] = []
    for event, depth, element in walk_xml(content, _WHAT):
        if depth == 0 and local_name(element) not in {"urlset", "sitemapindex"}:
            message = f"not a sitemap: its root is <{local_name(element)[:40]}>"
            raise UnreadableError(message)
        if event == "end" and depth == 1:
            link = _link(element, url)
            if link and local_name(element) == "url":
                pages.append(link)
            elif link and local_name(element) == "sitemap":
                sitemaps.append(link)
            _refuse_too_many(len(pages) + len(sitemaps))
    return Sitemap(pages=tuple(pages), sitemaps=tuple(sitemaps))


def _link(element: Element, base: str) -> Link | None:
    page = _said(element)
    news = next((_said(part) for part in element if local_name(part) == "news"), {})
    address = web_address(page.get("loc"), base)
    if address is None:
        return None
    return Link(
        url=address,
        title=one_line(news.get("title", "")) or None,
        published=in_utc(read_stamp(news.get("publication_date"))),
        updated=in_utc(read_stamp(page.get("lastmod"))),
    )


def _said(element: Element) -> dict[str, str]:
    """What the parts of an element say, by name, and not what stands further down (pictures)."""
    return {local_name(part): part.text or "" for part in reversed(element)}


def _of_lines(content: bytes) -> Iterator[Link]:
    lines = content.decode("utf-8-sig", "replace").split()
    found = [address for line in lines if (address := web_address(line))]
    if not found or len(found) != len(lines):
        message = "not a sitemap: neither XML nor a list of addresses, one a line"
        raise UnreadableError(message)
    _refuse_too_many(len(found))
    yield from (Link(url=address) for address in found)


def _refuse_too_many(count: int) -> None:
    if count > MOST_ADDRESSES:
        message = (
            f"a sitemap of over {MOST_ADDRESSES:,} addresses, the most that the protocol allows"
        )
        raise TooLargeError(message)
