"""Files and streams of this machine, read within documented limits."""

from __future__ import annotations

import hashlib
import os
import re
import stat
import zlib
from pathlib import Path
from typing import BinaryIO

from chancery.errors import NotFoundError, TooLargeError, UnreadableError
from chancery.records.dispatch import Capture
from chancery.records.intake import MAIL
from chancery.sources.media import PLAIN, holds_several_mails, sniff

MOST_BYTES = 16_000_000
"""The largest input that is read, packed or unpacked: some 2.5 million words, far over any news
item. Saved HTML has a lower cap of its own in ``pages``."""

GZIP = b"\x1f\x8b"

_SURROGATE = re.compile("[\ud800-\udfff]")
_MAIL_NAME = re.compile(r"\.eml(?:\.gz)?\Z", re.IGNORECASE)
_MEGABYTE = 1_000_000
_PIECE = 8_192
"""The most that is unpacked at a time; see ``_unpack_member``."""


def capture_file(path: Path) -> tuple[Capture, bytes]:
    """Read one file and seal it.

    1. a text or HTML file of at most 16 MB
    2. an e-mail message: one that opens with its headers, or is called ``.eml``
    3. the same packed with gzip: unpacked, at most to 16 MB; the seal is that of the page itself,
       so a page has one identity however it was stored

    Refused, each with one clear line: no such file (``NotFoundError``); a folder, a device or pipe,
    a file without permission, a broken gzip (``UnreadableError``); anything over the limit, without
    reading it (``TooLargeError``).
    """
    data = _read(path)
    if data.startswith(GZIP):
        data = unpack(data, path)
    return capture_bytes(data, path=str(path))


def capture_bytes(data: bytes, *, path: str = "-") -> tuple[Capture, bytes]:
    """Seal bytes that are at hand.

    Raises ``TooLargeError`` over 16 MB, ``UnreadableError`` for a mailbox of several mails.

    Bytes of a file's name that no encoding explains are escaped in the capture's path, so that a
    reading can be written whatever its file is called.
    """
    if len(data) > MOST_BYTES:
        raise TooLargeError(_too_large(path))
    if holds_several_mails(data):
        message = f"{shown(path)}: several mails in one file (mbox); split it, a mail a file (.eml)"
        raise UnreadableError(message)
    seal, media_type = hashlib.sha256(data).hexdigest(), sniff(data)
    if media_type == PLAIN and _MAIL_NAME.search(path):
        media_type = MAIL
    return Capture(sha256=seal, media_type=media_type, path=printable(path)), data


def capture_stream(stream: BinaryIO, *, path: str = "-") -> tuple[Capture, bytes]:
    """Read a stream to its end and seal it; raises ``TooLargeError`` as soon as it passes 16 MB."""
    data = stream.read(MOST_BYTES + 1)
    return capture_bytes(unpack(data, path) if data.startswith(GZIP) else data, path=path)


def open_file(path: Path) -> BinaryIO:
    """Open a file to read its bytes, whatever its size.

    Refused, each with one clear line: no such file (``NotFoundError``); a folder, a file without
    permission; devices and pipes, which have no end, before they are opened (``UnreadableError``).
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise UnreadableError(_about_folder(path))
        if not stat.S_ISREG(status.st_mode):
            message = f"{shown(path)}: not a regular file (a device, pipe or socket); save it first"
            raise UnreadableError(message)
        return path.open("rb")
    except FileNotFoundError as error:
        message = f"{shown(path)}: no such file"
        raise NotFoundError(message) from error
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from error


def unreadable(path: Path, error: Exception) -> UnreadableError:
    """The one line on a file that the system does not let us read."""
    reason = getattr(error, "strerror", None) or str(error)
    return UnreadableError(f"{shown(path)}: cannot be read ({reason.lower()})")


def _read(path: Path) -> bytes:
    with open_file(path) as file:
        try:
            if os.fstat(file.fileno()).st_size > MOST_BYTES:
                raise TooLargeError(_too_large(str(path)))
            data = file.read(MOST_BYTES + 1)
        except OSError as error:
            raise unreadable(path, error) from error
    if len(data) > MOST_BYTES:
        raise TooLargeError(_too_large(str(path)))
    return data


def _about_folder(path: Path) -> str:
    try:
        os.scandir(path).close()
    except OSError as error:
        return f"{shown(path)}: folder cannot be listed ({(error.strerror or '').lower()})"
    return f"{shown(path)}: is a folder, a file is wanted here"


def unpack(data: bytes, path: Path | str, most: int = MOST_BYTES) -> bytes:
    """Unpack gzip, all of its members, and stop one byte over the limit: a bomb stays small."""
    unpacked, start = bytearray(), 0
    try:
        while data.startswith(GZIP, start) and len(unpacked) <= most:
            start = _unpack_member(data, start, unpacked, most)
    except EOFError as error:
        message = f"{shown(path)}: the gzip file is cut short"
        raise UnreadableError(message) from error
    except zlib.error as error:
        message = f"{shown(path)}: the gzip file is broken"
        raise UnreadableError(message) from error
    if len(unpacked) > most:
        raise TooLargeError(_too_large(str(path), most))
    return bytes(unpacked)


def _unpack_member(data: bytes, start: int, unpacked: bytearray, most: int) -> int:
    """Unpack one member and say where it ends; by pieces, since each end copies what is left."""
    member = zlib.decompressobj(wbits=31)
    while not member.eof and len(unpacked) <= most:
        piece = data[start : start + _PIECE]
        if not piece:
            raise EOFError
        unpacked += member.decompress(piece, most + 1 - len(unpacked))
        start += len(piece) - len(member.unused_data)
    return start


def _too_large(path: str, most: int = MOST_BYTES) -> str:
    return f"{shown(path)}: {over(most)}"


def over(most: int) -> str:
    """What is said of anything larger than the limit."""
    size = f"{most // _MEGABYTE} MB" if most >= _MEGABYTE else f"{most} bytes"
    return f"over {size}, the most that is read at once"


def shown(path: Path | str) -> str:
    """The path in one line: what cannot be printed, or turns the line around, is escaped."""
    return "".join(
        sign if sign.isprintable() else sign.encode("unicode_escape").decode("ascii")
        for sign in printable(str(path))
    )


def whole(path: Path) -> str:
    """The path as an address, one whichever folder one works in; links are not followed."""
    return printable(os.path.abspath(path))  # noqa: PTH100 - pathlib's own follows links


def printable(path: str) -> str:
    """The path with the bytes that no encoding explains escaped."""
    return _SURROGATE.sub(_escaped, path)


def _escaped(sign: re.Match[str]) -> str:
    code = ord(sign[0])
    return f"\\x{code - 0xDC00:02x}" if 0xDC80 <= code <= 0xDCFF else f"\\u{code:04x}"  # noqa: PLR2004 - how Python escapes bytes of a name
