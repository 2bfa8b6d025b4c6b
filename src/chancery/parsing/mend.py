"""What a parse of news prose gets wrong again and again, put right by surface and lexicon.

Coordination, bare objects and the complements of a verb whose object is long are the weakest
relations of a small parser. Each rule is a construction, looks only at one sentence, and leaves
everything else as it was. Forms:

1. ``preposition``: "lors de cette rencontre", "en faveur de la Moldavie": neither "lors" nor
   "faveur" is what the verb is about but part of a preposition
2. ``series``: "s'engage à désarmer …, à évacuer … et à transférer …": infinitives with the same
   opening word behind a comma or "et" are one series
3. ``governed``: "appelle les groupes basés au Kurdistan irakien à évacuer …": an infinitive goes to
   the verb that takes it (``knowledge/government.py``), past the words of that verb's object
4. ``purpose``: "s'engagent à renforcer leur coopération pour surveiller la frontière": without a
   comma, the purpose is that of the nearer infinitive
5. ``time``: "ont signé samedi un accord", "menace lundi de rompre": a time word has no complements
   and is none: "ont manifesté hier dimanche"
6. ``object``: "visant à interdire toutes les activités", "ont opposé mercredi leur veto", "fournir
   au Vietnam six patrouilleurs", "a reçu au palais le président": a noun without preposition
   behind a verb without object is its object
7. ``subject``: "selon le porte-parole, Dakar (PS) aurait ordonné …", "mardi, Oslo et Riga ont
   cédé": a noun, or two, between a comma and a verb that lacks a subject are its subject
8. ``inverted``: "…, accuse le Front", "…, a déploré une ONG": behind a comma, a verb of saying has
   its subject after it
9. ``names``: "signé par Téhéran et Bagdad": a name behind a name and "et" is joined to that name
10. ``participant``: "accorder l'asile diplomatique à cinq officiers": whom a verb addresses does
   not belong to its object, nor, behind a comma, to a participle beside it
11. ``joint``: "que le Niger et le Mali avaient reconnu": beside a verb in the plural a singular
   subject behind "et" is joined to the noun before
12. ``quantity``: "ont refoulé plus de 500 migrants": the noun is what there is more or less of
13. ``pair``: "Muammar Gaddafi and President Todor Zhivkov", "Iraq, Iran sign pact": a name before
   "and" or a headline's comma is no part of the name behind it
15. ``agent``: "was extradited to Rwanda by Denmark": who does it hangs on the verb
19. ``closing``: "…, Oslo said.": who tells a sentence to its end hangs on its first verb
16. ``partner``: "à l'issue de discussions avec Oslo": who takes part hangs on the nearer noun that
   asks for it
14. ``particle``: "called off the strike": a particle that the lexicon knows of the verb is no
   preposition, and what follows is the object
17. ``fronted``: "On Friday Kenya expelled a diplomat", "In June Peru signed": a name behind a time
   at the head of the sentence is no part of it but the subject of the verb that lacks one
18. ``aide``: "…, a close aide to President Lund said": a name behind a preposition is no subject
20. ``topic``: "*Mali*: the junta lifts a curfew": a name before a colon is no second subject
21. ``day``: "a rejeté cette accusation *mardi*": a day that ends a known object is the verb's; not
    "a annoncé une visite mardi", "l'attaque mardi contre Riga", "l'attaque de mardi"

A change that would make a circle is not made.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from chancery.knowledge.government import (
    Government,
    load_addressed,
    load_government,
    load_particles,
    load_partners,
)
from chancery.knowledge.grammar import Grammar, load_grammar
from chancery.knowledge.reporting import load_reporting
from chancery.knowledge.roles import roles
from chancery.knowledge.times import load_grammar as load_times
from chancery.parsing.forms import ancestors, known
from chancery.parsing.heads import lift, settle
from chancery.parsing.joins import join_sentences
from chancery.parsing.names import join_names
from chancery.parsing.retag import retag
from chancery.records.syntax import Sentence, Syntax, Word, is_nonfinite

_NOUNS = frozenset({"NOUN", "PROPN"})
_LIFTED = frozenset({"obj", "nmod", "appos", "acl", "advcl", "xcomp", "obl", "dep"})
_LOOSE = frozenset({"dep", "obl", "nmod", "appos", "dislocated", "parataxis"})
_BEFORE = frozenset({"det", "amod", "compound", "nummod"})
_LONGEST_NAME = 6
_LONGEST_PREPOSITION = 4
_LONGEST_BRACKETS = 8
_PHRASE_ENDS = frozenset({"PUNCT", "VERB", "AUX", "SCONJ"})
_TWO = 2


def mend(syntax: Syntax, language: str) -> Syntax:
    """The same words with their heads and relations put right.

    The forms above come after those of ``joins``, ``names``, ``heads`` and ``retag``.
    """
    syntax = join_sentences(syntax, load_grammar(language).titles)
    words = list(syntax.words)
    tools, forms = _tools(language), known(language)
    for sentence in syntax.sentences:
        join_names(words, sentence, syntax.names)
        settle(words, sentence, forms)
        retag(words, sentence, forms)
        lift(words, sentence, forms)
        _Mender(words, sentence, tools).mend()
    if all(old is new for old, new in zip(syntax.words, words, strict=True)):
        return syntax
    return replace(syntax, words=tuple(words))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tools:
    grammar: Grammar
    government: Government
    addressed: Mapping[str, frozenset[str]]
    particles: Mapping[str, frozenset[str]]
    partners: Mapping[str, frozenset[str]]
    times: frozenset[str]
    days: frozenset[str]
    months: frozenset[str]
    definite: frozenset[str]
    quotes: frozenset[str]
    openings: frozenset[str]
    saying: frozenset[str]


@cache
def _tools(language: str) -> _Tools:
    grammar, times = load_grammar(language), load_times(language).words
    spans = (times.weekdays, times.months, times.units, times.deictics)
    openings = frozenset(form.split()[0] for form in grammar.prepositions if " " in form)
    return _Tools(
        grammar=grammar,
        government=load_government(language),
        addressed=load_addressed(language),
        particles=load_particles(language),
        partners=load_partners(language),
        times=frozenset(form for table in spans for form in table) | grammar.time_nouns,
        days=frozenset(times.weekdays),
        months=frozenset(times.months),
        definite=roles(language).definite,
        quotes=frozenset({",", *load_reporting(language).words.quotes.values()}),
        openings=openings,
        saying=frozenset(load_reporting(language).verbs),
    )


class _Mender:
    """Mends one sentence in place of a list of all words."""

    def __init__(self, words: list[Word], sentence: Sentence, tools: _Tools) -> None:
        self._all = words
        self._below: dict[int, list[int]] = {}
        self._first, self._last = sentence.first, sentence.last
        self._grammar = tools.grammar
        self._government = tools.government
        self._addressed = tools.addressed
        self._particles = tools.particles
        self._partners = tools.partners
        self._times = tools.times
        self._days = tools.days
        self._months = tools.months
        self._definite = tools.definite
        self._quotes = tools.quotes
        self._openings = tools.openings
        self._saying = tools.saying

    def mend(self) -> None:
        for rule in (
            self._preposition,
            self._particle,
            self._quantity,
            self._day,
            self._time,
            self._object,
            self._subject,
            self._fronted,
            self._aide,
            self._clitic,
            self._inverted,
            self._closing,
            self._topic,
            self._names,
            self._pair,
            self._joint,
            self._participant,
            self._partner,
            self._agent,
            self._governed,
            self._series,
        ):
            for i in range(self._first, self._last):
                rule(self._all[i])

    # -- rules -----------------------------------------------------------------------------------

    def _preposition(self, word: Word) -> None:
        """1. "lors de cette rencontre"."""
        last = self._last_of_preposition(word) if word.lower in self._openings else None
        if last is None or last.rel != "case":
            return
        noun = self._all[last.head]
        inner = self._all[noun.head]
        if not word.i <= inner.i < last.i < noun.i or inner.upos not in ("ADV", "NOUN", "ADP"):
            return
        above = self._all[inner.head]
        verbal = above.upos in ("VERB", "AUX")
        if not self._move(noun, above.i, "obl:mod" if verbal else "nmod"):
            return
        self._move(word, noun.i, "case")
        for i in range(word.i + 1, last.i + 1):
            self._move(self._all[i], word.i, "fixed")

    def _last_of_preposition(self, word: Word) -> Word | None:
        """The last word of the longest preposition of several words that starts here."""
        longest = min(word.i + _LONGEST_PREPOSITION, self._last)
        for end in range(longest, word.i + 1, -1):
            phrase = " ".join(w.lower for w in self._all[word.i : end])
            if phrase in self._grammar.prepositions:
                number = self._at(end)
                counts = number is not None and number.upos == "NUM"
                about = (
                    counts and word.lower in self._grammar.approximators
                )  # "près de 300 migrants"
                return None if about else self._all[end - 1]
        return None

    def _pair(self, word: Word) -> None:
        """13. a name before "and" is no part of the name behind it."""
        other = self._all[word.head]
        if word.rel == "vocative" and other.i > word.i:
            self._called(word, other)
        if word.upos != "PROPN" or word.rel not in ("compound", "flat") or other.i <= word.i:
            return
        end = max(
            [word.i, *(w.i for w in self._children(word, "flat", "compound") if w.i < other.i)]
        )
        end = min(end, other.i - 2)
        joiner = self._at(end + 1)
        while end > word.i and joiner and joiner.lower not in self._grammar.coordinators:
            end -= 1
            joiner = self._at(end + 1)
        if joiner is None or joiner.lower not in self._grammar.coordinators or other.rel == "root":
            return
        if not self._move(word, other.head, other.deprel) or not self._move(other, word.i, "conj"):
            return
        self._move(joiner, other.i, "cc")
        for child in self._children(word, "conj"):
            if joiner.i < child.i < other.i:
                self._move(child, other.i, "amod")

    def _called(self, word: Word, verb: Word) -> None:
        """Nobody is called in "*Iraq*, Iran sign pact": a comma may stand for "and"."""
        comma, subject = self._at(word.i + 1), self._child(verb, "nsubj")
        if comma is None or comma.lower != "," or subject is None or word.upos not in _NOUNS:
            return
        if subject.i > comma.i and self._move(subject, word.i, "conj"):
            self._relabel(word, "nsubj")

    def _particle(self, word: Word) -> None:
        """14. "called off the strike"."""
        noun = self._all[word.head]
        verb = self._all[noun.head]
        if word.rel != "case" or noun.rel != "obl" or verb.upos != "VERB" or word.i != verb.i + 1:
            return
        alone = self._children(noun, "case") == [word] and not self._children(verb, "obj", "ccomp")
        if alone and word.lower in self._particles.get(verb.lemma, ()):
            self._move(word, verb.i, "compound:prt")
            self._relabel(noun, "obj")

    def _quantity(self, word: Word) -> None:
        """12. "plus de 500 migrants"."""
        much = self._all[word.head]
        case, number = self._child(word, "case"), self._child(word, "nummod")
        if case is None or number is None or much.lower not in self._grammar.approximators:
            return
        if case.i != much.i + 1 or case.lower not in self._grammar.of or word.upos not in _NOUNS:
            return
        verb = self._all[much.head]
        behind = verb.upos == "VERB" and verb.i < much.i and not self._children(verb, "obj")
        deprel = "obj" if much.rel == "advmod" and behind else much.deprel
        if much.rel == "root" or (much.rel == "advmod" and not behind):
            return
        if self._move(word, verb.i, deprel):
            self._move(much, number.i, "advmod")
            self._move(case, much.i, "fixed")

    def _series(self, word: Word) -> None:
        """2. infinitives with the same opening word."""
        if not self._is_infinitive(word):
            return
        mark = self._mark(word)
        before = self._at((mark or word).i - 1)
        if before is None or not (
            before.lower == "," or before.lower in self._grammar.coordinators
        ):
            return
        if word.rel == "conj" and _is_gerund(word) and _is_gerund(self._all[word.head]):
            return
        first = self._earlier_infinitive(word, mark)
        if first is not None and (word.head, word.rel) != (first.i, "conj"):
            self._move(word, first.i, "conj")

    def _governed(self, word: Word) -> None:
        """3. an infinitive goes to the verb that takes it."""
        mark, above = self._mark(word), self._all[word.head]
        if mark is None and self._is_told_by(word, above):
            self._relabel(word, "xcomp")
        if mark is None or word.head >= word.i or not self._is_infinitive(word):
            return
        if word.rel == "conj":
            return
        beside = above.rel == "amod" or (above.rel == "acl" and above.feats.get("Tense") == "Past")
        if above.upos in ("VERB", "AUX") and not beside:
            self._purpose(word, mark, above)
            return
        verb = self._governor(above, f"{self._norm(mark)} inf")
        if verb is not None:
            self._move(word, verb.i, "xcomp")

    def _is_told_by(self, word: Word, verb: Word) -> bool:
        """A gerund that the verb takes: "denied on Wednesday *having attacked*"."""
        aux = self._children(word, "aux")
        between = self._all[verb.i + 1 : word.i]
        return (
            word.rel == "advcl" and verb.upos == "VERB" and verb.i < word.i
            and any(map(is_nonfinite, (word, *aux)))
            and not any(w.rel == "aux" and w.feats.get("VerbForm") == "Fin" for w in aux)
            and "inf" in self._government.get(verb.lemma, ())
            and all(w.upos != "PUNCT" for w in between) and not self._child(word, "mark")
        )  # fmt: skip

    def _governor(self, noun: Word, slot: str) -> Word | None:
        """The verb above a noun that takes such an infinitive of those whom the noun names."""
        if self._takes(noun, slot) is not None:
            return None
        for verb in ancestors(self._all, noun):
            people = self._takes(verb, slot)
            if people is not None:
                verbal = verb.upos in ("VERB", "AUX")
                return verb if verbal and self._slot(noun) in people else None
            noun = verb
        return None

    def _purpose(self, word: Word, mark: Word, verb: Word) -> None:
        """4. "s'engagent à renforcer leur coopération pour surveiller …": whose purpose it is."""
        if mark.lower not in self._grammar.purpose or self._all[mark.i - 1].lower == ",":
            return
        between = [w for w in self._children(verb, "xcomp", "acl") if verb.i < w.i < mark.i]
        if between and self._is_infinitive(between[-1]):
            self._move(word, between[-1].i, "advcl")

    def _time(self, word: Word) -> None:
        """5. a time word has no complements of its own, and is no object."""
        second = self._is_bare_day(word) or self._is_second(word)
        if (word.rel in ("obj", "xcomp") and second) or self._is_second_subject(word):
            self._relabel(word, "obl:mod")
        above = self._all[word.head]
        self._behind_deictic(word, above)
        if above.i >= word.i or above.lower not in self._times or word.rel not in _LIFTED:
            return
        verb = self._all[above.head]
        if verb.upos not in ("VERB", "AUX") or above.rel not in ("obl", "obj", "advmod", "nmod"):
            return
        if self._is_time(word):
            return
        if self._is_infinitive(word):
            self._move(word, verb.i, "xcomp")
        elif word.upos in _NOUNS and word.rel in ("obj", "nmod", "appos", "dep", "obl"):
            case = self._child(word, "case")
            if case is None and not self._children(verb, "obj"):
                self._move(word, verb.i, "obj")
            elif case is not None and case.lower not in self._grammar.of:
                self._move(word, verb.i, "obl")
            elif case is not None and case.lower in self._grammar.partitive:
                self._partitive(word, verb)

    def _day(self, word: Word) -> None:
        """21. "a rejeté cette accusation *mardi*"."""
        noun = self._all[word.head]
        verb = self._all[noun.head]
        if word.lower not in self._days or word.rel not in ("nmod", "appos") or word.i < noun.i:
            return
        if noun.upos != "NOUN" or verb.upos != "VERB" or verb.i > noun.i:
            return
        known = any(w.lower in self._definite for w in self._children(noun, "det"))
        behind = self._all[word.i + 1 : self._last]
        ends = all(w.head != noun.i or w.upos == "PUNCT" for w in behind)
        of = any(w.lower in self._grammar.of for w in self._children(word, "case"))
        if known and ends and not of and self._is_about(noun) and not self._child(word, "det"):
            self._move(word, verb.i, "obl:mod")

    def _is_about(self, noun: Word) -> bool:
        """Whether a noun is an object: "denied *it*", "commented *on it*"."""
        cases = self._children(noun, "case")
        about = noun.rel == "obl" and any(w.lower in self._grammar.spoken_of for w in cases)
        return about or (noun.rel == "obj" and not cases)

    def _behind_deictic(self, word: Word, verb: Word) -> None:
        """What stands behind "this month" is the verb's: "a imposé ce mois-ci *des sanctions*"."""
        case = self._child(word, "case") if word.upos in _NOUNS and word.rel == "obl" else None
        before = self._at(case.i - 1) if case is not None else None
        if case is None or before is None or case.lower not in self._grammar.partitive:
            return
        if before.upos != "ADV" or self._all[before.i - 1].lower not in self._times:
            return
        if before.rel == "obj":
            self._relabel(before, "advmod")
        self._partitive(word, verb)

    def _partitive(self, word: Word, verb: Word) -> None:
        """The article of an object, not its "of": "a frappé dans la nuit *des* positions"."""
        time = self._all[word.head]
        if time.rel == "obj" and self._child(time, "amod"):  # "le mois dernier"
            self._relabel(time, "obl:mod")
        if verb.upos == "VERB" and not self._children(verb, "obj", "ccomp", "xcomp"):
            self._move(word, verb.i, "obl:arg")

    def _object(self, word: Word) -> None:
        """6. a noun without preposition right behind a verb without object."""
        if word.upos not in _NOUNS or self._child(word, "case") or self._is_time(word):
            return
        above = self._all[word.head]
        behind_time = self._is_behind_time(word, above)
        if behind_time or self._is_second_object(word, above):
            self._give_object(above if behind_time else self._all[above.head], word)
            return
        if word.rel not in ("obl", "nmod", "dep"):
            return
        if above.upos == "VERB" and above.i < word.i and word.deprel == "obl:mod":
            measured = any(w.upos == "NUM" for w in self._children(word, "nummod"))
            bare = not self._children(above, "obj", "ccomp") and not measured
            opens = self._children(word, "amod") and self._whole(word, above)
            if bare and (self._children(word, "det") or opens):
                self._relabel(word, "obj")
                return
        if above.upos == "VERB" and above.i < word.i and word.deprel == "obl":
            passive = any(w.deprel == "aux:pass" for w in self._children(above, "aux"))
            if not passive and not self._children(above, "obj", "ccomp"):
                self._relabel(word, "obj")
                return
        start = min([word.i, *(c.i for c in self._children(word, "det", "amod", "nummod"))])
        verb = self._at(start - 1)
        if (
            verb is None
            or verb.upos != "VERB"
            or verb.i == word.head
            or not self._is_infinitive(verb)
        ):
            return
        if not self._children(verb, "obj") and self._is_above(self._all[word.head], verb):
            self._move(word, verb.i, "obj")

    def _is_behind_time(self, word: Word, verb: Word) -> bool:
        """An object behind a time: "had signed in April 2010 *an agreement*"."""
        between = self._all[verb.i + 1 : word.i]
        return (
            word.rel == "parataxis" and verb.upos == "VERB" and verb.i < word.i
            and bool(self._child(word, "det")) and not self._child(word, "nsubj", "cop")
            and not self._children(verb, "obj", "ccomp", "xcomp")
            and not any(w.deprel == "aux:pass" for w in self._children(verb, "aux"))
            and any(map(self._is_time, between))
            and all(w.upos not in ("PUNCT", "VERB", "AUX", "CCONJ") for w in between)
        )  # fmt: skip

    def _whole(self, word: Word, verb: Word) -> bool:
        """Whether a noun begins right behind a verb: "a gelé *tout nouvel échange*"."""
        left = [w.i for w in self._children(word, "advmod", "amod", "det") if w.i < word.i]
        return bool(left) and min(left) == verb.i + 1

    def _is_second_object(self, word: Word, above: Word) -> bool:
        """What is given, behind whom it is given to: "fournir au Vietnam *six patrouilleurs*"."""
        verb = self._all[above.head]
        return (
            word.rel in ("nmod", "appos") and above.rel in ("obl", "iobj") and above.upos in _NOUNS
            and above.i < word.i and verb.upos == "VERB" and verb.i < above.i
            and bool(self._children(word, "det", "nummod"))
            and all(map(self._is_time, self._children(verb, "obj", "ccomp", "xcomp")))
            and not any(w.deprel == "aux:pass" for w in self._children(verb, "aux"))
            and all(w.upos != "PUNCT" for w in self._all[above.i : word.i])
        )  # fmt: skip

    def _give_object(self, verb: Word, word: Word) -> None:
        """Beside it a time is no object: "a reçu *lundi 3 mai* au palais le ministre"."""
        if self._move(word, verb.i, "obj"):
            for other in self._children(verb, "obj"):
                if other.i != word.i and self._is_time(other):
                    self._relabel(other, "obl:mod")

    def _subject(self, verb: Word) -> None:
        """7. a noun between a comma and a verb that lacks a subject."""
        start = self._begins(verb)
        if self._children(verb, "nsubj", "csubj"):
            return
        noun = self._noun_before(self._before_aside(start)) if start is not None else None
        if noun is not None and noun.rel in ("conj", "appos", "nmod", "dep", "parataxis", "obl"):
            self._move(noun, verb.i, "nsubj")

    def _begins(self, verb: Word) -> int | None:
        """Where a finite verb begins that could have a subject."""
        if verb.upos not in ("VERB", "AUX") or verb.rel in ("acl", "xcomp", "aux", "cop"):
            return None
        parts = self._children(verb, "aux", "cop", "expl", "iobj", "obj", "advmod")
        left = [w for w in parts if w.i < verb.i and w.upos in ("AUX", "PRON", "ADV")]
        finite = any(w.feats.get("VerbForm") == "Fin" for w in (verb, *left))
        if not finite or self._subjectless(parts):
            return None
        return min(w.i for w in (verb, *left))

    def _fronted(self, verb: Word) -> None:
        """17. "On Friday Kenya expelled"."""
        end, behind = self._begins(verb), self._behind_time()
        if end is None or behind is None or not behind < end:
            return
        subject = self._child(verb, "nsubj", "csubj")
        noun = self._fills(behind, end)
        if subject is not None and (subject.i >= end or self._time_in(subject) is None):
            return
        passive = any(w.deprel == "aux:pass" for w in self._children(verb, "aux"))
        if noun is None or not (
            (noun.head, noun.rel) == (verb.i, "nsubj")
            or self._move(noun, verb.i, "nsubj:pass" if passive else "nsubj")
        ):
            return
        time = self._all[behind - 1]
        while self._first < time.head < behind and time.rel in ("flat", "nummod", "nmod"):
            time = self._all[time.head]
        if time.head == noun.i or time.rel == "nsubj":
            self._move(time, verb.i, "obl:mod")
        for word in self._all[self._first : behind]:
            if word.head == noun.i:
                self._move(word, time.i, word.deprel)

    def _fills(self, start: int, end: int) -> Word | None:
        """The noun whose phrase fills a stretch of the sentence in which nothing else stands."""
        inside = self._all[start:end]
        tops = [w for w in inside if not start <= w.head < end]
        strange = any(
            w.upos in _PHRASE_ENDS or w.upos in ("PRON", "CCONJ")
            or (self._is_time(w) and w.rel != "flat") for w in inside
        )  # fmt: skip
        return tops[0] if len(tops) == 1 and tops[0].upos in _NOUNS and not strange else None

    def _time_in(self, subject: Word) -> Word | None:
        """What is no subject as it stands: a time, or a name with a time in front of it.

        Not "*Friday* prayers": a noun without preposition keeps its time.
        """
        if subject.upos == "NOUN" and not self._child(subject, "case"):
            return subject if self._is_time(subject) else None
        before = [w for w in self._children(subject, "compound", "nmod") if w.i < subject.i]
        return next((w for w in (subject, *before) if self._is_time(w)), None)

    def _behind_time(self) -> int | None:
        """The word behind a time that opens the sentence: "On Friday *Kenya*"."""
        i = self._first
        while i < self._last and self._all[i].upos in ("ADP", "DET", "ADJ"):
            i += 1
        start = i
        if i < self._last and self._all[i].lower in self._months:
            before = self._at(i - 1)
            if before is None or before.upos == "DET":
                return None  # "The march drew thousands", "Jan Lund spoke"
        while i < self._last and self._is_time(self._all[i]):
            i += 1
        named = any(not w.text.isdigit() for w in self._all[start:i])
        if i - start == 1 and i - self._first > 1 and self._all[start - 1].upos == "ADP":
            named |= len(self._all[start].text) == len("2016")  # "In 2016 Kenya signed"
        return i if named and i - self._first <= _LONGEST_PREPOSITION else None

    def _aide(self, name: Word) -> None:
        """18. a subject behind a preposition belongs to the noun before: "an aide *to X* said".

        The preposition may have been tied to the title before the name.
        """
        verb = self._all[name.head]
        if name.rel != "nsubj" or name.upos != "PROPN" or verb.i < name.i:
            return
        titles = [w for w in self._children(name, "nmod") if w.deprel == "nmod:desc"]
        cases = [case for w in (name, *titles) for case in self._children(w, "case")]
        noun = self._at(cases[0].i - 1) if cases else None
        if noun is None or noun.upos != "NOUN" or noun.rel not in _LOOSE | {"conj"}:
            return
        start = min([noun.i, *(w.i for w in self._children(noun, *_BEFORE) if w.i < noun.i)])
        before = self._at(start - 1)
        if before is None or before.lower not in self._quotes or self._is_above(noun, verb):
            return
        self._move(name, noun.i, "nmod")
        self._move(noun, verb.i, "nsubj")

    def _topic(self, name: Word) -> None:
        """20. "*Mali*: the junta lifts a curfew"."""
        if name.upos != "PROPN" or name.rel not in ("nsubj", "compound", "nmod", "obl", "dep"):
            return
        end = max([name.i, *(w.i for w in self._children(name, "flat", "compound"))])
        colon, start = self._at(end + 1), min([name.i, *(w.i for w in self._children(name))])
        above = self._all[name.head]
        if colon is None or colon.text != ":" or start != self._first or above.i < colon.i:
            return
        others = [w for w in self._children(above, "nsubj", "compound") if colon.i < w.i < above.i]
        if others:
            self._relabel(name, "dislocated")

    def _clitic(self, word: Word) -> None:
        """22. "…, *nous* a confirmé un témoin"."""
        verb = self._all[word.head]
        if word.rel != "nsubj" or word.upos != "PRON" or word.i > verb.i:
            return
        tensed = [w for w in (*self._children(verb, "aux"), verb) if "Person" in w.feats]
        if "Person" in word.feats and tensed and tensed[0].feats["Person"] != word.feats["Person"]:
            self._relabel(word, "iobj")

    def _inverted(self, verb: Word) -> None:
        """8. a verb of saying behind a comma, its subject after it."""
        if verb.lemma not in self._saying or verb.upos != "VERB" or verb.rel in ("acl", "xcomp"):
            return
        if verb.rel == "conj" and self._child(verb, "cc"):
            return
        own = self._children(verb, "aux", "expl", "iobj")
        left = [w for w in own if w.i < verb.i and w.upos in ("AUX", "PRON")]
        first = min(w.i for w in (verb, *left))
        before = self._at(first - 1)
        finite = any(w.feats.get("VerbForm") == "Fin" for w in (verb, *left))
        if before is None or before.lower not in self._quotes or not finite:
            return
        self._free_subject(verb)
        spoken = [
            w for w in self._children(verb, "nsubj", "ccomp", "xcomp", "iobj", "obl")
            if w.rel == "nsubj" or (w.i > verb.i and not self._is_time(w))
        ]  # fmt: skip
        after = [w for w in self._children(verb, "obj") if w.i > verb.i and w.upos in _NOUNS]
        objects = [w for w in after if not self._is_time(w)]
        if len(spoken) == 1 and len(objects) == 1 and self._disagrees(verb, *spoken, *objects):
            self._give_back(spoken.pop(), verb)
        told = any(w.feats.get("VerbForm") == "Fin" for w in self._all[self._first : first])
        if spoken or len(objects) != 1 or not told or self._goes_on(verb, objects[0]):
            return
        self._relabel(objects[0], "nsubj")
        if verb.rel in ("conj", "ccomp"):
            self._relabel(verb, "parataxis")
        for time in after:
            if time.i != objects[0].i:
                self._relabel(time, "obl:mod")

    def _free_subject(self, verb: Word) -> None:
        """What was taken for the subject of a tag, and who was not.

        The clause that is told: "« *Ils ont menti* », a accusé le ministre"; the article of who
        speaks, not "of": "…, ont rapporté dimanche *des témoins*".
        """
        for clause in self._children(verb, "nsubj"):
            if clause.upos == "VERB" and clause.i < verb.i:
                self._relabel(clause, "ccomp")
        behind = [w for w in self._children(verb, "obl", "nmod") if w.i > verb.i]
        others = [w for w in behind if w.upos in _NOUNS and not self._is_time(w)]
        case = self._child(others[0], "case") if len(others) == 1 else None
        filled = self._children(verb, "nsubj", "obj", "ccomp", "xcomp", "expl", "iobj")
        if case is not None and not filled and case.lower in self._grammar.partitive:
            self._relabel(case, "det")
            self._relabel(others[0], "obj")

    def _closing(self, verb: Word) -> None:
        """19. who tells a whole sentence: "X must pay for ships that sank, *Oslo said*."."""
        above, subject = self._all[verb.head], self._child(verb, "nsubj")
        if verb.lemma not in self._saying or verb.upos != "VERB" or above.i >= verb.i:
            return
        taken = verb.rel in ("ccomp", "advcl") and above.upos == "VERB"
        if subject is None or not (taken or (verb.rel == above.rel == "parataxis")):
            return
        if self._children(verb, "mark", "cc", "obj", "ccomp", "xcomp", "obl"):
            taken = False
        if not taken and verb.rel != "parataxis":
            return
        spoken = self._all[self._first : self._last]
        own = [w.i for w in spoken if w.i == verb.i or self._is_above(verb, w)]
        behind = any(w.upos != "PUNCT" and w.i > max(own) for w in spoken)
        edges = {self._all[i].text for i in (own[0], max(own[0] - 1, self._first))}
        if behind or not edges & self._quotes or own[0] < above.i:
            return
        root = next((w for w in ancestors(self._all, above) if w.head == w.i), None)
        top = root if above.rel == "parataxis" and root is not None and root.i < above.i else above
        if taken or top.i != above.i:
            self._move(verb, top.i, "parataxis")

    def _disagrees(self, verb: Word, before: Word, behind: Word) -> bool:
        """Whether only what stands behind can be the subject: "la loi, *ont* dit des élus"."""
        finite = next((w for w in (verb, *self._children(verb, "aux"))
                       if w.feats.get("VerbForm") == "Fin"), verb)  # fmt: skip
        number, other = finite.feats.get("Number"), before.feats.get("Number")
        alone = other == "Plur" or not self._child(before, "conj")
        differs = number is not None and other is not None and number != other and alone
        agrees = number == behind.feats.get("Number", number)
        return differs and agrees and before.rel == "nsubj" and before.i < verb.i

    def _give_back(self, noun: Word, verb: Word) -> None:
        """A noun before the comma is the object of the verb before it, if that has none."""
        above = self._all[verb.head]
        if above.upos == "VERB" and above.i < noun.i and not self._child(above, "obj"):
            self._move(noun, above.i, "obj")

    def _goes_on(self, verb: Word, noun: Word) -> bool:
        """Whether there is more to say: "…, a accusé le Hamas de crimes et a quitté la salle"."""
        named = noun.upos == "NOUN" and noun.text[:1].isupper()  # "le Front de libération"
        new = any(w.feats.get("Definite") == "Ind" for w in self._children(noun, "det"))
        accused_of = not (named or new) and any(
            w.upos == "NOUN" and w.text.islower() and not self._child(w, "det")
            for w in self._children(noun, "nmod")
        )
        return accused_of or bool(self._child(noun, "case") or self._child(verb, "conj"))

    def _subjectless(self, parts: list[Word]) -> bool:
        return any(w.deprel == "expl:subj" for w in parts)

    def _noun_before(self, end: int) -> Word | None:
        """The noun whose phrase fills the space from a comma up to here, without preposition."""
        end = i = self._before_brackets(end)
        i -= 1
        while i >= self._first and not self._ends_phrase(self._all[i]):
            i -= 1
        if i < self._first or self._all[i].lower != "," or i + 1 == end:
            return None
        inside = self._all[i + 1 : end]
        tops = [w for w in inside if not i < w.head < end and w.upos in _NOUNS]
        if not tops or inside[0].upos not in ("DET", "PROPN", "NOUN", "NUM", "ADJ"):
            return None
        joined = any(w.lower in self._grammar.coordinators for w in inside)
        if joined and len(tops) == _TWO and not self._child(tops[1], "case"):
            self._move(tops[1], tops[0].i, "conj")
        elif joined or len(tops) != 1:
            return None
        return None if self._child(tops[0], "case") or self._is_time(tops[0]) else tops[0]

    def _ends_phrase(self, word: Word) -> bool:
        if word.upos == "CCONJ":
            return word.lower not in self._grammar.coordinators
        return word.upos in _PHRASE_ENDS

    def _before_aside(self, end: int) -> int:
        """Where an age or the like between commas begins: "le banquier, *79 ans*, a rejeté …"."""
        closing = self._at(end - 1)
        if closing is None or closing.lower != ",":
            return end
        for i in range(end - 2, max(self._first, end - 2 - _LONGEST_PREPOSITION), -1):
            if self._all[i].lower == ",":
                return i if self._all[i + 1].upos == "NUM" else end
        return end

    def _before_brackets(self, end: int) -> int:
        """Where what stands in brackets before a word begins: "Dupont (PS)"."""
        if self._at(end - 1) is None or self._all[end - 1].lower != ")":
            return end
        opens = [i for i in range(self._first, end - 1) if self._all[i].lower == "("]
        return opens[-1] if opens and end - opens[-1] <= _LONGEST_BRACKETS else end

    def _names(self, word: Word) -> None:
        """9. a name behind a name and "et"."""
        if word.upos != "PROPN" or word.rel != "conj":
            return
        joiner = self._at(word.i - 1)
        before = self._at(word.i - 2)
        if joiner is None or before is None or joiner.lower not in self._grammar.coordinators:
            return
        name = self._top_of_name(before)
        if before.upos == "PROPN" and word.head not in {name.i, name.head}:
            self._move(word, name.i, "conj")

    def _joint(self, word: Word) -> None:
        """11. a subject behind "et" beside a verb in the plural."""
        verb = self._all[word.head]
        if word.rel != "nsubj" or word.i > verb.i or word.feats.get("Number") == "Plur":
            return
        finite = [w for w in (verb, *self._children(verb, "aux", "cop")) if "Mood" in w.feats]
        if not finite or finite[0].feats.get("Number") != "Plur" or self._child(word, "conj"):
            return
        start = min([word.i, *(c.i for c in self._children(word, "det", "amod") if c.i < word.i)])
        joiner, before = self._at(start - 1), self._at(start - 2)
        if joiner is None or before is None or joiner.lower not in self._grammar.coordinators:
            return
        first = before if before.upos in _NOUNS else self._all[before.head]
        first = self._top_of_name(first)
        if first.upos not in _NOUNS or first.rel not in _LOOSE or first.i > before.i:
            return
        elsewhere = len(self._children(verb, "nsubj")) > 1
        if not elsewhere and (
            self._child(first, "case") or not self._move(first, verb.i, word.deprel)
        ):
            return
        if self._move(word, first.i, "conj"):
            self._move(joiner, word.i, "cc")

    def _participant(self, word: Word) -> None:
        """10. whom the verb addresses."""
        if word.upos not in _NOUNS or word.rel not in ("obl", "nmod"):
            return
        case = self._child(word, "case")
        slot = self._norm(case) if case else ""
        noun = self._all[word.head]
        if case is not None and self._is_beyond(noun, case):
            verb = self._verb_over(noun)
            if verb is not None and self._addresses(verb, slot):
                self._move(word, verb.i, "obl:arg")
            return
        if noun.upos == "ADJ" and noun.rel == "amod":
            noun = self._all[noun.head]
        joined = noun
        if noun.rel == "conj":
            noun = self._all[noun.head]
        if not slot or noun.rel != "obj" or noun.i > word.i:
            return
        verb, taken = self._all[noun.head], self._addresses(joined, slot)
        if taken and joined.i != word.head:
            self._move(word, joined.i, "nmod")
        elif not taken and verb.upos == "VERB" and self._addresses(verb, slot):
            self._move(word, verb.i, "obl:arg")

    def _partner(self, word: Word) -> None:
        """16. who takes part: "à l'issue de discussions *avec Oslo*"."""
        case, noun = self._child(word, "case"), self._all[word.head]
        if word.rel != "nmod" or case is None or noun.upos != "NOUN" or noun.i > word.i:
            return
        slot = self._norm(case)
        nearer = [w for w in self._children(noun, "nmod") if noun.i < w.i < word.i]
        if not nearer or slot in self._partners.get(noun.lemma, ()):
            return
        if slot in self._partners.get(nearer[-1].lemma, ()):
            self._move(word, nearer[-1].i, "nmod")

    def _is_beyond(self, participle: Word, case: Word) -> bool:
        """Behind the comma that closes a participle: "gave two men, held in May, *to* X"."""
        first, before = self._at(participle.i - 1), self._at(case.i - 1)
        commas = first is not None and before is not None and first.lower == before.lower == ","
        return commas and participle.i < case.i and participle.feats.get("VerbForm") == "Part"

    def _verb_over(self, participle: Word) -> Word | None:
        above = ancestors(self._all, participle)
        return next((w for w in above if w.upos == "VERB" and w.i < participle.i), None)

    def _agent(self, word: Word) -> None:
        """15. who does it hangs on the verb: "extradited to Rwanda *by Denmark*"."""
        case, noun = self._child(word, "case"), self._all[word.head]
        verb = self._all[noun.head]
        if word.rel != "nmod" or case is None or self._norm(case) != self._grammar.agent:
            return
        passive = any(w.deprel == "aux:pass" for w in self._children(verb, "aux"))
        if noun.rel == "obl" and noun.i < word.i and passive:
            self._move(word, verb.i, "obl:agent")

    def _addresses(self, word: Word, slot: str) -> bool:
        return slot in self._addressed.get(word.lemma, ())

    # -- small questions ---------------------------------------------------------------------------

    def _at(self, i: int) -> Word | None:
        return self._all[i] if self._first <= i < self._last else None

    def _children(self, word: Word, *rels: str) -> list[Word]:
        if not self._below:
            self._index()
        below = (self._all[i] for i in self._below.get(word.i, ()))
        return [w for w in below if w.rel in rels]

    def _index(self) -> None:
        """Whom each word governs, until one of them is moved."""
        for word in self._all[self._first : self._last]:
            if word.head != word.i:
                self._below.setdefault(word.head, []).append(word.i)

    def _child(self, word: Word, *rels: str) -> Word | None:
        return next(iter(self._children(word, *rels)), None)

    def _is_infinitive(self, word: Word) -> bool:
        return word.upos == "VERB" and word.feats.get("VerbForm") in ("Inf", "Ger")

    def _is_time(self, word: Word) -> bool:
        return word.lower in self._times or word.lemma in self._times or word.text.isdigit()

    def _is_bare_day(self, word: Word) -> bool:
        below = self._children(word, "nmod")
        dated = any(map(self._is_time, below)) or self._children(word, "det", "amod")
        return word.lower in self._days and not dated

    def _is_second(self, word: Word) -> bool:
        """A stretch of time beside an object: "a livré *l'an dernier* des chars"."""
        others = [w for w in self._children(self._all[word.head], "obj") if w.i != word.i]
        return word.lower in self._times and bool(others)

    def _is_second_subject(self, word: Word) -> bool:
        """A day right behind a verb that has its subject: "his lawyer said *Wednesday*"."""
        behind = word.rel == "nsubj" and word.head == word.i - 1 and self._is_bare_day(word)
        return behind and len(self._children(self._all[word.head], "nsubj")) > 1

    def _mark(self, word: Word) -> Word | None:
        """The word that opens an infinitive: "à" in "à ne pas les transférer"."""
        for i in range(word.i - 1, max(self._first, word.i - 5) - 1, -1):
            before = self._all[i]
            if before.lower in self._grammar.infinitive:
                return before
            if before.upos not in ("PRON", "ADV"):
                return None
        return None

    def _earlier_infinitive(self, word: Word, mark: Word | None) -> Word | None:
        """The nearest infinitive before with the same opening word, the first of its series."""
        limit = (mark or word).i - 1
        for i in range(limit - 1, self._first - 1, -1):
            other = self._all[i]
            if not self._is_infinitive(other):
                continue
            opened = self._mark(other)
            same = mark is None or (opened is not None and self._norm(opened) == self._norm(mark))
            if same and not self._is_above(word, other):
                while other.rel == "conj" and self._is_infinitive(self._all[other.head]):
                    other = self._all[other.head]
                return other
        return None

    def _norm(self, mark: Word) -> str:
        return self._grammar.prepositions.get(mark.lower, mark.lower)

    def _takes(self, word: Word, slot: str) -> frozenset[str] | None:
        slots = self._government.get(word.lemma)
        if slots is None:
            return None
        return slots.get(slot, slots.get("inf"))

    def _slot(self, word: Word) -> str:
        case = self._child(word, "case")
        if case is not None:
            return self._norm(case)
        return "subject" if word.rel == "nsubj" else "object"

    def _top_of_name(self, word: Word) -> Word:
        for _ in range(_LONGEST_NAME):
            if word.rel not in ("flat", "fixed"):
                break
            word = self._all[word.head]
        return word

    def _is_above(self, word: Word, other: Word) -> bool:
        return any(one.i == word.i for one in ancestors(self._all, other))

    def _relabel(self, word: Word, deprel: str) -> None:
        self._all[word.i] = replace(self._all[word.i], deprel=deprel)

    def _move(self, word: Word, head: int, deprel: str) -> bool:
        """Hang a word elsewhere, unless its new head hangs on it."""
        word, target = self._all[word.i], self._all[head]
        if target.i == word.i or word.rel == "root" or self._is_above(word, target):
            return False
        self._all[word.i] = replace(word, head=head, deprel=deprel)
        self._below.clear()
        return True


def _is_gerund(word: Word) -> bool:
    """Whether it is what is done meanwhile: "…, *killing* one and *arresting* twelve"."""
    form = word.feats.get("VerbForm")
    return form == "Ger" or (form == "Part" and word.feats.get("Tense") == "Pres")
