"""Stretches between quotation marks, whoever speaks in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from chancery.knowledge.reporting import ReportingWords
from chancery.records.dispatch import Block, Dispatch
from chancery.records.text import Span

REACH = 4
"""Blocks after its own that an open quotation may run on into."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """``outer`` with its marks, ``parts`` the words between them, one stretch for each block.

    ``depth`` is 0 for a quotation in none, ``closed`` whether its closing mark was found.
    """

    outer: Span
    parts: tuple[Span, ...]
    depth: int
    closed: bool = True

    def covers(self, span: Span) -> bool:
        """Whether a stretch lies between the marks."""
        return any(part.covers(span) for part in self.parts)


def find_quotations(dispatch: Dispatch, words: ReportingWords) -> tuple[Quotation, ...]:
    """All quotations in the blocks that are read, by where they open.

    1. « … », “ … ”, „ … ”, ‹ … ›, " … ", one in another too
    2. over several blocks, with a mark repeated where a block begins
    3. never closed: as far as its block goes, for marks that have a left and a right form

    An apostrophe ("the army’s", "soldiers’") closes only what it opened, and only behind a word;
    a straight one opens only before a word. An opening mark with no closing one in the same or the
    following blocks never swallows the page.
    """
    return tuple(sorted(_Marks(dispatch, words).run(), key=lambda q: (q.outer.start, q.depth)))


@dataclass(slots=True)
class _Open:
    mark: str
    start: int
    parts: list[Span]


class _Marks:
    def __init__(self, dispatch: Dispatch, words: ReportingWords) -> None:
        self.content = dispatch.text.content
        self.blocks = dispatch.read_blocks
        self.closing = {**words.quotes, **{mark: mark for mark in words.same}}
        self.same = words.same
        self.apostrophes = words.apostrophes
        letters = "".join({*self.closing, *self.closing.values()})
        self.any = re.compile(f"[{re.escape(letters)}]")
        self.stack: list[_Open] = []

    def run(self) -> Iterator[Quotation]:
        for number, block in enumerate(self.blocks):
            yield from self._block(number, block)

    def _block(self, number: int, block: Block) -> Iterator[Quotation]:
        begin = self._text_start(block.span)
        inner = begin
        for found in self._found(begin, block.span.end):
            place, mark = found.start(), found[0]
            self._forget_apostrophes(mark)
            if self.stack and place == begin and not self._closes_at_once(mark):
                inner = place + 1
            elif self.stack and mark == self.closing[self.stack[-1].mark]:
                yield self._close(self.stack.pop(), inner, place)
            elif mark in self.closing:
                self.stack.append(_Open(mark, place, []))
        yield from self._carry(number, block, inner)

    def _forget_apostrophes(self, mark: str) -> None:
        """What an apostrophe seemed to open ("the 'em") ends where a mark closes more than it."""
        closers = [self.closing[opened.mark] for opened in self.stack]
        while mark in closers[:-1] and mark != closers[-1]:
            if self.stack[-1].mark not in self.apostrophes:
                return
            self.stack.pop()
            closers.pop()

    def _found(self, start: int, end: int) -> Iterator[re.Match[str]]:
        """The marks of a stretch that are no apostrophes."""
        found = self.any.finditer(self.content, start, end)
        return (one for one in found if not self._is_apostrophe(one.start()))

    def _is_apostrophe(self, place: int) -> bool:
        """Whether a mark may stand in a word, and neither opens nor closes a quotation here."""
        mark = self.content[place]
        if mark not in self.apostrophes:
            return False
        before, behind = self.content[place - 1 : place], self.content[place + 1 : place + 2]
        closes = any(mark == self.closing[opened.mark] for opened in self.stack)
        if closes:
            return behind.isalnum() or before.isspace()
        return mark not in self.closing or before.isalnum() or not behind.isalpha()

    def _closes_at_once(self, mark: str) -> bool:
        """A mark at the head of a block opens anew only where no quotation runs on."""
        return mark not in (self.stack[-1].mark, self.closing[self.stack[-1].mark])

    def _close(self, opened: _Open, inner: int, place: int) -> Quotation:
        begin = inner if opened.parts else opened.start + 1
        parts = (*opened.parts, self._trim(begin, place))
        return Quotation(Span(opened.start, place + 1), parts, len(self.stack))

    def _carry(self, number: int, block: Block, inner: int) -> Iterator[Quotation]:
        """What is still open at the end of a block runs on, or ends there."""
        if self.stack and self._runs_on(number, self.stack[0]):
            del self.stack[1:]
            opened = self.stack[0]
            begin = inner if opened.parts else opened.start + 1
            opened.parts.append(self._trim(begin, block.span.end))
            return
        while self.stack:
            opened = self.stack.pop()
            if opened.mark not in self.same:
                begin = inner if opened.parts else opened.start + 1
                parts = (*opened.parts, self._trim(begin, block.span.end))
                outer = Span(opened.start, parts[-1].end)
                yield Quotation(outer, parts, len(self.stack), closed=False)

    def _runs_on(self, number: int, opened: _Open) -> bool:
        if opened.mark in self.same or len(opened.parts) >= REACH:
            return False
        left, right = opened.mark, self.closing[opened.mark]
        for block in self.blocks[number + 1 : number + 1 + REACH - len(opened.parts)]:
            found = next(self._found(block.span.start, block.span.end), None)
            if found is not None:
                begins = found.start() == self._text_start(block.span)
                return found[0] == right or (
                    begins and found[0] == left and self._shut(found.end(), block, right)
                )
        return False

    def _shut(self, start: int, block: Block, mark: str) -> bool:
        """A block that opens with a left mark runs on only when nothing closes it again at once."""
        found = next(self._found(start, block.span.end), None)
        return found is None or (
            found[0] == mark and not self.content[found.end() : block.span.end].strip(" .,")
        )

    def _text_start(self, span: Span) -> int:
        text = self.content[span.start : span.end]
        return span.end - len(text.lstrip())

    def _trim(self, start: int, end: int) -> Span:
        start = min(start, end)
        text = self.content[start:end]
        start += len(text) - len(text.lstrip())
        return Span(start, max(start, start + len(text.strip())))
