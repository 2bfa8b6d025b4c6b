"""An interaction explained: every report, who told whom, what they do not agree on."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text as Line

from chancery.desk.across_lines import (
    backed,
    chain,
    counted,
    deed,
    disagreement,
    hung,
    published,
    sentence,
    some,
    state_of,
    when_where,
)
from chancery.desk.found_page import shortened
from chancery.desk.marks import Mark, marked
from chancery.desk.terminal import harmless
from chancery.records.telling import Interaction, Report
from chancery.records.text import Span
from chancery.rounds.across.accounting import Account


def interaction_lines(
    one: Interaction, told: Account, wide: int, *, colour: bool
) -> Iterator[Line]:
    """The lines of an interaction: what it was, what is contested, its reports."""
    yield from hung("", f"{deed(one)}", wide, style="bold")
    mode = f" {one.mode}" if one.mode else ""
    yield from hung("    ", f"{one.type}{mode} · {state_of(one)} · {when_where(one)}", wide)
    if one.topics:
        yield from hung("    about: ", some(one.topics), wide)
    yield from hung("    ", backed(one.sources, one.outlets), wide)
    yield from hung("    ", f"first seen {one.first_seen} · {one.id}", wide, style="dim")
    yield from _disagreements(one, wide)
    yield Line("")
    yield Line(counted(len(one.reports), "report").upper(), style="bold")
    met: dict[str, int] = {}
    for number, report in enumerate(one.reports, 1):
        yield from _report(number, report, told, wide)
        words = _said(report, told)
        if words in met:
            yield from hung("    ", f"in the same words as {met[words]}", wide)
        else:
            yield from _words(words, report.cited.exact, wide - 4, colour=colour)
        met.setdefault(words, number)
        yield from _where(report, told, wide)


def _disagreements(one: Interaction, wide: int) -> Iterator[Line]:
    reports = {report.telling: report for report in one.reports}
    if one.contradictions:
        yield Line("")
        yield Line("THEY DO NOT AGREE", style="bold red")
    for said in one.contradictions:
        versions = list(disagreement(said, reports))
        room = max(len(value) for _, value, _ in versions)
        for number, (name, value, by) in enumerate(versions):
            label = name.removeprefix("figure: ") if number == 0 else ""
            yield from hung(f"  {harmless(label):<12} {harmless(value):<{room}}  ", by, wide)


def _report(number: int, report: Report, told: Account, wide: int) -> Iterator[Line]:
    bearing = f"{report.bearing.replace('_', ' ')}, {report.modality}"
    yield from hung(f"{number:>2}  ", f"{published(report)}  {chain(report)}", wide, style="bold")
    top = told.tops.get(report.dispatch)
    title = top.title if top else None
    yield from hung("    ", " · ".join(filter(None, (bearing, title))), wide)


def _where(report: Report, told: Account, wide: int) -> Iterator[Line]:
    top = told.tops.get(report.dispatch)
    address = shortened(top.address) if top else None
    facts = (address, f"seen {report.seen[:16].replace('T', ' ')}", report.dispatch, report.wire)
    yield from hung("    ", " · ".join(filter(None, facts)), wide, style="dim")


def _said(report: Report, told: Account) -> str:
    """The sentence of a report."""
    telling = told.tellings.get(report.telling)
    return sentence(telling) if telling else report.cited.exact


def _words(text: str, exact: str, room: int, *, colour: bool) -> Iterator[Line]:
    """A sentence, with the words marked that tell the event."""
    at = text.find(exact)
    marks = [Mark(span=Span(at, at + len(exact)), part="did")] if at >= 0 and exact else []
    for line in marked(text, Span(0, len(text)), marks, width=max(20, room), colour=colour):
        yield Line("    ").append_text(line)
