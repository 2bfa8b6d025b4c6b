"""How names are compared: no case, no accents, cut at spaces, hyphens and apostrophes."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_CUT = re.compile(r"[\s\-'’‐‑.]+")
_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "ı": "i", "ß": "ss", "đ": "d"})


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """``"Téhéran"`` → ``"teheran"``: the form in which names are compared."""
    lower = text.casefold().translate(_LETTERS)
    if lower.isascii():
        return lower
    decomposed = unicodedata.normalize("NFD", lower)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@lru_cache(maxsize=1 << 16)
def pieces(text: str) -> tuple[str, ...]:
    """``"Moyen-Orient"`` → ``("Moyen", "Orient")``: what a name is made of, as written."""
    return tuple(piece for piece in _CUT.split(text) if piece)
