"""Limits on HTML, checked in linear time before any parser sees it.

Measured on lexbor, lxml and trafilatura: 50,000 attributes on one tag hold each of them 2.6 to
4.5 s, 100,000 nested ``<div>`` hold lexbor 18 s, 200,000 paragraphs hold trafilatura over 20 s.
Each limit is far over what news pages have; what still takes too long meets the deadline of
``warden``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from chancery.errors import UnreadableError

MOST_BYTES = 5_000_000
LONGEST_TAG = 32_768
MOST_TAGS = 200_000
DEEPEST = 1_000

_SKIPPED = re.compile(r"<(?P<name>script|style|svg|template)\b|<!--", re.IGNORECASE)
_INLINE_DATA = re.compile(r"data:[\w/+.;=-]{1,80};base64,[A-Za-z0-9+/=%\s]{256,}")
_LD_JSON = re.compile(r"[^>]{0,400}application/ld\+json", re.IGNORECASE)
_TAG = re.compile(r"<[A-Za-z/!]")
_NESTING = re.compile(
    r"<(?P<close>/?)(?:div|span|section|article|blockquote|table|ul|ol|dl|b|i|u|em|strong|font|center|a)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shielded:
    """HTML that is safe to parse, without scripts, styles and drawings, and its JSON-LD apart."""

    html: str
    json_ld: tuple[str, ...]


def shield(html: str) -> Shielded:
    """Cut out what is no text and check the rest; raises ``UnreadableError`` over a limit.

    1. a tag of more than 32 KB (inline pictures are cut out before)
    2. more than 200,000 tags
    3. containers nested more than 1,000 deep
    """
    json_ld: list[str] = []
    bare = _INLINE_DATA.sub("data:,", "".join(_kept(html, json_ld)))
    if longest := _longest_tag(bare):
        _refuse(f"a tag of {longest:,} characters, over {LONGEST_TAG:,}")
    if bare.count("<") > MOST_TAGS:
        _refuse(f"{bare.count('<'):,} tags, over {MOST_TAGS:,}")
    if _too_deep(bare):
        _refuse(f"elements nested more than {DEEPEST:,} deep")
    return Shielded(html=bare, json_ld=tuple(json_ld))


def _kept(html: str, json_ld: list[str]) -> Iterator[str]:
    """The stretches outside scripts, styles, drawings, comments; one that never ends, ends all."""
    at = 0
    while match := _SKIPPED.search(html, at):
        yield html[at : match.start()]
        name = match["name"]
        end = _end_of(html, name, match.end())
        if name and name.lower() == "script" and _LD_JSON.match(html, match.end()):
            opened = html.find(">", match.end())
            json_ld.append(html[opened + 1 : end[0]])
        at = end[1]
        yield " "
    yield html[at:]


def _end_of(html: str, name: str | None, start: int) -> tuple[int, int]:
    """Where the content of a skipped element ends, and where the page goes on."""
    if name is None:
        found = html.find("-->", start)
        return (found, found + 3) if found >= 0 else (len(html), len(html))
    closing = re.compile(rf"</{name}\s*[^>]{{0,80}}>", re.IGNORECASE).search(html, start)
    return closing.span() if closing else (len(html), len(html))


def _longest_tag(html: str) -> int | None:
    """The length of a tag over the limit: a stretch between two ``>`` in which a tag opens."""
    for stretch in html.split(">"):
        if len(stretch) > LONGEST_TAG and (opening := _TAG.search(stretch)):
            length = len(stretch) - opening.start()
            if length > LONGEST_TAG:
                return length
    return None


def _too_deep(html: str) -> bool:
    depth = 0
    for match in _NESTING.finditer(html):
        depth += -1 if match["close"] else 1
        if depth > DEEPEST:
            return True
        depth = max(depth, 0)
    return False


def _refuse(why: str) -> None:
    message = f"page set aside: {why}"
    raise UnreadableError(message)
