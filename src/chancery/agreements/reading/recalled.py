"""What stands beside the noun that names an agreement: when, where and by whom it was made.

Forms read:

1. a participle behind it: "l'accord signé le 11 mars à Nouakchott par X et Y", "the deal reached in
   Lima on 2 March"
2. a day of the noun itself: "l'accord du 29 février 2020", "the 11 March deal"
3. the town that it is called after: "l'accord de Doha", "the Doha agreement"
4. its parties: "accord entre X et Y", "the deal between X and Y"
5. a verb before it, where no event was read: "X et Y ont signé samedi à Agadez un accord"

A day without a year lies behind the day of publication. Refused: days of anything else in between
("l'accord dont X a parlé le 3 mars").
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from chancery.agreements.reading.wording import Stretch, Wording
from chancery.knowledge.stipulations import StipulationWords
from chancery.records.edtf import read_edtf
from chancery.records.event import Role
from chancery.records.mention import Cast, Expression, Mentions, Place
from chancery.records.syntax import Word
from chancery.records.text import Text
from chancery.records.time import Interval, When

_FARTHEST = 30
"""Words behind a noun that may still tell of it."""

_NEAR = 4
"""Words between a noun and its participle: "l'accord, récemment signé"."""


_TOWNS = ("point", "unknown")
"""Precisions of places that agreements are made in; an unknown one only behind "in"."""

_OPEN = ("since_", "from_", "after_")
"""Ways in which times are read that begin something else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recalled:
    """What is told of an agreement beside its noun; ``reach`` are the words that tell it.

    ``by`` is the field of ``stipulations.yml`` whose words tell it.
    """

    reach: Stretch
    by: str = "signed"
    signed: When | None = None
    place: Place | None = None
    parties: tuple[Role, ...] = ()


