"""From publishers to captured bytes: the files of this machine (feeds and the web come later)."""

from __future__ import annotations

from chancery.sources.files import (
    MOST_BYTES,
    capture_bytes,
    capture_file,
    capture_stream,
    find_dispatches,
)

__all__ = ["MOST_BYTES", "capture_bytes", "capture_file", "capture_stream", "find_dispatches"]
