"""What a person writes, before it is kept for good."""

from __future__ import annotations

from chancery.errors import ReviewError

LONGEST = 2000
"""Characters of a reason, a name or a value: a remark, not a document."""


def check_text(name: str, written: str) -> str:
    """The text as it is, if it can be kept. Raises ``ReviewError``."""
    if len(written) > LONGEST:
        message = f"{name}: longer than {LONGEST:,} characters"
        raise ReviewError(message)
    if "\0" in written or any("\ud800" <= letter <= "\udfff" for letter in written):
        message = f"{name}: holds a character that no text has (NUL, or bytes that are no UTF-8)"
        raise ReviewError(message)
    return written
