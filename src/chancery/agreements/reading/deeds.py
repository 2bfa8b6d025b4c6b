"""What is to be done: the deeds that a stretch of words lists, each with its head.

Forms read:

1. nouns: "la libération de 50 détenus, le retrait des troupes et la création d'une commission",
   "the release of prisoners and the withdrawal of troops"
2. infinitives: "libérer 50 détenus et à rouvrir la frontière", "to exchange prisoners and reopen"
3. gerunds: "setting up a joint force and releasing prisoners"

A new deed begins behind a comma or a coordinator with a noun that tells a deed, or with another
infinitive. Refused as a deed of its own: what only goes on with an object ("of prisoners and the
wounded"), and whatever stands in a condition.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from chancery.agreements.reading.wording import Stretch, Wording
from chancery.knowledge.agreements import AgreementWords
from chancery.knowledge.stipulations import StipulationWords
from chancery.records.mention import Cast, Mentions
from chancery.records.syntax import Word

_LONGEST_OPENING = 4
"""Words from the article to the noun of a deed: "the complete and phased withdrawal" has five."""

_APART = ("PUNCT", "ADP", "SCONJ", "CCONJ", "VERB", "AUX")
"""Parts of speech at which an object ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One thing to be done: its words, their head, and in a passive what it is done to.

    ``lead`` are words between it and the deed before, where its term may stand.
    """

    stretch: Stretch
    head: Word
    nominal: bool
    done_to: Stretch | None = None
    lead: Stretch = field(default_factory=lambda: Stretch(0, 0))


class Deeds:
    """Parts stretches of one dispatch into deeds."""

    def __init__(
        self, wording: Wording, mentions: Mentions, cast: Cast, words: StipulationWords,
        named: AgreementWords,
    ) -> None:  # fmt: skip
        self._wording, self._mentions, self._cast = wording, mentions, cast
        self._words, self._named = words, named

    # -- nouns -------------------------------------------------------------------------------------

    def nouns(
        self, stretch: Stretch, apart: list[Stretch], marks: list[Stretch],
        links: tuple[str, ...] = (),
    ) -> list[Deed]:  # fmt: skip
        """The nominal deeds of a stretch; none where it opens with no noun.

        ``marks`` are times and terms; one right behind a coordinator belongs to the deed behind it.
        """
        starts = [(stretch.first, stretch.first, stretch.first)]
        for k, behind in self.joints(stretch, apart):
            first = self._wording.behind(behind, stretch.last, links) or behind
            first = self._past(first, marks)
            further = starts[-1][2] < first < stretch.last
            if further and self._is_another(first, stretch.last):
                starts.append((k, behind, first))
        ends = [*(k for k, _, _ in starts[1:]), stretch.last]
        found = [
            self._noun(Stretch(first, end), Stretch(lead, first))
            for (_, lead, first), end in zip(starts, ends, strict=True)
        ]
        return [deed for deed in found if deed] if found[0] else []

    def _past(self, i: int, marks: list[Stretch]) -> int:
        """The word behind a time between commas: "et, *dans un délai d'un mois*, le retrait"."""
        inside = i + (self._wording.words[i].lower == ",")
        mark = next((one for one in marks if one.first == inside), None)
        if mark is None or mark.last >= len(self._wording.words):
            return i
        return mark.last + (self._wording.words[mark.last].lower == ",")

    def _noun(self, stretch: Stretch, lead: Stretch) -> Deed | None:
        head = self._head_noun(stretch.first, stretch.last)
        if head is None or head.lower in self._words.asides:
            return None
        return Deed(stretch=stretch, head=head, nominal=True, lead=lead)

    def _head_noun(self, i: int, last: int) -> Word | None:
        for k in range(i, min(last, i + _LONGEST_OPENING)):
            word = self._wording.words[k]
            if word.upos in ("NOUN", "PROPN"):
                while word.rel == "compound" and word.i + 1 < last:
                    word = self._wording.words[word.i + 1]
                return word if word.upos in ("NOUN", "PROPN") else None
            if word.upos not in ("DET", "NUM", "ADJ", "ADV", "CCONJ") and word.lower != ",":
                return None
        return None

    def _is_another(self, i: int, last: int) -> bool:
        """Whether another deed begins: a noun of deeds, with its article if it is a rare one."""
        head = self._head_noun(i, last)
        if head is None:
            return False
        if self.is_deed(head):
            return True
        opened = self._wording.words[i].lower in self._words.articles
        someone = self._is_someone(head, last)
        return opened and not someone and head.lemma.endswith(self._words.deed_endings)

    def _is_someone(self, head: Word, last: int) -> bool:
        """Whether a noun is an actor; not "l'organisation *d'*élections"."""
        behind = self._wording.words[head.i + 1].lower if head.i + 1 < last else ""
        actors = [m for m in self._mentions.actors if m.first <= head.i < m.last]
        named = any(m.kind == "name" for m in actors)
        return named or (behind not in self._words.of and any(self._cast.of(m) for m in actors))

    def is_deed(self, noun: Word) -> bool:
        """Whether a noun is listed as one of deeds."""
        return noun.lemma in self._words.deeds or noun.lemma in self._named.nominal

    # -- infinitives -------------------------------------------------------------------------------

    def infinitives(self, stretch: Stretch, apart: list[Stretch]) -> list[Deed]:
        """The infinitives that a stretch lists, each with its complements."""
        return self._verbs(stretch, apart, self.is_base)

    def gerunds(self, stretch: Stretch, apart: list[Stretch]) -> list[Deed]:
        """The gerunds that a stretch lists; none where it does not open with one."""
        opens = len(stretch) > 0 and self.is_gerund(self._wording.words[stretch.first])
        return self._verbs(stretch, apart, self.is_gerund) if opens else []

    def _verbs(
        self, stretch: Stretch, apart: list[Stretch], is_form: Callable[[Word], bool]
    ) -> list[Deed]:
        opening = self._verb(stretch.first, stretch.last, is_form)
        if opening is None:
            return []
        starts = [(stretch.first, *opening)]
        for k, behind in self.joints(stretch, apart):
            another = self._verb(behind, stretch.last, is_form)
            if another is not None and another[0] > starts[-1][1]:
                starts.append((k, *another))
        ends = [*(k for k, _, _ in starts[1:]), stretch.last]
        return [
            Deed(stretch=Stretch(first, end), head=self._wording.words[verb], nominal=False)
            for (_, first, verb), end in zip(starts, ends, strict=True)
        ]

    def _verb(self, i: int, last: int, is_form: Callable[[Word], bool]) -> tuple[int, int] | None:
        """Where a verb of a form begins, its negation included, and the verb itself."""
        begin = None
        for k in range(i, min(last, i + _LONGEST_OPENING)):
            word = self._wording.words[k]
            if is_form(word):
                return (k if begin is None else begin), k
            clitic = word.upos == "PRON" and word.rel != "nsubj"
            if clitic or word.lower in self._words.negations:
                begin = k if begin is None else begin
            elif word.lower not in self._words.infinitive_marks and word.upos != "ADV":
                return None
        return None

    def is_base(self, word: Word) -> bool:
        """Whether a word is the bare form of a verb, as infinitives are."""
        verbal = word.upos in ("VERB", "AUX")
        return verbal and (word.feats.get("VerbForm") == "Inf" or word.lower == word.lemma)

    def is_gerund(self, word: Word) -> bool:
        """Whether a word is a gerund that is still a verb: "*freeing* 30 detainees"."""
        present = word.feats.get("VerbForm") == "Part" and word.feats.get("Tense") == "Pres"
        return word.upos == "VERB" and (present or word.feats.get("VerbForm") == "Ger")

    # -- what joins and what is done to ------------------------------------------------------------

    def joint(self, k: int, last: int) -> int | None:
        """The word behind a comma, a coordinator or both that stand at word ``k``."""
        i = k
        if self._wording.words[i].lower == ",":
            i += 1
        behind = self._wording.behind(i, last, self._words.coordinators)
        i = behind if behind is not None else i
        while behind is not None or i > k:
            aside = self._wording.behind(i, last, self._words.asides)
            if aside is None:
                break
            i = aside
            i += self._is_comma(i, last)
        return i if i > k and i < last else None

    def _is_comma(self, i: int, last: int) -> bool:
        return i < last and self._wording.words[i].lower == ","

    def joints(self, stretch: Stretch, apart: list[Stretch]) -> Iterator[tuple[int, int]]:
        """Where commas and coordinators stand in a stretch, and the words behind them."""
        passed = stretch.first
        for k in range(stretch.first + 1, stretch.last):
            behind = self.joint(k, stretch.last)
            if behind is not None and behind > passed and not any(k in one for one in apart):
                passed = behind
                yield k, behind

    def thing(self, deed: Deed, apart: list[Stretch], marks: list[Stretch]) -> Stretch | None:
        """What a deed is done to: behind "of" for a noun, right behind a verb; no time."""
        if deed.done_to is not None:
            return deed.done_to
        begin = self._behind_of(deed) if deed.nominal else self._behind_verb(deed, marks)
        if begin is not None and any(begin in one for one in marks):
            return None
        if begin is None:
            compound = deed.nominal and self._wording.syntax.child(deed.head, "compound")
            return Stretch(compound.i, deed.head.i) if compound else None
        last = begin
        while last < deed.stretch.last and not any(last in one for one in apart):
            word = self._wording.words[last]
            if self._ends_object(word, begin):
                break
            last += 1
        while last > begin and self._wording.words[last - 1].upos in ("PUNCT", "ADV", "CCONJ"):
            last -= 1
        return Stretch(begin, last) if last > begin else None

    def _ends_object(self, word: Word, begin: int) -> bool:
        """An object ends at another preposition, a verb of its own or a mark of punctuation."""
        if word.i == begin or word.lower in self._words.of or word.upos == "CCONJ":
            return False
        modifies = word.rel in ("amod", "nmod", "compound")
        participle = modifies or word.feats.get("VerbForm") == "Part"
        return word.upos in _APART and not (word.upos == "VERB" and participle)

    def _behind_of(self, deed: Deed) -> int | None:
        for k in range(deed.head.i + 1, deed.stretch.last):
            if self._wording.words[k].lower in self._words.of and k + 1 < deed.stretch.last:
                return k + 1
            if self._wording.words[k].upos in ("VERB", "PUNCT"):
                return None
        return None

    def _behind_verb(self, deed: Deed, marks: list[Stretch]) -> int | None:
        """Right behind a verb, a time, or whom it is done to: "remettra *à Bamako* 12 détenus"."""
        denied = self._wording.words[deed.stretch.first].lower in self._words.negations
        k = deed.head.i + 1
        while k < deed.stretch.last:
            word = self._wording.words[k]
            passed = self._wording.behind(k, deed.stretch.last, self._words.fixed)
            passed = passed or next((mark.last for mark in marks if mark.first == k), None)
            if passed is not None:
                k = passed
                continue
            if word.upos in ("DET", "NUM", "NOUN", "PROPN", "ADJ", "PRON"):
                return k
            particle = word.deprel == "compound:prt" or word.upos == "ADV"
            if word.lower in self._words.of:
                return k if denied else None
            if not particle and word.lower not in self._words.negations:
                return self._behind_receiver(k, deed)
            k += 1
        return None

    def _behind_receiver(self, k: int, deed: Deed) -> int | None:
        ends = [m.last for m in self._mentions.actors if k < m.first <= k + 1]
        end = max(ends, default=deed.stretch.last)
        counted = end < deed.stretch.last and self._wording.words[end].upos in ("DET", "NUM")
        return end if counted and self._wording.words[k].upos == "ADP" else None
