"""Records and other people's formats; so far our own JSON, read back in."""

from __future__ import annotations

from chancery.exchange.reading_json import SavedReading, parse_readings, read_saved, saved

__all__ = ["SavedReading", "parse_readings", "read_saved", "saved"]
