"""The body of an answer: streamed, unpacked and stopped at the limit."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Mapping

from chancery.errors import FetchError, TooLargeError, UnreadableError
from chancery.sources.files import over, unpack

ENCODINGS = "gzip, deflate"
"""What is asked for: both unpack by pieces, so that a bomb stays small."""

_GZIP = b"\x1f\x8b"


def read_body(parts: Iterable[bytes], headers: Mapping[str, str], most: int) -> bytes:
    """All of a body, unpacked.

    1. as it is, or packed for the way (``Content-Encoding``: gzip, deflate)
    2. a ``.gz`` file, such as ``sitemap.xml.gz``: unpacked too

    Refused: over ``most`` bytes, packed or unpacked (``TooLargeError``); packed in another way
    (``FetchError``); broken or cut short (``UnreadableError``).
    """
    if _declared(headers) > most:
        raise TooLargeError(over(most))
    encoding = headers.get("content-encoding", "").strip().lower()
    data = _unpacked(_joined(parts, most), encoding, most)
    return unpack(data, "its packed file", most) if data.startswith(_GZIP) else data


def _declared(headers: Mapping[str, str]) -> int:
    length = headers.get("content-length", "")
    return int(length) if re.fullmatch(r"[0-9]{1,19}", length) else 0


def _joined(parts: Iterable[bytes], most: int) -> bytes:
    data = bytearray()
    for part in parts:
        data += part
        if len(data) > most:
            raise TooLargeError(over(most))
    return bytes(data)


def _unpacked(data: bytes, encoding: str, most: int) -> bytes:
    if encoding in {"", "identity"} or not data:
        return data
    if encoding in {"gzip", "x-gzip"}:
        if not data.startswith(_GZIP):
            message = "its body is said to be gzip and is not"
            raise UnreadableError(message)
        return unpack(data, "its body", most)
    if encoding == "deflate":
        return _inflated(data, most)
    message = f"its body is packed as {encoding[:40]!r}, which was not asked for"
    raise FetchError(message)


def _inflated(data: bytes, most: int) -> bytes:
    """With the header of zlib or, as some servers send it, without."""
    has_header = data[0] & 0x0F == zlib.DEFLATED and int.from_bytes(data[:2]) % 31 == 0
    inflater = zlib.decompressobj(wbits=zlib.MAX_WBITS if has_header else -zlib.MAX_WBITS)
    try:
        plain = inflater.decompress(data, most + 1)
    except zlib.error as error:
        message = "its body is said to be deflate and is broken"
        raise UnreadableError(message) from error
    if len(plain) > most:
        raise TooLargeError(over(most))
    if not inflater.eof:
        message = "its body is cut short"
        raise UnreadableError(message)
    return plain
