"""What a language knows of forms, made ready for the rules that put tags and trees right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from chancery.knowledge.actors import adjectives
from chancery.knowledge.frames import load_frames, participles
from chancery.knowledge.government import (
    load_alone,
    load_intransitive,
    load_meeting,
    load_objectless,
    load_particles,
)
from chancery.knowledge.grammar import Grammar, load_grammar
from chancery.knowledge.modality import load_modality
from chancery.knowledge.reporting import load_reporting
from chancery.knowledge.roles import nouns
from chancery.knowledge.times import load_grammar as load_times
from chancery.parsing.tables import seen
from chancery.records.syntax import Sentence, Word

CLAUSE = frozenset({"nsubj", "obj", "iobj", "obl", "xcomp", "ccomp", "advcl", "advmod", "punct"})
"""Relations of what hangs on a verb and goes with it when the verb is found elsewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a language knows of forms: participles to verbs, adjectives of countries, nouns."""

    grammar: Grammar
    participles: Mapping[str, str]
    people: frozenset[str]
    offices: frozenset[str]
    verbs: frozenset[str]
    nouns: frozenset[str]
    modals: frozenset[str]
    intransitive: Mapping[str, frozenset[str]]
    objectless: frozenset[str]
    alone: frozenset[str]
    meeting: frozenset[str]
    predicates: frozenset[str]
    governing: frozenset[str]
    saying: frozenset[str]
    past: Mapping[str, str]
    told: Mapping[str, str]
    infinitives_head: bool
    nominal: frozenset[str]
    adjectives: frozenset[str]
    particles: Mapping[str, frozenset[str]]
    times: frozenset[str]
    objects: Mapping[str, frozenset[str]]

    def objects_of(self, verb: Word) -> frozenset[str]:
        """The nouns that the frames of a verb ask for as its object; none for mere plans."""
        return self.objects.get(verb.lemma, frozenset())

    def finite(self, form: str) -> str | None:
        """The known verb that a form can only be a finite form of: "prévoit", "déclarèrent"."""
        if form in self.nominal or form in self.nouns or form in self.participles:
            return None
        bases = self.grammar.finite_bases_of(form)
        return next((base for base in bases if base in self.predicates), None)


@cache
def known(language: str) -> Known:
    """The forms of a language, made ready once."""
    frames = load_frames(language)
    verbs = frozenset(lemma for upos, lemma in frames.by_trigger if upos == "VERB")
    governing = {
        lemma for operator in load_modality(language).operators for lemma in operator.lemmas
    }
    saying = frozenset(load_reporting(language).verbs)
    asked = {lemma for frame in frames for _, lemmas in frame.needs for lemma in lemmas}
    named = {lemma for upos, lemma in frames.by_trigger if upos == "NOUN"}
    return Known(
        grammar=load_grammar(language),
        participles=participles(language),
        people=frozenset(adjectives(language)),
        offices=frozenset(" ".join(n.folded) for n in nouns(language) if len(n.folded) == 1),
        verbs=verbs,
        nouns=frozenset(asked | named) - verbs,
        modals=frozenset().union(*load_modality(language).auxiliaries.values()),
        intransitive=load_intransitive(language),
        objectless=load_objectless(language),
        alone=load_alone(language),
        meeting=load_meeting(language),
        predicates=verbs | governing | saying,
        governing=frozenset(governing),
        saying=saying,
        infinitives_head=load_modality(language).infinitive_predicate is not None,
        nominal=seen(language, "NOUN", "ADJ", "ADV", "ADP", "PRON", "DET", "PROPN", "NUM"),
        adjectives=seen(language, "ADJ"),
        particles=load_particles(language),
        times=_times(language),
        objects=_objects(language),
        past=_pasts(language),
        told=_told(language),
    )


def _times(language: str) -> frozenset[str]:
    words = load_times(language).words
    spans = (words.weekdays, words.months, words.units, words.deictics)
    return frozenset(form for table in spans for form in table) | load_grammar(language).time_nouns


def _pasts(language: str) -> dict[str, str]:
    """Past form → verb, where a past looks like a participle; with the irregular ones we need."""
    grammar = load_grammar(language)
    if not grammar.past_is_participle:
        return {}
    odd = {form: verb for verb, forms in grammar.irregular.items() for form in forms}
    return {**participles(language), **odd}


def _told(language: str) -> dict[str, str]:
    """Irregular past form → verb, where it looks like no participle: "prirent", "contraignit"."""
    grammar = load_grammar(language)
    if grammar.past_is_participle:
        return {}
    return {form: verb for verb, forms in grammar.irregular.items() for form in forms}


def _objects(language: str) -> dict[str, frozenset[str]]:
    """Verb → nouns that its frames need as object, but for words that say what is only meant."""
    words = load_modality(language)
    meant = words.planned_adjectives | words.hypothetical_adjectives | words.cancelled_adjectives
    found: dict[str, set[str]] = {}
    for frame in load_frames(language):
        if frame.upos == "VERB" and frame.lemma not in meant:
            for slots, lemmas in frame.needs:
                if "object" in slots:
                    found.setdefault(frame.lemma, set()).update(lemmas - {"*"})
    return {lemma: frozenset(nouns) for lemma, nouns in found.items()}


def ancestors(words: list[Word], word: Word) -> Iterator[Word]:
    """Governor, governor's governor, … among words whose heads are being changed."""
    seen = {word.i}
    while word.head not in seen:
        word = words[word.head]
        seen.add(word.i)
        yield word


def children(words: list[Word], sentence: Sentence, i: int) -> list[Word]:
    """The dependents of a word among words whose heads are being changed."""
    return [w for w in words[sentence.first : sentence.last] if w.head == i and w.i != i]
