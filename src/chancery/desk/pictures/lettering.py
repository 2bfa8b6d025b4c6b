"""How much room words take, and words cut to the room there is. No font is known here."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from chancery.desk.pictures.svg import SIZE, clean

SHOWN = 5
"""Labels that a joined mark tells; the number of all stands before them."""

_LETTER = 0.56
"""Widths of a letter in heights: the mean over French and English in common sans-serif fonts."""

_BROAD = 1.0


def room(words: str, size: int = SIZE) -> float:
    """Pixels that words take, more or less."""
    return size * sum(map(_share, words))


def _share(sign: str) -> float:
    if unicodedata.combining(sign):
        return 0
    if unicodedata.east_asian_width(sign) in "WF":
        return _BROAD
    return _LETTER * (1.2 if sign.isupper() else 1)


def cut(words: str, most: float, size: int = SIZE) -> str:
    """As many of the words as fit, then ``…`` if some are missing; ``""`` if nothing fits."""
    whole = clean(words)
    if room(whole, size) <= most:
        return whole
    left, kept = most - room("…", size), ""
    for sign in whole:
        left -= room(sign, size)
        if left < 0:
            break
        kept += sign
    return f"{kept.rstrip()}…" if kept else ""


def some(labels: Iterable[str]) -> str:
    """``a; b; c; …``, each label once."""
    held = list(dict.fromkeys(labels))
    return "; ".join((*held[:SHOWN], *(["…"] if len(held) > SHOWN else [])))
