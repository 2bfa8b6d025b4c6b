"""One round: everything that some sources offer, read and put into the ledger.

Each batch is one transaction: its captures, readings, reports and what the web client is to
remember are kept together or not at all. What was kept is not read again, so a round that was
killed is finished by going round once more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from chancery.errors import ChanceryError, InputError, UnfitError
from chancery.pipeline import READER
from chancery.records.deposit import Deposit, Fate
from chancery.records.intake import Link
from chancery.rounds.batches import in_batches
from chancery.rounds.making import deposits_of, line_of
from chancery.rounds.offers import Asked, Offer, local_offers
from chancery.rounds.report import Options, RunReport, Told
from chancery.rounds.web import Web
from chancery.sources import Kind, kind_of, printable
from chancery.store import Ledger


def ingest(
    ledger: Ledger,
    sources: Iterable[str],
    *,
    options: Options | None = None,
    web: Web | None = None,
    told: Told | None = None,
    stopped: Callable[[], bool] = bool,
) -> RunReport:
    """Read what some sources offer and keep it; what was read before is not read again.

    ``sources`` are files, folders, addresses …: see ``rounds.offers``. ``web`` fetches; without it
    an address is an error. ``stopped`` is asked between batches. Raises ``LedgerError`` when the
    ledger cannot be written; what was told of is kept even then.
    """
    asked = options or Options()
    if web:
        web.begin()
    offers = all_offers(sources, Asked(columns=asked.columns), web)
    return keep(ledger, offers, options=asked, command="ingest", told=told, stopped=stopped)


def keep(
    ledger: Ledger, offers: Iterable[Offer], *, options: Options, command: str,
    told: Told | None = None, stopped: Callable[[], bool] = bool,
) -> RunReport:  # fmt: skip
    """Read and keep what is offered, batch by batch, as one run of the ledger."""
    report = RunReport()
    run = ledger.start_run(command, READER)
    for batch in in_batches(_to_keep(offers, report), stopped):
        record(ledger, run, batch, deposits_of(ledger, batch, options), report, told)
    ledger.finish_run(run, report.counts)
    return report


def _to_keep(offers: Iterable[Offer], report: RunReport) -> Iterator[Offer]:
    """The offers without those that leave no trace: pages that there is no reason to look at."""
    for offer in offers:
        report.answered |= offer.visit is not None and not _is_input(offer)
        if offer.known and offer.visit is None:
            report.counts["known"] += 1
        else:
            yield offer


def record(
    ledger: Ledger, run: int, batch: Sequence[Offer], deposits: Sequence[Deposit],
    report: RunReport, told: Told | None,
) -> None:  # fmt: skip
    """Put a batch into the ledger; then, and only then, count it and tell of it."""
    put = _put(ledger, run, deposits)
    for offer, (deposit, fate) in zip(batch, put, strict=True):
        if deposit.report:
            report.reports.append(deposit.report)
        if _is_input(offer):
            report.counts[fate] += 1
            if told:
                told(deposit, fate)


def _put(ledger: Ledger, run: int, deposits: Sequence[Deposit]) -> Iterable[tuple[Deposit, Fate]]:
    """All at once; where one does not fit into the database, one by one, and that one not."""
    try:
        return zip(deposits, ledger.deposit(run, deposits), strict=True)
    except UnfitError as error:
        if len(deposits) > 1:
            return chain.from_iterable([_put(ledger, run, [one]) for one in deposits])
        bare = Deposit(address=deposits[0].address, report=line_of(deposits[0].address, error))
        if deposits == [bare]:
            raise
        return _put(ledger, run, [bare])


def all_offers(sources: Iterable[str], asked: Asked, web: Web | None) -> Iterator[Offer]:
    """What all sources offer, links followed."""
    for source in sources:
        try:
            is_web = kind_of(source) is Kind.URL
        except ChanceryError as error:
            yield Offer(address=source, error=error)
            continue
        for one in [Link(url=printable(source))] if is_web else local_offers(source, asked):
            if isinstance(one, Offer):
                yield one
            elif web is None:
                yield Offer(address=source, error=InputError(f"{source}: no web was given"))
            elif isinstance(one, Link):
                yield from web.offers(one)
            else:
                yield from web.follow(one, source)


def _is_input(offer: Offer) -> bool:
    """Whether something was offered, and not only something to remember."""
    return bool(offer.item or offer.reading or offer.error or offer.known)
