"""Tables in CSV and TSV."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from chancery.errors import ChanceryError, InputError, TooLargeError, UnreadableError
from chancery.sources.columns import Cells, picked
from chancery.sources.files import MOST_BYTES, shown
from chancery.sources.tables_lines import (
    BOM,
    BROKEN,
    cut,
    one_line,
    opened,
    passed_by,
    refuse_missing,
)

SEPARATORS = ",;\t"
"""What may part the cells: the one that parts the header into most."""

_NOT_UTF8 = re.compile("[\ud800-\udfff]")


class _TooLongError(Exception):
    """A line, or the lines of one row, over the limit."""


def read_csv(
    path: Path, columns: Mapping[str, tuple[str, ...]], mapping: Mapping[str, str]
) -> Iterator[tuple[int, Cells | ChanceryError]]:
    """Each row below the header, with its number: its cells by our names, or what is wrong.

    1. UTF-8, with or without a byte-order mark; cells parted by comma, semicolon or tab
    2. ``"quoted, cells"``, with ``""`` for a quotation mark, and line ends within

    A row costs one error that has more or fewer cells than the header, is not UTF-8 or is over
    16 MB. Raises ``InputError`` when there is no header or a column is missing: ``read_table``.
    """
    header, separator = _header(path)
    refuse_missing(path, columns, mapping, header)
    return _rows(path, separator, picked(columns, header))


def _header(path: Path) -> tuple[list[str], str]:
    with opened(path) as file:
        try:
            line = one_line(file)
        except BROKEN as error:
            raise cut(path, 0, error) from error
    try:
        text = (line or b"").removeprefix(BOM).decode()
    except UnicodeDecodeError as error:
        message = f"{shown(path)}: a table that is not UTF-8; save it as UTF-8"
        raise InputError(message) from error
    if not text.strip():
        message = f"{shown(path)}: a table without a header: its first row names the columns"
        raise InputError(message)
    separator = max(SEPARATORS, key=lambda one: len(_parted(text, one)))
    return [cell.strip() for cell in _parted(text, separator)], separator


def _parted(line: str, separator: str) -> list[str]:
    return next(csv.reader([line], delimiter=separator), [])


def _rows(
    path: Path, separator: str, wanted: Mapping[str, str]
) -> Iterator[tuple[int, Cells | ChanceryError]]:
    csv.field_size_limit(MOST_BYTES)
    number = 0
    with opened(path) as file:
        lines = _Lines(file)
        reader = csv.reader(lines, delimiter=separator)
        try:
            header = [cell.strip() for cell in next(reader)]
            while True:
                number, lines.taken = number + 1, 0
                found = _row(path, number, reader, header)
                if found is None:
                    return
                if found:
                    yield number, _cells(found, wanted) if isinstance(found, dict) else found
        except BROKEN as error:
            yield number, cut(path, number - 1, error)


def _row(
    path: Path, number: int, reader: Iterator[list[str]], header: list[str]
) -> dict[str, str] | ChanceryError | None:
    """The next row; empty for a blank line, ``None`` at the end."""
    try:
        cells = next(reader)
    except StopIteration:
        return None
    except _TooLongError:
        return TooLargeError(passed_by(path, number, "it is over 16 MB"))
    except csv.Error as error:
        return UnreadableError(passed_by(path, number, str(error)))
    if cells and len(cells) != len(header):
        reason = f"it has {len(cells):,} cells, and the header {len(header):,}"
        return UnreadableError(passed_by(path, number, reason))
    if any(_NOT_UTF8.search(cell) for cell in cells):
        return UnreadableError(passed_by(path, number, "it is not UTF-8"))
    return dict(reversed(list(zip(header, cells, strict=False))))  # of two of a name the first


def _cells(found: Mapping[str, str], wanted: Mapping[str, str]) -> Cells:
    return {name: found[column] for name, column in wanted.items()}


class _Lines:
    """The lines of a file as the reader of tables takes them; what is no UTF-8 is marked."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._first = True
        self.taken = 0
        """Bytes that were taken for the row at hand."""

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = one_line(self._file)
        if line == b"":
            raise StopIteration
        self.taken += len(line or b"")
        if line is None or self.taken > MOST_BYTES:
            raise _TooLongError
        if self._first:
            line, self._first = line.removeprefix(BOM), False
        return line.decode("utf-8", "surrogateescape")
