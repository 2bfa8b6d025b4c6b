"""What a dossier says in the cells of a table, whoever made up the names in it."""

from __future__ import annotations

from collections.abc import Iterable

from chancery.records.actor import Player
from chancery.records.time import Interval

_UNSEEN = frozenset(
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029\ufffe\uffff"
)
"""Signs that turn the direction of what follows, that part lines, that XML forbids."""


def one_line(text: str) -> str:
    """The text on one line, without signs that are not seen: control, direction, surrogates."""
    seen = "".join(" " if _hidden(sign) else sign for sign in text)
    return " ".join(seen.split())


def _hidden(sign: str) -> bool:
    code = ord(sign)
    return sign in _UNSEEN or code < 0x20 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000  # noqa: PLR2004 - C0, DEL, C1, surrogates


def named(players: Iterable[Player]) -> str:
    """``"Tchad, Front du Nord"``."""
    return one_line(", ".join(player.name for player in players))


def dated(span: Interval | None) -> str:
    """A day or stretch as a person reads it: "by 2025-04-30", "2025-04", "" where unknown."""
    if span is None:
        return ""
    if span.first is None and span.last is not None:
        return f"by {span.last.isoformat()}"
    return span.edtf


def state(status: str | None) -> str:
    """``"claimed_done"`` → ``"claimed done"``."""
    return (status or "").replace("_", " ")
