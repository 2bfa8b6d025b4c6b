"""Tables in JSON: lines of objects, or one array of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path

from chancery.errors import ChanceryError, TooLargeError, UnreadableError
from chancery.sources.columns import Cells, picked
from chancery.sources.files import MOST_BYTES, shown
from chancery.sources.tables_lines import BOM, BROKEN, cut, one_line, opened, passed_by

Rows = Iterator[tuple[int, Cells | ChanceryError]]
Raw = Iterator[tuple[int, dict[str, object] | ChanceryError]]

LOOKED_AT = 1_000
"""Rows of a table that are looked at for the names of its columns."""


def read_lines(path: Path, columns: Mapping[str, tuple[str, ...]]) -> Rows:
    """Each line that is not empty, with its number: the cells by our names, or what is wrong.

    A line that is no JSON object, or over 16 MB, costs one error; a broken gzip ends the table.
    """
    return _celled(_objects_of_lines(path), columns)


def read_array(path: Path, columns: Mapping[str, tuple[str, ...]]) -> Rows:
    """Each object of an array, with its number; one that is no object costs one error.

    Raises ``TooLargeError`` over 16 MB, ``UnreadableError`` for what is no JSON.
    """
    return _celled(_objects_of(path, _array(path)), columns)


def columns_of(path: Path, *, array: bool) -> list[str]:
    """The names of the columns in the first 1,000 rows, as they come."""
    raw = _objects_of(path, _array(path)) if array else _objects_of_lines(path)
    return list(dict.fromkeys(
        name for _, found in islice(raw, LOOKED_AT) if isinstance(found, dict) for name in found
    ))  # fmt: skip


def _objects_of_lines(path: Path) -> Raw:
    number = 0
    with opened(path) as file:
        try:
            while (line := one_line(file)) != b"":
                number += 1
                if line is None:
                    yield number, TooLargeError(passed_by(path, number, "it is over 16 MB"))
                elif line.strip():
                    yield number, _object(path, number, line)
        except BROKEN as error:
            yield number + 1, cut(path, number, error)


def _object(path: Path, number: int, line: bytes) -> dict[str, object] | ChanceryError:
    try:
        raw = json.loads(line.removeprefix(BOM))
    except (ValueError, RecursionError):
        return UnreadableError(passed_by(path, number, "it is no JSON"))
    return _checked(path, number, raw)


def _array(path: Path) -> list[object]:
    with opened(path) as file:
        try:
            data = file.read(MOST_BYTES + 1)
        except BROKEN as error:
            raise cut(path, 0, error) from error
    if len(data) > MOST_BYTES:
        message = f"{shown(path)}: a JSON array over 16 MB; make it JSON lines, an object a line"
        raise TooLargeError(message)
    try:
        raw = json.loads(data.removeprefix(BOM))
    except (ValueError, RecursionError) as error:
        message = f"{shown(path)}: opens as a JSON array, and is no JSON ({str(error)[:100]})"
        raise UnreadableError(message) from error
    return list(raw)


def _objects_of(path: Path, array: list[object]) -> Raw:
    for number, raw in enumerate(array, 1):
        yield number, _checked(path, number, raw)


def _checked(path: Path, number: int, raw: object) -> dict[str, object] | ChanceryError:
    if not isinstance(raw, dict):
        return UnreadableError(passed_by(path, number, "it is no JSON object"))
    return raw


def _celled(raw: Raw, columns: Mapping[str, tuple[str, ...]]) -> Rows:
    for number, found in raw:
        if isinstance(found, ChanceryError):
            yield number, found
            continue
        there = [name for name, value in found.items() if value is not None]
        yield number, {name: found[column] for name, column in picked(columns, there).items()}
