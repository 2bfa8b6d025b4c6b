"""Datelines: the place, day and agency in front of the first sentence of a dispatch."""

from __future__ import annotations

import re
from dataclasses import dataclass

from chancery.knowledge.page_words import page_words
from chancery.knowledge.publishers import publishers_named
from chancery.pages.dates import Day, find_day
from chancery.pages.fold import fold
from chancery.records.text import Span

LONGEST = 110
"""A dateline is looked for in so many code points at the head of a paragraph."""

_DASH = r"\s*(?:[-–—―]{1,2})\s*"
_CANDIDATE = re.compile(rf"(?P<head>.{{2,90}}?){_DASH}$", re.DOTALL)
_OPENS = r"(?=[^\W\d_a-zà-ÿ]|[\"«“'‘\d])"
_ENDS = re.compile(_DASH + _OPENS)
_UNDASHED = re.compile(r"(?P<head>[^()/]{2,60}[(/][^()/]{2,30}[)/])\.?\s+" + _OPENS)
_PLACE = re.compile(r"^[^\W\d_][\w'’.-]*(?:[ /][\w'’.-]+){0,4}$")
_BRACKET = re.compile(r"[(\[/](?P<name>[^()\[\]/]{2,50})[)\]/]\s*$")
_NOT_PLACE = " ,.;/()[]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """A dateline, the dash included, and what its parts say; spans in the paragraph."""

    span: Span
    day: Day | None
    place: Span | None
    agency: Span | None


def find_dateline(paragraph: str) -> Dateline | None:
    """The dateline that a paragraph opens with.

    1. ``BAGDAD, 14 mai (INA) — …``, ``GENÈVE (Reuters) - …``, ``KIEV/MOSCOU, 3 mars – …``
    2. ``Bagdad, le 14 mai 2025 (INA) – …``, ``Paris, 3 mai – …``
    3. ``26 juin 2012. - …``, ``22 août 2012, Espagne. - …``
    4. ``(AFP) – …``, ``AFP – …``
    5. ``DAMASCUS, May 14 (SANA) The …``, ``MOSCOW, May 14. /TASS/. …``: day and agency, no dash
    6. ``Téhéran - IRNA - …``, ``DAMASCUS, SANA – …``, ``LOMÉ/AFP – …``
    7. ``TOKYO – …``, ``LAGOS, Nigeria — …`` (a place alone only in capitals)

    Refused: a capitalised word and a dash without capitals, day or agency
    (``Macron – le président – a dit``); anything else without the dash.
    """
    head = paragraph[:LONGEST]
    for match in _candidates(head):
        found = _read(match["head"], match.end())
        if found:
            return found
    undashed = _UNDASHED.match(head)
    found = _read(undashed["head"], undashed.end()) if undashed else None
    return found if found and found.day and found.agency else None


def _candidates(head: str) -> list[re.Match[str]]:
    """The stretches up to the first dashes before a capital, longest first: a name may hold one."""
    ends = [match.end() for match in _ENDS.finditer(head)][:4]
    found = [_CANDIDATE.match(head[:end]) for end in reversed(ends)]
    return [match for match in found if match]


def _read(head: str, end: int) -> Dateline | None:
    agency = _bracketed(head) or _dashed(head)
    rest = head[: agency[1]] if agency else head
    day = find_day(rest, day_first=True)
    place = _place(rest, day)
    left = _left_over(rest, day, place)
    if left or not (agency or _is_day(day, place) or (place and _stands_alone(rest, place))):
        return None
    return Dateline(span=Span(0, end), day=day, place=place, agency=agency[0] if agency else None)


def _bracketed(head: str) -> tuple[Span, int] | None:
    """An agency in brackets, or all of a head that names one: its span, and where the rest ends."""
    match = _BRACKET.search(head)
    if match and (publishers_named(match["name"]) or _acronym(match["name"])):
        return Span(match.start("name"), match.end("name")), match.start()
    name = head.strip()
    if publishers_named(name) and _acronym(name):
        start = head.index(name)
        return Span(start, start + len(name)), 0
    return None


def _dashed(head: str) -> tuple[Span, int] | None:
    match = re.search(rf"(?:{_DASH}|,\s*|/)(?P<name>[^\W\d_]{{2,12}})$", head)
    if (
        match
        and (match[0][0] not in ",/" or _acronym(match["name"]))
        and publishers_named(match["name"])
    ):
        return Span(match.start("name"), match.end("name")), match.start()
    return None


def _acronym(name: str) -> bool:
    return name.isupper() and 2 <= len(name) <= 8  # noqa: PLR2004 - AP … AMNA-MPA


def _place(rest: str, day: Day | None) -> Span | None:
    """What is left of the head before, or behind, the day, if it can be the name of a place."""
    pieces = [(0, day.span.start), (day.span.end, len(rest))] if day else [(0, len(rest))]
    for start, end in pieces:
        piece = re.sub(r"(?:,?\s+(?:le|el|on))?\s*,?\s*$", "", rest[start:end])
        name = piece.strip(_NOT_PLACE)
        first = re.split(r",|\s[(]", name)[0].strip()
        if first and first[0].isupper() and _PLACE.match(first) and not _is_small(first):
            at = rest.index(first, start)
            return Span(at, at + len(first))
    return None


def _left_over(rest: str, day: Day | None, place: Span | None) -> bool:
    """Whether words are left that are neither day, place, nor a country behind the place."""
    kept = rest
    for span in sorted((s for s in (day.span if day else None, place) if s), reverse=True):
        kept = kept[: span.start] + " " + kept[span.end :]
    words = re.findall(r"[\w'’-]+", kept)
    lower = [word for word in words if not word[0].isupper() and not _is_small(word)]
    return bool(lower) or len(words) > 4  # noqa: PLR2004 - "République démocratique du Congo"


def _is_small(word: str) -> bool:
    return fold(word) in page_words().in_names


def _is_day(day: Day | None, place: Span | None) -> bool:
    """A day without year and place is the opening of a sentence: ``Le 3 mai – …``."""
    return day is not None and (day.edtf is not None or place is not None)


def _stands_alone(rest: str, place: Span) -> bool:
    """A place in capitals (``TOKYO``; not ``UN``, ``L'ONU``), or before its country."""
    name, behind = rest[place.start : place.end], rest[place.end :].strip()
    if re.fullmatch(r",\s*[^\W\d_a-zà-ÿ][\w'’. -]+|\([^()]+\)", behind):
        return True
    return name.isupper() and len(name) > 3 and not re.search(r"['’]", name)  # noqa: PLR2004
