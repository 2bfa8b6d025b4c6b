"""Letters as they are compared: without case, accents, and kinds of apostrophe or space."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "´": "'", "œ": "oe", "æ": "ae", "\u00a0": " "}
)


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """``À l’écoute`` → ``a l'ecoute``."""
    text = text.casefold().translate(_PLAIN)
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
