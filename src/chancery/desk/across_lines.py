"""What dispatches say together, in lines for a person: who, when, where, who says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rich.text import Text as Line

from chancery.desk.console import PlainConsole
from chancery.desk.marks import wrap
from chancery.desk.page import WIDEST
from chancery.desk.terminal import harmless
from chancery.records.actor import Player
from chancery.records.telling import Contradiction, Interaction, Report, Telling
from chancery.records.text import Span
from chancery.records.time import Interval

NARROWEST = 20
"""Columns that words always have, however narrow the terminal."""

MOST = 4
"""Names of one side, or sources, that a line shows."""

_STATES = {"called_off": "called off"}


def width(most: int = WIDEST) -> int:
    """The columns that a page has, so many at most."""
    return min(PlainConsole().width, most)


def has_colour() -> bool:
    """Whether the terminal shows colours."""
    console = PlainConsole()
    return console.is_terminal and console.color_system is not None and not console.no_color


def show(lines: Iterable[Line]) -> None:
    """Print lines that are no wider than the page."""
    console = PlainConsole()
    for line in lines:
        console.print(line, width=max(console.width, NARROWEST), soft_wrap=True)


def hung(
    left: str, words: str, wide: int, style: str = "", first: str = "bright_black"
) -> Iterator[Line]:
    """Words behind ``left``; further lines hang below the first. Nothing for no words."""
    room = max(NARROWEST, wide - len(left))
    for number, span in enumerate(wrap(words, Span(0, len(words)), room)):
        line = Line(harmless(left) if number == 0 else " " * len(left), style=first)
        yield line.append(harmless(words[span.start : span.end]), style=style or "default")


def deed(one: Interaction) -> str:
    """``sign: Tchad, Front du Nord → Libye``."""
    return f"{one.act.replace('_', ' ')}: {who(one.players)}"


def who(players: Iterable[Player]) -> str:
    """``Tchad, Front du Nord → Libye``."""
    held = list(players)
    acting = some([one.name for one in held if one.part == "actor"]) or "(nobody named)"
    to_whom = some([one.name for one in held if one.part == "recipient"])
    beside = some([one.name for one in held if one.part == "other"])
    with_them = f" ({beside})" if beside else ""
    return f"{acting} → {to_whom}{with_them}" if to_whom else f"{acting}{with_them}"


def some(names: Iterable[str], most: int = MOST) -> str:
    """``a, b, c and 12 more``."""
    held = list(dict.fromkeys(names))
    more = f" and {len(held) - most} more" if len(held) > most else ""
    return ", ".join(held[:most]) + more


def state_of(one: Interaction) -> str:
    """``announced``, ``contested``; what is reported is told with its modality if not asserted."""
    modalities = {report.modality for report in one.reports if report.bearing == "tells"}
    if one.state == "reported" and modalities and "asserted" not in modalities:
        return " or ".join(sorted(modalities))
    return _STATES.get(one.state, one.state)


def when_where(one: Interaction) -> str:
    """``2026-02-20 · Libreville (GAB)``."""
    country = f" ({one.place_country})" if one.place_country else ""
    place = f"{one.place}{country}" if one.place else ""
    return " · ".join(filter(None, (moment(one.when), place)))


def moment(when: Interval | None) -> str:
    """The days of a date, as EDTF; ``undated`` without any."""
    return when.edtf if when else "undated"


def backed(sources: tuple[str, ...], outlets: int) -> str:
    """``7 outlets, 1 source: Agence France-Presse``."""
    named = f": {some(sources)}" if sources else ""
    return f"{counted(outlets, 'outlet')}, {counted(len(sources), 'source')}{named}"


def counted(number: int, thing: str) -> str:
    """``1 story``, ``2 stories``."""
    many = f"{thing[:-1]}ies" if thing.endswith("ry") else f"{thing}s"
    return f"{number:,} {thing if number == 1 else many}"


def chain(report: Report) -> str:
    """``Le Fil ← Agence France-Presse ← un responsable``: outlet, agency, speaker."""
    outlet = [report.publisher] if report.publisher else []
    return " ← ".join(dict.fromkeys((*outlet, *report.told_by))) or "source not stated"


def sentence(telling: Telling) -> str:
    """The sentence with the words that tell the event, of all that a telling is made of."""
    parts = (part for part in telling.text.split("\n") if telling.cited.exact in part)
    return next(parts, telling.text)


def published(report: Report) -> str:
    """The day or time at which a report came out: ``2026-02-20 18:40``."""
    told = report.published
    return told[:16].replace("T", " ") if told and len(told) > len("2026-02-20") else told or "?"


def disagreement(
    one: Contradiction, reports: Mapping[str, Report]
) -> Iterator[tuple[str, str, str]]:
    """Of each version: what it is of, what it says, who says so."""
    for version in one.versions:
        tellers = some(
            reports[name].publisher or "?" for name in version.tellings if name in reports
        )
        yield one.field, _VERSIONS.get(version.value, version.value), tellers


_VERSIONS = {"tells": "it happened", "denies": "it did not"}


def contested(one: Interaction) -> Iterator[str]:
    """``morts: 12 (Le Fil, Reuters) ≠ 15 (Le Relais)``, a line for each thing not agreed on."""
    reports = {report.telling: report for report in one.reports}
    for said in one.contradictions:
        told = [f"{value} ({by})" for _, value, by in disagreement(said, reports)]
        yield f"{said.field.removeprefix('figure: ')}: {' ≠ '.join(told)}"
