"""Bodies of HTTP answers as they were sent, taken out of their encodings within the limit."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import BinaryIO

from chancery.sources.files import GZIP, MOST_BYTES, unpack

_ZSTD = b"\x28\xb5\x2f\xfd"


def unpack_body(body: bytes, *, transfer: str = "", content: str = "") -> bytes:
    """The body itself, at most one byte over 16 MB; the arguments are the headers' words.

    1. ``Transfer-Encoding: chunked``
    2. ``Content-Encoding: gzip``, ``deflate``, ``br``, ``zstd``, one or several
    3. a body that its archive has unpacked already, whatever its headers say: as it is

    Raises ``OSError``, ``ValueError`` or an ``InputError`` for one that is broken, or packed in
    another way.
    """
    if "chunked" in transfer.lower() and _is_chunked(body):
        body = _read("chunked", body)
    for name in reversed([word.strip().lower() for word in content.split(",") if word.strip()]):
        if name != "identity" and _is_packed(name, body):
            body = _read(name.removeprefix("x-"), body)
    return body


def _is_chunked(body: bytes) -> bool:
    """Whether the first line is a length in hexadecimal."""
    size = body[:40].partition(b"\r\n")[0].partition(b";")[0].strip()
    return b"\r\n" in body[:40] and bool(size) and not size.strip(b"0123456789abcdefABCDEF")


def _is_packed(name: str, body: bytes) -> bool:
    magic = {"gzip": GZIP, "x-gzip": GZIP, "zstd": _ZSTD}.get(name)
    if magic:
        return body.startswith(magic)
    return body.lstrip()[:1] != b"<"


def _read(name: str, body: bytes) -> bytes:
    if name == "gzip":
        return unpack(body, "its body")
    if name == "deflate":
        return _inflated(body)
    from fastwarc import stream_io  # noqa: PLC0415 - only for archives

    source: BinaryIO = BytesIO(body)
    if name == "chunked":
        return stream_io.ChunkedReader(source).read(MOST_BYTES + 1)
    if name == "br":
        return stream_io.BrotliReader(source).read(MOST_BYTES + 1)
    if name == "zstd":
        return stream_io.ZstdReader(source).read(MOST_BYTES + 1)
    message = f"packed as {name[:40]}, which is not read"
    raise ValueError(message)


def _inflated(body: bytes) -> bytes:
    """``deflate`` means zlib's form; some servers send the bare one."""
    for bits in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        member = zlib.decompressobj(bits)
        try:
            unpacked = member.decompress(body, MOST_BYTES + 1)
        except zlib.error:
            continue
        if member.eof or len(unpacked) > MOST_BYTES:
            return unpacked
    message = "its body: the deflate stream is broken"
    raise ValueError(message)
