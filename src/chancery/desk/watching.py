"""``chancery watch``: JSON lines on standard output, one for each thing that happens.

Each has ``at``, ``event`` and what belongs to it:

==============  ====================================================================================
started         ``ledger``, ``publishers`` (how many)
new, changed,   ``publisher``, ``address``, ``dispatch`` (its id), ``title``, ``events`` (how many);
reread          ``problem`` where nothing could be read in it
failed          ``publisher``, ``address``, ``kind`` (of error), ``line``
round           ``publisher``, ``counts``: what became of everything that it offered
waiting         ``seconds`` until something is due
busy            ``publisher``, ``line``: another process holds the ledger; tried again
across          after a round that took something in: ``changed`` across dispatches, by kind; with
                ``line`` where not all could be gone through, which the next round does
reloaded        after SIGHUP, between ``stopped`` and ``started``; with ``line`` where the settings
                cannot be used, and stay as they were
stopped         ``counts`` since it was started; ``line`` when it ended by itself
==============  ====================================================================================
"""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType

from chancery.desk.ledgers import open_asked
from chancery.desk.resolving import resolve_after
from chancery.desk.terminal import FAILED, harmless_json, write_line
from chancery.errors import ChanceryError, InputError
from chancery.rounds import RunReport, World, watch
from chancery.rounds.fetching import web_of
from chancery.settings import NAME, Settings, load_settings
from chancery.store import Ledger

HEARD = 0.25
"""Seconds after which somebody who asked to stop is heard."""


def run_watch(address: str | None, config: Path | None, *, once: bool, resolve: bool) -> int:
    """Watch until stopped: 0. With ``once``: 0 all well, 1 some failed, 2 nothing was reached."""
    settings = _wanted(config)
    with _listening(reload=not once) as asked:
        total = _watch(address, settings, asked, once=once, resolve=resolve)
        while asked.again():
            settings = _reloaded(config, settings)
            total = _watch(address, settings, asked, once=once, resolve=resolve)
    return _code(total) if once else 0


def _watch(
    address: str | None, settings: Settings, asked: _Asked, *, once: bool, resolve: bool
) -> RunReport:
    world = World(wait=asked.wait, log=_log, after=_resolve if resolve else None)
    try:
        with (
            open_asked(address, settings=settings, create=True) as ledger,
            web_of(settings, ledger, stopped=world.stopped) as web,
        ):
            _log("started", {"ledger": ledger.name, "publishers": len(settings.publishers)})
            total = watch(ledger, settings, web, world, once=once)
            _log("stopped", {"counts": {fate: n for fate, n in total.counts.items() if n}})
            return total
    except ChanceryError as error:
        _log("stopped", {"line": str(error)})
        raise


def _resolve(ledger: Ledger, stopped: Callable[[], bool]) -> None:
    """Go through the ledger after a round, and log what came of it."""
    after = resolve_after(ledger, stopped)
    changed = {kind: n for kind, n in after.gone.changed.items() if n} if after.gone else {}
    problem = {"line": "; ".join(after.problems)} if after.problems else {}
    _log("across", {"changed": changed, **problem})


def _wanted(config: Path | None) -> Settings:
    settings = load_settings(config)
    if not settings.publishers:
        where = settings.path or NAME
        message = f"{where}: no [[publisher]] to watch; the README shows one"
        raise InputError(message)
    return settings


def _reloaded(config: Path | None, before: Settings) -> Settings:
    """The settings as they are now; those of before when they cannot be used."""
    try:
        settings = _wanted(config)
    except InputError as error:
        _log("reloaded", {"line": str(error)})
        return before
    _log("reloaded", {})
    return settings


def _code(total: RunReport) -> int:
    failed = total.counts["failed"]
    if not failed:
        return 0
    return 1 if total.answered or failed < total.total else FAILED


def _log(what: str, about: dict[str, object]) -> None:
    at = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    write_line(harmless_json({"at": at, "event": what, **about}))


class _Asked:
    """What signals have asked for: to stop, or to begin again with the settings as they are now."""

    def __init__(self) -> None:
        self._stop = False
        self._reload = False

    def hear(self, number: int, _frame: FrameType | None) -> None:
        """Take note of a signal, and no more: no lock may be asked for here."""
        if number == getattr(signal, "SIGHUP", None):
            self._reload = True
        else:
            self._stop = True

    def wait(self, seconds: float) -> bool:
        """Wait, at most so long; whether anything was asked for."""
        end = time.monotonic() + seconds
        while not (self._stop or self._reload) and (left := end - time.monotonic()) > 0:
            time.sleep(min(left, HEARD))
        return self._stop or self._reload

    def again(self) -> bool:
        """Whether to begin again; answered yes once for each time it was asked for."""
        again, self._reload = self._reload, False
        return again and not self._stop


@contextmanager
def _listening(*, reload: bool) -> Iterator[_Asked]:
    """SIGTERM and Ctrl-C ask to stop; SIGHUP, unless it was to be ignored, to begin again."""
    asked = _Asked()
    numbers = [signal.SIGTERM, signal.SIGINT]
    hangup = getattr(signal, "SIGHUP", None)
    if reload and hangup and signal.getsignal(hangup) is not signal.SIG_IGN:
        numbers.append(hangup)
    before = {number: signal.signal(number, asked.hear) for number in numbers}
    try:
        yield asked
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
