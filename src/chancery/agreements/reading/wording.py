"""Finding listed phrases among the words of a dispatch, however a parser cut them ("d'ici")."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from chancery.records.syntax import Syntax, Word
from chancery.records.text import Span, Text

_LONGEST_PHRASE = 60
"""Characters looked at for a listed phrase; the longest listed has half as many."""


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """Words ``first`` to ``last`` exclusive of a dispatch."""

    first: int
    last: int

    def __contains__(self, i: object) -> bool:
        return isinstance(i, int) and self.first <= i < self.last

    @property
    def bounds(self) -> tuple[int, int]:
        """The first word and the one behind the last."""
        return self.first, self.last

    def __len__(self) -> int:
        return max(0, self.last - self.first)

    def overlaps(self, other: Stretch) -> bool:
        """Whether the two share a word."""
        return self.first < other.last and other.first < self.last


class Wording:
    """The words of a syntax as a line."""

    def __init__(self, text: Text, syntax: Syntax) -> None:
        self.text, self.syntax, self.words = text, syntax, syntax.words

    def span(self, stretch: Stretch) -> Span:
        """Where a stretch stands, without the punctuation around it."""
        first, last = stretch.first, stretch.last
        while last - first > 1 and self.words[last - 1].upos == "PUNCT":
            last -= 1
        while last - first > 1 and self.words[first].upos == "PUNCT":
            first += 1
        return self.words[first].span.to(self.words[last - 1].span)

    def behind(self, i: int, last: int, phrases: Iterable[str]) -> int | None:
        """The word behind the longest of some phrases that begins with word ``i``."""
        if i >= last:
            return None
        start = self.words[i].span.start
        end = min(self.words[last - 1].span.end, start + _LONGEST_PHRASE)
        said = " ".join(self.text[Span(start, end)].casefold().replace("’", "'").split())
        found = max((p for p in phrases if _opens(said, p)), key=len, default=None)
        return self._after(i, last, found) if found is not None else None

    def _after(self, i: int, last: int, phrase: str) -> int | None:
        """The first word behind a phrase that begins with word ``i``."""
        left = len(phrase.replace(" ", ""))
        for k in range(i, last):
            left -= len("".join(self.words[k].lower.split()))
            if left <= 0:
                return k + 1 if left == 0 else None
        return None

    def find(self, stretch: Stretch, phrases: Iterable[str]) -> Stretch | None:
        """The first place in a stretch where one of some phrases stands."""
        listed = tuple(phrases)
        for i in range(stretch.first, stretch.last):
            behind = self.behind(i, stretch.last, listed)
            if behind is not None:
                return Stretch(i, behind)
        return None

    def sentence(self, word: Word) -> Stretch:
        """The sentence of a word."""
        one = self.syntax.sentence(word)
        return Stretch(one.first, one.last)


def _opens(said: str, phrase: str) -> bool:
    rest = said[len(phrase) :]
    whole = not rest or not rest[0].isalnum() or phrase.endswith("'")
    return said.startswith(phrase) and whole
