"""An agreement on the page: who is bound, since when, and a table of what is owed."""

from __future__ import annotations

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text as Line

from chancery.desk.layout import Sheet
from chancery.desk.telling import entity_line, moment, place_name
from chancery.desk.terminal import harmless
from chancery.records.agreement import Agreement, Obligation


def agreement_part(sheet: Sheet, agreement: Agreement) -> RenderableType:
    """An agreement with its obligations."""
    name = f"{agreement.name}  ({agreement.kind}, {agreement.id})"
    parties = [
        entity_line(sheet.cast[r.entity]) for r in agreement.parties if r.entity in sheet.cast
    ]
    fields = (
        *sheet.field("parties", " · ".join(dict.fromkeys(parties))),
        *sheet.field("signed", moment(agreement.signed)),
        *sheet.field("where", place_name(agreement.place)),
    )
    owed = [_obligations(sheet, agreement.obligations)] if agreement.obligations else []
    return Group(*sheet.hanging("•", name, style="bold"), *fields, *owed)


def _obligations(sheet: Sheet, obligations: tuple[Obligation, ...]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True, header_style="bold")
    for name, ratio in (("bearer", 4), ("owes", 5), ("object", 5)):
        table.add_column(name, ratio=ratio)
    table.add_column("status", min_width=len("claimed_done"), no_wrap=True)
    table.add_column("steps", ratio=4)
    for one in obligations:
        table.add_row(*map(_cell, _owed(sheet, one)))
    return table


def _owed(sheet: Sheet, one: Obligation) -> tuple[str, str, str, str, str]:
    due = f" (due {one.due.interval.edtf})" if one.due else ""
    condition = f" (if “{one.condition.exact}”)" if one.condition else ""
    steps = [f"{s.status}: event {sheet.numbers.get(s.event, s.event)}" for s in one.steps]
    return (
        sheet.names(one.bearers),
        one.action.exact + due + condition,
        one.thing.exact if one.thing else "",
        one.status,
        ", ".join(steps),
    )


def _cell(words: str) -> Line:
    return Line(harmless(words))
