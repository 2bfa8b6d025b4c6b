"""What agreements lay down, where no event tells it.

Forms read: those of ``provided`` (an agreement as the subject) and of ``framed`` (a duty under an
agreement). Behind a sentence that names an agreement or lays something down, the next may go on;
across a paragraph only behind one that lays something down, or where "the two sides" open it. For
what stands further on in its paragraph and in the one behind, see ``carried``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from chancery.agreements.reading.carried import Carried
from chancery.agreements.reading.framed import Framed
from chancery.agreements.reading.provided import Provided
from chancery.agreements.reading.recalled import Recalled
from chancery.agreements.reading.stipulated import Readers, Stipulated
from chancery.knowledge.agreements import AgreementWords
from chancery.knowledge.stipulations import StipulationWords
from chancery.records.syntax import Sentence


class Stipulations:
    """Reads what the agreements of one dispatch lay down.

    ``nouns`` tells what stands beside each word that names an agreement.
    """

    def __init__(
        self, readers: Readers, nouns: Mapping[int, Recalled], words: StipulationWords,
        named: AgreementWords, carried: Carried, language: str,
    ) -> None:  # fmt: skip
        file = f"lexicons/{language}/stipulations.yml"
        self._syntax, self._nouns = readers.wording.syntax, nouns
        self._provided = Provided(readers, nouns, words, file)
        self._framed = Framed(readers, nouns, words, named, file)
        self._owing = readers.owing
        self._carried = carried
        self._last: tuple[int, int] | None = None

    def find(self) -> Iterator[Stipulated]:
        """All stipulations in text order."""
        for sentence in self._syntax.sentences:
            nouns = [i for i in self._nouns if sentence.first <= i < sentence.last]
            found = self._of_nouns(sentence, nouns)
            found = found or self._further_on(sentence, nouns)
            found = found or ([] if nouns else list(self._right_behind(sentence)))
            self._carried.take(sentence, nouns, found)
            for one in found:
                self._last = (sentence.i, one.noun)
                yield one

    def _of_nouns(self, sentence: Sentence, nouns: list[int]) -> list[Stipulated]:
        for noun in nouns:
            found = list(self._provided.of_noun(noun, sentence)) or list(
                self._framed.of_noun(noun, sentence)
            )
            if found:
                return found
        return []

    def _right_behind(self, sentence: Sentence) -> Iterator[Stipulated]:
        """What the sentence behind stipulations or an agreement goes on to lay down."""
        noun = self._noun_before(sentence)
        if noun is not None:
            told = self._last == (sentence.i - 1, noun)
            yield from self._provided.of_pronoun(noun, sentence)
            yield from self._framed.behind(noun, sentence, told=told)

    def _further_on(self, sentence: Sentence, nouns: list[int]) -> list[Stipulated]:
        """What a sentence lays down that its paragraph alone ties to the agreement."""
        noun = self._carried.noun(sentence) if not nouns else None
        found = list(self._provided.of_pronoun(noun, sentence)) if noun is not None else []
        return found or list(self._carried.of_sentence(sentence, nouns))

    def _noun_before(self, sentence: Sentence) -> int | None:
        """The agreement that the sentence before names last, or lays something down under."""
        if sentence.i == 0:
            return None
        before = self._syntax.sentences[sentence.i - 1]
        if self._last is not None and self._last[0] == before.i:
            return self._last[1]
        if before.block != sentence.block and not self._owing.parties_at(sentence.first):
            return None
        return max((i for i in self._nouns if before.first <= i < before.last), default=None)
