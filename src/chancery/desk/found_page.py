"""What was found, for a person: each event with its sentence, each dispatch with its best line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text as Line

from chancery.desk.marks import Mark, marked, wrap
from chancery.desk.page import WIDEST
from chancery.desk.terminal import harmless
from chancery.records.found import FoundDispatch, FoundEvent, Party, Quote, Source
from chancery.records.text import Span

INDENT = "    "

_TIMED = re.compile(r"\d{4}-\d\d-\d\d[T ]")
_SEALED = re.compile(r"(sha256:[0-9a-f]{12})[0-9a-f]{52}")


def print_found(rows: Sequence[FoundEvent | FoundDispatch], console: Console) -> None:
    """Print rows; colour where the console has it, marks beneath the words where not."""
    colour = console.is_terminal and console.color_system is not None and not console.no_color
    width = min(console.width, WIDEST)
    for row in rows:
        for line in lines_of(row, Shape(width=width - len(INDENT), colour=colour)):
            console.print(line, width=width)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How wide lines may be, and whether they have colour."""

    width: int
    colour: bool


def lines_of(row: FoundEvent | FoundDispatch, shape: Shape) -> Iterator[Line]:
    """The lines of one row, and an empty one."""
    yield from _event(row, shape) if isinstance(row, FoundEvent) else _dispatch(row, shape)
    yield Line("")


def _event(row: FoundEvent, shape: Shape) -> Iterator[Line]:
    yield _head(f"{row.type}{f' {row.mode}' if row.mode else ''}", f"{row.act}  {row.modality}")
    yield from _wrapped(_who(row), shape)
    yield from _wrapped(" · ".join(filter(None, (row.date or "undated", _where(row)))), shape)
    yield from quoted(row.sentence, [(row.anchor, "did")], shape)
    if row.told_by:
        yield from _wrapped(f"says {_list(quote.exact for quote in row.told_by)}", shape)
    yield from _wrapped(source_line(row.dispatch), shape, style="dim")
    yield from _wrapped(" · ".join(filter(None, (row.id, _review(row)))), shape, style="dim")


def _dispatch(row: FoundDispatch, shape: Shape) -> Iterator[Line]:
    yield _head(row.source.title or "(no title)", "")
    if row.problem:
        yield from _wrapped(f"not read: {row.problem}", shape)
    yield from quoted(row.snippet, [(match, "here") for match in row.matches], shape)
    yield from _wrapped(source_line(row.source, title=False), shape, style="dim")
    count = f"{row.events} event{'' if row.events == 1 else 's'}"
    yield from _wrapped(f"{count} · {row.id}", shape, style="dim")


def _head(strong: str, rest: str) -> Line:
    line = Line(harmless(strong), style="bold")
    return line.append(f"  {harmless(rest)}", style="default") if rest else line


def _review(row: FoundEvent) -> str | None:
    """``corrected by Ana, 2026-11-26 (review-…)``: the last who did."""
    if row.origin == "machine":
        return None
    signed = f"{row.reviewer}, {day_of(row.reviewed_at or '')} ({row.origin})"
    return f"corrected by {signed if row.reviewer else row.origin}"


def _who(row: FoundEvent) -> str:
    sides = [_list(map(_party, side)) for side in (row.actors, row.recipients)]
    return " → ".join(filter(None, (sides[0] or "(nobody named)", sides[1])))


def _party(party: Party) -> str:
    return f"{party.name} ({party.country})" if party.country else party.name


def _where(row: FoundEvent) -> str:
    if row.place is None:
        return ""
    return f"{row.place} ({row.place_country})" if row.place_country else row.place


def _list(said: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(said))


def source_line(source: Source, *, title: bool = True) -> str:
    """Title, publisher, day and address of a dispatch."""
    facts = (
        source.title if title else None,
        source.publisher or "publisher not stated",
        day_of(source.published) if source.published else "no date of publication",
        shortened(source.address),
    )
    return " · ".join(fact for fact in facts if fact)


def day_of(stamp: str) -> str:
    """The day of a time: ``2026-05-05T10:00:00+02:00`` is told as ``2026-05-05``."""
    return stamp[:10] if _TIMED.match(stamp) else stamp


def shortened(address: str) -> str:
    """An address of bytes without a place, ``sha256:`` and 64 digits, by its first twelve."""
    return _SEALED.sub(r"\1…", address)


def _wrapped(words: str, shape: Shape, style: str = "") -> Iterator[Line]:
    for span in wrap(words, Span(0, len(words)), shape.width):
        yield Line(INDENT + harmless(words[span.start : span.end]), style=style)


def quoted(
    quote: Quote | None, marks: Iterable[tuple[Quote | None, str]], shape: Shape
) -> Iterator[Line]:
    """A quotation with marks on some of its words."""
    if quote is None:
        return
    found = [
        Mark(span=Span(mark.start - quote.start, mark.end - quote.start), part=part)
        for mark, part in marks
        if mark
    ]
    whole = Span(0, len(quote.exact))
    for line in marked(quote.exact, whole, found, width=shape.width, colour=shape.colour):
        yield Line(INDENT).append_text(line)
