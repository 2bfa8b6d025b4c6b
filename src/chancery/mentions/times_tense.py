"""Whether the words around a time expression look back or ahead.

The verb that governs the expression decides: its own tense, that of its auxiliary, or what the word
above it makes of an infinitive or a participle ("doit se rendre mardi", "prévue mardi", "is due to
arrive on Tuesday", "agreed to meet on Tuesday"). Some languages speak of the days to come in the
present ("talks start Monday", "is meeting him on Monday").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from chancery.knowledge import grammar, times
from chancery.records.syntax import Syntax, Word, is_infinitive, is_past_participle

Tense = Literal["past", "future", "present_ahead"] | None

DEPTH = 6
"""Governors looked at on the way to the root; a date hangs four deep at most in the trees seen."""


@dataclass(frozen=True, slots=True)
class Tenses:
    """One dispatch and what its language has for tenses."""

    syntax: Syntax
    times: times.Grammar
    grammar: grammar.Grammar

    def find(self, head: int, *, stretch: bool = False) -> Tense:
        """``past``, ``future``, or ``None`` for a present, a bare noun and whatever is unclear.

        A ``stretch`` of time, or what begins at a time, lies ahead of whoever announces it: "a
        annoncé une trêve *du 15 au 20*", "called a strike *from Monday*".

        ``present_ahead`` is a present whose own complement the time is, in a language that speaks
        of the days to come so.
        """
        word = self.syntax.words[head]
        own = True
        below: Word | None = None
        for governor in islice(self.syntax.ancestors(word), DEPTH):
            if self._looks_ahead(governor, below, stretch=stretch):
                return "future"
            verb = governor.upos in ("VERB", "AUX") or self.syntax.child(governor, "cop")
            if verb:
                tense, decided = self._tense_of(governor)
                if decided:
                    return tense if own or tense != "present_ahead" else None
            below = governor
            own = own and self._is_infinitive(governor)
        return None

    def _looks_ahead(self, word: Word, below: Word | None, *, stretch: bool) -> bool:
        """As in "Prévue mardi", "agreed to meet on Tuesday", "cancelled Tuesday's visit".

        "A annoncé mardi" and "cancelled it on Tuesday" do not.
        """
        words = self.times.words
        if below and self._is_infinitive(below) and word.lemma in words.future_infinitives:
            return True
        if below and below.upos == "NOUN" and word.lemma in words.future_objects:
            return True
        perfect = any(a.lemma in self.grammar.perfect for a in self.syntax.children(word, "aux"))
        if stretch and word.lemma in words.future_stretches:
            return True
        other = any(c.deprel == "compound:prt" for c in self.syntax.children(word))  # "set up"
        return word.lemma in words.future_words and not (perfect or other or _is_past(word))

    def _tense_of(self, verb: Word) -> tuple[Tense, bool]:
        """The tense of a verb and whether it settles the question."""
        helpers = [*self.syntax.children(verb, "aux", "cop"), verb]
        finite = next((w for w in helpers if w.feats.get("VerbForm") == "Fin"), None)
        if any(map(self._is_future, helpers)) or (finite and self._is_to_be(verb, finite)):
            return "future", True
        if finite:
            return self._finite(verb, finite, helpers), True
        if is_past_participle(verb) and not self._is_infinitive(verb):
            return "past", True
        return None, False

    def _is_infinitive(self, verb: Word) -> bool:
        """Also of the passive: "doit *être reçue* vendredi"."""
        helpers = self.syntax.children(verb, "aux")
        passive = any(
            is_infinitive(word) and word.lemma in self.grammar.passive for word in helpers
        )
        return is_infinitive(verb) or passive

    def _is_to_be(self, verb: Word, finite: Word) -> bool:
        """As in "is to be held", "was to fly": what marks the infinitive stands behind the verb."""
        purpose = self.grammar.purpose
        marks = (mark for mark in self.syntax.children(verb, "mark") if mark.lower in purpose)
        return finite is not verb and any(mark.i > finite.i for mark in marks)

    def _finite(self, verb: Word, finite: Word, helpers: Sequence[Word]) -> Tense:
        auxiliaries = [word for word in helpers[:-1] if word.rel == "aux"]
        if any(word.lemma in self.grammar.perfect for word in auxiliaries):
            return "past"
        if finite.feats.get("Mood") == "Cnd":  # "devrait être reçue vendredi"
            return "future"
        compound = verb.upos == "VERB" and _is_participle(verb)
        if compound and auxiliaries and not self._is_present(auxiliaries):
            return "past"
        if _is_past(finite):
            return "past"
        return "present_ahead" if self.times.words.present_ahead else None

    def _is_present(self, auxiliaries: Sequence[Word]) -> bool:
        """As in "est tenue", "is being held", "is meeting", and not "est arrivé"."""
        passive = all(w.lemma in self.grammar.passive for w in auxiliaries)
        present = any(word.feats.get("Tense") == "Pres" for word in auxiliaries)
        return present and passive and auxiliaries[-1].deprel == "aux:pass"

    def _is_future(self, word: Word) -> bool:
        """The parser is not relied on alone: rare futures are often tagged participles."""
        if word.feats.get("Tense") == "Fut":
            return True
        if word.upos == "AUX" and word.lemma in self.times.words.future_auxiliaries:
            return not self._is_perfect(word)
        ending = self.times.future_end.search(word.lower)
        if word.upos not in ("VERB", "AUX") or ending is None:
            return False
        stem = word.lower[: ending.start()]
        return stem == word.lemma.removesuffix("e") or bool(self.times.future.search(word.lower))

    def _is_perfect(self, auxiliary: Word) -> bool:
        """As in "may have died": whatever may be, it lies behind."""
        others = self.syntax.children(self.syntax.words[auxiliary.head], "aux")
        return any(other.lemma in self.grammar.perfect for other in others)


def _is_past(word: Word) -> bool:
    finite = word.feats.get("VerbForm") == "Fin"
    return finite and word.feats.get("Tense") in ("Past", "Imp")


def _is_participle(word: Word) -> bool:
    return word.feats.get("VerbForm") == "Part" and word.feats.get("Tense") != "Pres"
