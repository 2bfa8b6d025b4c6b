"""WARC archives with FastWARC, which reads 5,665 records a second where warcio reads 2,517.

FastWARC stops at the first record that it cannot read, and at one whose body it cannot unpack it
stops without a word. So bodies are unpacked here, every body is held against the length that it was
announced with, and after a broken record the next one is looked for in the bytes.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from chancery.errors import InputError
from chancery.sources.files import MOST_BYTES
from chancery.sources.warc_body import unpack_body
from chancery.sources.warc_record import Broken, Record, is_page

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

MOST_BROKEN = 1_000
"""So many broken records, and an archive is given up: each may cost as much as 16 MB of reading."""

_CHUNK = 1_048_576
_OVERLAP = 16
_LARGE = f"over {MOST_BYTES // 1_000_000} MB, the most that is read at once"
_SHORT = "it ends before the length that it announces"
_START = re.compile(rb"\x1f\x8b\x08|(?<=\n\n)WARC/\d|(?<=\r\n\r\n)WARC/\d")


class BrokenArchiveError(Exception):
    """Not one record can be read from the beginning of the archive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stop:
    """Where reading stopped: the last record that was begun, whether it was read, and why.

    ``is_told``: the record has been called broken already.
    """

    at: int
    was_read: bool
    reason: str
    is_told: bool = False


def walk_fast(file: BinaryIO) -> Iterator[Record | Broken]:
    """The pages of an archive and its broken records, in order.

    Raises ``BrokenArchiveError`` when it does not even begin with a record.
    """
    if not _opens(file, 0):
        raise BrokenArchiveError
    at = 0
    for _ in range(MOST_BROKEN):
        stop = yield from _run(file, at)
        if stop is None:
            return
        if not stop.is_told:
            yield Broken(at=stop.at, reason=stop.reason)
        following = _resume(file, stop)
        if following is None:
            return
        at = following
    yield Broken(at=at, reason=f"as were {MOST_BROKEN:,} before: the rest is left")


def _run(file: BinaryIO, start: int) -> Generator[Record | Broken, None, _Stop | None]:
    """The pages from ``start`` on; where reading stopped, if that is not the end."""
    from fastwarc.warc import ArchiveIterator  # noqa: PLC0415 - only for archives

    at, was_read, is_told = start, False, False
    file.seek(start)
    try:
        for record in ArchiveIterator(file, parse_http=False):
            at, was_read = max(start, record.stream_pos), True
            found = _found(record, at)
            if isinstance(found, _Stop):
                return found
            is_told = isinstance(found, Broken)
            if found:
                yield found
    except (OSError, ValueError) as error:
        reason = " ".join(str(error).split())[:100] or type(error).__name__
        return _Stop(at=at, was_read=was_read and not is_told, reason=reason, is_told=is_told)
    return None


def _found(record: WarcRecord, at: int) -> Record | Broken | _Stop | None:
    """What one record holds: a page, a fault, nothing; or a length that hides those behind it."""
    kind = (record.headers.get("WARC-Type") or "").lower()
    url = (record.headers.get("WARC-Target-URI") or "").strip(" <>")
    is_http = kind == "response" and url.lower().startswith("http")
    if is_http:
        record.is_http = True
        record.parse_http()
    status = record.http_headers.status_code if is_http else None
    media_type = record.http_content_type if is_http else record.headers.get("Content-Type")
    announced, body, read = record.content_length, b"", 0
    if is_page(kind, status, media_type) and announced <= MOST_BYTES:
        body = record.reader.read(MOST_BYTES + 1)
        read = len(body)
    if read + record.consume() < announced:
        return _Stop(at=at, was_read=False, reason=_SHORT)
    if is_http and status is None:
        return Broken(at=at, reason="its HTTP head is none")
    if not is_page(kind, status, media_type):
        return None
    if announced > MOST_BYTES:
        return Broken(at=at, reason=_LARGE)
    return _record(record, body, at=at, url=url)


def _record(record: WarcRecord, body: bytes, *, at: int, url: str) -> Record | Broken:
    coding = {
        name: record.http_headers.get(name) or ""
        for name in ("Transfer-Encoding", "Content-Encoding")
        if record.is_http_parsed
    }
    try:
        body = unpack_body(
            body, **{name.partition("-")[0].lower(): coding[name] for name in coding}
        )
    except (OSError, ValueError, InputError) as error:
        return Broken(at=at, reason=" ".join(str(error).split())[:100])
    if len(body) > MOST_BYTES:
        return Broken(at=at, reason=_LARGE)
    return Record(at=at, url=url, date=record.headers.get("WARC-Date") or "", body=body)


def _resume(file: BinaryIO, stop: _Stop) -> int | None:
    """Where reading goes on: at the next record, or behind it when that is the broken one."""
    at = _next_start(file, stop.at + 1)
    if at is not None and stop.was_read and not _opens(file, at):
        return _next_start(file, at + 1)
    return at


def _opens(file: BinaryIO, at: int) -> bool:
    """Whether a record can be read at this place."""
    from fastwarc.warc import ArchiveIterator  # noqa: PLC0415 - only for archives

    file.seek(at)
    try:
        return next(iter(ArchiveIterator(file, parse_http=False)), None) is not None
    except (OSError, ValueError):
        return False


def _next_start(file: BinaryIO, wanted: int) -> int | None:
    """The first place from ``wanted`` on that looks like the beginning of a record."""
    offset = max(wanted - _OVERLAP, 0)
    while True:
        file.seek(offset)
        window = file.read(_CHUNK)
        for found in _START.finditer(window):
            at = offset + found.start()
            if at >= wanted and (found[0][:1] == b"W" or _unpacks(file, at)):
                return at
        if len(window) < _CHUNK:
            return None
        offset += _CHUNK - _OVERLAP


def _unpacks(file: BinaryIO, at: int) -> bool:
    """Whether a packed record begins here: three bytes may look so by chance."""
    file.seek(at)
    try:
        return zlib.decompressobj(wbits=31).decompress(file.read(1024), 8).startswith(b"WARC/")
    except zlib.error:
        return False
