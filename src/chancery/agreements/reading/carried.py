"""What an agreement goes on to lay down, behind the sentence that introduces it.

Forms read, of a party or of whoever acts for one, and of a guarantor:

1. in its paragraph: "Le gouvernement libérera 48 détenus d'ici au 20 mars et rouvrira la route"
2. in the paragraph right behind what was laid down: "Bolivia must withdraw its troops"
3. in the paragraph behind its own, opened by a connective: "De son côté, le Mali devra …"
4. a passive that names nobody else: "Les combattants seront regroupés dans trois camps"

A future alone says no duty: one is read where the clause tells a kind of promise that agreements
hold, a term or a condition, or where a connective opens it.

Refused: what somebody says, visits and meetings, persons and third parties, conditionals,
questions, and whatever stands behind a paragraph about something else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from chancery.agreements.reading.conditions import find_conditions
from chancery.agreements.reading.duties import Duty
from chancery.agreements.reading.paragraphs import Paragraphs, Tie
from chancery.agreements.reading.spoken import Spoken
from chancery.agreements.reading.standing import Bound, Standing
from chancery.agreements.reading.stipulated import Readers, Stipulated
from chancery.agreements.reading.wording import Stretch
from chancery.knowledge.provisions import provision_in
from chancery.knowledge.stipulations import StipulationWords
from chancery.records.syntax import Sentence


class Carried:
    """Reads the sentences that go on with an agreement, in one dispatch."""

    def __init__(
        self, readers: Readers, standing: Mapping[int, Standing], bound: Bound, spoken: Spoken,
        words: StipulationWords, language: str,
    ) -> None:  # fmt: skip
        self._with, self._standing, self._bound = readers, standing, bound
        self._spoken, self._words, self._language = spoken, words, language
        self._wording = readers.wording
        self._paragraphs = Paragraphs(standing)

    def take(self, sentence: Sentence, nouns: list[int], laid: int | None) -> None:
        """Remember what a sentence introduces, or the noun under which it lays something down."""
        told = [i for i in nouns if self._standing[i].introduced]
        if laid is not None or told:
            self._paragraphs.take(
                sentence, told[-1] if laid is None else laid, laid=laid is not None
            )

    def of_sentence(self, sentence: Sentence, nouns: list[int]) -> Iterator[Stipulated]:
        """The duties of a sentence under the agreement that it goes on about."""
        tied = self._tied(sentence)
        if tied is None or self._paragraphs.is_other(tied[0], nouns) or self._asks(sentence):
            return
        noun, tie = tied
        opened = self._wording.behind(sentence.first, sentence.last, self._words.listing)
        begin = sentence.first if opened is None else opened
        begin += self._wording.words[begin].lower == ","
        listed = opened is not None or self._lists(sentence)
        if (listed or tie != "listed") and begin < sentence.last - 1:
            yield from self._of_clause(noun, Stretch(begin, sentence.last), sentence, listed=listed)

    def _tied(self, sentence: Sentence) -> tuple[int, Tie] | None:
        before = self._wording.syntax.sentences[sentence.i - 1] if sentence.i else None
        return self._paragraphs.tie(sentence, before)

    def _asks(self, sentence: Sentence) -> bool:
        words = self._wording.syntax.words_of(sentence)
        return any("?" in word.text for word in words)

    def _lists(self, sentence: Sentence) -> bool:
        """Whether a connective stands elsewhere in the sentence: "Bolivia, *in turn*, must"."""
        whole = Stretch(sentence.first, sentence.last)
        return self._wording.find(whole, self._words.listing) is not None

    def _of_clause(
        self, noun: int, whole: Stretch, sentence: Sentence, *, listed: bool
    ) -> Iterator[Stipulated]:
        stretch = Stretch(whole.first, self._with.limits.end(whole.first, whole.last))
        apart = find_conditions(self._wording, stretch, self._words.conditions)
        opening = [mark for mark in self._with.terms.marks(stretch)
                   if mark.first <= stretch.first + 1]  # fmt: skip
        duties = list(self._with.duties.read(stretch, [*apart, *opening], laid_down=False))
        if self._spoken.is_told(stretch, sentence):
            return
        for duty in duties:
            if not self._is_owed(duty, noun, apart, listed=listed):
                return
            yield Stipulated(
                noun=noun, deed=duty.deed, bearers=duty.bearers,
                leads=(Stretch(stretch.first, duties[0].lead.last), duty.lead),
                apart=tuple(apart), said=Stretch(noun, noun + 1), order=False,
                rule=f"lexicons/{self._language}/stipulations.yml#listing",
                framed=True, until=duty.until,
            )  # fmt: skip

    def _is_owed(self, duty: Duty, noun: int, apart: list[Stretch], *, listed: bool) -> bool:
        """Whether a duty is one of this agreement."""
        parties = self._standing[noun].parties
        named = duty.bearers.of((), self._wording)
        of_all = duty.bearers.parties is not None and len(parties) > 1
        passive = duty.deed.done_to is not None and not named and not of_all
        theirs = of_all or passive or self._bound.are(named, parties)
        return duty.ahead and theirs and not self._is_errand(duty) and (
            (listed and not passive) or self._is_promise(duty, apart)
        )  # fmt: skip

    def _is_errand(self, duty: Duty) -> bool:
        """Whether it is a visit, a meeting or a ceremony."""
        return duty.deed.head.lemma in self._words.errands

    def _is_promise(self, duty: Duty, apart: list[Stretch]) -> bool:
        """Whether a clause tells what agreements hold, until when or on what condition."""
        stretch = duty.deed.stretch
        span = self._wording.span(Stretch(min(stretch.first, duty.lead.first), stretch.last))
        kind = provision_in(self._wording.text[span], self._language)
        until = duty.until is not None or self._with.terms.has_end(stretch)
        return kind is not None or until or any(one.first in stretch for one in apart)
