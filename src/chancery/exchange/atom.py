"""A feed as Atom 1.0 (RFC 4287).

1. the feed: ``id``, ``title``, ``updated``, an author, links to itself and to the page of a person;
   ``next`` where more follows (RFC 5005)
2. an entry: ``id``, ``title``, ``updated``, ``published`` where it is known, authors, a link to its
   page, a summary in plain text

Ids are ``tag:`` URIs, which stay when an address changes. Text is plain: markup in it is shown as
written. Signs that XML forbids are left out.
"""

from __future__ import annotations

from xml.etree import ElementTree as ET

from chancery.exchange.dossier_words import one_line
from chancery.exchange.feeds import MAKER, Feed, FeedEntry, lines
from chancery.exchange.links import absolute, tag_of
from chancery.exchange.moments import instant

MEDIA_TYPE = "application/atom+xml"
_SPACE = "http://www.w3.org/2005/Atom"


def atom_feed(feed: Feed, *, base: str) -> bytes:
    """The feed in UTF-8, with its declaration; addresses are read from the base."""
    root = ET.Element("feed", {"xmlns": _SPACE})
    _add(root, "id", tag_of(base, feed.id))
    _add(root, "title", one_line(feed.title))
    _add(root, "updated", feed.changed)
    _author(root, MAKER)
    _link(root, "self", absolute(base, feed.here), MEDIA_TYPE)
    _link(root, "alternate", absolute(base, feed.page), "text/html")
    if feed.next is not None:
        _link(root, "next", absolute(base, feed.next), MEDIA_TYPE)
    _add(root, "generator", MAKER)
    for entry in feed.entries:
        _entry(ET.SubElement(root, "entry"), entry, base)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _entry(part: ET.Element, entry: FeedEntry, base: str) -> None:
    _add(part, "id", tag_of(base, entry.id))
    _add(part, "title", one_line(entry.title))
    _add(part, "updated", entry.changed)
    if published := instant(entry.published):
        _add(part, "published", published)
    for name in entry.authors:
        _author(part, one_line(name))
    _link(part, "alternate", absolute(base, entry.link) or absolute(base, ""), "text/html")
    _add(part, "summary", lines(entry.summary))


def _author(part: ET.Element, name: str) -> None:
    if name:
        _add(ET.SubElement(part, "author"), "name", name)


def _link(part: ET.Element, rel: str, address: str | None, media_type: str) -> None:
    if address is not None:
        ET.SubElement(part, "link", {"rel": rel, "type": media_type, "href": address})


def _add(part: ET.Element, name: str, text: str) -> None:
    ET.SubElement(part, name).text = text
