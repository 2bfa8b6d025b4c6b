"""Going round again and again: what ``chancery.toml`` lists, each in its interval.

When something is due is told by what the ledger remembers of its address, so a watch that was
stopped goes on where it was. An address that fails is asked less and less often, up to every six
hours. Nothing on the web ends a watch, and a ledger that is held by somebody else only delays it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from urllib.parse import urldefrag

from chancery.errors import LedgerBusyError
from chancery.records.deposit import Deposit, Fate, Visit
from chancery.records.intake import Link
from chancery.rounds.ingest import keep
from chancery.rounds.offers import Offer
from chancery.rounds.report import Options, RunReport
from chancery.rounds.web import Web, pause_after
from chancery.settings import Publisher, Settings, seconds
from chancery.store import Ledger

BUSY_PAUSE = 30.0
"""Seconds until a ledger that was held by another process is tried again."""

BUSY_TRIES = 10
"""Tries of a turn that does not come again by itself (``once``), some seven minutes."""

FAILED_PAUSE = 300.0
"""Seconds after which a page that failed for the first time is tried again."""

TURN = 300.0
"""Seconds after which a publisher with much to read makes way for the others; it goes on after."""

TAKEN: tuple[Fate, ...] = ("new", "changed", "reread")
"""What becomes of an input that the ledger takes in."""

Log = Callable[[str, dict[str, object]], None]
"""Told of each thing that happens: ``log("round", {"publisher": …, "counts": …})``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What a watch needs of the world: the time, waiting (``True``: asked to stop), a logbook.

    ``after`` is called at the end of each round that took something in; it may ask whether to stop.
    """

    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    wait: Callable[[float], bool]
    log: Log
    after: Callable[[Ledger, Callable[[], bool]], None] | None = None

    def stopped(self) -> bool:
        """Whether somebody asked to stop."""
        return self.wait(0)


def watch(ledger: Ledger, settings: Settings, web: Web, world: World, *, once: bool) -> RunReport:
    """Go round until stopped; with ``once`` go round everything one time, due or not.

    The report counts what became of all inputs. Raises ``LedgerError`` when the ledger cannot be
    written any more, except for being held, and ``SettingsError`` when the web cannot be asked.
    """
    web.patience = FAILED_PAUSE
    watched = _Watch(ledger, settings, web, world, once=once)
    if once:
        watched.go_round()
        return watched.total
    while not world.stopped():
        if watched.go_round():
            pause = watched.until_next()
            world.log("waiting", {"seconds": round(pause)})
            world.wait(pause)
    return watched.total


def addresses(publisher: Publisher) -> tuple[str, ...]:
    """Everything that is watched of a publisher, as visits to it are remembered."""
    listed = (*publisher.feeds, *publisher.sitemaps, *publisher.pages)
    return tuple(urldefrag(one).url for one in listed)


class _Watch:
    """One watch over a ledger; ``total`` counts what became of all inputs so far."""

    def __init__(
        self, ledger: Ledger, settings: Settings, web: Web, world: World, *, once: bool
    ) -> None:
        self._ledger = ledger
        self._settings = settings
        self._web = web
        self._world = world
        self._once = once
        self._asked: dict[str, datetime] = {}
        self.total = RunReport()

    def go_round(self) -> bool:
        """Read what is due of each publisher; whether nobody had to make way for another."""
        through = True
        before = self._taken()
        for publisher in self._settings.publishers:
            wanted = () if self._world.stopped() else self._due(publisher)
            if wanted:
                through &= self._read(publisher, wanted)
        if self._world.after and self._taken() > before:
            self._world.after(self._ledger, self._world.stopped)
        return through

    def _taken(self) -> int:
        """How many dispatches were taken in so far."""
        return sum(self.total.counts[fate] for fate in TAKEN)

    def _due(self, publisher: Publisher) -> tuple[str, ...]:
        """What is watched of a publisher and due now."""
        listed = addresses(publisher)
        if self._once:
            return listed
        seen = self._ledger.visits(listed)
        return tuple(one for one in listed if self._wait(publisher, one, seen.get(one)) <= 0)

    def until_next(self) -> float:
        """Seconds until something is due."""
        waits = []
        for publisher in self._settings.publishers:
            listed = addresses(publisher)
            seen = self._ledger.visits(listed)
            waits += [self._wait(publisher, one, seen.get(one)) for one in listed]
        return max(1.0, min(waits, default=60.0))

    def _wait(self, publisher: Publisher, address: str, seen: Visit | None) -> float:
        """Seconds until an address is due; none or less: now.

        Where the clock went back, the ledger's times lie ahead: then those of this watch count, and
        so they do where nothing could be remembered of an address.
        """
        now = self._world.clock()
        asked = datetime.fromisoformat(seen.checked_at) if seen and seen.checked_at else None
        if asked is None or asked > now:
            asked = min(self._asked.get(address, datetime.min.replace(tzinfo=UTC)), now)
        every = float(seconds(publisher.every or self._settings.watch.every))
        pause = pause_after(seen.failures if seen else 0, every)
        return pause - (now - asked).total_seconds()

    def _read(self, publisher: Publisher, wanted: tuple[str, ...]) -> bool:
        """One turn of a publisher, begun again while the ledger is held; whether it got through."""
        alone = self._once or len(self._settings.publishers) == 1
        for attempt in count(1):
            try:
                return self._turn(publisher, wanted, _Turn(self._world, None if alone else TURN))
            except LedgerBusyError as error:
                if self._once and attempt == BUSY_TRIES:
                    raise
                self._world.log("busy", {"publisher": publisher.name, "line": str(error)})
                if self._world.wait(BUSY_PAUSE):
                    break
        return True

    def _turn(self, publisher: Publisher, wanted: tuple[str, ...], turn: _Turn) -> bool:
        def offers() -> Iterator[Offer]:
            for address in wanted:
                if not self._web.stopped():
                    yield from turn.counted(self._web.offers(Link(url=address)))

        def told(deposit: Deposit, fate: Fate) -> None:
            _tell(publisher, deposit, fate, self._world)

        self._web.begin()
        self._web.stopped = turn.is_over
        report = keep(
            self._ledger, offers(), told=told, command=f"watch {publisher.name}",
            options=Options(language=publisher.language, publisher=publisher.name),
            stopped=self._world.stopped,
        )  # fmt: skip
        self._add(report)
        if not turn.is_over():
            self._asked |= dict.fromkeys(wanted, self._world.clock())
        counts = {fate: n for fate, n in report.counts.items() if n}
        self._world.log("round", {"publisher": publisher.name, "counts": counts})
        return not turn.is_over()

    def _add(self, report: RunReport) -> None:
        for fate, n in report.counts.items():
            self.total.counts[fate] += n
        self.total.answered |= report.answered


class _Turn:
    """The time that one publisher has; never over before something was read."""

    def __init__(self, world: World, seconds: float | None) -> None:
        self._world = world
        self._seconds = seconds
        self._begun = world.clock()
        self._offered = 0

    def is_over(self) -> bool:
        """Whether the next page is for another time."""
        if self._world.stopped():
            return True
        if self._seconds is None or not self._offered:
            return False
        return (self._world.clock() - self._begun).total_seconds() > self._seconds

    def counted(self, offers: Iterator[Offer]) -> Iterator[Offer]:
        """The offers, those that cost a request counted."""
        for offer in offers:
            self._offered += bool(offer.item or offer.error)
            yield offer


def _tell(publisher: Publisher, deposit: Deposit, fate: Fate, world: World) -> None:
    """Log what became of an input, unless it was known."""
    about: dict[str, object] = {"publisher": publisher.name, "address": deposit.address}
    if fate == "failed" and deposit.report:
        world.log("failed", {**about, **deposit.report.to_json()})
    elif fate != "known":
        world.log(fate, {**about, **_read_in(deposit)})


def _read_in(deposit: Deposit) -> Mapping[str, object]:
    entry = deposit.entry
    if entry is None:
        return {}
    read = {"dispatch": entry.id, "title": entry.title, "events": len(entry.events)}
    return read | ({"problem": entry.problem} if entry.problem else {})
