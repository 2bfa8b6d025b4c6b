"""The commands that keep a ledger safe: ``backup`` and ``restore``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from chancery.desk.ledgers import ConfigOption, LedgerOption
from chancery.desk.terminal import answer

BACKUP_HELP = (
    "Write a ledger to one file, checked before it is called done; others may go on writing to the "
    "ledger meanwhile. The file can be restored on SQLite and on PostgreSQL."
)
RESTORE_HELP = (
    "Make a ledger from a backup and check it. Nothing is overwritten: the ledger must be new. "
    "Exit code: 0 if all of it holds, 1 if it was damaged before, 2 when it cannot be restored."
)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(
        help=BACKUP_HELP,
        short_help="Write a ledger to one file, checked.",
        epilog="Examples: chancery backup chancery.backup · "
        "chancery backup desk.backup --ledger postgresql://localhost/desk",
    )(backup)
    app.command(
        help=RESTORE_HELP,
        short_help="Make a ledger from a backup and check it.",
        epilog="Example: chancery restore chancery.backup --ledger restored.db",
    )(restore)


def backup(
    file: Annotated[Path, typer.Argument(help="The file to write.")],
    *,
    ledger: LedgerOption = None,
    config: ConfigOption = None,  # noqa: ARG001 - whoever opens the ledger hears of it
    force: Annotated[bool, typer.Option("--force", help="Replace FILE if it is there.")] = False,
) -> None:
    """Write a ledger to one file."""
    from chancery.desk import keeping  # noqa: PLC0415 - help must not wait for a database

    raise typer.Exit(answer(lambda: keeping.run_backup(file, ledger, force=force)))


def restore(
    file: Annotated[Path, typer.Argument(help="What `chancery backup` wrote.")],
    *,
    ledger: LedgerOption = None,
    config: ConfigOption = None,  # noqa: ARG001 - whoever opens the ledger hears of it
) -> None:
    """Make a ledger from a backup."""
    from chancery.desk import keeping  # noqa: PLC0415

    raise typer.Exit(answer(lambda: keeping.run_restore(file, ledger)))
