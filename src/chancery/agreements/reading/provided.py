"""An agreement as the subject of what it lays down.

Forms read:

1. of its noun: "l'accord prévoit la libération de … et le retrait de …", "le texte stipule que X
   libère …", "the deal calls for X to …", "commits X to …", "oblige X à …", "un accord prévoyant"
2. of a pronoun in the sentence behind it: "Il prévoit aussi …", "It also calls for …"

Refused: what an agreement does not provide for, and what somebody else plans after it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from chancery.agreements.reading.conditions import find_conditions
from chancery.agreements.reading.provisions import Provisions
from chancery.agreements.reading.recalled import Recalled
from chancery.agreements.reading.stipulated import Readers, Stipulated
from chancery.agreements.reading.wording import Stretch
from chancery.knowledge.stipulations import StipulationWords
from chancery.records.syntax import Sentence, Word

_NEAR = 5
"""Words between what belongs to a noun and its verb."""


class Provided:
    """Reads what agreements lay down as subjects, in one dispatch."""

    def __init__(
        self, readers: Readers, nouns: Mapping[int, Recalled], words: StipulationWords, file: str
    ) -> None:
        self._with, self._nouns, self._words, self._file = readers, nouns, words, file
        self._wording = readers.wording
        self._provisions = Provisions(readers, words)

    def of_noun(self, noun: int, sentence: Sentence) -> Iterator[Stipulated]:
        """What the agreement named by a noun lays down in its sentence."""
        if self._is_governed(noun, sentence):
            return
        verb = self._verb_behind(noun, sentence)
        if verb is not None:
            yield from self._laid_down(noun, verb, sentence)

    def of_pronoun(self, noun: int, sentence: Sentence) -> Iterator[Stipulated]:
        """What it lays down in the sentence behind: "Il prévoit aussi …"."""
        first = sentence.first
        behind = self._wording.behind(first, sentence.last, self._words.pronouns)
        if behind is None or self._stands_for_another(sentence):
            return
        for i in range(behind, min(sentence.last, behind + 3)):
            word = self._wording.words[i]
            if self._verb(word):
                if not self._is_denied(word):
                    found = self._laid_down(noun, word, sentence)
                    yield from (one for one in found if self._is_of_text(one))
                return
            if word.upos not in ("ADV", "AUX"):
                return

    def _is_of_text(self, one: Stipulated) -> bool:
        """Whether a text may lay it down; "il prévoit *de se rendre* …" is somebody's plan."""
        named = one.deed.nominal or bool(one.bearers.roles)
        return named or self._with.deeds.is_gerund(one.deed.head)

    def _is_governed(self, noun: int, sentence: Sentence) -> bool:
        """Whether a preposition stands before the noun's phrase: "après l'accord, X prévoit"."""
        for i in range(noun - 1, sentence.first - 1, -1):
            word = self._wording.words[i]
            if word.upos in ("DET", "ADJ", "NUM") or word.rel in ("compound", "nummod"):
                continue
            return word.upos == "ADP"
        return False

    def _verb_behind(self, noun: int, sentence: Sentence) -> Word | None:
        """The verb that says what the agreement lays down, with nothing between but its own."""
        reach = self._nouns[noun].reach
        for i in range(noun + 1, min(sentence.last, reach.last + _NEAR)):
            word = self._wording.words[i]
            if self._verb(word) and self._is_verb(word, noun):
                return None if self._is_denied(word) or self._has_another(i, noun) else word
            if i >= reach.last and word.upos not in ("AUX", "ADV", "PUNCT", "PRON", "PART"):
                break
        return self._verb_behind_comma(noun, sentence)

    def _verb_behind_comma(self, noun: int, sentence: Sentence) -> Word | None:
        """The verb behind what is put in: "the truce, which took effect on Monday, provides"."""
        near = range(noun + 1, min(sentence.last, noun + _NEAR))
        opened = next((i for i in near if self._wording.words[i].lower == ","), None)
        for i in range(opened + 2, sentence.last - 1) if opened is not None else ():
            verb = self._wording.words[i + 1]
            if self._wording.words[i].lower == "," and self._verb(verb):
                return None if self._is_denied(verb) or not self._is_verb(verb, noun) else verb
        return None

    def _verb(self, word: Word) -> str | None:
        return self._words.verb(word.lemma, word.lower)

    def _is_verb(self, word: Word, noun: int) -> bool:
        before = self._before(word)
        if before is not None and before.upos == "CCONJ":
            return self._wording.words[noun].rel == "nsubj"
        past = word.feats.get("Tense") != "Pres"
        if word.feats.get("VerbForm") == "Part" and word.upos == "VERB" and past:
            perfect = self._wording.words[word.i - 1].upos == "AUX"
            return perfect and word.i - 1 > noun
        return True

    def _before(self, word: Word) -> Word | None:
        """The word before, adverbs apart."""
        before = self._wording.syntax.following(word, -1)
        while before is not None and before.upos == "ADV":
            before = self._wording.syntax.following(before, -1)
        return before

    def _is_denied(self, verb: Word) -> bool:
        near = self._wording.words[max(0, verb.i - 2) : verb.i + 2]
        return any(word.lower in self._words.negations for word in near)

    def _has_another(self, verb: int, noun: int) -> bool:
        """Whether an actor stands right before the verb, behind a comma: ", Oslo prévoit"."""
        commas = [i for i in range(noun, verb) if self._wording.words[i].lower == ","]
        if not commas or commas[-1] == verb - 1:
            return False
        return self._with.owing.subject_at(commas[-1] + 1, verb + 1) == verb

    def _stands_for_another(self, sentence: Sentence) -> bool:
        """Whether the pronoun may mean another subject: "Le roi a signé l'accord. Il prévoit"."""
        before = self._wording.syntax.sentences[sentence.i - 1]
        subjects = [
            w for w in self._wording.syntax.words_of(before)
            if w.rel == "nsubj" and self._is_main(w) and w.i not in self._nouns
            and w.upos in ("NOUN", "PROPN", "PRON")
        ]  # fmt: skip
        return any(w.feats.get("Number") != "Plur" and not self._is_joined(w) for w in subjects)

    def _is_main(self, subject: Word) -> bool:
        """Whether it is the subject of the sentence itself, not of a clause in it."""
        head = self._wording.syntax.head(subject)
        return head is None or head.head == head.i

    def _is_joined(self, word: Word) -> bool:
        """Whether a subject is one of several: "Peru and Bolivia signed …"."""
        head = self._wording.syntax.head(word)
        siblings = self._wording.syntax.children(head, "nsubj") if head else ()
        return bool(self._wording.syntax.children(word, "conj")) or len(siblings) > 1

    def _laid_down(self, noun: int, verb: Word, sentence: Sentence) -> Iterator[Stipulated]:
        lemma = self._verb(verb) or verb.lemma
        entry = self._words.provisions[lemma]
        stretch = Stretch(verb.i + 1, self._with.limits.end(verb.i + 1, sentence.last))
        apart = find_conditions(self._wording, stretch, self._words.conditions)
        first = self._with.limits.pass_over(stretch, apart)
        lead = (*self._opening(sentence, noun), Stretch(stretch.first, first))
        rest = Stretch(first, stretch.last)
        rule = f"{self._file}#{lemma}"
        for deed, bearers, own in self._provisions.read(entry, rest, apart):
            yield Stipulated(
                noun=noun, deed=deed, bearers=bearers, leads=(*lead, *own),
                apart=(*apart, *find_conditions(self._wording, lead[0], self._words.conditions)),
                said=Stretch(verb.i, verb.i + 1), order=entry.order, rule=rule,
            )  # fmt: skip

    def _opening(self, sentence: Sentence, noun: int) -> tuple[Stretch, ...]:
        """What opens the sentence before the agreement: "Si X libère …, l'accord prévoit"."""
        return (Stretch(sentence.first, noun),)
