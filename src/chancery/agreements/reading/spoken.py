"""Whose words a clause is told in: the outlet's own, or somebody's.

Told by somebody:

1. in a quotation: "« Le Niger libérera … », a dit X"
2. beside a verb of saying in its sentence: "…, a déclaré X", "X said Niger will …"
3. behind words before a speaker: "selon X", "according to X"

Refused: what an agreement itself says ("according to the deal", "the text says").
"""

from __future__ import annotations

from chancery.agreements.reading.wording import Stretch, Wording
from chancery.knowledge.reporting import Reporting
from chancery.records.syntax import Sentence, Word

_NEAR = 5
"""Words between a preposition and the agreement that speaks: "selon les termes de l'*accord*"."""

_TOLD = ("quote", "tag", "clause")


class Spoken:
    """Tells in whose words the clauses of one dispatch are; ``nouns`` name agreements."""

    def __init__(self, wording: Wording, reporting: Reporting, nouns: frozenset[int]) -> None:
        self._wording, self._reporting, self._nouns = wording, reporting, nouns

    def is_told(self, clauses: list[Stretch], sentence: Sentence) -> bool:
        """Whether somebody other than the outlet or an agreement tells what clauses say."""
        words = self._wording.syntax.words_of(sentence)
        beside = (word for word in words if not any(word.i in one for one in clauses))
        said = any(map(self._says, beside)) or any(self._opens(word, sentence) for word in words)
        return said or any(self._is_quoted(one.first, sentence) for one in clauses)

    def _says(self, word: Word) -> bool:
        verb = self._reporting.verbs.get(word.lemma)
        told = verb is not None and any(takes in verb.takes for takes in _TOLD)
        return told and word.upos == "VERB" and not self._is_of_agreement(word)

    def _is_of_agreement(self, verb: Word) -> bool:
        subject = self._wording.syntax.child(verb, "nsubj")
        return subject is not None and subject.i in self._nouns

    def _opens(self, word: Word, sentence: Sentence) -> bool:
        """Whether words before a speaker begin here."""
        entries = self._reporting.prepositions.get(word.lower, ())
        phrases = [" ".join((word.lower, *follow)).replace("' ", "'") for follow, _ in entries]
        behind = self._wording.behind(word.i, sentence.last, phrases)
        if behind is None:
            return False
        near = range(behind, min(sentence.last, behind + _NEAR))
        return not any(i in self._nouns for i in near)

    def _is_quoted(self, i: int, sentence: Sentence) -> bool:
        """Whether more quotations are open than closed before a word, in its paragraph."""
        words, marks = self._wording.words, self._reporting.words
        closing = frozenset(marks.quotes.values()) - marks.apostrophes
        depth, same = 0, 0
        for word in words[self._block_first(sentence) : i]:
            depth += word.text in marks.quotes and word.text not in marks.apostrophes
            depth -= word.text in closing
            same += word.text in marks.same and word.text not in marks.apostrophes
        return depth > 0 or same % 2 == 1

    def _block_first(self, sentence: Sentence) -> int:
        sentences = self._wording.syntax.sentences
        i = sentence.i
        while i > 0 and sentences[i - 1].block == sentence.block:
            i -= 1
        return sentences[i].first
