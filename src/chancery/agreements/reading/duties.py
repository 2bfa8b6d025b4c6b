"""Clauses that say what somebody is to do: "la Bolivie devra retirer …", "Chad will release …".

Forms read:

1. a verb of duty: "doit libérer", "est tenu de libérer", "must release", "is to release"
2. a future or conditional: "libérera", "libérerait"
3. inside a clause laid down also a present or a bare form: "que la Bolivie retire", "that Chad
   release"
4. several verbs of one subject, and further clauses with subjects of their own: "le Mali libérera
   … et le Niger rouvrira …"
5. a passive: "50 détenus seront libérés par Bamako": the whole clause is what is laid down
6. the time left: "has until 30 September to form", "dispose de 60 jours pour libérer"
7. a promise that no event was read of: "the two sides agreed to exchange prisoners and reopen …"

Refused: clauses whose first finite verb is none of these ("under the deal, Chad released …").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from chancery.agreements.reading.deeds import Deed, Deeds
from chancery.agreements.reading.owing import Bearers, Owing
from chancery.agreements.reading.terms import Terms
from chancery.agreements.reading.wording import Stretch, Wording
from chancery.knowledge.folding import fold
from chancery.knowledge.stipulations import StipulationWords
from chancery.records.syntax import Word

_BETWEEN = 8
"""Words between a verb of duty and its infinitive: "devra, d'ici le 30 avril, libérer"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """A deed and who is to do it; ``lead`` are the words of its clause before it.

    ``must``: its verb leaves no doubt that it is a duty. ``ahead``: it does, or it is a future.
    ``until``: the time that it leaves.
    """

    deed: Deed
    bearers: Bearers
    lead: Stretch
    must: bool = False
    ahead: bool = False
    until: Stretch | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """A verb of duty: where it stands, where what is to be done begins, and how it goes on."""

    at: int
    action: int
    infinitive: bool
    must: bool = False
    ahead: bool = False
    until: Stretch | None = None


