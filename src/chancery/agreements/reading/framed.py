"""A duty under an agreement.

Forms read:

1. tied by a phrase: "aux termes de l'accord, X devra …", "X will … under the deal"
2. in a clause on it: "a deal under which X will …"
3. in a sentence that means it: "Under its terms, X is to …"
4. in a sentence that a connective ties to what was laid down: "En outre, X devra …", "X paiera en
   outre …"
5. what must be done, loosely: "Les deux parties devront …" right behind the agreement; behind what
   was laid down also what will be, of a known kind: "Une commission mixte sera créée …"

Refused: what was done under it ("under the deal, X released …"), and visits and meetings that
only a connective ties ("in addition, the minister will travel to …").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from chancery.agreements.reading.conditions import find_conditions
from chancery.agreements.reading.duties import Duty
from chancery.agreements.reading.recalled import Recalled
from chancery.agreements.reading.stipulated import Readers, Stipulated
from chancery.agreements.reading.wording import Stretch
from chancery.knowledge.agreements import AgreementWords
from chancery.knowledge.provisions import provision_in
from chancery.knowledge.stipulations import StipulationWords
from chancery.records.syntax import Sentence

_FRAME = 5
"""Words between the phrase that ties and its agreement: "en vertu des termes de cet *accord*"."""


_NEAR = 8
"""Words of a sentence among which a connective still ties it: a subject, its verb, an adverb."""


class Framed:
    """Reads duties under agreements, in one dispatch."""

    def __init__(
        self, readers: Readers, nouns: Mapping[int, Recalled], words: StipulationWords,
        named: AgreementWords, file: str,
    ) -> None:  # fmt: skip
        self._with, self._nouns, self._words, self._file = readers, nouns, words, file
        self._named = named
        self._wording = readers.wording

    def of_noun(self, noun: int, sentence: Sentence) -> Iterator[Stipulated]:
        """The duties in the sentence of a noun that names the agreement."""
        relative = self._relative(noun, sentence)
        if relative is not None:
            rest = Stretch(relative.last, self._with.limits.end(relative.last, sentence.last))
            yield from self._duties(noun, rest, relative)
            return
        frame = self._frame(noun, sentence)
        if frame is None:
            return
        opens = frame.first <= sentence.first + 1
        if opens:
            begin, last = (
                self._behind_frame(frame, sentence),
                self._with.limits.end(frame.last, sentence.last),
            )
        else:
            begin, last = sentence.first, frame.first
            inserted = self._wording.words[frame.first - 1].lower == ","
            goes_on = inserted and frame.last + 1 < sentence.last
            last = self._with.limits.end(frame.last, sentence.last) if goes_on else last
        yield from self._duties(noun, Stretch(begin, last), frame)

    def behind(self, noun: int, sentence: Sentence, *, told: bool) -> Iterator[Stipulated]:
        """The duties in the sentence behind; ``told``: the one before laid something down."""
        listed = self._named.connectives
        behind = self._wording.behind(sentence.first, sentence.last, listed)
        refers = self._wording.behind(sentence.first, sentence.last, self._words.referring)
        behind = refers or (behind if told else None)
        parties = self._with.owing.parties_at(sentence.first)
        if behind is not None and behind < sentence.last:
            begin = behind + (self._wording.words[behind].lower == ",")
            frame = Stretch(sentence.first, behind)
            rest, ties = self._rest(begin, sentence), refers is not None
            yield from self._duties(noun, rest, frame, ties=ties)
        elif told and (within := self._connective_within(sentence)) is not None:
            rest = self._rest(sentence.first, sentence)
            yield from self._duties(noun, rest, within, ties=False)
        elif told or parties:
            frame = Stretch(noun, noun + 1)
            rest = self._rest(sentence.first, sentence)
            yield from self._duties(noun, rest, frame, loose=True, told=told, ties=False)

    def _connective_within(self, sentence: Sentence) -> Stretch | None:
        """A connective behind the verb: "Le gouvernement versera *en outre* …"."""
        near = Stretch(sentence.first, min(sentence.last, sentence.first + _NEAR))
        return self._wording.find(near, self._named.connectives)

    def _relative(self, noun: int, sentence: Sentence) -> Stretch | None:
        """What opens a clause on the agreement: "an agreement *under which* Chad will"."""
        near = Stretch(noun + 1, min(sentence.last, self._nouns[noun].reach.last + _FRAME))
        return self._wording.find(near, self._named.relatives)

    def _frame(self, noun: int, sentence: Sentence) -> Stretch | None:
        """The phrase that ties a sentence to the agreement, from its first word to the noun's."""
        for i in range(noun - 1, sentence.first - 1, -1):
            behind = self._wording.behind(i, noun, self._named.tying)
            if behind is not None and noun - behind <= _FRAME and self._is_frame(behind, noun):
                return Stretch(i, self._nouns[noun].reach.last)
            if self._wording.behind(i, sentence.last, self._named.tying) == noun:
                return Stretch(i, self._nouns[noun].reach.last)
        return None

    def _is_frame(self, behind: int, noun: int) -> bool:
        between = self._wording.words[behind:noun]
        return all(word.upos in ("DET", "ADP", "ADJ", "NOUN", "PROPN", "NUM") for word in between)

    def _behind_frame(self, frame: Stretch, sentence: Sentence) -> int:
        """Where the clause begins: behind the frame's comma, or where its subject stands."""
        for i in range(frame.first, sentence.last):
            if self._wording.words[i].lower == "," and i >= frame.last:
                return i + 1
            if i >= frame.last:
                break
        return self._wording.words[frame.last - 1].i + 1

    def _duties(
        self, noun: int, stretch: Stretch, frame: Stretch, *, loose: bool = False,
        told: bool = False, ties: bool = True,
    ) -> Iterator[Stipulated]:  # fmt: skip
        if stretch.first >= stretch.last:
            return
        apart = [*find_conditions(self._wording, stretch, self._words.conditions), frame]
        opening = [mark for mark in self._with.terms.marks(stretch)
                   if mark.first <= stretch.first + 1]  # fmt: skip
        duties = list(self._with.duties.read(stretch, [*apart, *opening], laid_down=False))
        for duty in duties:
            known = loose and told and self._is_known(duty)
            errand = not ties and self._with.duties.is_errand(duty.deed)
            if errand or (loose and not (duty.must or known)):
                return
            yield Stipulated(
                noun=noun, deed=duty.deed, bearers=duty.bearers,
                leads=(Stretch(stretch.first, duties[0].lead.last), duty.lead),
                apart=tuple(apart[:-1]), said=frame, order=False, rule=f"{self._file}#duties",
                framed=True, loose=loose and not (known and not duty.bearers.roles),
                until=duty.until,
            )  # fmt: skip

    def _is_known(self, duty: Duty) -> bool:
        """Whether it is of a kind that agreements are made of: "une commission sera créée"."""
        words = self._wording.text[self._wording.span(duty.deed.stretch)]
        return provision_in(words, self._file.split("/")[1]) is not None

    def _rest(self, begin: int, sentence: Sentence) -> Stretch:
        return Stretch(begin, self._with.limits.end(begin, sentence.last))
