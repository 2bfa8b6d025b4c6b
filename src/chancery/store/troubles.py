"""What a database says when it fails, as one line of ours."""

from __future__ import annotations

import errno
import tempfile
from pathlib import Path

from chancery.errors import (
    LedgerBusyError,
    LedgerError,
    LedgerFullError,
    LedgerVersionError,
    UnfitError,
)

FULL = ("is full", "no space left")
IO = "disk i/o"
"""SQLite's word for a full disk, too, when that shows beside its files: the index of its log."""

TOLD: tuple[tuple[tuple[str, ...], type[LedgerError], str], ...] = (
    (FULL, LedgerFullError, "the disk is full; what was acknowledged is kept"),
    (
        ("locked", "busy", "lock timeout"),
        LedgerBusyError,
        "another process holds the ledger; try again later",
    ),
    (("not a database",), LedgerVersionError, "not a ledger (the file is no SQLite database)"),
    (("malformed",), LedgerError, "damaged ({said}); restore it from a backup"),
    ((IO,), LedgerError, "its disk cannot be read or written ({said}); have it checked"),
    (
        ("unable to open",),
        LedgerError,
        "cannot be opened ({said}); see who may write to its folder",
    ),
    (("readonly", "read-only"), LedgerError, "cannot be opened for writing ({said})"),
)
"""Words of SQLite and PostgreSQL in lower case, the first that fit, and what they mean."""

STATES = {"53100": FULL[0], "55P03": "lock timeout"}
"""PostgreSQL's codes for them: its words are of the language of its machine."""

LIMITS = "54"
"""PostgreSQL's class of codes for what is too long: for an index, for full text."""

_PROBE = 256 * 1024
"""Bytes that are tried: the index of a log (32 kB) and a few pages of 16 kB."""

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})


def ours(name: str, error: Exception) -> LedgerError:
    """The error of ours for what the database of a ledger said."""
    original = getattr(error, "orig", None) or error
    said = " ".join(str(original).split())[:200]
    state = getattr(original, "sqlstate", None) or ""
    if state.startswith(LIMITS):
        return unfit(name, error)
    low = STATES.get(state, said.lower())
    if IO in low and not has_room(Path(name)):
        low = FULL[0]
    for words, kind, line in TOLD:
        if any(word in low for word in words):
            return kind(f"{name}: {line.format(said=said)}")
    return LedgerError(f"{name}: {said}")


def unfit(name: str, error: Exception) -> UnfitError:
    """The error of ours for a value that does not fit: a number too large, half a character."""
    said = " ".join(str(getattr(error, "orig", None) or error).split())[:200]
    return UnfitError(f"{name}: cannot hold a value ({said})")


def has_room(file: Path) -> bool:
    """Whether a little more can be written beside a file; no, when the disk or a quota is full."""
    try:
        with tempfile.TemporaryFile(dir=file.parent) as probe:
            probe.write(bytes(_PROBE))
            probe.flush()
    except OSError as error:
        return error.errno not in _NO_ROOM
    return True
