"""Where what is laid down begins and ends."""

from __future__ import annotations

from chancery.agreements.reading.terms import Terms
from chancery.agreements.reading.wording import Stretch, Wording
from chancery.knowledge.stipulations import StipulationWords

_STOPS = (";", "—", "–", "(", ":")


class Limits:
    """Cuts the stretches of what is laid down in one dispatch."""

    def __init__(self, wording: Wording, terms: Terms, words: StipulationWords) -> None:
        self._wording, self._terms, self._words = wording, terms, words

    def pass_over(self, stretch: Stretch, apart: list[Stretch]) -> int:
        """The first word that is no adverb, aside, term or condition: what is laid down."""
        marks = [*apart, *self._terms.marks(stretch)]
        i = stretch.first
        while i < stretch.last - 1:
            aside = self._wording.behind(i, stretch.last, self._words.asides)
            mark = next((one.last for one in marks if one.first == i), None)
            word = self._wording.words[i]
            if (
                aside is None
                and mark is None
                and not (
                    word.upos in ("PUNCT", "ADV") and word.lower not in self._words.complementizers
                )
            ):
                break
            i = max(aside or 0, mark or 0, i + 1)
        return min(i, stretch.last - 1)

    def end(self, first: int, last: int) -> int:
        """Where what is laid down ends: before a tail, a stop or the end of the sentence."""
        for i in range(first, last):
            word = self._wording.words[i]
            if word.text in _STOPS:
                return i
            if word.lower == "," and self._wording.behind(i + 1, last, self._words.tails):
                return i
        while last > first and self._wording.words[last - 1].upos == "PUNCT":
            last -= 1
        commas = [i for i in range(first, last) if self._wording.words[i].lower == ","]
        told = last > first and self._wording.words[last - 1].lower in self._words.said
        return commas[-1] if told and commas else last
