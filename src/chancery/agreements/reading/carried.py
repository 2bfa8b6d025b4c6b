"""What an agreement goes on to lay down, behind the sentence that introduces it.

Forms read, of a party or of whoever acts for one, and of a guarantor:

1. in its paragraph: "Le gouvernement libérera 48 détenus d'ici au 20 mars et rouvrira la route"
2. in the paragraph right behind what was laid down: "Bolivia must withdraw its troops"
3. in the paragraph behind its own, opened by a connective: "De son côté, le Mali devra …"
4. a passive that names nobody else: "Les combattants seront regroupés dans trois camps"

A future alone says no duty: one is read where the clause tells a kind of promise that agreements
hold, a term or a condition; or no day, and a connective opens it or the sentence before laid
something down. A verb of duty says one behind whatever was laid down.

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
from chancery.records.event import Role
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
        self._owing: dict[int, list[Role]] = {}

    def take(self, sentence: Sentence, nouns: list[int], laid: list[Stipulated]) -> None:
        """Remember what a sentence introduces and lays down."""
        told = [i for i in nouns if self._standing[i].introduced or self._opens(i, sentence)]
        for one in laid:
            roles = one.bearers.of((), self._wording)
            self._owing.setdefault(self._standing[one.noun].agreement, []).extend(roles)
        if laid or told:
            noun = laid[-1].noun if laid else told[-1]
            self._paragraphs.take(sentence, noun, laid=bool(laid))

    def _opens(self, noun: int, sentence: Sentence) -> bool:
        """Whether a paragraph behind opens with the agreement: "*The text* will be put to …"."""
        tied = self._tied(sentence) if noun <= sentence.first + 1 else None
        return tied is not None and not self._paragraphs.is_other(tied[0], [noun])

    def noun(self, sentence: Sentence) -> int | None:
        """The noun of the agreement that a sentence may go on about."""
        tied = self._tied(sentence)
        return tied[0] if tied else None

    def of_sentence(self, sentence: Sentence, nouns: list[int]) -> Iterator[Stipulated]:
        """The duties of a sentence under the agreement that it goes on about."""
        tied = self._tied(sentence)
        if tied is None or self._paragraphs.is_other(tied[0], nouns) or self._asks(sentence):
            return
        noun, tie = tied
        whole = Stretch(sentence.first, sentence.last)
        listing = self._wording.find(whole, self._words.listing)
        if listing is None and tie == "listed":
            return
        opens = listing is not None and listing.first == sentence.first
        begin = listing.last if listing and opens else sentence.first
        begin += self._wording.words[begin].lower == "," if begin < sentence.last else 0
        last = self._with.limits.end(listing.last if listing else begin, sentence.last)
        if begin < last:
            yield from self._of_clause(noun, Stretch(begin, last), sentence, listing)

    def _tied(self, sentence: Sentence) -> tuple[int, Tie] | None:
        before = self._wording.syntax.sentences[sentence.i - 1] if sentence.i else None
        return self._paragraphs.tie(sentence, before)

    def _asks(self, sentence: Sentence) -> bool:
        words = self._wording.syntax.words_of(sentence)
        return any("?" in word.text for word in words)

    def _of_clause(
        self, noun: int, stretch: Stretch, sentence: Sentence, listing: Stretch | None
    ) -> Iterator[Stipulated]:
        apart = find_conditions(self._wording, stretch, self._words.conditions)
        opening = [mark for mark in self._with.terms.marks(stretch)
                   if mark.first <= stretch.first + 1]  # fmt: skip
        duties = list(self._with.duties.read(stretch, [*apart, *opening], laid_down=False))
        if self._spoken.is_told([duty.deed.stretch for duty in duties], sentence):
            return
        known = listing is not None or self._paragraphs.is_right_behind(sentence)
        for duty in duties:
            if not self._is_owed(duty, noun, apart, known=known):
                return
            yield Stipulated(
                noun=noun, deed=duty.deed, bearers=self._bound.named(duty.bearers),
                leads=(Stretch(stretch.first, duties[0].lead.last), duty.lead),
                apart=tuple(apart), said=listing or Stretch(noun, noun + 1), order=False,
                rule=f"lexicons/{self._language}/stipulations.yml#listing",
                framed=True, until=duty.until,
            )  # fmt: skip

    def _is_owed(self, duty: Duty, noun: int, apart: list[Stretch], *, known: bool) -> bool:
        """Whether a duty is one of this agreement."""
        parties = self._parties(noun)
        named = self._bound.named(duty.bearers).of((), self._wording)
        of_all = duty.bearers.parties is not None and len(parties) > 1
        passive = duty.deed.done_to is not None and not named and not of_all
        known = known or (duty.must and self._paragraphs.has_laid)
        theirs = of_all or (passive and bool(parties)) or self._bound.are(named, parties)
        return duty.ahead and theirs and not self._is_errand(duty) and (
            (known and not passive and not self._is_dated(duty)) or self._is_promise(duty, apart)
        )  # fmt: skip

    def _parties(self, noun: int) -> tuple[Role, ...]:
        """The parties; where not all are told, also whoever was said to owe something before."""
        standing = self._standing[noun]
        if len(standing.parties) > 1:
            return standing.parties
        return (*standing.parties, *self._owing.get(standing.agreement, ()))

    def _is_dated(self, duty: Duty) -> bool:
        """Whether it is told of a day, as events to come are: "will … on Tuesday"."""
        return bool(self._with.terms.marks(duty.deed.stretch))

    def _is_errand(self, duty: Duty) -> bool:
        """Whether it is a visit, a meeting or a show; not "hold elections by 30 April"."""
        errand = self._with.duties.is_errand(duty.deed)
        return errand and not (self._kind(duty) and (duty.must or self._ends(duty)))

    def _is_promise(self, duty: Duty, apart: list[Stretch]) -> bool:
        """Whether a clause tells what agreements hold, until when or on what condition."""
        conditional = any(one.first in duty.deed.stretch for one in apart)
        return conditional or self._ends(duty) or self._kind(duty) is not None

    def _ends(self, duty: Duty) -> bool:
        return duty.until is not None or self._with.terms.has_end(duty.deed.stretch)

    def _kind(self, duty: Duty) -> str | None:
        """The kind of promise that a clause tells, if it is one that agreements hold."""
        span = self._wording.span(duty.deed.stretch)
        return provision_in(self._wording.text[span], self._language)
