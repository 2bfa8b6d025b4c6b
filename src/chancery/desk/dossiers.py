"""``chancery dossier``: who owes what, for a person, a table, a note, a calendar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from chancery.agreements.dossiers import known_on
from chancery.desk.across_lines import counted, show, width
from chancery.desk.briefing import read_day
from chancery.desk.console import PlainConsole
from chancery.desk.dossier_page import WIDEST, Sheet, head, listed, table
from chancery.desk.ledgers import open_asked
from chancery.desk.terminal import FAILED, harmless, harmless_json, say, write_line, write_whole
from chancery.exchange.dossiers import dossier_dict
from chancery.exchange.dossiers_calendar import calendar_of
from chancery.exchange.dossiers_csv import dossiers_csv
from chancery.exchange.dossiers_markdown import dossiers_markdown
from chancery.records.dossier import Dossier
from chancery.records.telling import Interaction
from chancery.rounds.across.asking import dossiers_named, meetings_of, pressing

QUIET = 90
"""Days without a report after which a stipulation is called silent, unless told otherwise."""


@dataclass(frozen=True, kw_only=True)
class Request:
    """What was asked for on the command line."""

    wanted: str | None = None
    form: str = "text"
    overdue: bool = False
    silent: int | None = None
    as_of: str | None = None


def run_dossier(asked: Request, address: str | None) -> int:
    """Print a dossier, or list them."""
    today = read_day("--as-of", asked.as_of)
    with open_asked(address) as ledger:
        found = dossiers_named(ledger, asked.wanted)
        meetings = meetings_of(ledger, found) if asked.form == "ics" else []
    if asked.as_of is not None:
        found = [known_on(one, today) for one in found]
    sheets = _sheets(found, asked, today)
    if asked.form != "text":
        _export(asked.form, sheets, meetings, today)
        return 0
    if asked.wanted is not None and len(found) == 1:
        _print(sheets)
        return 0
    if asked.wanted is None and asked.overdue | (asked.silent is not None):
        _print(sheets)
        return 0
    told = [sheet for sheet in sheets if asked.wanted or sheet.dossier.stipulations]
    show(listed(told, width()))
    if empty := len(sheets) - len(told):
        say(f"{counted(empty, 'more dossier')} of which no obligation is told: --json has all")
    if asked.wanted is not None:
        say(f"{asked.wanted}: {len(found)} dossiers are called so; give the id of one")
        return FAILED
    return 0


def _sheets(found: Sequence[Dossier], asked: Request, today: date) -> list[Sheet]:
    """Dossiers with what is pressing in them; only that and only those, where it is asked for."""
    days = asked.silent if asked.silent is not None else QUIET
    sheets = []
    for one in found:
        late, quiet = pressing(one, today, days)
        kept = one.stipulations
        if asked.overdue:
            kept = tuple(x for x in kept if x.id in late)
        if asked.silent is not None:
            kept = tuple(x for x in kept if x.id in quiet)
        if kept or not (asked.overdue or asked.silent is not None):
            shown = replace(one, stipulations=kept)
            names = {x.id for x in kept}
            late, quiet = late & names, quiet & names
            sheets.append(
                Sheet(dossier=shown, overdue=frozenset(late), silent=frozenset(quiet), days=days)
            )
    return sheets


def _print(sheets: Sequence[Sheet]) -> None:
    wide, console = width(WIDEST), PlainConsole()
    for number, sheet in enumerate(sheets):
        if number:
            write_line("")
        show(head(sheet, wide))
        if sheet.dossier.stipulations:
            console.print(table(sheet, wide), width=wide)
    if not sheets:
        say("nothing of that kind is owed")


def _export(
    form: str, sheets: Sequence[Sheet], meetings: Sequence[Interaction], today: date
) -> None:
    dossiers = [sheet.dossier for sheet in sheets]
    if form == "json":
        write_line(harmless_json(_whole(sheets, today)))
    elif form == "csv":
        late = frozenset[str]().union(*(sheet.overdue for sheet in sheets))
        quiet = frozenset[str]().union(*(sheet.silent for sheet in sheets))
        write_whole(dossiers_csv(dossiers, overdue=late, silent=quiet))
    elif form == "md":
        write_whole(harmless_lines(dossiers_markdown(dossiers)))
    else:
        last = max((one.last_day for one in dossiers if one.last_day), default=today.isoformat())
        stamp = date.fromisoformat(last)
        write_whole(calendar_of(dossiers, meetings, stamp=stamp).decode("utf-8"))
    if len(dossiers) != 1:
        say(counted(len(dossiers), "dossier"))


def _whole(sheets: Sequence[Sheet], today: date) -> dict[str, object]:
    """Dossiers with the day for which they say what is overdue and what is silent."""
    told = [
        dossier_dict(sheet.dossier, overdue=sheet.overdue, silent=sheet.silent) for sheet in sheets
    ]
    days = max((sheet.days for sheet in sheets), default=QUIET)
    asked = {"as_of": today.isoformat(), "silent_days": days}
    return {"schema": "chancery/dossiers/1", **asked, "dossiers": told}


def harmless_lines(text: str) -> str:
    """Text of several lines that no terminal will obey."""
    return "\n".join(harmless(line) for line in text.split("\n")) + "\n"
