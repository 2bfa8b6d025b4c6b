"""A sentence with its evidence marked: wrapped to a width, each word's part in the event beneath.

In colour the words themselves are styled. Without colour a line beneath them says what they are::

    Le ministre s’est entretenu mercredi avec son homologue à Oslo.
    who‾‾‾‾‾‾‾‾ did‾‾‾‾‾‾‾‾‾‾‾‾ when‾‾‾‾      who‾‾‾‾‾‾‾‾‾‾   where
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.cells import cell_len, get_character_cell_size
from rich.text import Text as Line

from chancery.desk.terminal import harmless
from chancery.records.text import Span

STYLES = {
    "did": "bold underline",
    "here": "bold underline",
    "who": "cyan",
    "whom": "magenta",
    "when": "green",
    "where": "yellow",
    "about": "blue",
    "surely": "red",
    "if": "red",
    "says": "bright_black italic",
}
"""The parts that words play, and their colours; later ones are drawn over longer earlier ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch of the text and the part it plays."""

    span: Span
    part: str


def marked(text: str, span: Span, marks: list[Mark], *, width: int, colour: bool) -> Iterator[Line]:
    """The lines of ``text[span]`` with its marks in colour, or on lines beneath."""
    inside = [mark for mark in marks if span.overlaps(mark.span)]
    ordered = sorted(inside, key=lambda mark: len(mark.span), reverse=True)
    for stretch in wrap(text, span, width):
        words = harmless(text[stretch.start : stretch.end])
        line = Line(words)
        if not colour:
            yield line
            beneath = _beneath(words, stretch, ordered)
            if beneath.strip():
                yield Line(beneath.rstrip(), style="dim")
            continue
        for mark in ordered:
            line.stylize(
                STYLES.get(mark.part, ""),
                max(0, mark.span.start - stretch.start),
                max(0, mark.span.end - stretch.start),
            )
        yield line


def wrap(text: str, span: Span, width: int) -> Iterator[Span]:
    """The stretches of a span that fill one line each, broken at spaces where there are any."""
    start = _skip_spaces(text, span.start, span.end)
    while start < span.end:
        end = _line_end(text, start, span.end, width)
        yield Span(start, end)
        start = _skip_spaces(text, end, span.end)


def _line_end(text: str, start: int, end: int, width: int) -> int:
    cells, last_space = 0, start
    for at in range(start, end):
        if text[at] in " \n\t":
            last_space = at
        cells += get_character_cell_size(harmless(text[at]))
        if cells > width:
            return last_space if last_space > start else max(at, start + 1)
    return end


def _skip_spaces(text: str, start: int, end: int) -> int:
    while start < end and text[start] in " \n\t":
        start += 1
    return start


def _beneath(words: str, stretch: Span, marks: list[Mark]) -> str:
    cells: list[str] = [" "] * cell_len(words)
    for mark in marks:
        first = max(0, mark.span.start - stretch.start)
        last = min(len(words), mark.span.end - stretch.start)
        if first >= last:
            continue
        left, right = cell_len(words[:first]), cell_len(words[:last])
        name = mark.part if mark.span.start >= stretch.start else ""
        cells[left:right] = list(name[: right - left].ljust(right - left, "‾"))
    return "".join(cells)
