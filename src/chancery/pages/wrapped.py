"""Texts that come in a row or a message, with their title beside them."""

from __future__ import annotations

from dataclasses import replace

from chancery.errors import PageTimeoutError, UnreadableError
from chancery.pages.draft import Claim, Draft, Page
from chancery.pages.dump import read_dump
from chancery.pages.fold import fold
from chancery.pages.normalise import normalise
from chancery.pages.warden import take_apart

_LONGEST_TITLE = 2_000
_BLANK_LINE = "\n\n"
_BODY = frozenset({"lead", "paragraph"})
_OUTSIDE = "outside the article"
_LINK = "a link outside the article"
"""Notes of the reader of markup on what a page holds beside its article."""


def read_wrapped(text: str, *, html: bool, title: str | None, claims: tuple[Claim, ...]) -> Page:
    """The page that a text and its title make, with the claims of what it came in before its own.

    1. plain text: as a dump
    2. HTML: taken apart as a saved page
    3. the title is the first block, a headline, unless the text opens with it; what the text alone
       would have had as its headline is then a lead
    4. a blank line parts the title and the text, so that no phrase runs across
    """
    try:
        page = take_apart(text) if html else read_dump(text)
    except (PageTimeoutError, UnreadableError) as error:
        page = Page(problem=str(error))
    drafts = _with_title(page.drafts, normalise(title or "").replace("\n", " ").strip())
    problem = None if drafts else page.problem
    return Page(drafts=drafts, claims=(*claims, *page.claims), problem=problem)


def all_inside(page: Page) -> Page:
    """The page of a text that no page is around: what is outside its article belongs to it.

    Links outside the article do only when there is nothing else.
    """
    inside = _promoted(page, {_OUTSIDE})
    return inside if _has_body(inside) else _promoted(inside, {_LINK})


def some_inside(page: Page) -> Page:
    """The page of a message: only when it has no article does the rest belong to it."""
    return page if _has_body(page) else all_inside(page)


def _has_body(page: Page) -> bool:
    return any(draft.kind in _BODY and draft.note is None for draft in page.drafts)


def _promoted(page: Page, notes: set[str]) -> Page:
    drafts = (
        replace(draft, kind="paragraph", note=None) if draft.note in notes else draft
        for draft in page.drafts
    )
    return replace(page, drafts=tuple(drafts))


def _with_title(drafts: tuple[Draft, ...], title: str) -> tuple[Draft, ...]:
    if not title:
        return drafts
    key = fold(title)
    opens = bool(drafts) and fold(drafts[0].text) == key
    head = replace(drafts[0], kind="headline", note=None) if opens else None
    body = [_below(draft, key) for draft in drafts[1 if opens else 0 :]]
    apart = [replace(draft, before=_BLANK_LINE) for draft in body[:1]]
    return (head or Draft(kind="headline", text=title), *apart, *body[1:])


def _below(draft: Draft, key: str) -> Draft:
    """A stretch under the title: no headline beside it, and no second time the title."""
    if len(draft.text) < _LONGEST_TITLE and fold(draft.text) == key:
        return replace(draft, kind="other", note="repeats the headline")
    return replace(draft, kind="lead") if draft.kind == "headline" else draft
