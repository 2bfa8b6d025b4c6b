"""The form of a backup: one file that any ledger can be made from, on either database.

1. a line, ``chancery/backup/1``
2. one zstandard frame of JSON lines: first the header (version of the ledger, and for each table
   its columns, those that are bytes, and how many rows), then the rows as arrays, table after
   table; bytes are base64
3. a line, ``sha256:`` and the digest of everything before it

Refused: what begins otherwise, what was cut or changed by one bit, rows more or fewer than the
header says, and the form or the ledger of a newer Chancery.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, BinaryIO, cast

import msgspec
import zstandard

from chancery.errors import LedgerVersionError, NotFoundError, UnreadableError
from chancery.store.packing import LEVEL

_FORM = b"chancery/backup/"
MAGIC = _FORM + b"1\n"
_TRAILER = len(b"sha256:\n") + 64
_PIECE = 1 << 20
_LONGEST_LINE = 1 << 28
"""Bytes of a row: a capture of 16 MB takes 22 MB, a text as much as six times its own."""

Values = tuple[object, ...]


class TableHeader(msgspec.Struct, frozen=True):
    """A table: its columns, which of them are bytes, and how many rows it has."""

    name: str
    columns: tuple[str, ...]
    binary: tuple[str, ...]
    rows: int


class Header(msgspec.Struct, frozen=True):
    """What a backup holds: the version of its ledger, and its tables, parents before children."""

    version: str
    tables: tuple[TableHeader, ...]

    @property
    def counts(self) -> dict[str, int]:
        """Rows by table."""
        return {table.name: table.rows for table in self.tables}


def write_container(file: BinaryIO, header: Header, rows: Iterable[Values]) -> None:
    """Write a backup; ``rows`` are those of all tables, in the header's order."""
    sealed = _Sealed(file)
    sealed.write(MAGIC)
    packer = zstandard.ZstdCompressor(level=LEVEL, write_checksum=True)
    with packer.stream_writer(cast("IO[bytes]", sealed), closefd=False) as stream:
        stream.write(msgspec.json.encode(header) + b"\n")
        for row in rows:
            stream.write(msgspec.json.encode(row) + b"\n")
    file.write(b"sha256:" + sealed.digest.hexdigest().encode() + b"\n")


def read_container(path: Path) -> tuple[Header, Iterator[tuple[str, Values]]]:
    """The header of a backup, and its rows with the names of their tables.

    The digest of the whole file is checked first. Raises ``NotFoundError``, ``UnreadableError`` and
    ``LedgerVersionError``; reading the rows raises ``UnreadableError``.
    """
    _check_seal(path)
    lines = _lines(path)
    try:
        header = msgspec.json.decode(next(lines, b""), type=Header)
    except msgspec.DecodeError as error:
        raise _broken(path, str(error)) from error
    return header, _rows(path, header, lines)


def check_container(path: Path) -> Header:
    """Read a backup through to its end: its seal, its rows and their number."""
    header, rows = read_container(path)
    for _ in rows:
        pass
    return header


class _Sealed(io.RawIOBase):
    """A file that digests what is written to it."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.digest = hashlib.sha256()

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self.digest.update(data)
        return self._file.write(data)


class _Part:
    """The next so many bytes of a file, as if there were no more."""

    def __init__(self, file: IO[bytes], size: int) -> None:
        self._file = file
        self._left = size

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(self._left if size < 0 else min(size, self._left))
        self._left -= len(data)
        return data


def _check_seal(path: Path) -> None:
    with _opened(path) as file:
        size = file.seek(0, io.SEEK_END)
        file.seek(0)
        first = file.read(len(MAGIC))
        if first != MAGIC:
            raise _other(path, first)
        digest, left = hashlib.sha256(first), size - len(MAGIC) - _TRAILER
        while left > 0 and (piece := file.read(min(left, _PIECE))):
            digest.update(piece)
            left -= len(piece)
        if file.read() != b"sha256:" + digest.hexdigest().encode() + b"\n":
            raise _broken(path, "cut short, or changed since it was made")


def _lines(path: Path) -> Iterator[bytes]:
    with _opened(path) as file:
        file.seek(len(MAGIC))
        frame = cast("IO[bytes]", _Part(file, path.stat().st_size - len(MAGIC) - _TRAILER))
        unpacked = zstandard.ZstdDecompressor().stream_reader(frame, closefd=False)
        stream = io.BufferedReader(unpacked, _PIECE)
        try:
            while line := stream.readline(_LONGEST_LINE):
                yield line
        except zstandard.ZstdError as error:
            raise _broken(path, str(error)) from error


def _rows(path: Path, header: Header, lines: Iterator[bytes]) -> Iterator[tuple[str, Values]]:
    for table in header.tables:
        binary = [n for n, name in enumerate(table.columns) if name in table.binary]
        for _ in range(table.rows):
            yield table.name, _row(path, next(lines, b""), table, binary)
    if next(lines, None) is not None:
        raise _broken(path, "more rows than it says")


def _row(path: Path, line: bytes, table: TableHeader, binary: list[int]) -> Values:
    try:
        values = msgspec.json.decode(line, type=list[object])
        for n in binary:
            held = values[n]
            values[n] = base64.b64decode(str(held), validate=True) if held is not None else None
    except (msgspec.DecodeError, binascii.Error, IndexError) as error:
        raise _broken(path, f"{table.name}: {error}") from error
    if len(values) != len(table.columns):
        raise _broken(path, f"{table.name}: a row of {len(values)} values")
    return tuple(values)


def _opened(path: Path) -> IO[bytes]:
    try:
        return path.open("rb")
    except FileNotFoundError as error:
        message = f"{path}: no such file"
        raise NotFoundError(message) from error
    except OSError as error:
        message = f"{path}: cannot be opened ({error.strerror or error})"
        raise UnreadableError(message) from error


def _other(path: Path, first: bytes) -> Exception:
    if first.startswith(_FORM):
        message = f"{path}: a backup by a newer Chancery; upgrade Chancery"
        return LedgerVersionError(message)
    message = f"{path}: not a backup; `chancery backup FILE` makes one"
    return UnreadableError(message)


def _broken(path: Path, why: str) -> UnreadableError:
    line = " ".join(why.split())
    return UnreadableError(f"{path}: damaged ({line}); take another copy of the backup")
