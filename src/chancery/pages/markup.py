"""Saved HTML taken apart: which stretches are the article, and what the others are.

Runs inside the worker process only (see ``warden``): parsers can be held up by hostile pages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

import trafilatura
from selectolax.lexbor import LexborHTMLParser

from chancery.pages.credits import find_credit
from chancery.pages.draft import Claim, Draft, Page
from chancery.pages.elements import Stretch, read_elements
from chancery.pages.furniture import ends_sentence, find_furniture, words_in
from chancery.pages.metadata import read_metadata, without_site
from chancery.pages.shield import shield
from chancery.records.dispatch import BlockKind

SURE_KEY = 24
"""From so many letters on, a stretch is found anywhere in the main text; shorter ones only as a
whole line of it."""

MOSTLY = 0.6
"""A stretch belongs to the main text when lines of it make up so much of the stretch."""

LEAD_WORDS = 8
CAPTION_WORDS = 80
LINKED = 0.5
NEAR = 4
"""A caption so many stretches before the first paragraph, or behind the last, is the article's."""

_NOT_LETTERS = re.compile(r"[\W_]+")
_FURNISHED = frozenset({"nav", "footer", "menu", "dialog", "form", "button"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def read_markup(html: str) -> Page:
    """Take a saved page apart.

    1. trafilatura tells the main text; every stretch of the page that stands in it is a paragraph
    2. the headline is the heading that says the title of the metadata, else the last ``<h1>`` above
       the text, else the title itself
    3. running text between headline and first paragraph is the lead
    4. ``<figcaption>`` and ``alt`` near the text are its captions
    5. lines of the main text that point elsewhere (``Lire aussi : …``) are set aside like in a dump
    6. all else is kept and set aside: navigation, related, share, other

    Raises ``UnreadableError`` over a limit.
    """
    safe = shield(html)
    tree = LexborHTMLParser(safe.html)
    claims = read_metadata(tree, safe.json_ld)
    stretches = _without_doubles(read_elements(tree))
    if not stretches:
        return Page(claims=tuple(claims), problem="the page has no text")
    main = _main(stretches, _main_lines(safe.html))
    headline, title = _headline(stretches, claims, main)
    drafts = list(_drafts(stretches, main, headline))
    if title:
        drafts.insert(0, Draft(kind="headline", text=title, note=None))
    return Page(drafts=tuple(drafts), claims=tuple(_with_h1(claims, stretches, headline)))


def _without_doubles(found: Iterator[Stretch]) -> list[Stretch]:
    """The stretches; of an alternative text and a caption that say the same, the caption."""
    stretches = list(found)
    said = {_key(one.text) for one in stretches if not one.is_alt}
    kept: list[Stretch] = []
    for one in stretches:
        key = _key(one.text)
        if not one.is_alt or (key and key not in said):
            kept.append(one)
        if one.is_alt:
            said.add(key)
    return kept


def _main_lines(html: str) -> list[str]:
    text = trafilatura.extract(html, fast=True, include_comments=False) or ""
    return [key for line in text.split("\n") if (key := _key(line))]


def _main(stretches: Sequence[Stretch], lines: Sequence[str]) -> list[int]:
    """The stretches of the main text, each of its lines once, where most of its neighbours are."""
    joined, whole = "".join(lines), set(lines)
    keys = [_key(one.text) for one in stretches]
    hits = [i for i, key in enumerate(keys) if _is_main(stretches[i], key, joined, whole)]
    often = Counter(keys[i] for i in hits)
    unique = [i for i in hits if often[keys[i]] == 1]
    middle = unique[len(unique) // 2] if unique else (hits[0] if hits else 0)
    best: dict[str, int] = {}
    for i in hits:
        if keys[i] not in best or abs(i - middle) < abs(best[keys[i]] - middle):
            best[keys[i]] = i
    return sorted({*best.values(), *_partly(stretches, keys, lines, joined)})


def _is_main(stretch: Stretch, key: str, joined: str, whole: set[str]) -> bool:
    if stretch.is_alt or "figcaption" in stretch.frames or not key:
        return False
    return key in whole or (len(key) >= SURE_KEY and key in joined)


def _partly(
    stretches: Sequence[Stretch], keys: Sequence[str], lines: Sequence[str], joined: str
) -> Iterator[int]:
    """Stretches of which the extractor kept the most but not all: a link or a mark was dropped."""
    covered = {key for key in keys if len(key) >= SURE_KEY and key in joined}
    left = [line for line in lines if len(line) >= SURE_KEY and line not in covered][:300]
    for i, key in enumerate(keys):
        if len(key) < SURE_KEY or key in joined or stretches[i].is_alt:
            continue
        if "figcaption" in stretches[i].frames:
            continue
        if sum(len(line) for line in left if line in key) >= MOSTLY * len(key):
            yield i


def _headline(
    stretches: Sequence[Stretch], claims: Sequence[Claim], main: Sequence[int]
) -> tuple[int | None, str | None]:
    """The stretch that is the headline; or, when no stretch is, the title to put in its place."""
    titles = [without_site(claim.value) for claim in claims if claim.name == "title"]
    keys = [key for title in titles if (key := _key(title))]
    headings = [i for i, one in enumerate(stretches) if one.frames & _HEADINGS and not one.is_alt]
    for key in keys:
        for i in headings:
            if _same(_key(stretches[i].text), key):
                return i, None
    first = main[0] if main else len(stretches)
    tops = [i for i in headings if "h1" in stretches[i].frames and words_in(stretches[i].text) > 1]
    above = [i for i in tops if i < first] or tops[:1]
    if above:
        return above[-1], None
    return None, titles[0] if titles else None


def _same(heading: str, title: str) -> bool:
    if heading == title:
        return True
    short, long = sorted((heading, title), key=len)
    return len(short) >= SURE_KEY and short in long and 2 * len(short) > len(long)


def _with_h1(
    claims: Sequence[Claim], stretches: Sequence[Stretch], headline: int | None
) -> list[Claim]:
    """The claims, with what the headline says before any other title: it is on the page itself."""
    if headline is None or "h1" not in stretches[headline].frames:
        return list(claims)
    return [Claim(name="title", value=stretches[headline].text, origin="h1"), *claims]


def _drafts(
    stretches: Sequence[Stretch], main: Sequence[int], headline: int | None
) -> Iterator[Draft]:
    inside = frozenset(main)
    first, last = (main[0], main[-1]) if main else (len(stretches), -1)
    top = headline if headline is not None and headline < first else first
    title = _key(stretches[headline].text) if headline is not None else None
    for i, stretch in enumerate(stretches):
        near = min(first, top) - NEAR <= i <= last + NEAR
        if i == headline:
            kind, note = _HEADLINE
        elif title and i not in inside and _key(stretch.text) == title:
            kind, note = "other", "repeats the headline"
        elif stretch.is_alt or "figcaption" in stretch.frames:
            kind, note = _picture(stretch, near=near)
        elif i in inside:
            kind, note = _paragraph(stretch, title)
        else:
            beside = i - 1 in inside or i + 1 in inside
            kind, note = _aside(stretch, near=near, above=top < i < first, beside=beside)
        yield Draft(kind=kind, text=stretch.text, note=note)


_HEADLINE: tuple[BlockKind, None] = ("headline", None)


def _picture(stretch: Stretch, *, near: bool) -> tuple[BlockKind, str | None]:
    kind: BlockKind = "alt" if stretch.is_alt else "caption"
    return kind, None if near else "belongs to a picture outside the article"


def _paragraph(stretch: Stretch, title: str | None) -> tuple[BlockKind, str | None]:
    if title and _key(stretch.text) == title:
        return "other", "repeats the headline"
    furniture = find_furniture(stretch.text)
    if furniture:
        return furniture.kind, furniture.note
    return ("caption" if _is_caption(stretch) else "paragraph"), None


def _aside(
    stretch: Stretch, *, near: bool, above: bool, beside: bool
) -> tuple[BlockKind, str | None]:
    """What the extractor left out; it loses some openings and paragraphs with odd markup."""
    furniture = find_furniture(stretch.text)
    if furniture:
        return furniture.kind, furniture.note
    if stretch.frames & _FURNISHED:
        return "navigation", "in a menu, form or footer of the page"
    if stretch.linked >= LINKED:
        return "related", "a link outside the article"
    if near and _is_caption(stretch):
        return "caption", None
    prose = words_in(stretch.text) >= LEAD_WORDS and ends_sentence(stretch.text)
    if prose and (above or beside) and "aside" not in stretch.frames:
        return ("lead" if above else "paragraph"), None
    return "other", "outside the article"


def _is_caption(stretch: Stretch) -> bool:
    credit = find_credit(stretch.text) if words_in(stretch.text) <= CAPTION_WORDS else None
    return credit is not None and credit.strong


def _key(text: str) -> str:
    return _NOT_LETTERS.sub("", text).casefold()
