"""Reading again, from the bytes that were kept: after a change of Chancery, or when it failed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from chancery.errors import LedgerError
from chancery.pipeline import READER, Outcome, read_items
from chancery.records.intake import Item
from chancery.rounds.batches import in_batches
from chancery.rounds.ingest import record
from chancery.rounds.making import deposit_of
from chancery.rounds.offers import Offer
from chancery.rounds.report import RunReport, Told
from chancery.store import Ledger


def reread(
    ledger: Ledger,
    *,
    everything: bool = False,
    told: Told | None = None,
    stopped: Callable[[], bool] = bool,
) -> RunReport:
    """Read captures again whose reading is of another reader, or that have none.

    With ``everything``, all captures whose bytes were kept. What the page itself did not say is
    taken from the reading before: the language, the day and the publisher that were given then. A
    reading that says something else supersedes the one before.
    """
    report, run = RunReport(), ledger.start_run("reread", READER)
    for batch in in_batches(_kept(ledger, everything=everything), stopped):
        read = [deposit_of(offer, _again(ledger, offer)) for offer in batch]
        deposits = [replace(one, again=True) for one in read]
        record(ledger, run, batch, deposits, report, told)
    ledger.finish_run(run, report.counts)
    return report


def _kept(ledger: Ledger, *, everything: bool) -> Iterator[Offer]:
    """The captures to read again, each at one address where it was found."""
    for address, seal in ledger.captures(unless_read_by=None if everything else READER):
        try:
            capture, data = ledger.capture(seal)
        except LedgerError as error:
            yield Offer(address=address, error=error)
            continue
        if data is not None:
            yield Offer(address=address, item=Item(address=address, capture=capture, data=data))


def _again(ledger: Ledger, offer: Offer) -> Outcome | None:
    if offer.item is None:
        return None
    try:
        given = ledger.given(offer.item.capture.sha256)
    except LedgerError as error:
        return error
    ((_, outcome),) = read_items(
        [offer.item],
        language=given.get("language"),
        published=given.get("published"),
        publisher=given.get("publisher"),
    )
    return outcome
