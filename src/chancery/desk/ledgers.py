"""Which ledger a command means: ``--ledger``, then ``CHANCERY_LEDGER``, then the settings.

The settings are those of ``--config``, then of ``CHANCERY_CONFIG``, then of ``./chancery.toml``.
"""

from __future__ import annotations

import os
from contextvars import ContextVar
from pathlib import Path
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


_CONFIG: ContextVar[Path | None] = ContextVar("config", default=None)


def _keep_config(config: Path | None) -> Path | None:
    """What the command at hand was given, for whoever opens its ledger."""
    _CONFIG.set(config)
    return config


ConfigOption = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar="FILE",
        envvar="CHANCERY_CONFIG",
        callback=_keep_config,
        help="Settings, instead of ./chancery.toml.",
    ),
]
"""The option that every command with a ledger has; who opens the ledger hears of it."""


def asked_settings() -> Settings:
    """The settings that the command at hand was given, or those of ``./chancery.toml``."""
    return load_settings(_CONFIG.get())


def ledger_address(asked: str | None, settings: Settings | None = None) -> str:
    """The address of the ledger that is meant; ``settings`` are those of the command at hand."""
    said = asked or os.environ.get("CHANCERY_LEDGER")
    return said or (settings or asked_settings()).ledger


def is_missing(asked: str | None, settings: Settings) -> bool:
    """Whether the ledger that is meant is a file that is not there yet."""
    from chancery.store.engine import read_address  # noqa: PLC0415 - help must not wait for it

    url = read_address(ledger_address(asked, settings))
    return url.get_backend_name() == "sqlite" and not Path(url.database or "").exists()


def open_asked(
    asked: str | None, *, settings: Settings | None = None, create: bool = False
) -> Ledger:
    """The ledger that is meant, open. Raises ``NotFoundError`` where there is none yet."""
    from chancery.store import open_ledger  # noqa: PLC0415 - help must not wait for a database

    return open_ledger(ledger_address(asked, settings), create=create)