class Recaller:
    """Reads what stands beside agreement nouns."""

    def __init__(
        self, wording: Wording, mentions: Mentions, cast: Cast, words: StipulationWords,
        published: date | None,
    ) -> None:  # fmt: skip
        self._wording, self._mentions, self._cast = wording, mentions, cast
        self._words, self._published = words, published

    def of(self, noun: Word) -> Recalled:
        """What is told of the agreement beside this noun."""
        reach = self._reach(noun)
        made = self._participle(noun, reach)
        behind = Stretch(made + 1, reach.last) if made is not None else None
        signed = self._dated(behind) if behind else self._own_day(noun, reach)
        place = self._placed(behind) if behind else None
        parties = self._parties(reach, self._words.between)
        if not parties and behind:
            parties = self._parties(behind, self._words.agents)
        if behind is None and not (signed or parties):
            return self._signed_before(noun, reach)
        return Recalled(
            reach=reach, by="signed" if behind else "of" if signed else "between",
            signed=signed, parties=parties, place=place or self._called_after(noun, reach),
        )  # fmt: skip

    def _signed_before(self, noun: Word, reach: Stretch) -> Recalled:
        """What a verb of signing before the noun tells, its subjects being the parties."""
        sentence = self._wording.sentence(noun)
        near = range(noun.i - 1, max(sentence.first, noun.i - 2 * _NEAR) - 1, -1)
        words = self._wording.words
        verb = next((i for i in near if self._is_signing(words[i])), None)
        called = self._called_after(noun, reach)
        if verb is None:
            return Recalled(reach=reach, by="between", place=called)
        told = Stretch(verb, max(reach.last, noun.i + 1))
        first = min((m.first for m in self._mentions.actors
                     if sentence.first <= m.first < verb), default=verb)  # fmt: skip
        parties = self.joined(first, verb)
        return Recalled(
            reach=reach, signed=self._dated(told), place=self._placed(told) or called,
            parties=parties if len(parties) > 1 else (),
        )  # fmt: skip

    def _is_signing(self, word: Word) -> bool:
        """Whether a verb in a past tells that something was signed."""
        past = word.feats.get("Tense") == "Past" or word.feats.get("VerbForm") == "Part"
        return word.upos == "VERB" and word.lemma in self._words.signed and past

    def _reach(self, noun: Word) -> Stretch:
        """The words behind a noun that belong to it: up to a verb, or a comma and no participle."""
        last = min(self._wording.sentence(noun).last, noun.i + _FARTHEST)
        relative = False
        for i in range(noun.i + 1, last):
            word = self._wording.words[i]
            relative = relative or word.lower in self._words.relatives
            if word.upos in ("VERB", "AUX") and word.feats.get("VerbForm") == "Fin":
                passive = word.lemma in self._words.passives or word.upos == "AUX"
                if not (relative and passive) and word.lemma not in self._words.signed:
                    return Stretch(noun.i, i)
            if word.lower == "," and not self._goes_on(i + 1, last):
                return Stretch(noun.i, i)
        return Stretch(noun.i, last)

    def _goes_on(self, i: int, last: int) -> bool:
        """Whether a participle or relative follows a comma: ", signé le 3 mars"."""
        for k in range(i, min(last, i + 3)):
            word = self._wording.words[k]
            if word.lemma in self._words.signed or word.lower in self._words.relatives:
                return True
        return False

    def _participle(self, noun: Word, reach: Stretch) -> int | None:
        """The participle by which it was made: of its own, or near behind it."""
        for i in range(noun.i + 1, reach.last):
            word = self._wording.words[i]
            near = i - noun.i <= _NEAR
            own = self._wording.syntax.head(word)
            verbal = word.lemma in self._words.signed and word.upos in ("VERB", "ADJ")
            if verbal and (word.feats.get("VerbForm") == "Part" or own is noun or near):
                return i
        return None

    # -- when --------------------------------------------------------------------------------------

    def _dated(self, stretch: Stretch) -> When | None:
        times = [t for t in self._mentions.times if t.first in stretch and t.kind == "date"
                 and not t.derived_by.startswith(_OPEN)]  # fmt: skip
        return next((found for time in times if (found := self._past(time))), None)

    def _own_day(self, noun: Word, reach: Stretch) -> When | None:
        """The day of the noun itself: behind "of", or right before it."""
        for time in self._mentions.times:
            linked = self._wording.words[time.first].lower in self._words.of or (
                time.first > 0 and self._wording.words[time.first - 1].lower in self._words.of
            )
            behind = linked and time.first in reach and time.first - noun.i <= 2 * _NEAR
            before = time.last <= noun.i and all(
                word.upos in ("NOUN", "ADJ", "PROPN")
                for word in self._wording.words[time.last : noun.i]
            )
            before = before and noun.i - time.last < _NEAR
            if time.kind == "date" and (behind or (before and self._is_of(time, noun))):
                return self._past(time)
        return None

    def _is_of(self, time: Expression, noun: Word) -> bool:
        """Whether a time before a noun stands in its phrase: "the 11 March deal"."""
        sentence = self._wording.sentence(noun)
        opened = self._wording.words[time.first].upos == "DET" or (
            time.first > sentence.first and self._wording.words[time.first - 1].upos == "DET"
        )
        return opened and time.first >= sentence.first

    def _past(self, time: Expression) -> When | None:
        """The day told, moved a year back where it would lie ahead."""
        interval, by = time.interval, time.derived_by
        ahead = interval and self._published and interval.first and interval.first > self._published
        if interval and interval.first and ahead:
            one_day = interval.precision == "day" and interval.first == interval.last
            interval = _a_year_before(interval.first) if one_day else None
            by = f"{by}_behind_day_of_reference"
        if interval is None or interval.first is None:
            return None
        return When(interval=interval, derived_by=by, evidence=self._text.cite(time.span))

    @property
    def _text(self) -> Text:
        return self._wording.text

    # -- where and by whom -------------------------------------------------------------------------

    def _placed(self, stretch: Stretch) -> Place | None:
        for place in self._mentions.places:
            if place.head in stretch and place.head - 1 in stretch:
                before = self._wording.words[place.head - 1].lower
                if before in self._words.places and place.place.precision in _TOWNS:
                    return place.place
        return None

    def _called_after(self, noun: Word, reach: Stretch) -> Place | None:
        for place in self._mentions.places:
            linked = self._wording.words[place.head - 1].lower in self._words.of
            own = linked and place.head in reach
            behind = own and self._only_names(noun.i + 1, place.head)
            before = noun.i - _NEAR < place.head < noun.i and self._only_names(place.head, noun.i)
            if place.place.precision in _TOWNS[:1] and (behind or before):
                return place.place
        return None

    def _only_names(self, first: int, last: int) -> bool:
        """Whether only nouns and "of" stand there: "accord *de paix d'*Alger"."""
        words = self._wording.words[first:last]
        named = all(w.lower in self._words.of or w.upos in ("NOUN", "ADJ", "PROPN") for w in words)
        return bool(words) and named

    def _parties(self, stretch: Stretch, links: frozenset[str]) -> tuple[Role, ...]:
        """The actors named right behind a link, and those joined to them."""
        link = next((i for i in range(stretch.first, stretch.last)
                     if self._wording.words[i].lower in links), None)  # fmt: skip
        return self.joined(link + 1, stretch.last) if link is not None else ()

    def joined(self, i: int, last: int) -> tuple[Role, ...]:
        """The actors that stand from word ``i`` on, joined by commas and coordinators."""
        roles: dict[str, Role] = {}
        while i < last:
            mention = next((m for m in self._mentions.actors if m.first <= i < m.last), None)
            if mention is not None and mention.last <= last:
                evidence = self._text.cite(mention.span)
                for entity in self._cast.of(mention):
                    roles.setdefault(entity.id, Role(entity=entity.id, evidence=evidence))
                i = mention.last
            elif self._wording.words[i].upos in ("DET", "CCONJ") or (
                self._wording.words[i].lower == "," and roles
            ):
                i += 1
            else:
                break
        return tuple(roles.values())


def _a_year_before(day: date) -> Interval | None:
    return read_edtf(f"{day.year - 1:04}-{day.month:02}-{day.day:02}")
