"""``chancery backup`` and ``restore``: one line each."""

from __future__ import annotations

from pathlib import Path

from chancery import keeping
from chancery.checking.ledger_answers import counted
from chancery.desk.ledgers import ledger_address, open_asked
from chancery.desk.terminal import harmless, write_line
from chancery.desk.verifying import check_ledger, print_ledger


def run_backup(path: Path, asked: str | None, *, force: bool) -> int:
    """Back up a ledger; what the file holds, in one line."""
    with open_asked(asked) as ledger:
        header = keeping.backup(ledger, path, force=force)
        name = ledger.name
    counts, size = header.counts, path.stat().st_size
    held = f"{counted(counts['captures'], 'capture')}, {counted(counts['dispatches'], 'dispatch')}"
    write_line(harmless(f"{path}: ledger {name}, {held}, {size:,} bytes, checked"))
    return 0


def run_restore(path: Path, asked: str | None) -> int:
    """Restore a backup and check what came of it; 0 if all of it holds."""
    address = ledger_address(asked)
    keeping.restore(path, address)
    with open_asked(address) as ledger:
        found = check_ledger(ledger, quick=True)
    print_ledger(found)
    return 0 if found.holds else 1
