"""A dossier for a person: who owes what until when, what is reported done, who says so.

On a wide page the last step has a column of its own; on a narrow one it stands below what is owed.
What is overdue or silent is said in words, and in red where there is colour.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text as Line

from chancery.desk.across_lines import counted, hung, moment, some
from chancery.desk.terminal import harmless
from chancery.exchange.dossier_words import dated
from chancery.records.dossier import Dossier, ReportedStep, Stipulation

WIDE = 110
"""Columns from which the last step has its own."""

WIDEST = 160
"""Columns that the page takes at most."""

_LONGEST = 160
"""Characters of a quotation that are shown; --format json has all."""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A dossier and what is pressing in it: ids of stipulations overdue, and of silent ones."""

    dossier: Dossier
    overdue: frozenset[str]
    silent: frozenset[str]
    days: int


def head(sheet: Sheet, wide: int) -> Iterator[Line]:
    """What it is, between whom, since when."""
    one = sheet.dossier
    yield from hung("", one.name, wide, style="bold")
    others = [name for name in one.names if name != one.name]
    if others:
        yield from hung("also called  ", some(others, 6), wide)
    yield from hung("between      ", some([x.name for x in one.parties], 8) or "nobody named", wide)
    signed = f"signed {moment(one.signed)}" if one.signed else "no day of signature known"
    yield from hung("made         ", " · ".join(filter(None, (signed, one.place))), wide)
    dispatches = len({cited.dispatch for cited in one.told})
    told = f"{dispatches} dispatch{'' if dispatches == 1 else 'es'}, last {one.last_day or '?'}"
    yield from hung("told in      ", told, wide)
    yield from hung("id           ", one.id, wide, style="dim")
    yield from hung("in all       ", _summary(sheet), wide)


def _summary(sheet: Sheet) -> str:
    parts = [counted(len(sheet.dossier.stipulations), "stipulation")]
    parts += [f"{len(sheet.overdue)} overdue"] if sheet.overdue else []
    quiet = f"{len(sheet.silent)} silent (no report for {sheet.days} days)"
    parts += [quiet] if sheet.silent else []
    return ", ".join(parts)


def table(sheet: Sheet, wide: int) -> Table:
    """The stipulations."""
    own = wide >= WIDE
    found = Table(box=SIMPLE_HEAD, width=wide, pad_edge=False, header_style="bold")
    found.add_column("Bearer", width=18 if own else 13, overflow="fold")
    found.add_column("Owes", ratio=6, overflow="fold")
    found.add_column("Due", width=10, overflow="fold")
    found.add_column("Reported", width=12, overflow="fold")
    found.add_column("Assessed", width=8, overflow="fold")
    if own:
        found.add_column("Last step", ratio=8, overflow="fold")
    for one in sheet.dossier.stipulations:
        found.add_row(*_cells(sheet, one, own=own), style="red" if one.id in sheet.overdue else "")
    return found


def _cells(sheet: Sheet, one: Stipulation, *, own: bool) -> list[Line]:
    steps = list(_steps(one))
    owes = [one.action, *([f"if {one.condition}"] if one.condition else [])]
    due, reported = [dated(one.due) or "—"], [_state(one.reported)]
    due += ["OVERDUE"] if one.id in sheet.overdue else []
    reported += ["silent"] if one.id in sheet.silent else []
    cells = [
        [some([x.name for x in one.bearers]) or "(nobody named)"],
        owes if own else [*owes, *steps],
        due,
        reported,
        [_state(one.assessment) if one.assessment else "—"],
        *([steps or ["none reported"]] if own else []),
    ]
    return [Line("\n".join(map(harmless, cell))) for cell in cells]


def _steps(one: Stipulation) -> Iterator[str]:
    """The last step; before it, in a word each, how it came there."""
    if not one.steps:
        return
    *before, last = one.steps
    if before:
        yield f"{len(before)} before: {' → '.join(_path(before))}"
    says = f", says {last.claimed_by}" if last.claimed_by else ""
    yield f"{last.day or '?'} {_state(last.status)}{says}:"
    yield f"“{_quote(last)}”"
    if one.lag is not None:
        yield f"first deed after {counted(one.lag, 'day')}"


def _path(steps: Sequence[ReportedStep]) -> Iterable[str]:
    """The states on the way, each once where several reports say the same."""
    states = [_state(step.status) for step in steps]
    return [state for n, state in enumerate(states) if n == 0 or states[n - 1] != state]


def _quote(step: ReportedStep) -> str:
    words = " ".join(step.cited.exact.split())
    return f"{words[:_LONGEST]}{'…' if len(words) > _LONGEST else ''}"


def _state(status: str) -> str:
    return status.replace("_", " ")


def listed(sheets: Iterable[Sheet], wide: int) -> Iterator[Line]:
    """A list of dossiers, a few lines each."""
    for sheet in sheets:
        one = sheet.dossier
        yield from hung("", one.name, wide, style="bold")
        made = f"signed {moment(one.signed)}" if one.signed else ""
        parties = some([x.name for x in one.parties])
        about = " · ".join(filter(None, (one.kind, parties, made, one.place)))
        yield from hung("    ", about, wide)
        style = "red" if sheet.overdue else ""
        last = f"last told {one.last_day}" if one.last_day else ""
        yield from hung(
            "    ", " · ".join(filter(None, (_summary(sheet), last))), wide, style=style
        )
        yield from hung("    ", one.id, wide, style="dim")