class Duties:
    """Reads clauses of duty of one dispatch."""

    def __init__(
        self, wording: Wording, deeds: Deeds, owing: Owing, terms: Terms, words: StipulationWords
    ) -> None:
        self._wording, self._deeds, self._owing, self._words = wording, deeds, owing, words
        self._terms = terms

    def read(self, stretch: Stretch, apart: list[Stretch], *, laid_down: bool) -> Iterator[Duty]:
        """The duties of a stretch; ``laid_down`` allows a present."""
        group = self._first_group(stretch, apart, laid_down=laid_down)
        if group is None:
            return
        end = self._next_clause(group.action + 1, stretch.last, apart, laid_down=laid_down)
        yield from self._of_group(group, Stretch(stretch.first, end), apart)
        if end < stretch.last:
            behind = self._behind_that(self._deeds.joint(end, stretch.last) or end + 1)
            yield from self.read(Stretch(behind, stretch.last), apart, laid_down=laid_down)

    def is_errand(self, deed: Deed) -> bool:
        """Whether the verb is one of visits, meetings and shows: "*se rendra* à La Paz"."""
        words = self._wording.words[deed.stretch.first : deed.head.i]
        itself = any(word.feats.get("Reflex") == "Yes" for word in words)
        own = itself and deed.head.lemma in self._words.reflexive_errands
        return own or deed.head.lemma in self._words.errands

    def _behind_that(self, i: int) -> int:
        """Behind the word that opens another clause laid down: "et *que* le Niger rouvrira"."""
        return i + (self._wording.words[i].lower in self._words.complementizers)

    def _of_group(self, group: _Group, clause: Stretch, apart: list[Stretch]) -> Iterator[Duty]:
        subject = self._subject(Stretch(clause.first, group.at), apart)
        named = self._owing.named(subject)
        action = Stretch(group.action, clause.last)
        if named is None or self._is_passive(action):
            yield self._whole(subject, action, group)
            return
        lead = Stretch(clause.first, group.action)
        deeds = self._deeds.infinitives(action, apart) if group.infinitive else []
        for deed in deeds or self._finite(action, apart):
            yield Duty(
                deed=deed, bearers=named, lead=lead, must=group.must,
                ahead=group.ahead, until=group.until,
            )  # fmt: skip

    def _subject(self, stretch: Stretch, apart: list[Stretch]) -> Stretch:
        """The words of the subject: behind a condition or time that opens the clause."""
        first = max([one.last for one in apart if one.first in stretch], default=stretch.first)
        while first < stretch.last and self._wording.words[first].upos == "PUNCT":
            first += 1
        return Stretch(min(first, stretch.last), stretch.last)

    def _whole(self, subject: Stretch, action: Stretch, group: _Group) -> Duty:
        """What is laid down of things: "50 détenus seront libérés par Bamako"."""
        whole = Stretch(subject.first, action.last)
        verb = next((w for w in self._wording.words[action.first : action.last]
                     if w.upos == "VERB"), self._wording.words[action.first])  # fmt: skip
        bearers = self._owing.agent(action) or Bearers()
        done_to = subject if self._is_passive(action) and len(subject) else None
        deed = Deed(stretch=whole, head=verb, nominal=False, done_to=done_to)
        lead = Stretch(subject.first, subject.first)
        return Duty(deed=deed, bearers=bearers, lead=lead, must=group.must, ahead=group.ahead)

    def _is_passive(self, action: Stretch) -> bool:
        verbs = [w for w in self._wording.words[action.first : action.last] if w.upos != "ADV"]
        first = next((w for w in verbs if w.lower not in self._words.negations), None)
        if first is None or first.lemma not in self._words.passives or len(verbs) == 1:
            return False
        following = verbs[verbs.index(first) + 1 :][:1]
        return any(w.feats.get("VerbForm") == "Part" or w.upos == "VERB" for w in following)

    def _finite(self, action: Stretch, apart: list[Stretch]) -> list[Deed]:
        """Futures and presents of one subject: "libérera 50 détenus et rouvrira la frontière"."""
        starts = [(action.first, action.first)]
        for k, behind in self._deeds.joints(action, apart):
            if self._is_ahead(self._wording.words[behind]):
                starts.append((k, behind))
        ends = [*(k for k, _ in starts[1:]), action.last]
        return [
            Deed(stretch=Stretch(first, end), head=self._verb(first, end), nominal=False)
            for (_, first), end in zip(starts, ends, strict=True)
        ]

    def _verb(self, first: int, last: int) -> Word:
        words = self._wording.words[first:last]
        verbs = [w for w in words if w.upos == "VERB"]
        denied = words[0].lower in self._words.negations
        bare = next((w for w in verbs[:2] if denied and self._deeds.is_base(w)), None)
        return bare or next(iter(verbs), words[0])

    # -- verbs of duty -----------------------------------------------------------------------------

    def _first_group(
        self, stretch: Stretch, apart: list[Stretch], *, laid_down: bool
    ) -> _Group | None:
        relative = False
        for i in range(stretch.first, stretch.last):
            if any(i in one for one in apart):
                continue
            group = self._group(i, stretch.last, apart, laid_down=laid_down)
            if group is not None and i > stretch.first:
                return group
            word = self._wording.words[i]
            relative = (relative or word.lower in self._words.relatives) and word.lower != ","
            finite = word.upos in ("VERB", "AUX") and word.feats.get("VerbForm") == "Fin"
            if finite and not relative:
                return None
        return None

    def _group(self, i: int, last: int, apart: list[Stretch], *, laid_down: bool) -> _Group | None:
        must = self._wording.behind(i, last, self._words.musts)
        soft = self._wording.behind(i, last, (*self._words.duties, *self._words.promises))
        behind = max((b for b in (must, soft) if b), default=None)
        if behind is not None:
            action = self._infinitive(i, behind, last, apart)
            strict = must == behind
            if action is None:
                return None
            ahead = strict or self._wording.behind(i, last, self._words.futures) == behind
            return _Group(at=i, action=action, infinitive=True, must=strict, ahead=ahead)
        word = self._wording.words[i]
        if word.lemma in self._words.having and (group := self._has_until(i, last)):
            return group
        if self._is_ahead(word) or (laid_down and self._is_present(word)):
            first = self._with_clitics(i)
            future = self._is_future(word)
            return _Group(at=first, action=first, infinitive=False, ahead=future)
        return None

    def _has_until(self, i: int, last: int) -> _Group | None:
        """The time that somebody has to do something: "has until 30 September to form"."""
        for mark in self._terms.spans(Stretch(i + 1, last)):
            purpose = mark.last < last and self._wording.words[mark.last]
            if mark.first > i + 2 or not purpose or purpose.lower not in self._words.purposes:
                continue
            action = self._infinitive(mark.last, mark.last + 1, last, [])
            if action is not None:
                return _Group(
                    at=i, action=action, infinitive=True, must=True, ahead=True, until=mark
                )
        return None

    def _with_clitics(self, i: int) -> int:
        """Where a verb begins with what stands close before it: "*se* retireront", "*ne* sera"."""
        while i > 0:
            before = self._wording.words[i - 1]
            clitic = before.upos == "PRON" and before.rel not in ("nsubj", "mark")
            clitic = clitic and before.lower not in self._words.relatives
            if not clitic and before.lower not in self._words.negations:
                break
            i -= 1
        return i

    def _infinitive(self, at: int, i: int, last: int, apart: list[Stretch]) -> int | None:
        """Where the infinitive behind a verb of duty begins, with its negation."""
        if at > 0 and self._wording.words[at - 1].lower in self._words.negations:
            return at - 1
        free = [k for k in range(i, last) if not any(k in one for one in apart)]
        for k in free[:_BETWEEN]:
            word = self._wording.words[k]
            if word.lower in self._words.negations:
                return k
            if self._deeds.is_base(word):
                before = self._wording.words[k - 1]
                clitic = before.upos == "PRON" and before.rel != "nsubj" and k > i
                return k - clitic
        return None

    def _is_ahead(self, word: Word) -> bool:
        """Whether a verb is in the future or the conditional by its own form."""
        if word.upos not in ("VERB", "AUX"):
            return False
        return self._is_future(word) or word.feats.get("Mood") == "Cnd"

    def _is_future(self, word: Word) -> bool:
        """A future by its features, or by a stem and ending that a tagger took for a present."""
        if word.feats.get("Mood") == "Cnd":
            return False
        stems = {word.lemma.removesuffix("e"), *self._words.future_stems}
        ends = self._words.future_endings
        formed = any(fold(word.lower) == fold(stem + end) for stem in stems for end in ends)
        return formed or word.feats.get("Tense") == "Fut"

    def _is_present(self, word: Word) -> bool:
        if word.upos not in ("VERB", "AUX"):
            return False
        finite = word.feats.get("VerbForm") == "Fin" and word.feats.get("Tense") in ("Pres", None)
        return finite or word.feats.get("Mood") == "Sub" or self._deeds.is_base(word)

    def _next_clause(self, i: int, last: int, apart: list[Stretch], *, laid_down: bool) -> int:
        """Where the next clause with a subject of its own begins: before its coordinator."""
        for k in range(i, last):
            behind = self._deeds.joint(k, last)
            if behind is None or any(k in one for one in apart):
                continue
            subject = self._owing.subject_at(self._behind_that(behind), last)
            if subject is not None and self._group(subject, last, apart, laid_down=laid_down):
                return k
        return last
