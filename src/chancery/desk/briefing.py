"""``chancery today``: the news of some days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from rich.text import Text as Line

from chancery.desk.across_lines import (
    backed,
    chain,
    contested,
    counted,
    deed,
    hung,
    sentence,
    show,
    state_of,
    when_where,
    width,
)
from chancery.desk.ledgers import asked_settings, open_asked
from chancery.desk.terminal import harmless_json, say, write_line
from chancery.errors import QueryError
from chancery.rounds.across.briefing import brief
from chancery.rounds.across.news import Briefing, Item, Told

SHOWN = 5
"""Interactions under a headline; the JSON has all."""

_LONGEST = 240
"""Characters of a sentence that are shown; ``chancery explain`` has all."""

_NEWS = {"new": "NEW", "turned": "TURNED", "again": "again"}
_STYLES = {"new": "bold green", "turned": "bold yellow", "again": "dim"}


@dataclass(frozen=True, kw_only=True)
class Request:
    """What was asked for on the command line."""

    day: str | None = None
    days: int = 1
    watched: tuple[str, ...] = ()
    limit: int = 20
    as_json: bool = False


def run_today(asked: Request, address: str | None) -> int:
    """Print a briefing."""
    last = read_day("--date", asked.day)
    first = date.fromordinal(max(last.toordinal() - asked.days + 1, 1))
    watched = asked.watched or asked_settings().desk.watch
    with open_asked(address) as ledger:
        found = brief(ledger, first.isoformat(), last.isoformat(), watched)
    if asked.as_json:
        write_line(harmless_json(found.to_json(asked.limit)))
        return 0
    if found.dispatches and not found.stories:
        say("no event of these days is known across dispatches; try `chancery resolve`")
    elif not found.stories:
        latest = found.latest
        say(f"nothing was published then{f'; the last is of {latest}' if latest else ''}")
    show(page(found, asked.limit, width()))
    return 0


def read_day(option: str, given: str | None) -> date:
    """A day of the command line, today (UTC) without one. Raises ``QueryError``."""
    if given is None:
        return datetime.now(UTC).date()
    try:
        return date.fromisoformat(given)
    except ValueError as error:
        message = f"{option} {given[:40]}: no day; give YYYY-MM-DD, like 2026-03-12"
        raise QueryError(message) from error


def page(found: Briefing, limit: int, wide: int) -> Iterator[Line]:
    """The lines of a briefing."""
    days = found.first if found.first == found.last else f"{found.first} to {found.last}"
    count = len(found.stories)
    dispatches = f"{found.dispatches} dispatch{'' if found.dispatches == 1 else 'es'}"
    yield from hung("", f"{days} · {dispatches} · {counted(count, 'headline')}", wide, style="bold")
    for number, told in enumerate(found.stories[:limit], 1):
        yield Line("")
        yield from _told(number, told, wide)
    if count > limit:
        yield Line("")
        yield from hung("", f"{counted(count - limit, 'more headline')}: --limit {count}", wide)


def _told(number: int, told: Told, wide: int) -> Iterator[Line]:
    left = f"{number:>2}  "
    yield from hung(left, told.title or "(no title)", wide, style="bold")
    yield from hung("    ", backed(told.sources, told.outlets), wide)
    if told.watched:
        yield from hung("    ", f"watched: {', '.join(told.watched)}", wide, style="cyan")
    quoted = ""
    for item in told.items[:SHOWN]:
        words = _words(item)
        yield from _item(item, words if words != quoted else "", wide)
        quoted = words
    more = len(told.items) - SHOWN
    if more > 0:
        yield from hung("    ", f"and {more} more: --json has all", wide, style="dim")


def _item(item: Item, words: str, wide: int) -> Iterator[Line]:
    one = item.interaction
    state = state_of(one)
    news = f"{_NEWS[item.news]}{'' if state == 'reported' else f', {state}'}"
    yield from hung(f"    {news}  ", deed(one), wide, first=_STYLES[item.news])
    yield from hung("        ", when_where(one), wide)
    yield from hung("        ", words, wide, style="italic")
    yield from hung("        ", _says(item), wide)
    for line in contested(one):
        yield from hung("        contested: ", line, wide, style="red", first="red")
    yield from hung("        ", one.id, wide, style="dim")


def _words(item: Item) -> str:
    """The sentence of the first report of these days."""
    telling = item.tellings.get(item.reports[0].telling) if item.reports else None
    words = " ".join(sentence(telling).split()) if telling else ""
    return f"“{words[:_LONGEST]}{'…' if len(words) > _LONGEST else ''}”" if words else ""


def _says(item: Item) -> str:
    """Who says so: of several outlets how many, of one the way that it came."""
    one = item.interaction
    if one.outlets > 1 or not item.reports:
        return backed(one.sources, one.outlets)
    return f"says {chain(item.reports[0])}"
