"""XML walked within limits; entities of its own and files from elsewhere are refused."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Literal

from chancery.errors import TooLargeError, UnreadableError
from chancery.sources.files import GZIP, MOST_BYTES, unpack

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MOST_ELEMENTS = 2_000_000
"""A full sitemap with pictures and news has about a million; twenty million fit in 16 MB."""

DEEPEST = 200

Event = tuple[Literal["start", "end"], int, "Element"]


def walk_xml(data: bytes, what: str) -> Iterator[Event]:
    """Every element as it opens and closes, with its depth (the root is 0).

    What has closed is forgotten when its neighbour at depth 1 opens. ``what`` names in messages
    what was looked for (``a sitemap``). Raises ``UnreadableError`` for what is no XML, declares
    entities (a billion laughs) or asks for outside files; ``TooLargeError`` over a limit.
    """
    from defusedxml.common import DefusedXmlException  # noqa: PLC0415 - only for XML
    from defusedxml.ElementTree import ParseError, iterparse  # noqa: PLC0415

    try:
        yield from _walk(iterparse(BytesIO(unpacked(data, what)), events=("start", "end")), what)
    except DefusedXmlException as error:
        message = f"not {what}: it declares entities of its own, which are never expanded"
        raise UnreadableError(message) from error
    except (ParseError, ValueError, LookupError) as error:
        message = f"not {what}: the XML is broken ({' '.join(str(error).split())[:100]})"
        raise UnreadableError(message) from error


def unpacked(data: bytes, what: str) -> bytes:
    """The bytes themselves, out of gzip if need be; raises ``TooLargeError`` over 16 MB."""
    if data.startswith(GZIP):
        data = unpack(data, what)
    if len(data) > MOST_BYTES:
        message = f"{what} of over {MOST_BYTES // 1_000_000} MB, the most that is read at once"
        raise TooLargeError(message)
    return data


def local_name(element: Element) -> str:
    """The name without its namespace, in lower case: ``{http://…}urlSet`` → ``urlset``."""
    return str(element.tag).rpartition("}")[2].lower()


def _walk(events: Iterator[tuple[str, Element]], what: str) -> Iterator[Event]:
    root, depth, count = None, -1, 0
    for event, element in events:
        if event == "start":
            depth, count = depth + 1, count + 1
            if depth > DEEPEST or count > MOST_ELEMENTS:
                limit = f"{MOST_ELEMENTS:,} elements" if depth <= DEEPEST else f"{DEEPEST} levels"
                message = f"{what} of over {limit}, the most that is read"
                raise TooLargeError(message)
            if depth == 0:
                root = element
            yield "start", depth, element
            continue
        yield "end", depth, element
        if depth == 1 and root is not None:
            root.clear()
        depth -= 1
