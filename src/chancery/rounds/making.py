"""From what is offered to what is put into the ledger: read, checked, or refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from chancery.checking import admit
from chancery.errors import ChanceryError
from chancery.exchange import SavedReading, entry_of, saved
from chancery.pipeline import read_items
from chancery.records.deposit import Deposit, Report
from chancery.records.intake import Item
from chancery.records.ledger import Entry
from chancery.records.reading import Reading
from chancery.rounds.offers import Offer
from chancery.rounds.report import UNREAD, Options
from chancery.store import Ledger


def deposits_of(ledger: Ledger, batch: Sequence[Offer], options: Options) -> list[Deposit]:
    """What is to be kept of each offer, in order."""
    items = [(n, offer.item) for n, offer in enumerate(batch) if offer.item]
    known = dict(zip((n for n, _ in items), ledger.known([item for _, item in items]), strict=True))
    first = {item.capture.sha256: n for n, item in reversed(items)}
    unread = [
        (n, item)
        for n, item in items
        if first[item.capture.sha256] == n
        and (known[n] is None or _told_otherwise(ledger, item, options))
    ]
    read = read_items(
        (item for _, item in unread),
        language=options.language,
        published=options.published,
        publisher=options.publisher,
    )
    outcomes = {n: outcome for (n, _), (_, outcome) in zip(unread, read, strict=True)}
    deposits = [deposit_of(offer, outcomes.get(n)) for n, offer in enumerate(batch)]
    return [
        replace(one, fresh=n in outcomes and known[n] is None) for n, one in enumerate(deposits)
    ]


def _told_otherwise(ledger: Ledger, item: Item, options: Options) -> bool:
    """Whether a page that was read is to be read with other facts than it was read with."""
    wanted = {
        "language": options.language,
        "published": options.published,
        "publisher": options.publisher,
    }
    asked = {name: value for name, value in wanted.items() if value}
    if not asked:
        return False
    given = ledger.given(item.capture.sha256)
    return any(given.get(name) != value for name, value in asked.items())


def deposit_of(offer: Offer, outcome: Reading | ChanceryError | None) -> Deposit:
    """What is to be kept of one offer; ``outcome`` is what reading it gave, if it was read."""
    if offer.reading:
        return _of_reading(offer, offer.reading)
    if offer.item is None:
        return Deposit(address=offer.address, report=offer.report, visit=offer.visit)
    found = Deposit(
        address=offer.address, capture=offer.item.capture, data=offer.item.data, visit=offer.visit
    )
    if isinstance(outcome, Reading):
        try:
            entry = entry_of(saved(outcome))
            return replace(found, entry=entry, report=_unread(offer.address, entry))
        except ChanceryError as error:
            outcome = error
    if isinstance(outcome, ChanceryError):
        return replace(found, report=line_of(offer.address, outcome))
    return found


def _of_reading(offer: Offer, reading: SavedReading) -> Deposit:
    """A reading made elsewhere, let in if it holds."""
    try:
        admit(reading)
        entry = entry_of(reading)
    except ChanceryError as error:
        return Deposit(address=offer.address, report=line_of(offer.address, error))
    return Deposit(
        address=offer.address,
        capture=entry.capture,
        entry=entry,
        report=_unread(offer.address, entry),
    )


def _unread(address: str, entry: Entry) -> Report | None:
    """The line for a page that is kept, and in which nothing could be read."""
    if entry.problem is None:
        return None
    return Report(address=address, kind=UNREAD, line=f"{address}: not read: {entry.problem}")


def line_of(address: str, error: ChanceryError) -> Report | None:
    """The line that an error at an address costs."""
    return Offer(address=address, error=error).report
