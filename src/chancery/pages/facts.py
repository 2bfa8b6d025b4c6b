"""What a page states about itself, each statement with where it came from, the best first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from chancery.knowledge.page_words import all_of, page_words
from chancery.knowledge.publishers import publishers_named
from chancery.pages.datelines import Dateline
from chancery.pages.dates import find_day
from chancery.pages.draft import Claim, FactName
from chancery.pages.fold import fold
from chancery.pages.furniture import opening_phrase, sections_of
from chancery.pages.issuers import (
    agencies_in,
    agencies_of,
    filed_name,
    publisher_fact,
    publishers_in,
    rights_in,
    signed,
)
from chancery.pages.signatures import find_signature
from chancery.records.dispatch import Block, BlockKind, Fact
from chancery.records.text import Span, Text

NEAR = 6
"""So many blocks above the headline and below the text, a page still speaks of the article."""


def facts_of(
    text: Text,
    blocks: Sequence[Block],
    datelines: Mapping[int, Dateline],
    claims: Sequence[Claim],
    *,
    published: str | None,
    publisher: str | None = None,
) -> tuple[Fact, ...]:
    """The facts in the order of trust.

    1. the day of publication that the caller vouches for (``option``)
    2. what the table, feed or message around the text says (``row``, ``mail``), then what the
       markup says, in the order that their readers give; of its authors those that are agencies
    3. what lines and datelines of the text say: headline, date lines, source lines, bylines,
       credits, breadcrumbs, the agencies that sign or hold the rights
    4. the publisher that the caller names for pages that name none (``option``)
    5. what the address says (``url``)

    The same value is stated once. A day and month without a year is no date of publication.
    """
    found = [Fact(name="published", value=published.strip(), origin="option")] if published else []
    found += [_located(claim, text, blocks) for claim in claims if claim.origin != "url"]
    found += [fact for claim in claims if claim.name == "byline" for fact in agencies_of(claim)]
    found += _from_text(text, blocks, datelines)
    if publisher and publisher.strip():
        found.append(Fact(name="publisher", value=publisher.strip(), origin="option"))
    found += [_located(claim, text, blocks) for claim in claims if claim.origin == "url"]
    unique = {(fact.name, fact.value): fact for fact in reversed(found)}
    kept = set(map(id, unique.values()))
    return tuple(fact for fact in found if id(fact) in kept)


def _located(claim: Claim, text: Text, blocks: Sequence[Block]) -> Fact:
    """A claim of the markup, with its words in the text where the headline repeats them."""
    span = None
    if claim.name == "title":
        span = next(
            (
                b.span
                for b in blocks
                if b.kind == "headline" and fold(text[b.span]) == fold(claim.value)
            ),
            None,
        )
    return Fact(name=claim.name, value=claim.value, origin=claim.origin, span=span)


def _from_text(
    text: Text, blocks: Sequence[Block], datelines: Mapping[int, Dateline]
) -> Iterator[Fact]:
    frame = _frame(blocks)
    for i, block in enumerate(blocks):
        reader = _READERS.get(block.kind)
        if block.kind == "dateline" and block.span.start in datelines:
            yield from _dateline(text, block.span.start, datelines[block.span.start])
        elif block.kind == "credit" and i == frame.last + 1:
            yield from signed(text, block) or _credit(text, block)
        elif reader and _speaks_of_article(text[block.span], block.kind, i, frame):
            yield from reader(text, block)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """Where the headline, the first and the last paragraph stand among the blocks."""

    headline: int
    first: int
    last: int


def _frame(blocks: Sequence[Block]) -> _Frame:
    body = [i for i, b in enumerate(blocks) if b.kind in {"lead", "paragraph"} and b.note is None]
    heads = [i for i, b in enumerate(blocks) if b.kind == "headline" and b.note is None]
    first, last = (body[0], body[-1]) if body else (len(blocks), len(blocks))
    return _Frame(headline=heads[0] if heads else first, first=first, last=last)


def _speaks_of_article(words: str, kind: BlockKind, i: int, frame: _Frame) -> bool:
    """Whether a line stands where a page speaks of this article and not of another.

    1. a breadcrumb, or a date without a word for it: from a little above the headline to the first
       paragraph; a date with such a word also right below the text
    2. a byline or credit: from a little above the headline to a little below the text
    3. headlines and source lines: anywhere
    """
    if kind in {"headline", "source_line"}:
        return True
    if kind == "navigation":
        return i < frame.first
    above, below = min(frame.headline, frame.first) - NEAR, frame.last + NEAR
    if kind == "dateline" and not _is_cued(words):
        below = max(frame.headline, frame.first)
    return above <= i <= below


def _is_cued(line: str) -> bool:
    folded = fold(line)
    cues = (*_cues("published"), *_cues("updated"))
    return any(len(cue) > 2 and cue in folded for cue in cues)  # noqa: PLR2004 - "le" says nothing


def _dateline(text: Text, start: int, dateline: Dateline) -> Iterator[Fact]:
    if dateline.day and dateline.day.edtf:
        yield _fact("published", dateline.day.edtf, _shift(dateline.day.span, start))
    if dateline.place:
        span = _shift(dateline.place, start)
        yield _fact("dateline_place", text[span], span)
    if dateline.agency:
        span = _shift(dateline.agency, start)
        yield _fact("agency", filed_name(text[span], agency=True), span)


def _headline(text: Text, block: Block) -> Iterator[Fact]:
    if block.note is None:
        yield _fact("title", text[block.span], block.span)


def _date_line(text: Text, block: Block) -> Iterator[Fact]:
    """``Publié le 14 mai 2025 | Mis à jour le 15 mai 2025``: each date by the word before it."""
    line, at = text[block.span], 0
    name: FactName = "published"
    while day := find_day(line[at:], day_first=_day_first(line)):
        before = fold(line[at : at + day.span.start])
        if any(phrase in before for phrase in _cues("updated")):
            name = "updated"
        elif any(phrase in before for phrase in _cues("published")):
            name = "published"
        if day.edtf:
            yield _fact(name, day.edtf, _shift(day.span, block.span.start + at))
        name, at = "updated", at + day.span.end
    yield from agencies_in(text, block)


def _source_line(text: Text, block: Block) -> Iterator[Fact]:
    line = text[block.span]
    at = re.search(r"[:：]|\s[–—-]\s", line)
    start = at.end() if at else 0
    for match in re.finditer(r"[^,;/&|]+", line[start:]):
        name = match[0].strip(" .")
        if name:
            where = block.span.start + start + match.start() + match[0].index(name)
            yield publisher_fact(name, Span(where, where + len(name)))


def _byline(text: Text, block: Block) -> Iterator[Fact]:
    line = text[block.span]
    agencies = list(publishers_in(line))
    if phrase := opening_phrase("signature", fold(line.lstrip("([ "))):
        yield from _signature(line, block.span.start, phrase)
        return
    signature = find_signature(line)
    if signature and not signature.who:
        yield from signed(text, block)
        return
    phrase = opening_phrase("byline", fold(line))
    day = find_day(line, day_first=_day_first(line))
    until = day.span.start if day else len(line)
    name = line[len(phrase or "") : until].strip(" :,;|–—-")
    if name and not publishers_named(name):
        where = block.span.start + line.index(name)
        yield _fact("byline", name, Span(where, where + len(name)))
    if day and day.edtf:
        yield _fact("published", day.edtf, _shift(day.span, block.span.start))
    yield from (
        publisher_fact(line[s.start : s.end], _shift(s, block.span.start)) for s in agencies
    )


def _signature(line: str, start: int, phrase: str) -> Iterator[Fact]:
    """``(Reporting by Jane Doe; Editing by Max Moe)``: those who are named first wrote it."""
    at = len(line) - len(line.lstrip("([ ")) + len(phrase)
    name = re.split(r"[;)\]]", line[at:])[0].strip(" :,.")
    if name:
        where = start + at + line[at:].index(name)
        span = Span(where, where + len(name))
        known = publishers_named(name)
        yield publisher_fact(name, span) if known else _fact("byline", name, span)


def _credit(text: Text, block: Block) -> Iterator[Fact]:
    yield _fact("credit", text[block.span].strip("()[] "), block.span)


def _breadcrumb(text: Text, block: Block) -> Iterator[Fact]:
    for name in sections_of(text[block.span]):
        at = block.span.start + text[block.span].index(name)
        yield _fact("section", name, Span(at, at + len(name)))


def _day_first(line: str) -> bool | None:
    """The order of ``05/03/2025``, told by the language of the words around it."""
    words, folded = page_words(), fold(line)
    languages = {
        language
        for family in (words.published, words.updated)
        for language, phrases in family.items()
        if any(len(p) > 2 and fold(p) in folded for p in phrases)  # noqa: PLR2004 - "le" says little
    }
    if not languages:
        return None
    return not languages <= set(words.month_first)


@cache
def _cues(family: str) -> tuple[str, ...]:
    words = page_words()
    return tuple(
        fold(one) for one in all_of(words.updated if family == "updated" else words.published)
    )


def _fact(name: FactName, value: str, span: Span) -> Fact:
    return Fact(name=name, value=value, origin="text", span=span)


def _shift(span: Span, start: int) -> Span:
    return Span(span.start + start, span.end + start)


_READERS = {
    "headline": _headline,
    "dateline": _date_line,
    "source_line": _source_line,
    "byline": _byline,
    "credit": _credit,
    "navigation": _breadcrumb,
    "other": rights_in,
}
