"""Picture credits at the end of a caption: whose picture it is, apart from what it shows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from chancery.knowledge.page_words import all_of, page_words
from chancery.knowledge.publishers import publishers_named
from chancery.pages.fold import fold
from chancery.pages.signatures import find_signature
from chancery.records.text import Span

_TAIL = 160
"""A credit is looked for in the last code points of a line only, so long lines cost nothing."""

_SIGN = re.compile(r"(?:©|\((?:c|C)\)|Ⓒ|ⓒ)\s*[^©]*$")
_SIGNS = ("©", "(c)", "(C)", "Ⓒ", "ⓒ")
_BRACKET = re.compile(r"[(\[][^()\[\]]*[)\]][\s.]*$")
_SLASHED = re.compile(
    r"(?<!\S)(?:[\w.&'’-]+(?: [\w.&'’-]+){0,3}\s?/\s?)+[\w.&'’-]+(?: [\w.&'’-]+){0,2}[\s.]*$"
)
_DASHED = re.compile(r"\s[-–—|/]\s*(?P<name>[\w.&'’ -]{2,40})$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """Where a credit stands in its line; ``strong``: its words say that the line is a caption."""

    span: Span
    strong: bool


def find_credit(line: str) -> Credit | None:
    """The picture credit that a line ends with.

    1. the sign: ``©Fars News``, ``© AFP``, ``(c) Agence Nord`` (strong)
    2. a bracket with a word for picture: ``(AFP photo)``, ``(Photo: Lena Roth)``,
       ``[Photo d'archives/AP]`` (strong); with name and agency: ``(Omar Said/Reuters)`` (strong)
    3. a tail: ``Photo : Lena Roth``, ``Image credit: Getty Images`` (strong)
    4. agency and name with a slash, no bracket: ``REUTERS/Lena Roth`` (strong)
    5. agencies in brackets or behind a dash: ``(AFP)``, ``– Reuters``, ``(avec AFP)``,
       ``(With inputs from agencies)`` (weak: a paragraph may end so as well)

    Refused: brackets that hold anything else, credits inside a line, what a picture shows
    (``FILE PHOTO: a minister speaks``).
    """
    start = max(0, len(line) - _TAIL)
    tail = line[start:]
    for test in (_signed, _bracketed, _worded, _slashed, _dashed):
        found = test(tail)
        if found:
            span = Span(start + found.span.start, start + len(tail.rstrip()))
            return Credit(span=span, strong=found.strong)
    return None


def _signed(tail: str) -> Credit | None:
    match = _SIGN.search(tail) if any(sign in tail for sign in _SIGNS) else None
    if match and len(match[0].split()) <= 10:  # noqa: PLR2004 - a name, an agency, a year
        return _at(match.start(), strong=True)
    return None


def _bracketed(tail: str) -> Credit | None:
    match = _BRACKET.search(tail) if tail.rstrip(" .")[-1:] in {")", "]"} else None
    if match is None or len(match[0].split()) > 16:  # noqa: PLR2004 - "Photo by A and B for C via D"
        return None
    inside = match[0].strip(" .()[]")
    if _picture_word(inside) or _has_agency_part(inside):
        return _at(match.start(), strong=True)
    signed = publishers_named(inside) or find_signature(inside)
    return _at(match.start(), strong=False) if signed else None


def _worded(tail: str) -> Credit | None:
    """``Photo : Lena Roth`` at the end: after a sentence, or the whole of the tail."""
    for match in _credit_words().finditer(tail) if ":" in tail else ():
        rest = tail[match.end() :]
        opens = (
            not tail[: match.start()].strip() or tail[: match.start()].rstrip()[-1:] in ".!?…»)|–-/"
        )
        named = _names_somebody(rest) and not rest.rstrip().endswith((".", "!", "?"))
        if opens and named and 0 < len(rest.split()) <= 8:  # noqa: PLR2004
            return _at(match.start(), strong=True)
    return None


def _names_somebody(rest: str) -> bool:
    """``Lena Roth pour AFP``, not ``a minister speaks in Geneva``: most words have a capital."""
    words = [word for word in rest.split() if word[0].isalpha()]
    return 2 * sum(word[0].islower() for word in words) <= len(words)


def _slashed(tail: str) -> Credit | None:
    match = _SLASHED.search(tail) if "/" in tail else None
    if match is None:
        return None
    sentence = re.match(r".*[.!?…»]\s+", match[0])
    start = sentence.end() if sentence else 0
    return _at(match.start() + start, strong=True) if _has_agency_part(match[0][start:]) else None


def _dashed(tail: str) -> Credit | None:
    match = _DASHED.search(tail)
    if match and publishers_named(match["name"]):
        return _at(match.start(), strong=False)
    return None


def _at(start: int, *, strong: bool) -> Credit:
    return Credit(span=Span(start, start), strong=strong)


def _has_agency_part(inside: str) -> bool:
    """``Omar Said/Reuters``, ``AFP/Getty Images``: one part names a publisher, another somebody."""
    parts = [part.strip() for part in re.split(r"[/|]", inside.strip(" ."))]
    return len(parts) > 1 and any(publishers_named(p) or _picture_word(p) for p in parts)


def _picture_word(inside: str) -> bool:
    return bool(_picture_words().search(fold(inside)))


@cache
def _picture_words() -> re.Pattern[str]:
    words = sorted({fold(one) for one in all_of(page_words().picture)}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")


@cache
def _credit_words() -> re.Pattern[str]:
    words = sorted(set(all_of(page_words().picture)), key=len, reverse=True)
    names = "|".join(map(re.escape, words))
    return re.compile(rf"(?<!\w)(?:{names})(?:\s+by)?\s*:\s*(?=\S)", re.IGNORECASE)
