"""From JSON that anybody may hand in to readings whose shape is known to be right.

Reads one object, or one object per line (JSONL). Refuses, each in one line that says where:
bytes that are not UTF-8, text that is not JSON (``NaN``, lone surrogates and numbers out of range
included), nesting deeper than a reading has, an object of another schema, and files over the limit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import msgspec
from msgspec.structs import replace

from chancery.errors import NotFoundError, TooLargeError, UnreadableError
from chancery.exchange import shapes
from chancery.records.reading import SCHEMA, Reading

LIMIT = 512 * 1024 * 1024
"""Bytes of a file of readings; about 20,000 readings of 400 words."""

DEPTH = 24
"""Levels of nesting; the deepest field of version 1 stands at nine."""


_DECODER = msgspec.json.Decoder(shapes.Reading)

_KEY = b'":'
"""How the name of a field ends in JSON; in a quoted text it counts on both sides alike."""


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
        """Whether it surely has no fields but those of version 1; a few that have none say no."""
        return self.data.count(_KEY) == self._bare.count(_KEY)

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
