"""Dossiers as a table: a row for each stipulation, and one for each step reported of it.

Cells are those of ``exchange/cells.py``: none is a formula; the exact words stand in the JSON.
``overdue`` and ``silent`` say ``yes`` or ``no`` of a stipulation, and nothing where nobody asked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TypeAlias

from chancery.exchange.cells import table_csv
from chancery.exchange.dossier_words import dated, named
from chancery.records.actor import Citation
from chancery.records.dossier import Dossier, ReportedStep, Stipulation

COLUMNS = (
    "row", "dossier", "agreement", "signed", "stipulation", "bearers", "counterparties", "action",
    "object", "since", "due", "condition", "reported", "assessment", "overdue", "silent",
    "provision", "codes", "lag", "step", "day", "status", "claimed_by", "sources", "why",
    "dispatch", "start", "end", "quote",
)  # fmt: skip

_Ids: TypeAlias = Collection[str] | None


def dossiers_csv(dossiers: Iterable[Dossier], *, overdue: _Ids = None, silent: _Ids = None) -> str:
    """The table with its head, comma-separated, every cell quoted.

    ``overdue`` and ``silent`` are the ids of stipulations that are so on the day asked about.
    """
    rows = (row for dossier in dossiers for row in _rows(dossier, overdue, silent))
    return table_csv(COLUMNS, rows, ends="\n")


def _rows(dossier: Dossier, overdue: _Ids, silent: _Ids) -> Iterator[dict[str, str]]:
    for one in dossier.stipulations:
        pressing = {"overdue": _among(one, overdue), "silent": _among(one, silent)}
        yield {**_stipulation(dossier, one), **pressing}
        for step in one.steps:
            yield _step(dossier, one, step)


def _among(one: Stipulation, ids: _Ids) -> str:
    if ids is None:
        return ""
    return "yes" if one.id in ids else "no"


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
