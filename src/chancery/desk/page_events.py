"""An event on the page: its fields, then its sentence with every part marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.text import Text as Line

from chancery.desk.layout import LABEL, Sheet
from chancery.desk.marks import STYLES, Mark, marked
from chancery.desk.telling import entity_line, moment, place_name
from chancery.desk.terminal import harmless
from chancery.records.event import Event, Role
from chancery.records.text import Evidence, Span


def event_part(sheet: Sheet, number: int, event: Event) -> RenderableType:
    """An event under its number."""
    mode = f" {event.mode}" if event.mode else ""
    head = Line(f"\n{number:>2}  ", style="bold")
    head.append(f"{event.type}{mode}", style="bold reverse" if sheet.colour else "bold")
    head.append(f"  {harmless(event.act)}", style="bold")
    head.append(f"  {event.id}", style="dim")
    return Group(head, *_fields(sheet, event), *_sentence(sheet, event))


def _fields(sheet: Sheet, event: Event) -> Iterator[Line]:
    yield from _roles(sheet, "who", event.actors)
    yield from _roles(sheet, "whom", event.recipients)
    for role in event.others:
        yield from _roles(sheet, role.name or "other", (role,))
    yield from sheet.field("when", moment(event.date))
    yield from sheet.field("where", place_name(event.place))
    for topic in event.topics:
        told = sheet.chain(topic.told_by) if topic.told_by != event.told_by else ""
        says = f" — {told}" if told else ""
        yield from sheet.field("about", f"“{topic.evidence.exact}”{says}")
    yield from sheet.field("contexts", ", ".join(event.contexts))
    words = ", ".join(f"“{found.exact}”" for found in event.modality_evidence)
    yield from sheet.field("surely", f"{event.modality}  {words}".rstrip())
    yield from sheet.field("if", f"“{event.condition.exact}”" if event.condition else "")
    yield from sheet.field("says", sheet.chain(event.told_by))


def _roles(sheet: Sheet, label: str, roles: Iterable[Role]) -> Iterator[Line]:
    for number, role in enumerate(roles):
        entity = sheet.cast.get(role.entity)
        told = entity_line(entity) if entity else role.entity
        yield from sheet.field("" if number else label, told, style=STYLES.get(label, ""))


def _sentence(sheet: Sheet, event: Event) -> Iterator[Line]:
    span, marks = _span_of(sheet, event), _marks(event)
    indent = " " * (LABEL + 4)
    width = max(20, sheet.width - len(indent))
    for line in marked(sheet.text, span, marks, width=width, colour=sheet.colour):
        yield Line(indent).append_text(line)
    for also in event.also:
        where = sheet.reading.dispatch.block_at(also.start)
        kind = where.kind if where else "text"
        yield from sheet.field("also", f"“{also.exact}” ({kind})", style="dim")


def _span_of(sheet: Sheet, event: Event) -> Span:
    wide = [e.span for e in event.evidence if e.span.covers(event.anchor.span)]
    sentence = max(wide, key=len, default=event.anchor.span)
    block = sheet.reading.dispatch.block_at(event.anchor.start)
    if len(sentence) > len(event.anchor.span) or block is None:
        return sentence
    return _sentence_around(sheet.text, event.anchor.span, block.span)


def _marks(event: Event) -> list[Mark]:
    dated = event.date.evidence if event.date else None
    placed = event.place.evidence if event.place else None
    parts: tuple[tuple[str, Iterable[Evidence | None]], ...] = (
        ("about", [topic.evidence for topic in event.topics]),
        ("says", [teller.evidence for teller in event.told_by]),
        ("who", [role.evidence for role in event.actors]),
        ("whom", [role.evidence for role in event.recipients]),
        ("surely", event.modality_evidence),
        ("if", [event.condition]),
        ("when", [dated]),
        ("where", [placed]),
        ("did", [event.anchor]),
    )
    return [Mark(span=e.span, part=part) for part, found in parts for e in found if e]


def _sentence_around(text: str, anchor: Span, block: Span) -> Span:
    """From the last full stop before the anchor to the first after it, within its block."""
    before = max(text.rfind(mark, block.start, anchor.start) for mark in (". ", "! ", "? ", "\n"))
    ends = [text.find(mark, anchor.end, block.end) for mark in (". ", "! ", "? ", "\n")]
    after = min((end + 1 for end in ends if end >= 0), default=block.end)
    return Span(before + 1 if before >= 0 else block.start, after)
