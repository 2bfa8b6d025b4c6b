"""Blocks cut into pieces that a parser can be given, whatever a page contains.

A page may hold a line of two megabytes or a "word" of one. A piece is bounded, so that the time
and memory of a parse are; what cannot be cut is left out and reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from chancery.knowledge.actors import state_forms
from chancery.knowledge.folding import fold
from chancery.knowledge.folding import pieces as pieces_of
from chancery.knowledge.load import languages
from chancery.records.dispatch import Dispatch
from chancery.records.text import Span

LONGEST_PIECE = 10_000
"""Code points in one piece, some 2,000 words. Longer ones outgrow the processor's caches: pieces of
20,000 were read a sixth slower than pieces of 5,000. Paragraphs of the press stay far below."""

LONGEST_RUN = 2_000
"""Code points without a space that are still taken for words. A tokenizer may need quadratic time
within a run; addresses of pages, the longest honest ones, stay below."""

MOST_READ = 300_000
"""Code points read of one dispatch, some 60,000 words: the longest reports of the press are
a fifth of it. Bounds the time and the memory of a reading, whatever a page contains."""

BETWEEN_BLOCKS = 2
"""Line breaks between two blocks."""

RUN = re.compile(rf"\S{{{LONGEST_RUN + 1},}}")
SENTENCE_END = re.compile(r"[.!?…][\"»”')\]]*\s")
SPACE = re.compile(r"\s")
BEFORE_COLON = re.compile(r"\s*([^\W\d_][^:\n]{1,40}?)\s*:\s")
"""What may be the state that a headline is about: "Tchad : l'opposition …"."""

BLANKS = dict.fromkeys(
    [0, *(code for code in range(0x3001) if chr(code).isspace())],
    " ",
)
"""Every space, and NUL, as the plain space that the treebanks know; one for one, so that positions
stay. French typography puts a no-break space before « : » and within numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of one block, short enough to be parsed at once."""

    block: int
    start: int
    text: str


def cut(dispatch: Dispatch) -> tuple[list[Piece], list[Span]]:
    """Cut what is read of a dispatch into pieces, and say what had to be left out.

    A state and a colon that open a block ("Syrie : l'armée reprend …") are a piece of their own.
    """
    pieces: list[Piece] = []
    skipped: list[Span] = []
    left = MOST_READ
    for number, block in enumerate(dispatch.blocks):
        if block.is_read:
            runs = _runs(dispatch, block.span)
            skipped += runs
            gaps = _opened(dispatch, list(_between(block.span, runs)))
            for gap in gaps:
                for piece in _pieces(dispatch, number, gap):
                    if left >= len(piece.text):
                        pieces.append(piece)
                        left -= len(piece.text)
                    else:
                        skipped.append(Span(piece.start, piece.start + len(piece.text)))
                        left = 0
    return pieces, _joined(skipped)


def _opened(dispatch: Dispatch, gaps: list[Span]) -> list[Span]:
    """The same stretches, the first cut behind the state and the colon that open it."""
    first = gaps[0]
    found = BEFORE_COLON.match(dispatch.text.content, first.start, first.end)
    if found is None or dispatch.language not in languages():
        return gaps
    name = tuple(map(fold, pieces_of(found[1])))
    if name not in state_forms(dispatch.language) or found.end() >= first.end:
        return gaps
    return [Span(first.start, found.end()), Span(found.end(), first.end), *gaps[1:]]


def _joined(spans: list[Span]) -> list[Span]:
    """Spans that touch, but for spaces between blocks, as one."""
    found: list[Span] = []
    for span in spans:
        if found and span.start - found[-1].end <= BETWEEN_BLOCKS:
            found[-1] = found[-1].to(span)
        else:
            found.append(span)
    return found


def _runs(dispatch: Dispatch, span: Span) -> list[Span]:
    matches = RUN.finditer(dispatch.text.content, span.start, span.end)
    return [Span(match.start(), match.end()) for match in matches]


def _between(span: Span, runs: list[Span]) -> Iterator[Span]:
    start = span.start
    for run in runs:
        yield Span(start, run.start)
        start = run.end
    yield Span(start, span.end)


def _pieces(dispatch: Dispatch, block: int, span: Span) -> Iterator[Piece]:
    content, start = dispatch.text.content, span.start
    while start < span.end:
        end = _end(content, start, span.end)
        text = content[start:end].translate(BLANKS)
        if not text.isspace():
            yield Piece(block=block, start=start, text=text)
        start = end


def _end(content: str, start: int, stop: int) -> int:
    if stop - start <= LONGEST_PIECE:
        return stop
    # Prefer the last end of a sentence in the second half, else the last space; no run is so long
    # that there is none.
    limit = start + LONGEST_PIECE
    ends = [
        match.end() for match in SENTENCE_END.finditer(content, start + LONGEST_PIECE // 2, limit)
    ]
    if ends:
        return ends[-1]
    spaces = [match.end() for match in SPACE.finditer(content, limit - LONGEST_RUN - 1, limit)]
    return spaces[-1] if spaces else limit
