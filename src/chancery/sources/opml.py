"""OPML: lists of feeds, as feed readers write them out."""

from __future__ import annotations

from chancery.errors import TooLargeError, UnreadableError
from chancery.records.intake import Link
from chancery.sources.addresses import web_address
from chancery.sources.rows import one_line
from chancery.sources.xml_tree import local_name, walk_xml

MOST_FEEDS = 10_000


def read_opml(data: bytes) -> tuple[Link, ...]:
    """The feeds of a list, in their order, each once.

    1. ``<outline text="Le Nord" xmlUrl="https://nord.example/rss"/>``, however deep in folders
    2. the same with ``xmlurl`` or ``XMLURL``, and ``title`` for ``text``

    Passed by: outlines that are folders or notes, addresses that are not http(s). Refused:
    ``UnreadableError`` for what is no OPML, ``TooLargeError`` over 10,000 feeds or 16 MB.
    """
    found: dict[str, Link] = {}
    for event, depth, element in walk_xml(data, "a list of feeds (OPML)"):
        if event == "start" and depth == 0 and local_name(element) != "opml":
            message = f"not a list of feeds (OPML): its root is <{local_name(element)[:40]}>"
            raise UnreadableError(message)
        if event == "start" and local_name(element) == "outline":
            said = {name.lower(): value for name, value in element.attrib.items()}
            address = web_address(said.get("xmlurl"))
            if address and address not in found:
                title = one_line(said.get("title") or said.get("text") or "") or None
                found[address] = Link(url=address, title=title)
        if len(found) > MOST_FEEDS:
            message = f"a list of over {MOST_FEEDS:,} feeds, the most that is read at once"
            raise TooLargeError(message)
    return tuple(found.values())
