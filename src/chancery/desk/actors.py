"""``chancery actor``: the names somebody goes by, the offices, and where it says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rich.text import Text as Line

from chancery.desk.across_lines import hung, show, width
from chancery.desk.ledgers import open_asked
from chancery.desk.terminal import FAILED, harmless_json, say, write_line
from chancery.records.actor import Actor, Office
from chancery.rounds.across.asking import actors_named, cited_in, told_in
from chancery.store.headlines import Headline

LISTED = 20
"""Actors that a list shows."""


def run_actor(wanted: str, address: str | None, *, as_json: bool) -> int:
    """Print an actor; where several are called so, list them."""
    with open_asked(address) as ledger:
        found = actors_named(ledger, wanted)
        tops, counts = cited_in(ledger, found), told_in(ledger, found)
    if as_json:
        told = [{**one.to_json(), "dispatches": counts[one.id]} for one in found]
        write_line(harmless_json({"schema": "chancery/actors/1", "actors": told}))
        return 0
    if len(found) == 1:
        show(page(found[0], tops, counts[found[0].id], width()))
        return 0
    show(_listed(found[:LISTED], counts, width()))
    more = f", the first {LISTED} are shown" if len(found) > LISTED else ""
    say(f"{wanted}: {len(found)} actors are called so{more}; give the id of one")
    return FAILED


def page(one: Actor, tops: Mapping[str, Headline], count: int | None, wide: int) -> Iterator[Line]:
    """The lines of an actor."""
    yield from hung("", one.name, wide, style="bold")
    about = (one.schema, one.country, one.sector, one.key)
    yield from hung("    ", " · ".join(filter(None, about)), wide)
    yield from hung("    ", one.id, wide, style="dim")
    yield from hung("names     ", _names(one), wide)
    if count is not None:
        yield from hung("told in   ", _dispatches(count), wide)
    for number, office in enumerate(one.offices):
        yield from _office("offices   " if number == 0 else "          ", office, tops, wide)


def _names(one: Actor) -> str:
    return ", ".join(f"{variant.name} ({variant.count})" for variant in one.names)


def _dispatches(number: int) -> str:
    return f"{number:,} dispatch{'' if number == 1 else 'es'}"


def _office(left: str, office: Office, tops: Mapping[str, Headline], wide: int) -> Iterator[Line]:
    first, last = office.first_day or "undated", office.last_day or "undated"
    days = f"on {first}" if first == last else f"from {first} to {last}"
    yield from hung(left, f"{days} described as “{office.title}”", wide)
    cited = office.cited
    top = tops.get(cited.dispatch)
    source = f"{top.publisher or 'publisher not stated'}, " if top else ""
    where = f"{source}{cited.dispatch} [{cited.start}, {cited.end}) “{cited.exact}”"
    yield from hung("          ", where, wide, style="dim")


def _listed(found: list[Actor], counts: Mapping[str, int], wide: int) -> Iterator[Line]:
    for one in found:
        office = f", {one.offices[-1].title}" if one.offices else ""
        country = f" ({one.country})" if one.country else ""
        yield from hung("", f"{one.name}{office}{country}", wide, style="bold")
        yield from hung("    ", f"{_dispatches(counts[one.id])} · {one.id}", wide, style="dim")
