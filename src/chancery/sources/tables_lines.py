"""Tables that are files of lines: opened, unpacked, and cut into lines of at most 16 MB."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, cast

from chancery.errors import InputError, UnreadableError
from chancery.sources.files import GZIP, MOST_BYTES, open_file, shown

BOM = b"\xef\xbb\xbf"

BROKEN = (OSError, EOFError, zlib.error)
"""What a file may raise while it is read: a disk, a gzip that is cut short or broken."""

_HEAD = 4_096
_READ = 1_048_576
_NAMED = 20
"""Columns that are named in an error: they fit a line."""


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """The bytes of a file, unpacked if they are packed with gzip."""
    with open_file(path) as raw:
        packed = raw.read(2) == GZIP
        raw.seek(0)
        yield cast("BinaryIO", gzip.GzipFile(fileobj=raw)) if packed else raw


def opening_of(path: Path) -> bytes:
    """The first bytes, unpacked, without a byte-order mark and spaces; what is broken tells later.

    A gzip that is cut short still opens as what it is.
    """
    with open_file(path) as file:
        head = file.read(_HEAD)
    if head.startswith(GZIP):
        with suppress(zlib.error):
            head = zlib.decompressobj(wbits=31).decompress(head, _HEAD)
    return head.removeprefix(BOM).lstrip()


def one_line(file: BinaryIO) -> bytes | None:
    """The next line; empty at the end; ``None`` for one over the limit, which is not held."""
    line = file.readline(MOST_BYTES + 1)
    if len(line) <= MOST_BYTES:
        return line
    while line and not line.endswith(b"\n"):
        line = file.readline(_READ)
    return None


def passed_by(path: Path, number: int, reason: str) -> str:
    """The line that a row costs."""
    return f"{shown(path)}: row {number:,} is passed by: {reason}"


def cut(path: Path, number: int, error: Exception) -> UnreadableError:
    """The error for a file that cannot be read on behind a row."""
    reason = " ".join(str(error).split())[:100]
    return UnreadableError(f"{shown(path)}: cannot be read behind row {number:,} ({reason})")


def refuse_missing(
    path: Path, columns: Mapping[str, tuple[str, ...]], mapping: Mapping[str, str],
    there: Collection[str],
) -> None:  # fmt: skip
    """Raise ``InputError`` when a mapped column is not there, or none that holds a text."""
    missing = next((column for column in mapping.values() if column not in there), None)
    if missing is not None:
        message = f"{shown(path)}: no column is called {missing!r}; columns are: {_few(there)}"
        raise InputError(message)
    if not any(one in there for name in ("text", "html") for one in columns[name]):
        message = (
            f"{shown(path)}: no column holds a text; name it (--column text=NAME): {_few(there)}"
        )
        raise InputError(message)


def _few(names: Collection[str]) -> str:
    return ", ".join(map(shown, list(names)[:_NAMED])) + (" …" if len(names) > _NAMED else "")
