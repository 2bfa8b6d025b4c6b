"""How surely: modality from tense, negation, conditions and the verbs above.

Forms read, strongest first:

1. negated: "n'a pas rencontré", "sans rencontrer", "aucune rencontre", "dément avoir rencontré"
2. conditional: "si X rencontre Y", "pourrait rencontrer", "rencontre possible"
3. planned: "rencontrera", "doit rencontrer", "s'apprête à rencontrer", "la visite prévue"
   "will meet", "is to meet", a headline's "Putin to visit Beijing"
4. attributed: "aurait rencontré" (the journalistic conditional); what a speaker tells is added
   later, from the statements
5. asserted: everything else that is finite, a perfect infinitive, or a past participle

Refused (no event): wishes and duties ("veut rencontrer"), purposes ("pour rencontrer"), questions,
subjunctives that state no fact, bare infinitives.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from chancery.events.slots import CLAUSAL, Clause, Clauses
from chancery.knowledge.folding import fold
from chancery.knowledge.grammar import load_grammar
from chancery.knowledge.modality import (
    Effect,
    Occurrence,
    Operator,
    load_modality,
    occurrences,
    operators,
)
from chancery.records.event import STRENGTH, Modality
from chancery.records.syntax import Syntax, Word, is_past_participle
from chancery.records.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Mood:
    """A modality and the words that make it so; ``None`` means no event at all.

    ``refused``: who would act says that it will not: "will not withdraw", "n'entend pas négocier".
    ``not_done``: its own words negate it: "did not agree"; not what somebody denies.
    ``owed``: it must be done: a plan, or a duty where another country says so.
    """

    value: Modality | None
    spans: tuple[Span, ...] = ()
    refused: bool = False
    not_done: bool = False
    owed: bool = False


ASSERTED = Mood(value="asserted")
DROPPED = Mood(value=None)


class Moods:
    """Reads the mood of predicates of one syntax."""

    def __init__(self, syntax: Syntax, clauses: Clauses, language: str) -> None:
        self._syntax = syntax
        self._clauses = clauses
        self._words = load_modality(language)
        self._operators = operators(language)
        self._occurrences = occurrences(language)
        self._infinitives = load_grammar(language).infinitive_endings

    def of(self, clause: Clause, *, nominal: bool, skip: frozenset[int] = frozenset()) -> Mood:
        """The mood of a predicate; ``skip`` are words whose effect the frame accounts for."""
        return self._noun(clause.word) if nominal else self._verb(clause.word, skip)

    def speaks_of(self, noun: Word) -> bool:
        """Whether the verb over a noun speaks of an act: "*a réagi* mardi à cette attaque".

        Not where by that verb it happens: "*took place* on Tuesday", "a *mené* cette attaque".
        """
        above = self._syntax.head(noun)
        if above is None or above.upos != "VERB":
            return False
        occurrence = self._occurrence(above, noun)
        if occurrence is not None:
            return occurrence.told
        slot = self._noun_slot(above, noun)
        return slot == "object" or slot in self._clauses.spoken_of

    # -- verbs -----------------------------------------------------------------------------------

    def _verb(self, word: Word, skip: frozenset[int]) -> Mood:
        bare = word.feats.get("VerbForm") == "Inf" and self._finite(word) is None
        if bare and word.rel == "root" and not self._clauses.is_perfect(word):
            return self._headline(word)
        if self._is_standing(word):
            return DROPPED
        tense = self._tense(word) or self._shared(word)
        own = [self._refusal(word, tense, skip), tense, self._marks(word)]
        return strongest([mood for mood in [*own, self._above(word, skip)] if mood])

    def _is_standing(self, word: Word) -> bool:
        """Whether a participle only says who somebody is: "the *ousted* president accused Oslo"."""
        bare = word.rel in ("amod", "acl") and word.feats.get("VerbForm") == "Part"
        return bare and word.lemma in self._words.standing and not self._syntax.children(word)

    def _headline(self, word: Word) -> Mood:
        """A sentence whose verb is an infinitive: "Putin to visit Beijing" in English.

        Without its mark it is a present in the plural: "Iraq, Iran sign pact".
        """
        effect = self._words.infinitive_predicate
        if effect is None or self._syntax.child(word, "nsubj") is None:
            return DROPPED
        return _laid_on(effect, word) if self._syntax.child(word, "mark") else ASSERTED

    def _refusal(
        self, word: Word, tense: Mood | None, skip: frozenset[int] = frozenset()
    ) -> Mood | None:
        """Its negation; a refusal where it is one of what is to come: "n'acceptera pas"."""
        negation = self._negation(word, skip)
        if negation is None or tense is None or tense.value != "planned":
            return negation and replace(negation, not_done=True)
        spans = (*tense.spans, *negation.spans)
        return replace(negation, spans=spans, refused=True, not_done=True)

    def _negation(self, word: Word, skip: frozenset[int] = frozenset()) -> Mood | None:
        for one in (word, *self._syntax.children(word, "aux", "cop")):
            for child in self._syntax.children(one):
                denies = child.lower in self._words.negation and child.i not in skip
                if denies and child.rel == "advmod" and self._has_ne(word, child):
                    return Mood(value="negated", spans=(child.span,))
                if child.lower in self._words.negating_prepositions and child.rel in (
                    "mark",
                    "case",
                ):
                    return Mood(value="negated", spans=(child.span,))
        denied = ("nsubj", "obj", "obl") if self._has_ne(word) else ("nsubj", "obj")
        for child in self._syntax.children(word, *denied):
            for det in self._syntax.children(child, "det"):
                if det.lower in self._words.negating_determiners:
                    return Mood(value="negated", spans=(det.span,))
        return self._not_one(word) or self._to_nobody(word)

    def _not_one(self, word: Word) -> Mood | None:
        """A subject of nobody: "*Not one* of our men was freed", "*Pas un* soldat n'est parti"."""
        for child in self._syntax.children(word, "nsubj"):
            below = self._syntax.subtree(child)
            if len(below) > 1 and below[0].lower in self._words.negation:
                one = below[1]
                if one.lower in self._words.negating_ones:
                    return Mood(value="negated", spans=(below[0].span.to(one.span),))
        return None

    def _to_nobody(self, word: Word) -> Mood | None:
        """A pronoun that denies, of the verb or its object: "n'a livré d'armes à *personne*"."""
        parts = self._syntax.children(word, "nsubj", "obj", "iobj", "obl")
        below = (c for part in parts for c in self._syntax.children(part, "nmod"))
        for child in (*parts, *below):
            if child.upos == "PRON" and child.lower in self._words.negating_pronouns:
                return Mood(value="negated", spans=(child.span,))
        return None

    def _has_ne(self, word: Word, *adverbs: Word) -> bool:
        """Whether the particle stands there too: "plus" beside "ne", "longer" behind "no"."""
        near = (word, *adverbs, *self._syntax.children(word, "aux", "cop"))
        return any(
            child.lower in self._words.negation_particles
            for one in near
            for child in self._syntax.children(one)
        )

    def _tense(self, word: Word) -> Mood | None:
        finite = self._finite(word)
        if finite is None:
            return None
        modal = self._modal(word)
        if modal is not None:
            return modal
        mood, tense = finite.feats.get("Mood"), finite.feats.get("Tense")
        ending = self._ending(finite)
        if mood == "Cnd" or ending in self._words.conditional_endings:
            value: Modality = (
                "attributed" if finite.i != word.i or not self._reported(word) else "planned"
            )
            return Mood(value=value, spans=(finite.span,))
        if tense == "Fut" or ending in self._words.future_endings:
            return Mood(value="planned", spans=(finite.span,))
        return None

    def _shared(self, word: Word) -> Mood | None:
        """What the auxiliary of the first verb says of a second: "would disband and *lay* down"."""
        if word.feats.get("VerbForm") not in ("Inf", "Part") or self._finite(word) is not None:
            return None
        heads = [one for one in self._conjunct_heads(word) if one.upos == "VERB"]
        own = self._syntax.child(word, "nsubj") or self._syntax.child(word, "mark")
        return self._tense(heads[-1]) if heads and own is None else None

    def _ending(self, verb: Word) -> str | None:
        """What stands behind the whole infinitive ("libérer|aient"), where a tag may be wrong.

        Or behind a stem that only these tenses have: "surviendr|ait" of "surven|ir".
        """
        lemma, form = fold(verb.lemma), fold(verb.lower)
        if form.startswith(lemma.removesuffix("e")):
            return form[len(lemma.removesuffix("e")) :]
        mark = self._words.future_stem
        stems = {lemma.removesuffix(e) for e in self._infinitives if lemma.endswith(e)}
        if mark is None or not stems or any(stem.endswith(mark) for stem in stems):
            return None
        endings = self._words.conditional_endings | self._words.future_endings
        behind = (e for e in endings if form.endswith(mark + e))
        return max(behind, key=len, default=None)

    def _modal(self, word: Word) -> Mood | None:
        """What an auxiliary says: "will meet", "may have met", "is to meet", "said it would"."""
        for child in self._syntax.children(word, "aux", "cop"):
            for effect, lemmas in self._words.auxiliaries.items():
                if child.lemma in lemmas:
                    if effect == "able":
                        denied = self._negation(word) is not None
                        return _laid_on("conditional", child) if denied else DROPPED
                    if effect != "reported":
                        return _laid_on(effect, child)
                    value: Modality = "planned" if self._reported(word) else "conditional"
                    return Mood(value=value, spans=(child.span,))
        effect_of_infinitive = self._words.infinitive_predicate
        if effect_of_infinitive and word.feats.get("VerbForm") == "Inf":
            marks = self._syntax.children(word, "mark")
            return (
                _laid_on(effect_of_infinitive, marks[-1]) if marks and self._is_own(word) else None
            )
        return None

    def _is_own(self, word: Word) -> bool:
        """Whether a finite verb stands beside the infinitive and not over it: "is to meet"."""
        return any(
            a.feats.get("VerbForm") == "Fin" for a in self._syntax.children(word, "cop", "aux")
        )

    def _finite(self, word: Word) -> Word | None:
        if word.feats.get("VerbForm") == "Fin":
            return word
        auxiliaries = self._syntax.children(word, "aux", "cop")
        return next((a for a in auxiliaries if a.feats.get("VerbForm") == "Fin"), None)

    def _reported(self, word: Word) -> bool:
        """Whether the verb stands in a complement clause: "a annoncé qu'il rencontrerait"."""
        return any(one.rel == "ccomp" for one in (word, *self._conjunct_heads(word)))

    def _conjunct_heads(self, word: Word) -> list[Word]:
        heads = []
        while word.rel == "conj" and word.head != word.i:
            word = self._syntax.words[word.head]
            heads.append(word)
        return heads

    def _marks(self, word: Word) -> Mood | None:
        for child in self._syntax.children(word, "mark"):
            if child.lower in self._words.condition_marks and word.rel == "advcl":
                return Mood(value="conditional", spans=(child.span,))
            if child.lower in self._words.drop_marks:
                return None if self._clauses.is_perfect(word) else DROPPED
        return None

    def _above(self, word: Word, skip: frozenset[int]) -> Mood | None:
        """The verbs above an infinitive or a complement clause, up to the first that is neither."""
        moods: list[Mood] = []
        for above in self._syntax.ancestors(word):
            if word.rel == "conj":
                word = above
                continue
            if word.rel not in (*CLAUSAL, "obl", "obj", "nmod", "nsubj"):
                break
            if word.rel == "csubj" and self._finite(word) is None:
                return DROPPED  # "attacking Oslo would be a mistake"
            infinitive = self._clauses.is_infinitive(word)
            meant = self._clauses.intention(word)
            if meant is not None:
                moods.append(self._meant(*meant))
                break
            if word.rel == "acl" and self._is_wished(word, above):
                return DROPPED
            if word.rel == "acl" and above.lemma in self._words.report_nouns:
                moods += self._denied(above)
            if (not infinitive and word.rel != "ccomp") or self._is_aside(word, above):
                break
            moods.append(self._governed(word, above, infinitive=infinitive, skip=skip))
            word = above
        return strongest(moods) if moods else None

    def _is_wished(self, word: Word, noun: Word) -> bool:
        """What a demand or a fear is of, and no fact: "its demand that the rebels *leave*"."""
        marks = {mark.lower for mark in self._syntax.children(word, "mark")}
        if noun.lemma not in self._words.drop_nouns:
            return False
        objects = self._syntax.children(word, "obj")  # "peu de chances que Riga signe le traité"
        full = len(objects) > 1 or self._clauses.is_reflexive(word)
        marks |= {one.lower for one in objects if full and one.upos == "PRON"}
        return bool(marks & self._clauses.openers)

    def _is_aside(self, word: Word, above: Word) -> bool:
        """A gerund that tells on the way: ", *accusing* Oslo", "after *shooting* down a drone"."""
        gerund = word.rel == "advcl" and word.feats.get("VerbForm") in ("Ger", "Part")
        marks = {mark.lower for mark in self._syntax.children(word, "mark", "case")}
        if not gerund or self._operator(above, word, infinitive=True) is not None:
            return False
        return marks <= self._words.gerund_marks

    def _meant(self, noun: Word, holder: Word) -> Mood:
        """What somebody has, or has not, in mind: "has no plans to withdraw"."""
        planned = Mood(value="planned", spans=(noun.span,))
        return self._refusal(holder, planned) or planned

    def _denied(self, noun: Word) -> list[Mood]:
        """What a denied report says: "a démenti les informations selon lesquelles il aurait …"."""
        verb = self._syntax.head(noun)
        if verb is None or noun.rel not in ("obj", "nsubj"):
            return []
        found = self._operators.get(verb.lemma, ())
        return [_laid_on(o.effect, verb) for o in found if o.effect == "negated"][:1]

    def _governed(self, word: Word, above: Word, *, infinitive: bool, skip: frozenset[int]) -> Mood:
        operator = self._operator(above, word, infinitive=infinitive)
        if operator is None:
            if not infinitive or self._clauses.is_perfect(word):
                return ASSERTED
            shown = word.lemma in self._words.shown and word.rel in ("advcl", "obl")
            return (
                strongest([m for m in (self._negation(above), self._tense(above)) if m])
                if (shown)
                else DROPPED
            )
        if operator.effect == "drop":
            return DROPPED if above.i not in skip else ASSERTED
        if operator.able and self._is_present(above) and self._negation(above) is None:
            return DROPPED
        happened = operator.done and self._is_complete(above)
        effect = "asserted" if happened else operator.effect
        mine = replace(_laid_on(effect, above), not_done=operator.undone, owed=operator.owed)
        if above.upos == "NOUN":  # "the decision to expel X was put off"
            core = above.rel in ("nsubj", "obj")
            held = [self._noun(above)] if core else [self._determined(above)]
            return strongest([mine, *(m for m in held if m)])
        meant = mine if operator.effect == "planned" or above.upos == "ADJ" else None
        denied = self._refusal(above, meant and replace(meant, value="planned"))
        below = strongest([m for m in (denied, self._tense(above)) if m])
        return strongest([mine, below]) if below.value is not None else mine

    def _is_present(self, verb: Word) -> bool:
        return verb.feats.get("Mood") == "Ind" and verb.feats.get("Tense") == "Pres"

    def _is_complete(self, verb: Word) -> bool:
        """Whether a verb stands in a compound past of the indicative: "a pu", "avait pu"."""
        auxiliaries = self._syntax.children(verb, "aux")
        return is_past_participle(verb) and any(
            aux.feats.get("Mood") == "Ind" for aux in auxiliaries
        )

    def _operator(self, above: Word, word: Word, *, infinitive: bool) -> Operator | None:
        reflexive = self._clauses.is_reflexive(above)
        slot = self._clauses.infinitive_slot(word) if infinitive else "clause"
        for operator in self._operators.get(above.lemma, ()):
            fits = operator.reflexive == reflexive and slot in operator.slots
            if fits and self._has_beside(above, operator.needs):
                return operator
        return None

    # -- nouns -----------------------------------------------------------------------------------

    def _noun(self, word: Word) -> Mood:
        moods = [
            m for m in (self._determined(word), self._qualified(word), self._carried(word)) if m
        ]
        return strongest(moods) if moods else ASSERTED

    def _determined(self, word: Word) -> Mood | None:
        for child in self._syntax.children(word, "det", "case"):
            if child.lower in self._words.negating_determiners | self._words.negating_prepositions:
                return Mood(value="negated", spans=(child.span,))
        determiners = self._syntax.children(word, "det")
        if len(determiners) == 1 and determiners[0].lower in self._words.free_choice:
            return DROPPED
        return None

    def _qualified(self, word: Word) -> Mood | None:
        for child in self._syntax.children(word, "amod", "acl"):
            if child.lemma in self._words.planned_adjectives:
                return Mood(value="planned", spans=(child.span,))
            if child.lemma in self._words.cancelled_adjectives:
                return Mood(value="negated", spans=(child.span,))
            if child.lemma in self._words.hypothetical_adjectives:
                return Mood(value="conditional", spans=(child.span,))
        return None

    def _carried(self, word: Word) -> Mood | None:
        """What the verb that carries the noun says of it: "la rencontre a été annulée"."""
        above = self._syntax.head(word)
        if above is None:
            return None
        if above.upos == "NOUN":
            return DROPPED if above.lemma in self._words.drop_nouns else None
        if above.upos not in ("VERB", "AUX"):
            return None
        occurrence = self._occurrence(above, word)
        denied = self._negation(above) if occurrence else None
        if denied and self._noun_slot(above, word) not in ("subject", "object"):
            return DROPPED  # "no date was set for a meeting"
        own = [m for m in (denied, self._tense(above)) if m] if occurrence else []
        if occurrence:
            own.append(_laid_on(occurrence.effect, above))
        return strongest(own) if own else None

    def _occurrence(self, above: Word, noun: Word) -> Occurrence | None:
        slot = self._noun_slot(above, noun)
        for occurrence in self._occurrences.get(above.lemma, ()):
            if slot in occurrence.slots and self._meets(occurrence, above):
                return occurrence
        return None

    def _noun_slot(self, above: Word, noun: Word) -> str:
        cases = self._syntax.children(noun, "case")
        if cases:
            return self._clauses.preposition(noun) or cases[0].lower
        passive = any(a.deprel == "aux:pass" for a in self._syntax.children(above))
        if noun.rel == "nsubj":
            return "object" if passive else "subject"
        return "object"

    def _meets(self, occurrence: Occurrence, above: Word) -> bool:
        if occurrence.reflexive is not None and occurrence.reflexive != self._clauses.is_reflexive(
            above
        ):
            return False
        return self._has_beside(above, occurrence.needs)

    def _has_beside(self, verb: Word, needs: list[str]) -> bool:
        """Whether one of the words asked for stands beside the verb, when any is asked for."""
        return not needs or any(child.lemma in needs for child in self._syntax.children(verb))


def strongest(moods: list[Mood]) -> Mood:
    """The strongest mood of several; no event beats all."""
    if any(mood.value is None for mood in moods):
        return DROPPED
    return max(moods, key=lambda m: STRENGTH.index(m.value or "asserted"), default=ASSERTED)


def _laid_on(effect: Effect, word: Word) -> Mood:
    if effect == "drop":
        return DROPPED
    return ASSERTED if effect == "asserted" else Mood(value=effect, spans=(word.span,))
