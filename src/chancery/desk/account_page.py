"""``chancery explain`` of what dispatches say together: all reports, and why they are together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rich.text import Text as Line

from chancery.desk.account_reports import interaction_lines
from chancery.desk.across_lines import (
    backed,
    counted,
    deed,
    has_colour,
    hung,
    show,
    some,
    state_of,
    when_where,
    width,
)
from chancery.desk.actors import page as actor_page
from chancery.desk.diffing import called
from chancery.desk.dossier_page import Sheet, head
from chancery.desk.ledgers import open_asked
from chancery.desk.terminal import harmless_json, write_line
from chancery.desk.why_page import near, why
from chancery.records.actor import Actor
from chancery.records.clipping import Wire
from chancery.records.dossier import Dossier
from chancery.records.story import Story
from chancery.records.telling import Interaction
from chancery.rounds.across.accounting import Account, account
from chancery.store.headlines import Headline

_COPIES = {
    "first": "the first", "full": "all of {}", "cut": "part of {}", "extended": "{} with more",
    "reworked": "{} reworked",
}  # fmt: skip


def run_account(wanted: str, address: str | None, *, as_json: bool) -> int:
    """Print the account of what is meant by an id."""
    with open_asked(address) as ledger:
        told = account(ledger, wanted)
    if as_json:
        write_line(harmless_json(told.to_json(), indent=2))
    else:
        show(page(told, width(), colour=has_colour()))
    return 0


def page(told: Account, wide: int, *, colour: bool) -> Iterator[Line]:
    """The lines of an account."""
    yield from _body(told, wide, colour=colour)
    numbers = _numbers(told)
    yield from why(told, numbers, wide)
    yield from near(told, numbers, wide)
    said = f"the ledger says this since {told.since}"
    if told.until is not None:
        said = f"the ledger said this from {told.since} to {told.until}"
        said += f"; its parts are now in {some(told.into) or 'nothing'}"
    yield Line("")
    yield from hung("", said, wide, style="dim" if told.until is None else "yellow")


def _numbers(told: Account) -> dict[str, int]:
    """The numbers that a page gives to the reports of an interaction, the prints of a text."""
    match told.record:
        case Interaction(reports=reports):
            return {report.telling: n for n, report in enumerate(reports, 1)}
        case Wire(copies=copies):
            return {copy.dispatch: n for n, copy in enumerate(copies, 1)}
        case Dossier(accords=accords):
            return {name: n for n, name in enumerate(accords, 1)}
        case Story(interactions=interactions):
            return {name: n for n, name in enumerate(interactions, 1)}
        case _:
            return {}


def _body(told: Account, wide: int, *, colour: bool) -> Iterator[Line]:
    match told.record:
        case Interaction() as one:
            yield from interaction_lines(one, told, wide, colour=colour)
        case Wire() as one:
            yield from _wire(one, told.tops, wide)
        case Actor() as one:
            yield from actor_page(one, told.tops, None, wide)
        case Dossier() as one:
            yield from _dossier(one, told, wide)
        case Story() as one:
            yield from _story(one, told, wide)


def _wire(one: Wire, tops: Mapping[str, Headline], wide: int) -> Iterator[Line]:
    first = tops.get(one.copies[0].dispatch)
    title = first.title if first else None
    yield from hung("", title or "(no title)", wide, style="bold")
    outlets = {copy.publisher for copy in one.copies if copy.publisher}
    source = one.source or "not stated"
    yield from hung("    ", f"{counted(len(outlets), 'outlet')}, 1 source: {source}", wide)
    yield from hung("    ", one.id, wide, style="dim")
    yield Line("")
    yield Line("IN THE ORDER IN WHICH IT WAS COPIED", style="bold")
    numbers = {copy.dispatch: n for n, copy in enumerate(one.copies, 1)}
    for number, copy in enumerate(one.copies, 1):
        when = (copy.published or "undated")[:16].replace("T", " ")
        agencies = f", with {some(copy.agencies)}" if copy.agencies else ""
        kind = _COPIES[copy.kind].format(numbers.get(copy.of or "", "?"))
        share = f" ({copy.share:.0%} of its sentences are from there)" if copy.share < 1 else ""
        said = f"{when}  {copy.publisher or '?'}{agencies}: {kind}{share}"
        yield from hung(f"{number:>2}  ", said, wide)
        top = tops.get(copy.dispatch)
        about = (top.title if top and top.title != title else None, copy.dispatch)
        yield from hung("    ", " · ".join(filter(None, about)), wide, style="dim")


def _dossier(one: Dossier, told: Account, wide: int) -> Iterator[Line]:
    empty: frozenset[str] = frozenset()
    yield from head(Sheet(dossier=one, overdue=empty, silent=empty, days=0), wide)
    yield Line("")
    yield Line(counted(len(one.accords), "telling").upper(), style="bold")
    for number, cited in enumerate(one.told, 1):
        top = told.tops.get(cited.dispatch)
        source = f"{(top.published or 'undated')[:10]}  {top.publisher or '?'}: " if top else ""
        yield from hung(f"{number:>2}  ", f"{source}“{cited.exact}”", wide)
        yield from hung("    ", cited.dispatch, wide, style="dim")


def _story(one: Story, told: Account, wide: int) -> Iterator[Line]:
    yield from hung("", one.title or called(one), wide, style="bold")
    yield from hung("    ", f"{one.first_day or '?'} to {one.last_day or '?'}", wide)
    yield from hung("    ", backed(one.sources, one.outlets), wide)
    yield from hung("    ", one.id, wide, style="dim")
    yield Line("")
    yield Line(counted(len(one.interactions), "interaction").upper(), style="bold")
    for number, name in enumerate(one.interactions, 1):
        held = told.members.get(name)
        if held is None:
            continue
        yield from hung(f"{number:>2}  ", f"{deed(held)} · {when_where(held)}", wide)
        told_by = backed(held.sources, held.outlets)
        yield from hung("    ", f"{state_of(held)} · {told_by}", wide)
        yield from hung("    ", held.id, wide, style="dim")
