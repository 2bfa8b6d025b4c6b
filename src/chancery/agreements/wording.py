"""What words of two languages have in common beside their kind: figures and stems.

A stem is the first five letters of a longer word: "évacuer", "évacuation" and "evacuate" share one.
"""

from __future__ import annotations

import re
from functools import lru_cache

from chancery.knowledge.folding import fold

STEM = 5
"""Letters of a stem: shorter ones join words that only begin alike, longer ones part forms."""

_WORD = re.compile(r"[^\W\d_]+")
_FIGURE = re.compile(r"\d{1,3}(?:[\u00a0\u202f ]\d{3})+|\d{1,3}(?:,\d{3})+|\d+")


@lru_cache(maxsize=1 << 14)
def figures(text: str) -> frozenset[int]:
    """``"1 200 prisonniers, 3,000 rifles"`` → ``{1200, 3000}``."""
    return frozenset(int(re.sub(r"\D", "", found)) for found in _FIGURE.findall(text))


@lru_cache(maxsize=1 << 14)
def stems(text: str) -> frozenset[str]:
    """``"évacuer la base"`` → ``{"evacu"}``."""
    return frozenset(fold(w)[:STEM] for w in _WORD.findall(text) if len(w) >= STEM)


def begin_alike(one: str, other: str) -> bool:
    """Whether two folded words may be forms of one name: "russie", "russian"."""
    alike = 4
    return one[:alike] == other[:alike]
