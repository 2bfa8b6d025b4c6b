"""Going round again and again: what ``chancery.toml`` lists, each in its interval.

When something is due is told by what the ledger remembers of its address, so a watch that was
stopped goes on where it was. An address that fails is asked less and less often, up to every six
hours. Nothing on the web ends a watch, and a ledger that is held by somebody else only delays it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from chancery.errors import LedgerBusyError
from chancery.records.intake import Link
from chancery.rounds.ingest import Options, RunReport, keep
from chancery.rounds.offers import Offer
from chancery.rounds.web import Web
from chancery.settings import Publisher, Settings, seconds
from chancery.store import Ledger

LONGEST = 6 * 3600
"""Seconds between two tries of an address that keeps failing."""

BUSY_PAUSE = 30.0
"""Seconds until a ledger that was held by another process is tried again."""

Log = Callable[[str, dict[str, object]], None]
"""Told of each thing that happens: ``log("round", {"publisher": …, "new": 3})``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What a watch needs of the world: the time, waiting (``True``: asked to stop), a logbook."""

    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    wait: Callable[[float], bool]
    log: Log

    def stopped(self) -> bool:
        """Whether somebody asked to stop."""
        return self.wait(0)


def watch(ledger: Ledger, settings: Settings, web: Web, world: World, *, once: bool) -> None:
    """Go round until stopped; with ``once`` go round everything one time, due or not.

    Raises ``LedgerError`` when the ledger cannot be written any more, except for being held.
    """
    world.log("started", {"ledger": ledger.name, "publishers": len(settings.publishers)})
    while not world.stopped():
        for publisher in settings.publishers:
            due = [
                a for a in addresses(publisher) if once or _wait(ledger, settings, a, world) <= 0
            ]
            if due and not world.stopped():
                _round(ledger, publisher, [address for _, address in due], web, world)
        if once:
            break
        pause = _until_next(ledger, settings, world)
        world.log("waiting", {"seconds": round(pause)})
        if world.wait(pause):
            break
    world.log("stopped", {})


def addresses(publisher: Publisher) -> list[tuple[Publisher, str]]:
    """Everything that is watched of a publisher."""
    listed = (*publisher.feeds, *publisher.sitemaps, *publisher.pages)
    return [(publisher, address) for address in listed]


def _round(ledger: Ledger, publisher: Publisher, due: list[str], web: Web, world: World) -> None:
    def offers() -> Iterator[Offer]:
        for address in due:
            yield from web.offers(Link(url=address))

    try:
        report = keep(
            ledger, offers(), options=Options(language=publisher.language),
            command=f"watch {publisher.name}", stopped=world.stopped,
        )  # fmt: skip
    except LedgerBusyError as error:
        world.log("busy", {"publisher": publisher.name, "line": str(error)})
        world.wait(BUSY_PAUSE)
        return
    _tell(publisher, report, world)


def _tell(publisher: Publisher, report: RunReport, world: World) -> None:
    for line in report.reports:
        world.log("failed", {"publisher": publisher.name, **line.to_json()})
    world.log("round", {"publisher": publisher.name, "counts": dict(report.counts)})


def _until_next(ledger: Ledger, settings: Settings, world: World) -> float:
    waits = [
        _wait(ledger, settings, address, world)
        for publisher in settings.publishers
        for address in addresses(publisher)
    ]
    return max(1.0, min(waits, default=60.0))


def _wait(
    ledger: Ledger, settings: Settings, watched: tuple[Publisher, str], world: World
) -> float:
    """Seconds until an address is due; none or less: now. A clock that went back makes it due."""
    publisher, address = watched
    seen = ledger.visit(address)
    if seen is None or seen.checked_at is None:
        return 0.0
    every = seconds(publisher.every or settings.watch.every)
    pause = float(min(max(every, LONGEST), every * 2 ** min(seen.failures, 16)))
    since = world.clock() - datetime.fromisoformat(seen.checked_at)
    if since < timedelta(0):
        return 0.0
    return pause - since.total_seconds()
