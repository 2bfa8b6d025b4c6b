"""Dossiers as a table: a row for each stipulation, and one for each step reported of it.

A cell that a spreadsheet would take for a formula is led by an apostrophe, as spreadsheets write
text; the exact words stand in the JSON.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from chancery.exchange.dossier_words import dated, named, one_line
from chancery.records.actor import Citation
from chancery.records.dossier import Dossier, ReportedStep, Stipulation

COLUMNS = (
    "row", "dossier", "agreement", "signed", "stipulation", "bearers", "counterparties", "action",
    "object", "since", "due", "condition", "reported", "assessment", "provision", "codes", "lag",
    "step", "day", "status", "claimed_by", "sources", "why", "dispatch", "start", "end", "quote",
)  # fmt: skip

_FORMULA = ("=", "+", "-", "@")


def dossiers_csv(dossiers: Iterable[Dossier]) -> str:
    """The table with its head, comma-separated, every cell quoted."""
    written = io.StringIO()
    table = csv.DictWriter(written, COLUMNS, restval="", quoting=csv.QUOTE_ALL, lineterminator="\n")
    table.writeheader()
    for dossier in dossiers:
        for row in _rows(dossier):
            table.writerow({name: _cell(value) for name, value in row.items()})
    return written.getvalue()


def _rows(dossier: Dossier) -> Iterator[dict[str, str]]:
    for one in dossier.stipulations:
        yield _stipulation(dossier, one)
        for step in one.steps:
            yield _step(dossier, one, step)


def _stipulation(dossier: Dossier, one: Stipulation) -> dict[str, str]:
    return {
        **_both("stipulation", dossier, one),
        "counterparties": named(one.counterparties),
        "object": one.thing or "",
        "since": one.since or "",
        "due": dated(one.due),
        "condition": one.condition or "",
        "reported": one.reported,
        "assessment": one.assessment or "",
        "provision": one.provision or "",
        "codes": " ".join(one.codes),
        "lag": "" if one.lag is None else str(one.lag),
        **(_cited(one.told[0]) if one.told else {}),
    }


def _step(dossier: Dossier, one: Stipulation, step: ReportedStep) -> dict[str, str]:
    return {
        **_both("step", dossier, one),
        "step": step.interaction,
        "day": step.day or "",
        "status": step.status,
        "claimed_by": step.claimed_by or "",
        "sources": "; ".join(step.sources),
        "why": step.why,
        **_cited(step.cited),
    }


def _both(row: str, dossier: Dossier, one: Stipulation) -> dict[str, str]:
    return {
        "row": row,
        "dossier": dossier.id,
        "agreement": dossier.name,
        "signed": dated(dossier.signed),
        "stipulation": one.id,
        "bearers": named(one.bearers),
        "action": one.action,
    }


def _cited(cited: Citation) -> dict[str, str]:
    return {
        "dispatch": cited.dispatch,
        "start": str(cited.start),
        "end": str(cited.end),
        "quote": cited.exact,
    }


def _cell(text: str) -> str:
    """On one line, and no formula; a negative number is a number."""
    seen = one_line(text)
    number = seen.lstrip("-").isdecimal()
    return f"'{seen}" if seen.startswith(_FORMULA) and not number else seen
