"""A reading as a page for a person: events with their sentences, agreements, who spoke, the rest.

Everything shown is the record's; nothing is worded anew. Text of the page passes through
``harmless`` and is never read as markup.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, Group, RenderableType
from rich.rule import Rule
from rich.text import Text as Line

from chancery.desk.layout import Sheet
from chancery.desk.marks import wrap
from chancery.desk.page_agreements import agreement_part
from chancery.desk.page_events import event_part
from chancery.desk.terminal import harmless
from chancery.records.dispatch import Block
from chancery.records.reading import Reading
from chancery.records.statement import Statement
from chancery.records.text import Span

WIDEST = 100
"""Columns beyond which a line is no longer easy to read."""

SET_ASIDE = {
    "alt": "the text of a picture",
    "credit": "who took or made it",
    "navigation": "the site's own menus",
    "byline": "who wrote it",
    "dateline": "when and where it was written",
    "related": "other dispatches",
    "share": "buttons",
    "source_line": "where it was taken from",
    "other": "no part of the dispatch",
}
"""Why blocks of a kind are not read; a block's own note says more."""


def print_page(reading: Reading, console: Console) -> None:
    """Print a reading; colour where the console has it, marks beneath the words where not."""
    colour = console.is_terminal and console.color_system is not None and not console.no_color
    width = min(console.width, WIDEST)
    for part in _parts(Sheet(reading, width=width, colour=colour)):
        console.print(part, width=width)


def _parts(sheet: Sheet) -> Iterator[RenderableType]:
    """Everything, from top to bottom; a section without content is left out."""
    yield from _masthead(sheet)
    reading = sheet.reading
    legend = "" if sheet.colour else "  (beneath each sentence: which words play which part)"
    sections = (
        (f"EVENTS{legend}", [event_part(sheet, n, e) for n, e in enumerate(reading.events, 1)]),
        ("AGREEMENTS", [agreement_part(sheet, agreement) for agreement in reading.agreements]),
        ("WHO SAID WHAT", [_statement(sheet, statement) for statement in reading.statements]),
        ("SET ASIDE", list(_set_aside(sheet))),
    )
    for title, content in sections:
        if content:
            yield Line(f"\n{title}", style="bold")
            yield from content


def _masthead(sheet: Sheet) -> Iterator[RenderableType]:
    dispatch = sheet.reading.dispatch
    yield Rule(style="bold", characters="━")
    yield from sheet.wrapped(dispatch.value("title") or "(no title)", style="bold")
    facts = (
        dispatch.value("publisher") or "publisher not stated",
        dispatch.value("published") or "no date of publication",
        dispatch.language or "language not recognised",
        dispatch.capture.path or dispatch.capture.url or "",
    )
    yield from sheet.wrapped(" · ".join(fact for fact in facts if fact))
    yield from sheet.wrapped(_summary(sheet.reading), style="dim")
    for problem in filter(None, (dispatch.problem, *sheet.reading.problems)):
        yield from sheet.wrapped(f"! {problem}", style="red")
    yield Rule(style="bold", characters="━")


def _summary(reading: Reading) -> str:
    owed = sum(len(agreement.obligations) for agreement in reading.agreements)
    aside = sum(not block.is_read for block in reading.dispatch.blocks)
    counts = (
        (len(reading.events), "event"),
        (len(reading.agreements), "agreement"),
        (owed, "obligation"),
        (len(reading.statements), "statement"),
        (aside, "block"),
    )
    said = [f"{n} {noun}{'' if n == 1 else 's'}" for n, noun in counts]
    return " · ".join(said) + " set aside"


def _statement(sheet: Sheet, statement: Statement) -> RenderableType:
    speaker = sheet.cast.get(statement.speaker or "")
    name = speaker.name if speaker else "nobody named"
    said = " […] ".join(content.exact for content in statement.content)
    head = f"{name} — “{statement.cue.exact}” ({statement.kind.replace('_', ' ')})"
    return Group(*sheet.hanging("•", head), *_quoted(sheet, said))


def _quoted(sheet: Sheet, words: str, lines: int = 3) -> Iterator[Line]:
    indent = " " * 6
    found = list(wrap(words, Span(0, len(words)), max(20, sheet.width - len(indent) - 2)))
    for number, span in enumerate(found[:lines]):
        cut = " …" if number == lines - 1 and len(found) > lines else ""
        yield Line(indent + harmless(words[span.start : span.end]) + cut, style="italic")


def _set_aside(sheet: Sheet) -> Iterator[RenderableType]:
    for block in sheet.reading.dispatch.blocks:
        if not block.is_read and block.span:
            yield Group(*_block(sheet, block))


def _block(sheet: Sheet, block: Block) -> Iterator[Line]:
    words = " ".join(sheet.text[block.span.start : block.span.end].split())
    reason = block.note or SET_ASIDE.get(block.kind, "")
    room = max(20, sheet.width - 18)
    shown = words if len(words) <= room else words[: room - 1] + "…"
    if words:
        yield Line(f"  {block.kind:<14}{harmless(shown)}", no_wrap=True, overflow="ellipsis")
        for span in wrap(reason, Span(0, len(reason)), room):
            yield Line(f"{'':<16}{harmless(reason[span.start : span.end])}", style="dim")
