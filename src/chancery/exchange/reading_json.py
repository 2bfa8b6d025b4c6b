"""From JSON that anybody may hand in to readings whose shape is known to be right.

Reads one object, or one object per line (JSONL). Refuses, each in one line that says where:
bytes that are not UTF-8, text that is not JSON (``NaN``, lone surrogates and numbers out of range
included), nesting deeper than a reading has, an object of another schema, and files over the limit.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

import msgspec
from msgspec.structs import replace

from chancery.errors import ChanceryError, NotFoundError, TooLargeError, UnreadableError
from chancery.exchange import shapes
from chancery.exchange.quotations import Quotation, quotations_of
from chancery.records.reading import SCHEMA, Reading

LIMIT = 512 * 1024 * 1024
"""Bytes of a file of readings; about 20,000 readings of 400 words."""

LINE = 64 * 1024 * 1024
"""Bytes of one reading on its line; one of the largest page that is read takes half of it."""

MOST_PRINTED = 2 * LINE
"""Bytes of one reading that was printed over several lines."""

DEPTH = 24
"""Levels of nesting; the deepest field of version 1 stands at nine."""


_DECODER = msgspec.json.Decoder(shapes.Reading)


@dataclass(frozen=True, kw_only=True)
class SavedReading:
    """A reading as it was saved: typed, and ``raw`` as the JSON says it, for ids made from content.

    ``data`` is the JSON text of this one reading; ``origin`` says where it came from, for messages:
    ``readings.jsonl:3``.
    """

    typed: shapes.Reading
    data: bytes
    origin: str = "reading"

    @cached_property
    def raw(self) -> dict[str, object]:
        """The JSON as it stands, with fields that version 1 does not know."""
        found: dict[str, object] = msgspec.json.decode(self.data)
        return found

    @cached_property
    def is_plain(self) -> bool:
        """Whether it surely has no fields but those of version 1; a few that have none say no.

        Told by the quotes, of which every field has two; those in texts are the same on both sides.
        """
        ours = self._bare.count(b'"') + self.typed.dispatch.text.count('"')
        return self.data.count(b'"') == ours

    @cached_property
    def quotations(self) -> list[Quotation]:
        """Every evidence, with the record and the field that it backs."""
        return quotations_of(self.typed)

    @property
    def body(self) -> bytes:
        """All of the reading but the text itself, as compact JSON."""
        if self.is_plain:
            return self._bare
        dispatch = self.raw["dispatch"]
        fields = {**dispatch, "text": ""} if isinstance(dispatch, dict) else {}
        return msgspec.json.encode({**self.raw, "dispatch": fields})

    @cached_property
    def _bare(self) -> bytes:
        return msgspec.json.encode(
            replace(self.typed, dispatch=replace(self.typed.dispatch, text=""))
        )


def read_saved(path: Path) -> tuple[SavedReading, ...]:
    """Read a file of readings, JSON or JSONL.

    Raises ``NotFoundError``, ``TooLargeError`` or ``UnreadableError``.
    """
    try:
        if path.stat().st_size > LIMIT:
            message = f"{path}: larger than {LIMIT >> 20} MiB; split it by lines"
            raise TooLargeError(message)
        data = path.read_bytes()
    except FileNotFoundError as error:
        message = f"{path}: no such file"
        raise NotFoundError(message) from error
    except OSError as error:
        message = f"{path}: {error.strerror or error}"
        raise UnreadableError(message) from error
    return parse_readings(data, origin=str(path))


def parse_readings(data: bytes, *, origin: str = "-") -> tuple[SavedReading, ...]:
    """Parse readings from JSON or JSONL; at least one, all of them sound in shape.

    Raises ``UnreadableError`` naming the origin, the line and the field.
    """
    found = tuple(_parse(data.removeprefix(b"\xef\xbb\xbf"), origin))
    if not found:
        message = f"{origin}: empty; a reading is what `chancery read --format json` prints"
        raise UnreadableError(message)
    return found


def iter_saved(path: Path) -> Iterator[SavedReading | ChanceryError]:
    """The readings of a file of one object per line, also gzipped; memory does not grow with it.

    A line that is no reading is an error in its place, and the next one goes on. One object on
    several lines is read as ``read_saved`` reads it. Raises ``NotFoundError`` or
    ``UnreadableError`` when the file itself cannot be read.
    """
    try:
        with path.open("rb", buffering=1 << 20) as file:
            packed = file.read(2) == b"\x1f\x8b"
            file.seek(0)
            lines = _lines(gzip.GzipFile(fileobj=file) if packed else file)
            begun = list(islice(lines, 2))
            lines = chain(begun, lines)
            if not any(line is None or _is_object(line) for line in begun):
                yield from _printed(lines, path)
                return
            for number, line in enumerate(lines, 1):
                if line is None or line.strip():
                    yield _one(line, f"{path}:{number}")
    except FileNotFoundError as error:
        message = f"{path}: no such file"
        raise NotFoundError(message) from error
    except (OSError, EOFError, zlib.error) as error:
        message = f"{path}: {getattr(error, 'strerror', None) or error}"
        raise UnreadableError(message) from error


def _printed(lines: Iterator[bytes | None], path: Path) -> Iterator[SavedReading | ChanceryError]:
    """One object over many lines."""
    data = bytearray()
    for line in lines:
        data += line or b""
        if line is None or len(data) > MOST_PRINTED:
            yield TooLargeError(f"{path}: one reading of over {MOST_PRINTED >> 20} MiB")
            return
    try:
        yield from parse_readings(bytes(data), origin=str(path))
    except ChanceryError as error:
        yield error


def _one(line: bytes | None, origin: str) -> SavedReading | ChanceryError:
    if line is None:
        return TooLargeError(f"{origin}: a line of over {LINE >> 20} MiB")
    try:
        return _reading(line.removeprefix(b"\xef\xbb\xbf"), origin)
    except ChanceryError as error:
        return error


def _lines(file: BinaryIO | gzip.GzipFile) -> Iterator[bytes | None]:
    """The lines of a file; ``None`` for one that is too long, whose rest is passed by."""
    while line := file.readline(LINE):
        if len(line) < LINE or line.endswith(b"\n"):
            yield line
            continue
        yield None
        while line and not line.endswith(b"\n"):
            line = file.readline(LINE)


def saved(reading: Reading) -> SavedReading:
    """A reading of this process as if it had been saved and read back."""
    (found,) = parse_readings(reading.to_json().encode(), origin=reading.dispatch.text.sha256[:12])
    return found


def _parse(data: bytes, origin: str) -> Iterator[SavedReading]:
    lines = [(n, line) for n, line in enumerate(data.split(b"\n"), 1) if line.strip()]
    if len(lines) > 1 and _is_object(lines[0][1]):
        for number, line in lines:
            yield _reading(line, f"{origin}:{number}")
    elif lines:
        yield _reading(data, origin)


def _is_object(line: bytes) -> bool:
    """Whether a first line is a whole JSON object, hence the file one object per line."""
    try:
        return isinstance(msgspec.json.decode(line), dict)
    except (ValueError, RecursionError):
        return False


def _reading(data: bytes, origin: str) -> SavedReading:
    try:
        typed = _DECODER.decode(data)
    except (ValueError, RecursionError):
        return _careful(data, origin)
    found = SavedReading(typed=typed, data=data, origin=origin)
    return found if found.is_plain else _careful(data, origin)


def _careful(data: bytes, origin: str) -> SavedReading:
    """Step by step, to say what is wrong with it; fields of other versions are looked through."""
    try:
        raw = msgspec.json.decode(data)
    except (ValueError, RecursionError) as error:
        message = f"{origin}: not JSON: {_one_line(error)}"
        raise UnreadableError(message) from error
    if not isinstance(raw, dict) or raw.get("schema") != SCHEMA:
        message = f'{origin}: not a reading: no "schema": "{SCHEMA}"'
        raise UnreadableError(message)
    return SavedReading(typed=_typed(raw, origin), data=data, origin=origin)


def _typed(raw: dict[str, object], origin: str) -> shapes.Reading:
    if _depth(raw) > DEPTH:
        message = f"{origin}: not a reading: nested deeper than {DEPTH} levels"
        raise UnreadableError(message)
    try:
        return msgspec.convert(raw, shapes.Reading)
    except msgspec.ValidationError as error:
        message = f"{origin}: not a reading: {_one_line(error)}"
        raise UnreadableError(message) from error


def _depth(value: object) -> int:
    """How deep the containers nest; walked level by level, so depth costs no stack."""
    level, depth = [value], 0
    while level:
        depth += 1
        if depth > DEPTH:
            break
        level = [child for node in level for child in _children(node)]
    return depth


def _children(node: object) -> list[object]:
    if isinstance(node, dict):
        return list(node.values())
    return list(node) if isinstance(node, list) else []


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())
