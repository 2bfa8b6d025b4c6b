"""A dossier as Markdown: the table that a person reads, then every step with its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from chancery.exchange.dossier_words import dated, named, one_line, state
from chancery.records.dossier import Dossier, ReportedStep, Stipulation

_MEANT = re.compile(r"([\\`*_{}\[\]()#|~!])")
_HEAD = ("Bearer", "Owes", "Due", "Reported", "Assessed", "Who says so", "Quote")
_LONGEST = 200
"""Signs of a quotation in a table; the steps below have it whole."""


def dossiers_markdown(dossiers: Iterable[Dossier]) -> str:
    """One section for each dossier."""
    return "\n".join(line for dossier in dossiers for line in _section(dossier))


def _section(dossier: Dossier) -> Iterator[str]:
    yield f"## {_text(dossier.name)}"
    yield ""
    yield _made(dossier)
    yield ""
    if not dossier.stipulations:
        yield "No obligation is told."
        yield ""
        return
    yield _row(_HEAD)
    yield _row(["---"] * len(_HEAD))
    yield from (_row(_cells(one)) for one in dossier.stipulations)
    yield ""
    for one in dossier.stipulations:
        yield from _steps(one)


def _made(dossier: Dossier) -> str:
    dispatches = len({cited.dispatch for cited in dossier.told})
    parts = [
        dossier.kind,
        _text(named(dossier.parties)),
        f"signed {dated(dossier.signed)}" if dossier.signed else "",
        _text(dossier.place or ""),
        "told in one dispatch" if dispatches == 1 else f"told in {dispatches} dispatches",
        f"`{dossier.id}`",
    ]
    return " · ".join(part for part in parts if part)


def _cells(one: Stipulation) -> list[str]:
    last = one.steps[-1] if one.steps else None
    cited = last.cited if last else one.told[0]
    when = f" ({last.day})" if last and last.day else ""
    return [
        _text(named(one.bearers)),
        _text(one.action),
        dated(one.due),
        state(one.reported) + when,
        state(one.assessment) or "—",
        _text((last and last.claimed_by) or ""),
        f"“{_text(_short(cited.exact))}”",
    ]


def _short(quote: str) -> str:
    seen = one_line(quote)
    return seen if len(seen) <= _LONGEST else seen[: _LONGEST - 1] + "…"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _steps(one: Stipulation) -> Iterator[str]:
    if one.steps:
        yield f"**{_text(one.action)}**{_codes(one)}"
        yield ""
        yield from (_step(step) for step in one.steps)
        yield ""


def _codes(one: Stipulation) -> str:
    return f" ({_text(', '.join(one.codes))})" if one.codes else ""


def _step(step: ReportedStep) -> str:
    says = f", says {_text(step.claimed_by)}" if step.claimed_by else ""
    sources = f" · {_text(', '.join(step.sources))}" if step.sources else ""
    quote = f"“{_text(step.cited.exact)}” (`{step.cited.dispatch}`)"
    return f"- {step.day or '?'} {state(step.status)}{says}: {quote}{sources} · {_text(step.why)}"


def _text(text: str) -> str:
    """Words that mean nothing to Markdown or HTML."""
    escaped = _MEANT.sub(r"\\\1", one_line(text))
    return escaped.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
