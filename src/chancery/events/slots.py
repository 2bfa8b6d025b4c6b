"""From a predicate to its slots: which word stands where, whatever the voice.

Slots are named ``subject``, ``object``, ``adjective`` (a relational adjective or a noun that
stands like one beside a noun), ``possessive``, ``particle``, a preposition of the language's
``grammar.yml`` (``avec``, ``entre``, ``with``), ``adverb``, ``inf`` or ``<word> inf`` (an
infinitive or a gerund as complement), ``clause`` (a complement clause) and ``auxiliary`` (a modal
one: "said that Iran *must* leave") and ``behind`` (the preposition of a noun: "*à* la demande de").
Forms read:

1. active: "X a rencontré Y à Z" → subject X, object Y, à Z
2. passive, with and without agent: "Y a été arrêté par X" → subject X, object Y
3. pronominal: "X s'est entretenu avec Y" → subject X, avec Y
4. past participle on a noun: "l'accord signé par X" → object accord, subject X
5. present participle and gerund: "menaçant de …" → the subject of the clause it hangs on
6. relative clause: "X, qui a signé Y" → subject X (the antecedent); "les armes que X a livrées"
   → object armes
7. infinitive or adjective under a verb: "X prévoit de rencontrer Y", "X se dit prêt" → subject X
8. a second verb of a coordination: "X a signé et promis Y" → subject X
9. noun: "la rencontre entre X et Y à Z" → entre X, entre Y, à Z
10. clitics: "X lui a demandé de …" → à lui; an indirect object: "X gave Y arms" → to Y
11. what stands before an English noun: "Iran's attack", "US sanctions" → possessive, adjective
12. particles: "called off the talks", "pulled out of Mali" → particle; "a voté contre" too

Refused: subjects of impersonal verbs ("il est stipulé"), words of a clause that is itself the
complement of another verb.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from chancery.knowledge.grammar import Grammar
from chancery.records.syntax import Syntax, Word, is_nonfinite

_DEEPEST = 8
"""How many verbs up a subject is looked for; bounds what a hostile sentence can cost."""

_NEAR = {"nmod:poss": "possessive", "compound:prt": "particle"}

CLAUSAL = ("ccomp", "xcomp", "advcl", "acl", "csubj", "parataxis")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A predicate with its slots; ``passive`` and ``reflexive`` are its voice."""

    word: Word
    slots: dict[str, tuple[Word, ...]] = field(default_factory=dict)
    passive: bool = False
    reflexive: bool = False

    def fillers(self, slot: str) -> tuple[Word, ...]:
        """The words in a slot; ``inf>contre`` looks into the slot of an infinitive complement."""
        return self.slots.get(slot, ())


