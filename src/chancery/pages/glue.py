"""Two lines that were glued into one on the way from page to text are told apart again."""

from __future__ import annotations

import re
from functools import cache

from chancery.knowledge.page_words import all_of, page_words

_SEAM = re.compile(r"(?<=[^\W\d_A-ZÀ-ÖØ-Þ]|[0-9.!?…»”)])(?=[A-ZÀ-ÖØ-Þ])")
_WORD = re.compile(r"\w{1,24}['’]?")
_LAST_WORD = re.compile(r"\w{1,24}$")
_REACH = 24
_LEAST_LEFT, _LEAST_RIGHT = 2, 3


class Vocabulary:
    """The words of a page that stand on their own, made on the first question only."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words: frozenset[str] | None = None

    def __contains__(self, word: str) -> bool:
        if self._words is None:
            self._words = frozenset(re.findall(r"\w+", self._text))
        return word in self._words


def unglue(line: str, vocabulary: Vocabulary) -> list[str]:
    """Cut a line where two were glued, without losing or adding a character.

    1. a sentence opener with its capital inside a word: ``… à BagdadLe président a reçu …``
    2. the same behind a mark: ``… a-t-il dit.Le ministre …``, ``… en 2025La réunion …``
    3. two words fused that both stand on their own elsewhere: ``… à BagdadSamir Haddad a reçu …``

    Refused: names with a capital inside (``LinkedIn``, ``McKinsey``), stubs of fewer than two words
    on the left or three on the right.
    """
    pieces, start = [], 0
    for seam in _SEAM.finditer(line):
        at = seam.start()
        if _is_seam(line, at, vocabulary) and _long_enough(line, start, at):
            pieces.append(line[start:at])
            start = at
    return [*pieces, line[start:]]


def _is_seam(line: str, at: int, vocabulary: Vocabulary) -> bool:
    behind = _WORD.match(line, at)
    right = behind[0] if behind else ""
    if len(right) < 2:  # noqa: PLR2004 - initials: U.S., M.X.
        return False
    before = _LAST_WORD.search(line, max(0, at - _REACH), at)
    left = before[0] if before else ""
    if left + right in _fused() or len(left) == 1:
        return False
    if right.replace("’", "'") in _openers():
        return right[-1] in "'’" or line[at + len(right) : at + len(right) + 1] == " "
    long = min(len(left), len(right)) >= 4  # noqa: PLR2004 - "McDonald", "DiCaprio" stay whole
    return long and left in vocabulary and right in vocabulary


def _long_enough(line: str, start: int, at: int) -> bool:
    left = line[max(start, at - 200) : at].split()
    return len(left) >= _LEAST_LEFT and len(line[at : at + 200].split()) >= _LEAST_RIGHT


@cache
def _openers() -> frozenset[str]:
    return frozenset(all_of(page_words().openers))


@cache
def _fused() -> frozenset[str]:
    return frozenset(page_words().fused)
