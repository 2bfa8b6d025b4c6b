"""One round: everything that some sources offer, read and put into the ledger.

Each batch is one transaction: its captures, readings, reports and what the web client is to
remember are kept together or not at all. What was kept is not read again, so a round that was
killed is finished by going round once more.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import chain

from chancery.checking import admit
from chancery.errors import ChanceryError, InputError, LedgerError, UnfitError
from chancery.exchange import SavedReading, entry_of, saved
from chancery.pipeline import READER, Outcome, read_items
from chancery.records.deposit import FATES, Deposit, Fate, Report
from chancery.records.intake import Item, Link
from chancery.records.ledger import Entry
from chancery.records.reading import Reading
from chancery.rounds.offers import Asked, Offer, local_offers
from chancery.rounds.web import Web
from chancery.sources import Kind, kind_of, printable
from chancery.store import Ledger

BATCH = 48
"""Dispatches read and kept together; the parser's own batch."""

READINGS = 500
"""Readings kept together: they come a hundred times as fast."""

TIDY = 5000
"""Inputs after which what is left in circles is cleared away."""

UNREAD = "Unread"
"""The kind of report of a page that is kept, and in which nothing could be read."""

PATIENCE = 5.0
"""Seconds after which a batch is kept however small: pages come slowly from the web."""


HEAVY = 64_000_000
"""Bytes after which a batch is kept however small: 48 pages may have 16 MB each, and a reading as
much as four."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to take sources.

    ``language`` (BCP 47), ``published`` (EDTF) and ``publisher`` as ``read`` has them; ``columns``
    maps our fields to a table's columns.
    """

    language: str | None = None
    published: str | None = None
    publisher: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class RunReport:
    """How a round went: what became of how many inputs, and a line for each that failed."""

    counts: dict[Fate, int] = field(default_factory=lambda: dict.fromkeys(FATES, 0))
    reports: list[Report] = field(default_factory=list)
    answered: bool = False
    """Whether a feed or another list answered: with nothing new in it, all is well."""

    @property
    def total(self) -> int:
        """How many inputs there were."""
        return sum(self.counts.values())

    @property
    def unread(self) -> int:
        """How many of those that were kept could not be read."""
        return sum(report.kind == UNREAD for report in self.reports)

    def __str__(self) -> str:
        told = [f"{self.counts[fate]} {fate}" for fate in FATES if self.counts[fate]]
        told += [f"{self.unread} of them not read"] if self.unread else []
        return ", ".join(told) or ("nothing new" if self.answered else "nothing")

    def to_json(self) -> dict[str, object]:
        """The JSON form."""
        return {
            "schema": "chancery/run/1",
            "counts": dict(self.counts),
            "unread": self.unread,
            "reports": [report.to_json() for report in self.reports],
        }


Told = Callable[[Deposit, Fate], None]
"""Told of each input, once it is kept, what became of it."""


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
    for batch in _batches(_to_keep(offers, report), stopped):
        _record(ledger, run, batch, _deposits(ledger, batch, options), report, told)
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


def _record(
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
        bare = Deposit(address=deposits[0].address, report=_line(deposits[0].address, error))
        if deposits == [bare]:
            raise
        return _put(ledger, run, [bare])


def _line(address: str, error: ChanceryError) -> Report | None:
    return Offer(address=address, error=error).report


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
    for batch in _batches(_kept(ledger, everything=everything), stopped):
        read = [_deposit(offer, _again(ledger, offer)) for offer in batch]
        deposits = [replace(one, again=True) for one in read]
        _record(ledger, run, batch, deposits, report, told)
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


def _is_input(offer: Offer) -> bool:
    """Whether something was offered, and not only something to remember."""
    return bool(offer.item or offer.reading or offer.error or offer.known)


def _batches(offers: Iterable[Offer], stopped: Callable[[], bool]) -> Iterator[list[Offer]]:
    batch: list[Offer] = []
    begun, weight = time.monotonic(), 0
    with _undisturbed() as tidy:
        for offer in offers:
            if not batch:
                begun, weight = time.monotonic(), 0
            batch.append(offer)
            weight += _weight(offer)
            most = READINGS if offer.reading else BATCH
            if len(batch) >= most or weight >= HEAVY or time.monotonic() - begun > PATIENCE:
                yield batch
                tidy(len(batch))
                batch = []
            if stopped():
                break
    if batch:
        yield batch


def _weight(offer: Offer) -> int:
    return len(offer.item.data) if offer.item else len(offer.reading.data) if offer.reading else 0


@contextmanager
def _undisturbed() -> Iterator[Callable[[int], None]]:
    """No search for circles but now and then, when told of so many more inputs.

    Readings have none, and the search takes a fifth of the time in which they come.
    """
    waiting = 0

    def tidy(count: int) -> None:
        nonlocal waiting
        waiting += count
        if waiting >= TIDY:
            gc.collect()
            waiting = 0

    was = gc.isenabled()
    gc.disable()
    try:
        yield tidy
    finally:
        if was:
            gc.enable()


def _deposits(ledger: Ledger, batch: Sequence[Offer], options: Options) -> list[Deposit]:
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
    deposits = [_deposit(offer, outcomes.get(n)) for n, offer in enumerate(batch)]
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


def _deposit(offer: Offer, outcome: Reading | ChanceryError | None) -> Deposit:
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
        return replace(found, report=_line(offer.address, outcome))
    return found


def _of_reading(offer: Offer, reading: SavedReading) -> Deposit:
    """A reading made elsewhere, let in if it holds."""
    try:
        admit(reading)
        entry = entry_of(reading)
    except ChanceryError as error:
        return Deposit(address=offer.address, report=_line(offer.address, error))
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
