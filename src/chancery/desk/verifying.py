"""``chancery verify``: of a reading, or with ``--ledger`` of everything that a ledger holds."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from chancery.desk import checks
from chancery.desk.ledgers import open_asked
from chancery.desk.terminal import harmless_json, write_line
from chancery.errors import InputError

if TYPE_CHECKING:
    from chancery.checking.ledger_answers import LedgerVerification
    from chancery.store import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is to be verified; with ``ledger``, ``reading`` is the ledger's address."""

    reading: str | None
    page: Path | None
    ledger: bool
    quick: bool
    as_json: bool


def run(asked: Request) -> int:
    """Verify; 0 if all hold, 1 if not. Raises ``InputError`` for what does not go together."""
    if asked.ledger:
        if asked.page is not None:
            message = f"{asked.page}: a PAGE goes with a reading, not with --ledger"
            raise InputError(message)
        return _run_ledger(asked)
    if asked.quick:
        message = "--quick goes with --ledger"
        raise InputError(message)
    if asked.reading is None:
        message = "give a READING, or --ledger (chancery verify --help)"
        raise InputError(message)
    return checks.run_verify(asked.reading, asked.page, as_json=asked.as_json)


def _run_ledger(asked: Request) -> int:
    with open_asked(asked.reading) as ledger:
        found = check_ledger(ledger, quick=asked.quick)
    if asked.as_json:
        write_line(harmless_json(found.to_json(), indent=2))
    else:
        print_ledger(found)
    return 0 if found.holds else 1


def check_ledger(ledger: Ledger, *, quick: bool = False) -> LedgerVerification:
    """Check a ledger, with a bar on a terminal."""
    from chancery.checking.ledger import steps, verify_ledger  # noqa: PLC0415 - readings need it not

    with _progress(steps(ledger)) as step:
        return verify_ledger(ledger, replay=not quick, progress=step)


def print_ledger(found: LedgerVerification) -> None:
    """What does not hold, and one closing line."""
    checks.print_lines(_lines(found))


def _lines(found: LedgerVerification) -> Iterator[tuple[str, str]]:
    for record in found.broken:
        yield f"{checks.record_line(record)} ({record.kind})", checks.STYLES[record.answer]
        for line in checks.finding_lines(record):
            yield f"           {line}", ""
    if found.left_out:
        yield f"… and {found.left_out:,} more", ""
    yield found.closing_line, "bold"


@contextmanager
def _progress(count: int) -> Iterator[Callable[[], None]]:
    if not count or not sys.stderr.isatty():
        yield lambda: None
        return
    from chancery.desk.progress import bar  # noqa: PLC0415

    with bar(count, "checking") as (step, _):
        yield step
