"""``chancery watch``: JSON lines on standard output, one for each thing that happens."""

from __future__ import annotations

import json
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType

from chancery.desk.ledgers import open_asked
from chancery.desk.terminal import write_line
from chancery.errors import InputError
from chancery.rounds import World, watch
from chancery.rounds.fetching import web_of
from chancery.settings import NAME, load_settings


def run_watch(address: str | None, config: Path | None, *, once: bool) -> int:
    """Watch until stopped; 0 when asked to stop or, with ``once``, when the round is done."""
    settings = load_settings(config)
    if not settings.publishers:
        where = settings.path or NAME
        message = f"{where}: no [[publisher]] to watch; the README shows one"
        raise InputError(message)
    with (
        open_asked(address, settings=settings, create=True) as ledger,
        web_of(settings, ledger) as web,
        _waiting() as stop,
    ):
        world = World(wait=stop.wait, log=_log)
        web.stopped = world.stopped
        watch(ledger, settings, web, world, once=once)
    return 0


def _log(what: str, about: dict[str, object]) -> None:
    at = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    write_line(json.dumps({"at": at, "event": what, **about}, ensure_ascii=False))


@contextmanager
def _waiting() -> Iterator[threading.Event]:
    """What SIGTERM and Ctrl-C set."""
    asked = threading.Event()

    def stop(_number: int, _frame: FrameType | None) -> None:
        asked.set()

    before = {n: signal.signal(n, stop) for n in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield asked
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
