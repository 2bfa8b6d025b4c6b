"""From words to frames: which entry of the lexicon a word evokes here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from chancery.events.slots import Clause, Clauses
from chancery.knowledge.frames import Frame, FrameIndex
from chancery.records.syntax import Syntax, Word
from chancery.records.text import Span

_UPOS = {"VERB": "VERB", "AUX": "VERB", "NOUN": "NOUN", "PROPN": "NOUN", "ADJ": "ADJ"}
_LONGEST_ANCHOR = 90
"""Code points: "a tenu mardi à Doha des pourparlers" is one anchor, half a sentence is none."""
_PEOPLES = frozenset({"people"})
"""The noun of mentions that name a people by its country."""
_SHOWN = 5
"""Lemmas told of what a frame needs."""
_NEAR = 4
"""Words between an auxiliary or clitic and its verb: "a, dans la soirée, rencontré" is 5."""


class Matcher:
    """Finds the frames that fire in one syntax; the most demanding frame of a word wins.

    ``meant``: pronouns and the nouns they stand for ("*They* clashed with police": students did).
    ``called``: names of states, bodies and groups and what their like are, asked of subjects only;
    ``placed``: names of places and what their like are, asked of objects.
    """

    def __init__(
        self, syntax: Syntax, clauses: Clauses, frames: FrameIndex, participles: Mapping[str, str],
        meant: Mapping[int, frozenset[str]] | None = None,
        called: Mapping[int, frozenset[str]] | None = None,
        placed: Mapping[int, frozenset[str]] | None = None,
    ) -> None:  # fmt: skip
        self._meant, self._called, self._placed = meant or {}, called or {}, placed or {}
        self._syntax = syntax
        self._clauses = clauses
        self._frames = frames
        self._participles = participles

    def matches(self) -> Iterator[tuple[Frame, Clause, tuple[Word, ...]]]:
        """Frame, clause and the words that the frame needed, in text order.

        A noun that a light verb needed ("tenir des *pourparlers*") does not fire again by itself,
        nor one whose verb was refused because of what stands beside it ("a décrété l'*état*
        d'urgence après le séisme").
        """
        found: list[tuple[Frame, Clause, tuple[Word, ...]]] = []
        taken: set[int] = set()
        for word in self._syntax.words:
            for frame in self._candidates(word):
                clause = self._clauses.of(word)
                needed = self._needed(frame, clause)
                if needed is None:
                    continue
                refused = self._is_refused(frame, clause)
                if not refused:
                    taken.update(self._between(word, needed))
                elif frame.upos == "VERB":
                    nouns = tuple(one for one in needed if _UPOS.get(one.upos) != "VERB")
                    taken.update(self._between(word, nouns))
                if not refused:
                    found.append((frame, clause, needed))
                    break
        return (match for match in found if match[1].word.i not in taken)

    def _between(self, word: Word, needed: tuple[Word, ...]) -> Iterator[int]:
        """The words that a frame needed and the nouns over them: "launched *drone attacks*"."""
        for one in needed:
            yield one.i
            above = [w.i for w in self._syntax.ancestors(one) if w.upos in ("NOUN", "PROPN")]
            if word.i in (w.i for w in self._syntax.ancestors(one)):
                yield from (i for i in above if i != word.i and self._hangs_on(i, word))

    def _hangs_on(self, i: int, word: Word) -> bool:
        return any(w.i == word.i for w in self._syntax.ancestors(self._syntax.words[i]))

    def _candidates(self, word: Word) -> tuple[Frame, ...]:
        upos = _UPOS.get(word.upos)
        if upos is None or self._clauses.is_preposition(word):
            return ()
        infinitive = self._clauses.infinitive_behind(word)
        if infinitive:
            return self._frames.of("VERB", infinitive)
        frames = self._frames.of(upos, word.lemma)
        if not frames and (upos == "VERB" or self._syntax.child(word, "aux")):
            frames = self._frames.of("VERB", self._participles.get(word.lower, ""))
        if not frames and upos == "ADJ" and self._syntax.child(word, "aux", "cop"):
            frames = self._frames.of("NOUN", word.lemma)  # "a été victime d'un attentat"
        return frames or self._frames.of(upos, word.lower)

    def _needed(self, frame: Frame, clause: Clause) -> tuple[Word, ...] | None:
        """The words that the frame needs, ``None`` when they are not there."""
        if frame.upos == "VERB" and frame.reflexive != clause.reflexive:
            return None
        needed: list[Word] = []
        for slots, lemmas in frame.needs:
            word = self._filler(clause, slots, lemmas) or self._named(clause, slots, lemmas)
            if word is None:
                return None
            if "*" not in lemmas:
                needed.append(word)
        return tuple(needed)

    def _is_refused(self, frame: Frame, clause: Clause) -> bool:
        return any(self._barred(clause, slots, lemmas) for slots, lemmas in frame.unless)

    def _barred(
        self, clause: Clause, slots: tuple[str, ...], lemmas: frozenset[str]
    ) -> Word | None:
        """What a frame may not stand beside; a people that is no subject is barred by name alone.

        "urged Riga and the *Palestinians* to talk" is no appeal to the public.
        """
        word = self._filler(clause, slots, lemmas)
        called = word is not None and word.upos in ("PROPN", "NOUN") and "subject" not in slots
        if word is None or not called or {word.lemma, word.lower} & lemmas:
            return word
        return None if self._meant.get(word.i, frozenset()) & lemmas & _PEOPLES else word

    def gaps(self, word: Word) -> list[tuple[Frame, str]]:
        """The candidate frames of a word that do not fit, each with what it lacks."""
        clause = self._clauses.of(word)
        return [
            (frame, self._gap(frame, clause))
            for frame in self._candidates(word)
            if self._needed(frame, clause) is None or self._is_refused(frame, clause)
        ]

    def _gap(self, frame: Frame, clause: Clause) -> str:
        if frame.upos == "VERB" and frame.reflexive != clause.reflexive:
            return "needs a reflexive pronoun" if frame.reflexive else "takes no reflexive pronoun"
        for slots, lemmas in frame.needs:
            word = self._filler(clause, slots, lemmas) or self._named(clause, slots, lemmas)
            if word is None:
                return f"needs {'|'.join(slots)}: {_some(lemmas)}"
        slots, word = next(
            (slots, word) for slots, lemmas in frame.unless
            if (word := self._barred(clause, slots, lemmas)) is not None
        )  # fmt: skip
        return f"not with {'|'.join(slots)}: {word.lemma}"

    def _filler(
        self, clause: Clause, slots: tuple[str, ...], lemmas: frozenset[str]
    ) -> Word | None:
        for slot in slots:
            for word in self.fillers(clause, slot):
                if "*" in lemmas or word.lemma in lemmas or word.lower in lemmas:
                    return word
                if self._meant.get(word.i, frozenset()) & lemmas:
                    return word
                near = (*self._titles(word), *self._clauses.counted(word))
                if any({one.lemma, one.lower} & lemmas for one in near):
                    return word
        return None

    def _named(self, clause: Clause, slots: tuple[str, ...], lemmas: frozenset[str]) -> Word | None:
        """A name of whose like the frame asks: "*Hamas* threatened", "retook *Goma*"."""
        for slot, names in (("subject", self._called), ("object", self._placed)):
            held = clause.fillers(slot) if slot in slots else ()
            for word in held:
                if names.get(word.i, frozenset()) & lemmas:
                    return word
        return None

    def _titles(self, word: Word) -> Iterator[Word]:
        """The title before a name: "received Defense *Minister* Pekka Laine"."""
        if word.upos != "PROPN":
            return
        parts = [p for p in self._syntax.children(word, "compound", "flat") if p.upos == "PROPN"]
        for part in (word, *parts):
            held = self._syntax.children(part, "nmod")
            yield from (title for title in held if title.deprel == "nmod:desc")

    def fillers(self, clause: Clause, slot: str) -> tuple[Word, ...]:
        """The words in a slot; ``inf>contre`` looks one step deeper.

        ``inf`` is any infinitive, ``helper`` the auxiliary of a past, ``participle`` a present one
        on a noun.
        """
        first, _, deeper = slot.partition(">")
        if first == "inf":
            found = tuple(
                word for name, words in clause.slots.items() for word in words
                if name == "inf" or name.endswith(" inf")
            )  # fmt: skip
        elif first == "participle":
            found = self._clauses.participles(clause.word)
        elif first == "helper":
            found = self._clauses.helpers(clause.word)
        else:
            found = clause.fillers(first)
        if not deeper:
            return found
        return tuple(w for word in found for w in self.fillers(self._clauses.of(word), deeper))

    def below(self, clause: Clause, first: str, deeper: str, needed: set[int]) -> tuple[Word, ...]:
        """The words in a slot of those words of another slot that the frame needed."""
        held = [word for word in self.fillers(clause, first) if word.i in needed]
        return tuple(w for word in held for w in self.fillers(self._clauses.of(word), deeper))

    def anchor(self, clause: Clause, needed: tuple[Word, ...]) -> Span:
        """The words that evoke the event: verb with auxiliaries, and what the frame needed."""
        word, span = clause.word, clause.word.span
        if word.upos != "NOUN":
            for child in self._syntax.children(word, "aux", "expl", "obj", "iobj", "cop"):
                if child.i < word.i and child.upos in ("AUX", "PRON") and word.i - child.i <= _NEAR:
                    span = span.to(child.span)
        for other in needed:
            wider = span.to(other.span)
            span = wider if len(wider) <= _LONGEST_ANCHOR else span
        return span


def _some(lemmas: frozenset[str]) -> str:
    """The first few lemmas, as a person reads them."""
    if "*" in lemmas:
        return "any word"
    shown = sorted(lemmas)[:_SHOWN]
    return ", ".join(shown) + (", …" if len(lemmas) > _SHOWN else "")
