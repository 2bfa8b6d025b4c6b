"""Where a page ended: the day and number of its last row, as one word that says nothing."""

from __future__ import annotations

import json
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import NamedTuple

from chancery.errors import QueryError
from chancery.records.query import shown

_DAY = re.compile(r"(\d{4}-\d\d-\d\d)?", re.ASCII)
MOST = 1 << 62
"""More than the number of any row."""


class Key(NamedTuple):
    """The place of a row, newest first; ``day`` is empty where none is known."""

    day: str
    seq: int


def write_cursor(kind: str, key: Key) -> str:
    """The word that asks for what follows; ``kind`` says of what it is a place."""
    packed = json.dumps([kind, *key], separators=(",", ":")).encode()
    return urlsafe_b64encode(packed).decode().rstrip("=")


def read_cursor(kind: str, word: str | None) -> Key | None:
    """The place that a word means. Raises ``QueryError`` for any word that is not of this kind."""
    if word is None:
        return None
    try:
        said = json.loads(urlsafe_b64decode(word.encode("ascii") + b"=" * (-len(word) % 4)))
        found, day, seq = said
        good = found == kind and _DAY.fullmatch(day) and type(seq) is int and 0 <= seq < MOST
    except (ValueError, TypeError, RecursionError) as error:
        raise _no_place(kind, word) from error
    if not good:
        raise _no_place(kind, word)
    return Key(day, seq)


def _no_place(kind: str, word: str) -> QueryError:
    return QueryError(f"after {shown(word)}: not where a page of {kind} ended; give its `next`")
