"""Bytes on their way to disk and back: zstandard, with a limit on what comes out."""

from __future__ import annotations

import threading

import zstandard

LEVEL = 1
"""A reading of 33 kB becomes 5.8 kB in 0.05 ms; level 3 saves a twentieth and takes a tenth longer,
level 6 a tenth and four times as long."""

MOST_BYTES = 1 << 30
"""More than any capture or reading; a damaged ledger does not fill the memory."""

_LOCAL = threading.local()


def pack(data: bytes) -> bytes:
    """The bytes, compressed."""
    if not hasattr(_LOCAL, "packer"):
        _LOCAL.packer = zstandard.ZstdCompressor(level=LEVEL)
    packed: bytes = _LOCAL.packer.compress(data)
    return packed


def unpack(packed: bytes) -> bytes:
    """The bytes as they were. Raises ``ValueError`` when they are damaged."""
    try:
        if zstandard.frame_content_size(packed) > MOST_BYTES:
            message = "too large"
            raise ValueError(message)
        return zstandard.ZstdDecompressor().decompress(packed)
    except (zstandard.ZstdError, TypeError) as error:  # other than bytes, in a damaged ledger
        raise ValueError(str(error)) from error
