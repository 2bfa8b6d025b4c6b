"""Limits on mail, checked in linear time before the parser sees it.

Measured on the parser of the standard library: it holds every line against the boundary of every
part around it, and takes a header of parameters in the square of its length.
"""

from __future__ import annotations

from collections.abc import Iterator

from chancery.errors import UnreadableError

LONGEST_HEADER = 32_768
MOST_LINES = 500_000
"""A message of 16 MB in base64 has 210,000."""

MOST_TRIES = 10_000_000
"""Lines times boundaries, 0.3 µs each: some seconds for the worst. A digest of a hundred messages
of a thousand lines just fits."""


def shield_mail(data: bytes) -> None:
    """Check a message; raises ``UnreadableError`` over a limit.

    1. a header of more than 32 KB, folded lines included, wherever headers may stand
    2. more than 500,000 lines
    3. lines times boundaries over 10,000,000
    """
    lines = data.count(b"\n") + data.count(b"\r")
    if lines > 2 * MOST_LINES:
        _refuse(f"{lines:,} lines, over {MOST_LINES:,}")
    tries = lines * (1 + data.lower().count(b"boundary"))
    if tries > MOST_TRIES:
        _refuse("too many parts for its length")
    longest = max(_headers(data), default=0)
    if longest > LONGEST_HEADER:
        _refuse(f"a header of {longest:,} characters, over {LONGEST_HEADER:,}")


def _headers(data: bytes) -> Iterator[int]:
    """The length of each header: from the start, and from every boundary, to a blank line."""
    inside, length = True, 0
    for line in data.splitlines():
        if line.startswith(b"--"):
            inside, length = True, 0
        elif not line.strip():
            inside = False
        elif inside:
            length = length + len(line) if line[:1] in b" \t" else len(line)
            yield length


def _refuse(why: str) -> None:
    message = f"mail set aside: {why}"
    raise UnreadableError(message)
