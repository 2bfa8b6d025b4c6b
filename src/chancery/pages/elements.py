"""The stretches of text of an HTML page in reading order, each with the elements it stands in."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from chancery.pages.normalise import normalise


def _names(tags: str) -> frozenset[str]:
    return frozenset(tags.split())


_INLINE = _names(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark output q s "
    "samp small span strong sub sup time tt u var wbr -text"
)
_SILENT = _names(
    "script style noscript template svg iframe object embed video audio canvas head select option "
    "textarea datalist math"
)
FRAMES = _names(
    "nav header footer aside form button figure figcaption h1 h2 h3 h4 h5 h6 li table article main "
    "blockquote address dialog menu"
)
"""The elements that a stretch is told to stand in."""

_LEAST_ALT = 3
_HIDDEN = ("display:none", "display: none", "visibility:hidden")


@dataclass(slots=True, kw_only=True)
class Stretch:
    """One stretch of text between two block boundaries (``<br>`` is one).

    ``frames`` are the elements around it, ``linked`` the share of its characters inside links.
    """

    text: str
    frames: frozenset[str]
    linked: float = 0.0
    is_alt: bool = False


@dataclass(slots=True, kw_only=True)
class _Walk:
    frames: list[str] = field(default_factory=list)
    links: int = 0
    buffer: list[str] = field(default_factory=list)
    linked: int = 0

    def flush(self) -> Iterator[Stretch]:
        raw, linked = "".join(self.buffer), self.linked
        self.buffer, self.linked = [], 0
        text = normalise(raw.replace("\n", " ").replace("\r", " ")).strip()
        if text:
            yield Stretch(
                text=text, frames=frozenset(self.frames), linked=min(1.0, linked / len(raw))
            )


def read_elements(tree: LexborHTMLParser) -> Iterator[Stretch]:
    """Walk the body once, without recursion; scripts and hidden parts are left out."""
    root = tree.body
    if root is None:
        return
    walk, node = _Walk(), root.child
    while node is not None:
        entered = yield from _enter(walk, node)
        if entered and node.child is not None:
            node = node.child
            continue
        if entered:
            yield from _leave(walk, node)
        while node is not None and node.next is None:
            node = node.parent
            if node is None or node.mem_id == root.mem_id:
                node = None
                break
            yield from _leave(walk, node)
        node = node.next if node is not None else None
    yield from walk.flush()


def _enter(walk: _Walk, node: LexborNode) -> Generator[Stretch, None, bool]:
    """Take in a node; returns whether its children are to be visited."""
    tag = node.tag or ""
    if tag == "-text":
        text = node.text_content or ""
        walk.buffer.append(text)
        walk.linked += len(text) if walk.links else 0
        return True
    if tag in _SILENT or tag.startswith(("-", "!")) or _is_hidden(node):
        return False
    if tag == "img":
        yield from _picture(walk, node)
    if tag not in _INLINE:
        yield from walk.flush()
    if tag == "a":
        walk.links += 1
    if tag in FRAMES:
        walk.frames.append(tag)
    return True


def _leave(walk: _Walk, node: LexborNode) -> Iterator[Stretch]:
    tag = node.tag or ""
    if tag not in _INLINE:
        yield from walk.flush()
    if tag == "a":
        walk.links -= 1
    if tag in FRAMES:
        walk.frames.pop()


def _picture(walk: _Walk, node: LexborNode) -> Iterator[Stretch]:
    alt = normalise((node.attributes.get("alt") or "").replace("\n", " ")).strip()
    if len(alt.split()) >= _LEAST_ALT:
        yield from walk.flush()
        yield Stretch(text=alt, frames=frozenset(walk.frames), is_alt=True)


def _is_hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    if "hidden" in attributes:
        return True
    style = attributes.get("style") or ""
    return any(one in style for one in _HIDDEN)
