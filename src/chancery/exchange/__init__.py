"""Records and other people's formats; so far our own JSON, read back in."""

from __future__ import annotations

from chancery.exchange.entries import entry_of
from chancery.exchange.reading_json import (
    SavedReading,
    iter_saved,
    parse_readings,
    read_saved,
    saved,
)
from chancery.exchange.reviewed import machine_form, reviewed

__all__ = [
    "SavedReading",
    "entry_of",
    "iter_saved",
    "machine_form",
    "parse_readings",
    "read_saved",
    "reviewed",
    "saved",
]