class Clauses:
    """Reads the slots of any predicate of one syntax, each once."""

    def __init__(self, syntax: Syntax, grammar: Grammar) -> None:
        self._syntax = syntax
        self._grammar = grammar
        self._known: dict[int, Clause] = {}
        self._depth = 0

    def of(self, word: Word) -> Clause:
        """The clause of a predicate."""
        found = self._known.get(word.i)
        if found is None:
            self._known[word.i] = found = self._read(word)
        return found

    @property
    def openers(self) -> frozenset[str]:
        """Words that open a complement clause."""
        return self._grammar.clause

    @property
    def spoken_of(self) -> frozenset[str]:
        """Prepositions behind which a known act may be what a verb speaks of."""
        return self._grammar.spoken_of

    # -- reading -------------------------------------------------------------------------------

    def _read(self, word: Word) -> Clause:
        slots: dict[str, list[Word]] = {}
        reflexive = self.is_reflexive(word)
        passive = not reflexive and self.is_passive(word)
        for slot, filler in self._direct(word, passive=passive):
            slots.setdefault(slot, []).append(filler)
        self._reach(word, slots)
        self._told(word, slots)
        if self.is_verbal(word) or (word.upos == "ADJ" and word.rel in ("xcomp", "conj")):
            self._inherit(word, slots, passive=passive)
        return Clause(
            word=word,
            slots={slot: tuple(fillers) for slot, fillers in slots.items()},
            passive=passive,
            reflexive=reflexive,
        )

    def _direct(self, word: Word, *, passive: bool) -> Iterator[tuple[str, Word]]:
        for child in self._complements(word):
            if child.rel == "case" and not self.is_verbal(word):
                yield "behind", child
            if self.is_preposition(child):
                objects = self._syntax.children(child, "obj")
                yield from ((self._grammar.prepositions[child.lower], one) for one in objects)
            slot = self._slot(word, child, passive=passive)
            if slot is None or self._is_of_before(word, child):
                continue
            yield slot, child
            if slot in self._grammar.of and not passive and self._is_partitive(word, child):
                yield "object", child
            particle = self._particle(child)
            if particle is not None:
                yield "particle", particle
            if slot != "clause":
                for other in self._syntax.children(child, "conj"):
                    if self._slot_of_conjunct(child, other):
                        yield slot, other

    def _told(self, word: Word, slots: dict[str, list[Word]]) -> None:
        """What a tag tells is its clause: "Sudan must *return* the ship, Russia said"."""
        head = self._syntax.head(word)
        tags = word.rel == "parataxis" and head is not None and head.i < word.i
        if tags and head is not None and not {"clause", "object"} & slots.keys():
            slots["clause"] = [head]

    def _complements(self, word: Word) -> Iterator[Word]:
        """The dependents; a noun also has what it is meant for, and where it is from.

        "Un décret visant à interdire", "goods coming from Oslo".
        """
        for child in self._syntax.children(word):
            yield child
            if child.rel == "acl" and child.lemma in self._grammar.meant_for:
                yield from (c for c in self._syntax.children(child) if self.is_infinitive(c))
            if child.rel == "acl" and child.lemma in self._grammar.coming and word.upos == "NOUN":
                yield from self._syntax.children(child, "obl")

    def _slot_of_conjunct(self, first: Word, other: Word) -> bool:
        """Only like joins like: a noun to nouns, an infinitive to infinitives."""
        if self.is_infinitive(first):
            return self.is_infinitive(other) and self._syntax.child(other, "nsubj") is None
        return (first.upos in ("VERB", "AUX")) == (other.upos in ("VERB", "AUX"))

    def _slot(self, word: Word, child: Word, *, passive: bool) -> str | None:  # noqa: PLR0911 - a table
        rel = child.rel
        if rel == "nsubj":
            return self._subject_slot(child, passive=passive)
        if child.deprel == "aux":
            return "auxiliary"
        if rel in ("compound", "advmod") or child.deprel in _NEAR:
            near = self._near_slot(child)
            if near is not None:
                return near
        clausal = self._clausal_slot(child)
        if clausal is not None:
            return clausal
        if rel in ("obj", "iobj", "obl", "nmod", "expl", "dep") or (
            rel in ("xcomp", "advmod") and child.upos in ("NOUN", "PROPN")
        ):
            if child.upos == "ADJ" and word.upos == "NOUN" and not self._case(child):
                return "adjective"
            return self._object_slot(word, child, passive=passive)
        if rel == "amod" or (rel in ("xcomp", "advcl") and child.upos == "ADJ"):
            return self.preposition(child) or ("adjective" if rel != "advcl" else None)
        if rel == "det" and child.lower in self._grammar.possessive:
            return "possessive"
        return None

    def _clausal_slot(self, child: Word) -> str | None:
        """A complement that is a verb: "que X parte", "à partir", "of killing"."""
        own_subject = self._syntax.child(child, "nsubj", "csubj") is not None
        if child.rel in CLAUSAL and (self._has_complementizer(child) or self._is_report(child)):
            return "clause"
        if child.rel == "ccomp" and own_subject and not self._is_marked(child):
            return "clause"
        if self.is_infinitive(child) and child.rel in (*CLAUSAL, "obl", "obj", "nmod"):
            return self.infinitive_slot(child)
        return "clause" if child.rel == "ccomp" else None

    def _is_report(self, child: Word) -> bool:
        """What a noun tells: "les allégations *selon lesquelles* Oslo paie"."""
        words = self._syntax.words
        for pronoun in self._syntax.children(child, "obl", "nmod"):
            if child.rel == "acl" and pronoun.upos == "PRON":
                before = " ".join(w.lower for w in words[max(pronoun.i - 2, 0) : pronoun.i + 1])
                return any(before.endswith(phrase) for phrase in self._grammar.reports)
        return False

    def _is_marked(self, child: Word) -> bool:
        marks = self._syntax.children(child, "mark")
        return any(mark.lower in self._grammar.infinitive for mark in marks)

    def _is_of_before(self, word: Word, child: Word) -> bool:
        """Whether a subject is of the clause before one that opens with another subject."""
        later = [w for w in self._syntax.children(word, "nsubj") if child.i < w.i < word.i]
        return child.rel == "nsubj" and any(map(self._opens, later))

    def _opens(self, child: Word) -> bool:
        """Whether a clause opens before its subject: "three weeks *after* Caracas expelled him"."""
        cases = self._syntax.children(child, "case")
        before = child.i < child.head
        return before and bool(cases) and all(c.lower in self._grammar.opening for c in cases)

    def _subject_slot(self, child: Word, *, passive: bool) -> str | None:
        fronted = None if self._opens(child) else self.preposition(child)
        if fronted and fronted not in self._grammar.of:
            return fronted  # "parmi les sujets figurent …" is often read as a subject
        return "object" if passive else "subject"

    def _object_slot(self, word: Word, child: Word, *, passive: bool) -> str | None:
        if child.upos == "PRON" and child.i < word.i and not self._case(child):
            return self._clitic_slot(child)
        preposition = self.preposition(child)
        if child.deprel == "obl:agent" or (passive and preposition == self._grammar.agent):
            return "subject"
        if preposition:
            return preposition
        bare = child.deprel == "obl:arg" and child.i > word.i  # "bombarder *des* villes", not "of"
        if child.rel in ("obj", "xcomp", "advmod") or (
            bare and not self._syntax.child(word, "obj")
        ):
            return "object"
        if child.rel == "nmod" and child.i == word.i + 1:
            return "adjective"  # "la lutte armée", read as two nouns
        return self._grammar.indirect if child.rel == "iobj" else None

    def _near_slot(self, child: Word) -> str | None:
        """What stands right beside: "Iran's attack", "called off", "voté contre"."""
        if child.deprel in _NEAR:
            return _NEAR[child.deprel]
        if child.rel == "compound":
            return "adjective" if child.upos in ("NOUN", "PROPN", "ADJ") else None
        if child.upos in ("ADV", "ADP") and child.lower in self._grammar.particles:
            return "particle"
        return "adverb" if child.upos in ("ADV", "PART") else None

    def _particle(self, child: Word) -> Word | None:
        """The first of two prepositions: "pulled *out* of Mali"."""
        cases = self._syntax.children(child, "case")
        first = cases[0] if cases else None
        if first is None or first.lower not in self._grammar.particles:
            return None
        second = self._syntax.following(first)
        joined = second is not None and second.upos == "ADP" and second.i < child.i
        return first if joined else None

    def _is_partitive(self, word: Word, child: Word) -> bool:
        """Whether "des" may be an article: "a infligé *des* sévices", read as "de + les"."""
        cases = self._case(child)
        articles = self._grammar.partitive | (self._grammar.of if self._is_denied(word) else set())
        if not cases or cases[0].lower not in articles or child.i < word.i:
            return False
        if word.upos not in ("VERB", "AUX"):
            return False
        if child.rel == "obj":
            return True
        others = any(c.rel == "obj" and c.i != child.i for c in self._syntax.children(word))
        near = child.deprel == "obl:arg" or child.rel == "nmod"  # of a verb taken for a noun
        return near and not others and not self.is_reflexive(word)

    def _is_denied(self, word: Word) -> bool:
        """Whether "de" may be the article of an object too: "n'a pas envoyé *de* troupes"."""
        helpers = (word, *self._syntax.children(word, "aux"))
        children = (child for one in helpers for child in self._syntax.children(one, "advmod"))
        return any(child.lower in self._grammar.negative for child in children)

    def _clitic_slot(self, child: Word) -> str | None:
        if child.lower in self._grammar.reflexive:
            return None
        if child.rel == "obj":
            return "object"
        return self._grammar.clitics.get(child.lower)

    # -- what a clause borrows -------------------------------------------------------------------

    def _inherit(self, word: Word, slots: dict[str, list[Word]], *, passive: bool) -> None:
        """Subjects (objects, for passives) that stand elsewhere; a pure function of the tree."""
        sought = [w for w in slots.get("object", ()) if self._is_relative_object(w)]
        if sought and not passive:
            noun = self._antecedent(word)
            slots["object"] = [noun or w if w.i == sought[0].i else w for w in slots["object"]]
        slot = "object" if passive else "subject"
        relative = [w for w in slots.get(slot, ()) if w.lower in self._grammar.relative_subject]
        if relative:
            noun = self._antecedent(word) or relative[0]
            slots[slot] = [noun if w.i == relative[0].i else w for w in slots[slot]]
        elif slot not in slots:
            found = self._borrowed(word, passive=passive)
            if found:
                slots[slot] = found

    def _is_relative_object(self, word: Word) -> bool:
        return word.upos == "PRON" and word.lower in self._grammar.relative_object

    def _antecedent(self, word: Word) -> Word | None:
        """The noun that a relative clause hangs on."""
        for clause in (word, *self._syntax.ancestors(word)):
            if clause.rel == "acl":
                return self._syntax.head(clause)
            if clause.rel not in ("conj", "xcomp"):
                return None
        return None

    def _borrowed(self, word: Word, *, passive: bool) -> list[Word]:
        head = self._syntax.head(word)
        if head is None:
            return []
        others = self._controlled(word, head) or self._authors(word, head)
        if others and not passive:
            return others
        meant = self.intention(word)
        if meant is not None and not passive:
            return self._subjects(meant[1])
        if word.rel == "acl" and head.upos not in ("VERB", "AUX"):
            return self._deciders(head, passive=passive) if self.is_infinitive(word) else [head]
        if word.rel in ("conj", "xcomp", "advcl", "ccomp", "acl", "obl") and (
            word.rel == "conj" or not self._syntax.is_finite(word)
        ):
            shared = not passive or word.rel in ("conj", "xcomp", "acl")  # "se sont dits opposés"
            return self._subjects(head) if shared else []
        return []

    def _authors(self, word: Word, noun: Word) -> list[Word]:
        """Who does what a text of theirs does: "*Riga* a publié un communiqué condamnant …"."""
        verb = self._syntax.head(noun)
        if noun.lemma not in self._grammar.papers or noun.rel != "obj" or verb is None:
            return []
        return self._subjects(verb) if self.is_telling(word) else []

    def is_telling(self, word: Word) -> bool:
        """Whether it is a present participle on a noun: "un texte *condamnant* …"."""
        present = word.feats.get("VerbForm") == "Part" and word.feats.get("Tense") == "Pres"
        return word.rel == "acl" and present

    def _deciders(self, noun: Word, *, passive: bool) -> list[Word]:
        """Whose decision it is: "*Oslo*'s decision to recall", "*Oslo* took the decision to"."""
        if passive or noun.lemma not in self._grammar.decisions:
            return []
        slots = self.of(noun).slots
        for slot in ("possessive", self._grammar.agent, *self._grammar.of, "adjective"):
            if slot in slots:
                return list(slots[slot])
        verb = self._syntax.head(noun)
        takes = verb is not None and noun.rel == "obj" and verb.lemma in self._grammar.deciding
        return self._subjects(verb) if verb is not None and takes else []

    def _controlled(self, word: Word, head: Word) -> list[Word]:
        """Whom the verb above lets or makes do it: "allowed *marines* to install a radar"."""
        if word.rel != "xcomp" or head.lemma not in self._grammar.object_control:
            return []
        if head.upos != "VERB" or not self.is_infinitive(word):
            return []
        passive = self.is_passive(head)
        found = [
            filler for filler in self._syntax.children(head, "obj", "iobj", "obl")
            if head.i < filler.i < word.i and filler.upos in ("NOUN", "PROPN", "PRON")
            and (filler.rel != "obl" or self.preposition(filler) in self._grammar.addressing)
        ]  # fmt: skip
        return [] if passive else found[:1]

    def _subjects(self, word: Word) -> list[Word]:
        if self._depth == _DEEPEST or not (self.is_verbal(word) or word.upos == "ADJ"):
            return []
        self._depth += 1
        clause = self.of(word)
        self._depth -= 1
        # in "X a été sommé de partir" the one who leaves is the object of the passive
        return list(clause.slots.get("object" if clause.passive else "subject", ()))

    def _reach(self, word: Word, slots: dict[str, list[Word]]) -> None:
        """Participants that hang too deep: "la visite de Y avec X", "la force contre X"."""
        closed = ("acl", "advcl", "conj", "appos", "parataxis", "nsubj", *CLAUSAL)
        for below in self._syntax.subtree(word, without=closed):
            if below.rel not in ("nmod", "obl") or below.head == word.i:
                continue
            preposition = self.preposition(below)
            if preposition in self._grammar.far_reaching and preposition not in slots:
                slots[preposition] = [below, *self._syntax.children(below, "conj")]

    # -- small questions ---------------------------------------------------------------------------

    def is_verbal(self, word: Word) -> bool:
        """Whether the word is a verb, also where a present participle was tagged otherwise."""
        return word.upos in ("VERB", "AUX") or self.infinitive_behind(word) is not None

    def intention(self, word: Word) -> tuple[Word, Word] | None:
        """What a verb is the intention of, and the verb that has it: "has no plans to withdraw"."""
        noun = self._syntax.head(word)
        if word.rel != "acl" or noun is None or noun.lemma not in self._grammar.intentions:
            return None
        holder = self._syntax.head(noun)
        if holder is None or noun.rel != "obj" or holder.lemma not in self._grammar.having:
            return None
        return noun, holder

    def infinitive_behind(self, word: Word) -> str | None:
        """The infinitive of a present participle tagged as a noun or adjective: "tout en menaçant".

        Only after a comma, a preposition or an adverb, and only with a complement of its own.
        """
        if word.upos not in ("NOUN", "ADJ"):
            return None
        infinitive = self._grammar.infinitive_of(word.lower)
        if infinitive is None or not self._syntax.children(word):
            return None
        before = self._syntax.following(word, -1)
        opens = before is None or before.upos in ("PUNCT", "ADP", "ADV")
        return infinitive if opens else None

    def participles(self, word: Word) -> tuple[Word, ...]:
        """The present participles on a noun: "un texte *condamnant* …"."""
        return tuple(one for one in self._syntax.children(word, "acl") if self.is_telling(one))

    def helpers(self, word: Word) -> tuple[Word, ...]:
        """The auxiliaries of a past: "*a* frappé"."""
        auxiliaries = self._syntax.children(word, "aux")
        return tuple(one for one in auxiliaries if one.deprel == "aux:tense")

    def counted(self, word: Word) -> Iterator[Word]:
        """What a quantity is one of: "la totalité des 21 *colonies*", "all of the *posts*"."""
        if word.lemma in self._grammar.quantities:
            for child in self._syntax.children(word, "nmod", "obl"):
                if self.preposition(child) in self._grammar.of:
                    yield child
                    yield from self.counted(child)

    def is_preposition(self, word: Word) -> bool:
        """Whether a participle only says against whom or on what: "une enquête *visant* Oslo"."""
        known = word.rel == "acl" and word.lower in self._grammar.prepositions
        return known and self._syntax.child(word, "obj") is not None

    def is_reflexive(self, word: Word) -> bool:
        """Whether the verb is pronominal ("s'est entretenu")."""
        return any(
            child.lower in self._grammar.reflexive and child.i < word.i and child.upos == "PRON"
            and child.rel != "nsubj"
            for child in self._syntax.children(word)
        )  # fmt: skip

    def is_passive(self, word: Word) -> bool:
        """Whether the verb is in the passive, or a past participle hung on a noun."""
        if word.lemma in self._grammar.unaccusative:
            return False
        if self._is_reduced(word):
            return True
        if word.feats.get("VerbForm") != "Part" or word.feats.get("Tense") == "Pres":
            return False
        auxiliaries = self._syntax.children(word, "aux", "cop")
        if any(aux.deprel == "aux:pass" for aux in auxiliaries):
            return True
        if auxiliaries:
            return any(a.lemma in self._grammar.passive for a in auxiliaries) and not any(
                a.lemma not in self._grammar.passive and a.upos == "AUX" and a.i > auxiliaries[0].i
                for a in auxiliaries
            )
        return word.rel in ("acl", "amod", "advcl") or self._is_bare_headline(word)

    def _is_reduced(self, word: Word) -> bool:
        """A participle that the tagger takes for a past: "the accord *concluded* in Oslo"."""
        past = word.feats.get("VerbForm") == "Fin" and word.feats.get("Tense") == "Past"
        alone = not self._syntax.children(word, "nsubj", "obj", "aux", "cop", "ccomp", "xcomp")
        return word.deprel == "acl" and past and alone and word.head == word.i - 1

    def _is_bare_headline(self, word: Word) -> bool:
        """A participle without auxiliary: "Trois soldats tués à Kidal", "… and ten arrested"."""
        subject = self._syntax.child(word, "nsubj")
        return (
            word.rel in ("root", "conj") and subject is not None and subject.deprel == "nsubj:pass"
        )

    def preposition(self, word: Word) -> str | None:
        """The slot name of the preposition before a word; ``None`` when there is none."""
        for case in self._case(word):
            forms = [case, *self._syntax.children(case, "fixed")]
            known = self._grammar.prepositions
            whole = " ".join(form.lower for form in forms)
            stretch = self._stretch(case, word)
            found = known.get(stretch) or known.get(whole) or known.get(case.lower)
            if found:
                return found
        return None

    def _stretch(self, case: Word, noun: Word) -> str:
        words = self._syntax.words[case.i : min(case.i + 4, noun.i)]
        forms = []
        for word in words:
            if word.upos not in ("ADP", "NOUN", "ADV", "ADJ", "DET") or word.i >= noun.i:
                break
            forms.append(word.lower)
            if len(forms) > 1 and " ".join(forms) in self._grammar.prepositions:
                return " ".join(forms)
        return ""

    def _case(self, word: Word) -> tuple[Word, ...]:
        marks = ("case", "mark") if word.upos in ("NOUN", "PROPN", "PRON") else ("case",)
        return self._syntax.children(word, *marks)

    def is_infinitive(self, word: Word) -> bool:
        """Whether the predicate is an infinitive or a gerund, by itself or by its auxiliary.

        A base form behind a finite auxiliary is none: "will meet", "did not sign".
        """
        return self._syntax.is_infinitive(word)

    def is_perfect(self, word: Word) -> bool:
        """Whether an infinitive or gerund tells what was: "avoir signé", "having signed".

        Not a passive one: "destinées à *être* utilisées".
        """
        return any(
            aux.lemma in self._grammar.perfect and is_nonfinite(aux) and aux.deprel != "aux:pass"
            for aux in self._syntax.children(word, "aux")
        )

    def infinitive_slot(self, word: Word) -> str:
        """The slot name of an infinitive complement: ``inf`` or ``de inf``."""
        for child in self._syntax.children(word, "mark", "case"):
            if child.lower in self._grammar.infinitive and child.i < word.i:
                return f"{self._grammar.prepositions.get(child.lower, child.lower)} inf"
        return "inf"

    def _has_complementizer(self, word: Word) -> bool:
        marks = self._syntax.children(word, "mark")
        return any(mark.lower in self._grammar.clause for mark in marks)
