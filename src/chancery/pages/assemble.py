"""Drafts to a dispatch: one text, typed blocks in it, and the facts that the page states."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from chancery.pages.claims import of_address
from chancery.pages.credits import find_credit
from chancery.pages.datelines import Dateline, find_dateline
from chancery.pages.draft import Draft, Page
from chancery.pages.facts import facts_of
from chancery.pages.furniture import ends_sentence
from chancery.pages.relevance import Subject
from chancery.records.dispatch import Block, BlockKind, Capture, Dispatch
from chancery.records.text import Span, Text

UNRELATED = "unrelated: shares no name with title and body"

_BODY: frozenset[BlockKind] = frozenset({"headline", "lead", "paragraph"})
_PICTURES: frozenset[BlockKind] = frozenset({"caption", "alt"})
_MOST_SUBJECT = 400
"""So many blocks are enough to tell what a page is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """The text and its blocks; the datelines found, by where they start."""

    text: Text
    blocks: tuple[Block, ...]
    datelines: dict[int, Dateline]


def assemble(
    capture: Capture, page: Page, *, published: str | None, publisher: str | None = None
) -> Dispatch:
    """Join the drafts to one text and point at them; nothing is dropped, nothing is repeated.

    What the address tells that the page came from comes after what the page's own does.
    """
    laid = _lay_out(page.drafts)
    told = (claim for claim in of_address(capture.url or "") if claim.value)
    return Dispatch(
        capture=capture,
        text=laid.text,
        blocks=laid.blocks,
        facts=facts_of(
            laid.text,
            laid.blocks,
            laid.datelines,
            (*page.claims, *told),
            published=published,
            publisher=publisher,
        ),
        problem=page.problem or _problem(laid.blocks),
    )


def _lay_out(drafts: Sequence[Draft]) -> Laid:
    parts: list[str] = []
    blocks: list[Block] = []
    at = 0
    for draft in drafts:
        before = draft.before if parts else ""
        start = at + len(before)
        at = start + len(draft.text)
        parts += (before, draft.text)
        blocks.append(Block(kind=draft.kind, span=Span(start, at), note=draft.note))
    text = Text("".join(parts))
    datelines: dict[int, Dateline] = {}
    cut = [
        piece for block in _with_datelines(text, blocks, datelines) for piece in _parts(text, block)
    ]
    return Laid(text=text, blocks=tuple(_without_unrelated(text, cut)), datelines=datelines)


def _with_datelines(
    text: Text, blocks: Sequence[Block], datelines: dict[int, Dateline]
) -> Iterator[Block]:
    """The first paragraphs without their dateline, which becomes a block of its own."""
    tries = 2
    for block in blocks:
        found = None
        if tries and block.kind in {"lead", "paragraph"} and block.note is None:
            tries -= 1
            found = find_dateline(text[block.span])
        if found is None or found.span.end >= len(block.span):
            yield block
            continue
        tries = 0
        start = block.span.start
        datelines[start] = found
        head = text[block.span][: found.span.end].rstrip()
        yield Block(kind="dateline", span=Span(start, start + len(head)))
        yield replace(block, span=Span(start + found.span.end, block.span.end))


def _parts(text: Text, block: Block) -> Iterator[Block]:
    """A caption and its credit; a paragraph and the agency that it is signed with."""
    if block.kind not in _PICTURES | {"paragraph"} or block.note is not None:
        yield block
        return
    words = text[block.span]
    credit = find_credit(words)
    if credit is None or (block.kind == "paragraph" and not _signs_off(words, credit.span)):
        yield block
        return
    start = block.span.start
    head = words[: credit.span.start].rstrip(" -–—|/")
    tail = words[credit.span.start : credit.span.end].strip()
    at = start + words.index(tail, credit.span.start)
    if head:
        yield replace(block, span=Span(start, start + len(head)))
    yield Block(kind="credit", span=Span(at, start + len(words)), note=None)


def _signs_off(words: str, credit: Span) -> bool:
    """``… à ses frontières. (AFP)``: the sentence is over before the bracket."""
    return credit.start > 0 and ends_sentence(words[: credit.start].rstrip())


def _without_unrelated(text: Text, blocks: Sequence[Block]) -> Iterator[Block]:
    if not any(block.kind in _PICTURES for block in blocks):
        yield from blocks
        return
    body = [text[b.span] for b in blocks if b.kind in _BODY and b.note is None]
    subject = Subject(body[:_MOST_SUBJECT])
    for block in blocks:
        judged = body and block.kind in _PICTURES and block.note is None
        if judged and not subject.concerns(text[block.span]):
            yield replace(block, note=UNRELATED)
        else:
            yield block


def _problem(blocks: Sequence[Block]) -> str | None:
    if any(block.is_read for block in blocks):
        return None
    return "the page has no article text" if blocks else "the page has no text"
