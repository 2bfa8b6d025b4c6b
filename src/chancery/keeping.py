"""A ledger into one file and back: the rows from the store, the words from the readings."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from chancery.exchange import parse_readings
from chancery.exchange.entries import searched_words
from chancery.store.backup import backup
from chancery.store.container import Header
from chancery.store.restoring import restore as restore_rows

__all__ = ["backup", "restore"]


def restore(path: Path, address: str) -> Header:
    """Make a new ledger at ``address`` from a backup, whole or not at all; what it holds.

    Raises ``LedgerError``, ``NotFoundError`` and ``UnreadableError``.
    """
    return restore_rows(path, address, words_of=_words_of)


def _words_of(reading: Mapping[str, object]) -> str:
    (found,) = parse_readings(msgspec.json.encode(reading))
    return searched_words(found.typed.dispatch)
