"""Plain-text dumps of a page: which lines are the article, and what the others are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from chancery.pages.credits import find_credit
from chancery.pages.draft import Draft, Page
from chancery.pages.fold import fold
from chancery.pages.furniture import (
    Furniture,
    ends_sentence,
    find_furniture,
    opens_as_caption,
    words_in,
)
from chancery.pages.glue import Vocabulary, unglue
from chancery.pages.normalise import normalise, paragraphs
from chancery.pages.relevance import Subject
from chancery.records.dispatch import BlockKind

SENTENCE_WORDS = 5
"""From so many words on, a line that ends like a sentence is prose."""

LONG_WORDS = 25
"""From so many words on, a line is prose however it ends."""

CUT_WORDS = 15
"""A last line of so many words without an end is a paragraph cut short, not a link."""

CAPTION_WORDS = 80
"""Longer paragraphs are not captions, whatever they end with."""

LEAD_WORDS = 6
TITLE_WORDS = 3
TITLE_MOST = 40
SAMPLE = 40
"""So many paragraphs are enough to tell which line is their headline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the dump and what its words alone say about it."""

    text: str
    before: str
    words: int
    furniture: Furniture | None
    is_caption: bool
    ends: bool

    @property
    def is_open(self) -> bool:
        """Whether it may belong to the article."""
        return self.furniture is None and not self.is_caption

    @property
    def is_prose(self) -> bool:
        """Whether it reads like running text."""
        ends = self.words >= SENTENCE_WORDS and self.ends
        return self.is_open and (ends or self.words >= LONG_WORDS)


def read_dump(text: str) -> Page:
    """Take a dump apart.

    1. prose (sentences, also signed ones: ``… à Lomé. (AFP)``; long lines) is the body, from its
       first to its last line; whatever stands between, subheads and list items, belongs to it
    2. the headline is the line above the body that shares most words with it, the first of those
       that share about as many; in a simple file: the first line
    3. below the headline: lead, or a short line; above it: navigation
    4. a line with a picture credit, or ``Photo : …``, is a caption
    5. menus, buttons, sources, bylines, dates: see ``find_furniture``
    6. the article ends at readers' comments, and at a heading of other articles when little prose
       follows it
    7. a text without any prose is read whole: its first line the headline, or its only line

    Time is linear in the length of the text.
    """
    lines = _lines(normalise(text))
    if not lines:
        return Page(problem="the page has no text")
    return Page(drafts=tuple(_classify(lines)))


def _lines(text: str) -> list[Line]:
    vocabulary, gap = Vocabulary(text), ""
    found: list[Line] = []
    for paragraph in paragraphs(text):
        if not paragraph:
            gap = "\n\n" if found else ""
            continue
        for i, piece in enumerate(unglue(paragraph, vocabulary)):
            found.append(_line(piece, "" if i else gap))
        gap = "\n"
    return found


def _line(text: str, before: str) -> Line:
    words, furniture = words_in(text), find_furniture(text)
    credit = find_credit(text) if furniture is None and words <= CAPTION_WORDS else None
    ends = ends_sentence(text[: credit.span.start].rstrip() if credit else text)
    caption = credit is not None and credit.strong
    if not caption and furniture is None and words <= CAPTION_WORDS:
        caption = opens_as_caption(text)
    return Line(
        text=text, before=before, words=words, furniture=furniture, is_caption=caption, ends=ends
    )


def _classify(lines: Sequence[Line]) -> list[Draft]:
    first, last = _body(lines)
    if first is None:
        return _without_prose(lines)
    headline = _headline(lines, first, last)
    if headline == first:
        first += 1
    drafts = []
    for i, line in enumerate(lines):
        kind, note = _kind(lines, i, (first, last, headline))
        drafts.append(Draft(kind=kind, text=line.text, note=note, before=line.before))
    return _related_below_headings(lines, _without_repeats(drafts, headline))


def _body(lines: Sequence[Line]) -> tuple[int | None, int]:
    """The first and the last line of the body: prose, up to where the article closes."""
    prose = [i for i, line in enumerate(lines) if line.is_prose]
    if not prose:
        return None, -1
    total = sum(lines[i].words for i in prose)
    before = 0
    for i, line in enumerate(lines):
        if line.is_prose:
            before += line.words
        elif before and line.furniture and line.furniture.closes:
            comments = line.furniture.kind == "other"
            if comments or total - before <= total / 5:
                return prose[0], max(j for j in prose if j < i)
    return prose[0], prose[-1]


def _headline(lines: Sequence[Line], first: int, last: int) -> int | None:
    above = [i for i in range(first) if lines[i].is_open and lines[i].words <= TITLE_MOST]
    named = [i for i in above if lines[i].words >= TITLE_WORDS] or above[-1:]
    if not named:
        return first if _could_be_title(lines, first, last) else None
    if len(named) == 1:
        return named[0]
    body = [line.text for line in lines[first : first + SAMPLE] if line.is_prose]
    subject = Subject(body)
    shares = {i: subject.shares(lines[i].text) for i in named}
    best = max(shares.values())
    return next(i for i in named if 2 * shares[i] >= best)


def _could_be_title(lines: Sequence[Line], first: int, last: int) -> bool:
    """A question or exclamation on the first line of several: ``Vers un accord à Genève ?``."""
    text = lines[first].text
    alone = all(line.furniture for line in lines[:first])
    return alone and first < last and lines[first].words < LONG_WORDS and text[-1] in "?!"


Position = tuple[int, int, int | None]


def _kind(lines: Sequence[Line], i: int, position: Position) -> tuple[BlockKind, str | None]:
    first, last, headline = position
    line = lines[i]
    if line.furniture:
        return line.furniture.kind, line.furniture.note
    if line.is_caption:
        return "caption", None
    if i == headline:
        return "headline", None
    if first <= i <= last:
        return "paragraph", None
    return _above(line, i, headline) if i < first else _below(lines, i, last)


def _above(line: Line, i: int, headline: int | None) -> tuple[BlockKind, str | None]:
    if headline is None or i < headline:
        return "navigation", "stands above the headline"
    if find_credit(line.text) or opens_as_caption(line.text, anywhere=True):
        return "caption", None
    if line.words >= LEAD_WORDS or ends_sentence(line.text):
        return "lead", None
    if line.words > 1 and all(word[:1].isupper() for word in line.text.split()):
        return "byline", "a name between headline and text"
    return "other", "short line between headline and text"


def _below(lines: Sequence[Line], i: int, last: int) -> tuple[BlockKind, str | None]:
    line = lines[i]
    if line.is_prose:
        return "related", "stands below the end of the article"
    if i == last + 1 and line.words >= CUT_WORDS:
        return "paragraph", None
    return "other", "short line below the text"


def _without_prose(lines: Sequence[Line]) -> list[Draft]:
    is_open = [i for i, line in enumerate(lines) if line.is_open]
    headline = is_open[0] if len(is_open) > 1 and lines[is_open[0]].words >= TITLE_WORDS else None
    lone = len(lines) == 1 and lines[0].words >= TITLE_WORDS
    drafts = []
    for i, line in enumerate(lines):
        kind, note = _kind(lines, i, (0, len(lines), headline))
        if lone and not line.is_caption:
            kind, note = "paragraph", None
        drafts.append(Draft(kind=kind, text=line.text, note=note, before=line.before))
    return drafts


def _without_repeats(drafts: list[Draft], headline: int | None) -> list[Draft]:
    if headline is None:
        return drafts
    title = fold(drafts[headline].text)
    for i, draft in enumerate(drafts):
        same = len(draft.text) == len(drafts[headline].text) and fold(draft.text) == title
        if i != headline and same:
            drafts[i] = replace(draft, kind="other", note="repeats the headline")
    return drafts


def _related_below_headings(lines: Sequence[Line], drafts: list[Draft]) -> list[Draft]:
    """Short lines right under a bare ``À lire aussi`` are the articles that it points to."""
    under = False
    for i, (line, draft) in enumerate(zip(lines, drafts, strict=True)):
        if line.furniture:
            under = line.furniture.closes and line.furniture.kind == "related"
        elif under and not line.is_prose:
            drafts[i] = replace(draft, kind="related", note="listed under a heading of articles")
        else:
            under = False
    return drafts
