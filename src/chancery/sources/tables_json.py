"""Tables of JSON lines."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, cast

from chancery.errors import ChanceryError, TooLargeError, UnreadableError
from chancery.sources.columns import Cells, picked
from chancery.sources.files import GZIP, MOST_BYTES, open_file, shown

_BOM = b"\xef\xbb\xbf"
_READ = 1_048_576


def read_lines(
    path: Path, columns: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[int, Cells | ChanceryError]]:
    """Each line that is not empty, with its number: the cells by our names, or what is wrong.

    A line that is no JSON object, or over 16 MB, costs one error; a broken gzip ends the table.
    """
    number = 0
    with open_file(path) as raw:
        packed = raw.read(2) == GZIP
        raw.seek(0)
        file = cast("BinaryIO", gzip.GzipFile(fileobj=raw)) if packed else raw
        try:
            for number, line in enumerate(_lines(file), start=1):
                if line is None:
                    yield number, TooLargeError(_passed_by(path, number, "it is over 16 MB"))
                elif line.strip():
                    yield number, _cells(path, number, line, columns)
        except (OSError, EOFError, zlib.error) as error:
            reason = " ".join(str(error).split())[:100]
            message = f"{shown(path)}: cannot be read behind row {number:,} ({reason})"
            yield number + 1, UnreadableError(message)


def _lines(file: BinaryIO) -> Iterator[bytes | None]:
    """The lines; ``None`` for one over the limit, which is skipped without being held."""
    while line := file.readline(MOST_BYTES + 1):
        if len(line) <= MOST_BYTES:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(_READ)
        yield None


def _cells(
    path: Path, number: int, line: bytes, columns: Mapping[str, tuple[str, ...]]
) -> Cells | ChanceryError:
    try:
        raw = json.loads(line.removeprefix(_BOM))
    except (ValueError, RecursionError):
        return UnreadableError(_passed_by(path, number, "it is no JSON"))
    if not isinstance(raw, dict):
        return UnreadableError(_passed_by(path, number, "it is no JSON object"))
    there = [name for name, value in raw.items() if value is not None]
    return {name: raw[column] for name, column in picked(columns, there).items()}


def _passed_by(path: Path, number: int, reason: str) -> str:
    return f"{shown(path)}: row {number:,} is passed by: {reason}"
