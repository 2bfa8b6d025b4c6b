"""Which agreement a promise or an order is made under.

1. the one that its sentence names, by a tying phrase or a relative: "dans le cadre de l'accord"
2. behind a connective, the one that the sentence before names last
3. a promise of all the parties behind their agreement, in its paragraph: "both countries pledged"
4. a promise of one party that is said to be its part: "pledged *for its part*"
"""

from __future__ import annotations

from chancery.agreements.reading.opened import Opened
from chancery.agreements.reading.registry import Registry
from chancery.knowledge.agreements import AgreementWords
from chancery.records.event import Event
from chancery.records.syntax import Sentence, Syntax, Word
from chancery.records.text import Span, Text


class Tying:
    """Ties events of one dispatch to its agreements."""

    def __init__(
        self, text: Text, syntax: Syntax, registry: Registry, words: AgreementWords
    ) -> None:
        self._text, self._syntax = text, syntax
        self._registry, self._words = registry, words

    def tied(self, event: Event) -> Opened | None:
        """The agreement that an event is made under; ``None`` where nothing ties it to one."""
        word = self._word_at(event.anchor.span)
        if word is None:
            return None
        sentence = self._syntax.sentence(word)
        tying = [w for w in self._named_in(sentence) if self._is_tied(w, sentence, word)]
        if tying:
            return self._registry.of_noun[tying[0].i]
        return self._carried_on(sentence) or self._of_all_parties(event, sentence)

    def _named_in(self, sentence: Sentence) -> list[Word]:
        return [w for w in self._syntax.words_of(sentence) if w.i in self._registry.of_noun]

    def _is_tied(self, noun: Word, sentence: Sentence, verb: Word) -> bool:
        before = self._text[Span(sentence.span.start, noun.span.start)].casefold().replace("’", "'")
        if any(phrase in before for phrase in self._words.tying):
            return True
        between = self._between(noun, verb)
        if any(phrase in between for phrase in self._words.relatives):
            return True
        relative = any(one.i == noun.i for one in self._syntax.ancestors(verb))
        subject = noun.rel == "nsubj" and noun.head == verb.i
        return relative or subject

    def _between(self, noun: Word, verb: Word) -> str:
        if noun.span.end > verb.span.start:
            return ""
        between = self._text[Span(noun.span.end, verb.span.start)]
        return between.casefold().replace("’", "'")

    def _before(self, sentence: Sentence) -> Opened | None:
        """The agreement that the sentence before names last."""
        if sentence.i == 0:
            return None
        before = self._syntax.sentences[sentence.i - 1]
        named = self._named_in(before) if before.block == sentence.block else []
        return self._registry.of_noun[named[-1].i] if named else None

    def _told_last(self, sentence: Sentence) -> Opened | None:
        """The agreement named last before a sentence, in its paragraph."""
        for i in range(sentence.i, 0, -1):
            one = self._before(self._syntax.sentences[i])
            if one is not None or self._syntax.sentences[i].block != sentence.block:
                return one
        return None

    def _carried_on(self, sentence: Sentence) -> Opened | None:
        """A sentence opened by a connective carries on with the agreement of the one before it."""
        opening = self._text[sentence.span].casefold().replace("’", "'")
        return self._before(sentence) if opening.startswith(self._words.connectives) else None

    def _of_all_parties(self, event: Event, sentence: Sentence) -> Opened | None:
        """What all the parties promise right behind their agreement, they promise in it."""
        one = self._told_last(sentence)
        said = self._text[sentence.span].casefold().replace("’", "'")
        turn = any(phrase in said for phrase in self._words.turns)
        actors = {role.entity for role in event.actors}
        if one is None or one.named.kind != "agreement" or not actors:
            return None
        parties = {role.entity for role in one.parties}
        all_of_them = len(actors) > 1 and actors == parties
        return one if all_of_them or (turn and self._are_of(actors, one)) else None

    def _are_of(self, actors: set[str], one: Opened) -> bool:
        """Whether these are parties, or of their countries: "Niamey" of the government of Niger."""
        sides = {self._registry.side(role.entity) for role in one.parties}
        return {self._registry.side(actor) for actor in actors} <= sides

    def _word_at(self, span: Span) -> Word | None:
        words = self._syntax.words_in(span)
        verbs = [w for w in words if w.upos in ("VERB", "NOUN", "ADJ")]
        return verbs[-1] if verbs else (words[0] if words else None)
