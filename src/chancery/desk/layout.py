"""The sheet that a page is written on: its width, its cast, and the shapes of its lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.text import Text as Line

from chancery.desk.marks import wrap
from chancery.desk.telling import teller_name
from chancery.desk.terminal import harmless
from chancery.records.event import Role
from chancery.records.reading import Reading
from chancery.records.statement import Teller
from chancery.records.text import Span

LABEL = 10
"""Columns of the labels on the left."""


class Sheet:
    """One reading, to be written at one width, with colour or without."""

    def __init__(self, reading: Reading, *, width: int, colour: bool) -> None:
        self.reading = reading
        self.text = reading.dispatch.text.content
        self.width, self.colour = width, colour
        self.cast = {entity.id: entity for entity in reading.entities}
        self.numbers = {event.id: n for n, event in enumerate(reading.events, 1)}

    def field(self, label: str, value: str, style: str = "") -> Iterator[Line]:
        """A label and its value; nothing when there is no value."""
        if value.strip():
            yield from self.hanging(label, value, style=style)

    def hanging(self, label: str, value: str, style: str = "") -> Iterator[Line]:
        """A label and its value, further lines of which hang below the first."""
        left = f"    {f'{harmless(label)} ':<{LABEL}}" if label != "•" else "  • "
        width = max(20, self.width - len(left))
        for number, span in enumerate(wrap(value, Span(0, len(value)), width)):
            line = Line(left if number == 0 else " " * len(left), style="bright_black")
            yield line.append(harmless(value[span.start : span.end]), style=style or "default")

    def wrapped(self, words: str, style: str = "") -> Iterator[Line]:
        """Words over the whole width."""
        for span in wrap(words, Span(0, len(words)), self.width):
            yield Line(harmless(words[span.start : span.end]), style=style)

    def chain(self, told_by: Iterable[Teller]) -> str:
        """The chain of telling, outermost first."""
        return " ← ".join(teller_name(teller, self.cast) for teller in told_by)

    def names(self, roles: Iterable[Role]) -> str:
        """The names of those in a role."""
        names = [self.cast[r.entity].name if r.entity in self.cast else r.entity for r in roles]
        return ", ".join(dict.fromkeys(names))
