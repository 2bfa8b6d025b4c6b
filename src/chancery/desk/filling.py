"""``chancery ingest`` and ``reread``: what becomes of each input, and how the run went."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from chancery.desk.dates import check_published
from chancery.desk.ledgers import is_missing, ledger_address, open_asked
from chancery.desk.offering import check_columns, folded, left_out_lines, without_offers
from chancery.desk.resolving import After, resolve_after
from chancery.desk.terminal import FAILED, harmless, harmless_json, say, write_line
from chancery.errors import InputError
from chancery.records.deposit import Deposit, Fate
from chancery.rounds import Options, RunReport, ingest, reread
from chancery.rounds.fetching import web_of
from chancery.rounds.watch import TAKEN
from chancery.settings import load_settings
from chancery.store import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What was asked for on the command line."""

    sources: tuple[str, ...]
    ledger: str | None = None
    config: Path | None = None
    language: str | None = None
    published: str | None = None
    publisher: str | None = None
    columns: tuple[str, ...] = ()
    limit: int | None = None
    as_json: bool = False
    resolve: bool = True


def run_ingest(request: Request) -> int:
    """Ingest and report; the exit code."""
    check_published(request.published)
    options = Options(
        language=request.language,
        published=request.published,
        publisher=request.publisher,
        columns=read_columns(request.columns),
    )
    check_columns(request.sources, options.columns)
    settings = load_settings(request.config)
    if is_missing(request.ledger, settings):
        nothing = without_offers(request.sources, options.columns)
        if nothing:
            name = ledger_address(request.ledger, settings)
            return _close(nothing, name, request, ended="; no ledger was made")
    with (
        stopping() as stopped,
        open_asked(request.ledger, settings=settings, create=True) as ledger,
        web_of(settings, ledger, most=request.limit, stopped=stopped) as web,
    ):
        with _counting() as told:
            report = ingest(
                ledger, request.sources, options=options, web=web, told=told, stopped=stopped
            )
        after = _after(ledger, report, request, stopped)
        return _close(report, ledger.name, request, cut=stopped(), after=after)


def run_reread(address: str | None, *, everything: bool, as_json: bool, resolve: bool) -> int:
    """Read kept captures again and report; the exit code."""
    asked = Request(sources=(), as_json=as_json, resolve=resolve)
    with open_asked(address) as ledger, stopping() as stopped:
        with _counting() as told:
            report = reread(ledger, everything=everything, told=told, stopped=stopped)
        after = _after(ledger, report, asked, stopped)
        return _close(report, ledger.name, asked, cut=stopped(), empty=0, after=after)


def _after(
    ledger: Ledger, report: RunReport, request: Request, stopped: Callable[[], bool]
) -> After | None:
    """What follows across dispatches from what was kept; ``None`` when it was not looked at."""
    kept = any(report.counts[fate] for fate in TAKEN)
    return resolve_after(ledger, stopped) if request.resolve and kept else None


def read_columns(given: tuple[str, ...]) -> Mapping[str, str]:
    """``("text=body",)`` as ``{"text": "body"}``. Raises ``InputError``."""
    found: dict[str, str] = {}
    for one in given:
        name, sign, column = one.partition("=")
        if not (name and sign and column):
            message = f"--column {one}: say FIELD=COLUMN, like text=body"
            raise InputError(message)
        found[name] = column
    return found


def _close(
    report: RunReport, name: str, request: Request, *, cut: bool = False, ended: str = "",
    empty: int = FAILED, after: After | None = None,
) -> int:  # fmt: skip
    """Say how it went; the exit code. ``ended`` is what else there is to say of its end."""
    for line in folded(one.line for one in report.reports):
        say(line)
    for line in left_out_lines(request.sources):
        say(line)
    if request.as_json:
        across = after.to_json() if after else None
        write_line(harmless_json({**report.to_json(), "across": across}))
    else:
        early = "; stopped early, the rest comes with the next run" if cut else ended
        write_line(harmless(f"{name}: {report}{early}"))
        if after and after.gone:
            write_line(harmless(f"{name}: {after.line}"))
    left = after.problems if after else ()
    for line in left:
        say(line)
    if not report.total:
        if report.answered:
            return 0
        if empty:
            say(f"{', '.join(request.sources)}: nothing was offered")
        return empty
    failed = report.counts["failed"]
    if failed == report.total:
        return FAILED
    return 1 if failed or report.unread or cut or left else 0


@contextmanager
def stopping() -> Iterator[Callable[[], bool]]:
    """A question that is answered yes after SIGTERM or Ctrl-C; a second Ctrl-C does not wait."""
    asked: list[int] = []

    def stop(number: int, _frame: FrameType | None) -> None:
        if asked and number == signal.SIGINT:
            raise KeyboardInterrupt
        asked.append(number)

    before = {n: signal.signal(n, stop) for n in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield lambda: bool(asked)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _counting() -> Iterator[Callable[[Deposit, Fate], None] | None]:
    """A count on standard error while it goes on, when that is a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from chancery.desk.progress import count  # noqa: PLC0415 - only for terminals

    with count() as moved:
        yield lambda deposit, fate: moved(f"{fate} {harmless(deposit.address)}")
