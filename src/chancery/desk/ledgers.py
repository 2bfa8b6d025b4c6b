"""Which ledger a command means: ``--ledger``, then ``CHANCERY_LEDGER``, then ``chancery.toml``."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from chancery.settings import Settings, load_settings

if TYPE_CHECKING:
    from chancery.store import Ledger

LedgerOption = Annotated[
    str | None,
    typer.Option(
        "--ledger",
        metavar="PATH|URL",
        help="The ledger: a file, or postgresql://… "
        "[default: CHANCERY_LEDGER, chancery.toml, chancery.db]",
        show_default=False,
    ),
]
"""The option that every command with a ledger has."""


def ledger_address(asked: str | None, settings: Settings | None = None) -> str:
    """The address of the ledger that is meant; ``settings`` are those of ``./chancery.toml``."""
    said = asked or os.environ.get("CHANCERY_LEDGER")
    return said or (settings or load_settings()).ledger


def open_asked(
    asked: str | None, *, settings: Settings | None = None, create: bool = False
) -> Ledger:
    """The ledger that is meant, open. Raises ``NotFoundError`` where there is none yet."""
    from chancery.store import open_ledger  # noqa: PLC0415 - help must not wait for a database

    return open_ledger(ledger_address(asked, settings), create=create)
