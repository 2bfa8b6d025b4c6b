"""How words are compared in search: the same folding for what is written and what is asked.

1. case and accents go, as in names: ``Téhéran``, ``TEHERAN`` → ``teheran``
2. marks over and under Arabic letters go, and so does the tatweel: ``مُحَمَّد`` → ``محمد``
3. letters that one keyboard writes for another are one: Persian ``ک`` and ``ی`` for Arabic ``ك``
   and ``ي``, alef with hamza or madda for alef, final ``ى`` for ``ي``, ``ة`` for ``ه``
4. a zero-width non-joiner parts words as a space does: ``می‌رود`` → ``مي رود``; other marks of
   direction and joining go
5. digits of any script are one: ``۱۴۰۴`` → ``1404``
6. words are runs of letters and digits: ``l’Iran`` → ``l``, ``iran``
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from types import MappingProxyType

_LATIN = {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "ı": "i", "đ": "d", "ð": "d", "þ": "th"}
_ARABIC = {"ک": "ك", "ی": "ي", "ى": "ي", "ے": "ي", "ة": "ه", "ە": "ه", "ہ": "ه", "ھ": "ه", "ٱ": "ا"}
_JOINING = {
    "\u0640": "",  # tatweel
    "\u200c": " ",  # zero-width non-joiner
    **dict.fromkeys("\u200b\u200d\u200e\u200f\u061c\u2060\ufeff\u00ad", ""),
}
_FOLD = MappingProxyType({**_LATIN, **_ARABIC, **_JOINING})
_FOLDED = re.compile(f"[{''.join(_FOLD)}]")
_ACCENTS = re.compile("[\u0300-\u036f]+")
_BEYOND_LATIN = re.compile("[\u0370-\u1fff\u2c00-\uffff]")
_MARKS = re.compile(
    f"[{''.join(chr(c) for c in range(0x370, 0x20000) if unicodedata.combining(chr(c)))}]+"
)
"""Every other combining mark; a large class is slow, so it is tried only beyond Latin letters."""

_WORD = re.compile(r"[^\W_]+")
_DIGIT = re.compile(r"(?![0-9])\d")


def folded(text: str) -> str:
    """A text with its words as they are searched, and what parts them as it was."""
    lower = text.casefold()
    if lower.isascii():
        return lower
    bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", lower))
    if _BEYOND_LATIN.search(bare):
        bare = _digits(_MARKS.sub("", bare))
    return _FOLDED.sub(lambda match: _FOLD[match[0]], bare)


def words(text: str) -> list[str]:
    """The words of a text as they are searched: ``"L’Iran a signé"`` → ``l iran a signe``."""
    return _WORD.findall(folded(text))


@lru_cache(maxsize=4096)
def searchable(text: str) -> str:
    """The words of a text between spaces, as a column of the ledger: ``" ali al zaidi "``.

    Names come again and again, so the last ones are kept in mind.
    """
    return f" {' '.join(words(text))} "


def folded_letters(text: str) -> tuple[str, list[int]]:
    """A text folded, and for each letter of that the place in the text of the one it came from.

    Folding a text is folding its letters one by one.
    """
    pieces = [_letter(letter) for letter in text]
    return "".join(pieces), [at for at, piece in enumerate(pieces) for _ in piece]


@lru_cache(maxsize=4096)
def _letter(letter: str) -> str:
    return folded(letter)


def _digits(text: str) -> str:
    return _DIGIT.sub(lambda match: str(unicodedata.decimal(match[0])), text)
