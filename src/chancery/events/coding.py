"""From syntax, names and statements to drafts of events: each mention of each event, by itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from chancery.events.answers import concern_the_asker
from chancery.events.arguments import Arguments
from chancery.events.circumstances import Circumstances, owners_of
from chancery.events.draft import Draft
from chancery.events.match import Matcher
from chancery.events.mood import DROPPED, Mood, Moods, strongest
from chancery.events.slots import Clause, Clauses
from chancery.knowledge.agreements import load_agreement_words
from chancery.knowledge.coreference import Coreference, coreference
from chancery.knowledge.frames import Frame, load_frames, noun_types, participles
from chancery.knowledge.grammar import load_grammar
from chancery.knowledge.modality import load_content, load_contexts, load_modality
from chancery.knowledge.ontology import load_ontology
from chancery.knowledge.reporting import load_reporting
from chancery.knowledge.roles import roles
from chancery.records.dispatch import Dispatch
from chancery.records.event import STRENGTH
from chancery.records.mention import Cast, Expression, Mention, Mentions
from chancery.records.statement import Teller
from chancery.records.syntax import Syntax, Word
from chancery.records.text import Span

_NAMED = frozenset({"Person", "PublicBody", "Organization"})
"""Kinds of actors whose names and offices say nothing of what an act is about ("le ministre de la
Culture", "la Garde révolutionnaire islamique")."""

_CONTENT = "it is the content of another act"
_NO_FACT = "its words state no fact"
_NOBODY = "no actor is named"
_ALLEGED = "allege"
_DEMAND = "demand"


class Tellers(Protocol):
    """Who tells a stretch of the text, outermost first; given by the statements room."""

    def __call__(self, span: Span, *, backed: bool = False) -> tuple[Teller, ...]:
        """``backed``: whoever confirms in the next sentence what nobody is cited for, too."""
        ...


def _inside(mention: Mention, syntax: Syntax) -> list[int]:
    """The words of a name: "le Front de *libération* du peuple" frees nobody."""
    return [word.i for word in syntax.words_in(mention.named)]


def _meant(
    syntax: Syntax, mentions: Mentions, cast: Cast, words: Coreference
) -> dict[int, frozenset[str]]:
    """Pronouns, names and counts → the nouns that may be said of whom they stand for.

    1. pronouns: the head noun of what the dispatch last called them; 2. names of persons: their
    offices, wherever the dispatch says them ("received *Donald Tusk*"), and what every figure
    of a government is; 3. those who are called by their country are people ("young *Algerians*
    blocked roads"), and a number is those whom it counts ("joined *thousands* of demonstrators").
    """
    last: dict[str, Mention] = {}
    found: dict[int, frozenset[str]] = {}
    offices: dict[str, set[str]] = {}
    for mention in mentions.actors:
        if mention.role is not None and mention.kind != "pronoun":
            held = {word.lemma for word in syntax.words_in(mention.role) if word.upos == "NOUN"}
            for entity in cast.of(mention):
                offices.setdefault(entity.id, set()).update(held)
    for mention in sorted(mentions.actors, key=lambda m: m.span):
        entities = cast.of(mention)
        if mention.kind == "pronoun":
            nouns = [syntax.words[last[e.id].head] for e in entities if e.id in last]
            found[mention.head] = frozenset(w.lemma for w in nouns if w.upos == "NOUN")
            continue
        last.update((entity.id, mention) for entity in entities)
        held = {mention.noun} if mention.noun else set()
        if mention.kind == "name" and mention.schema == "Person" and len(entities) == 1:
            held |= words.figure if mention.sector == "GOV" and mention.key else set()
            held |= offices.get(entities[0].id, set())
        if held:
            found[mention.head] = frozenset(held)
    return found


def _called(mentions: Mentions, words: Coreference) -> dict[int, frozenset[str]]:
    """Names → what their like are: "*Hamas* threatened to derail the talks", as a group may."""
    sorts = {
        m.head: m.schema if m.schema == "Person" else m.sector
        for m in mentions.actors if m.kind == "name"
    }  # fmt: skip
    return {i: words.called[sort] for i, sort in sorts.items() if sort in words.called}


def _placed(mentions: Mentions, words: Coreference) -> dict[int, frozenset[str]]:
    """Names of places → what their like are: "took *Goma*", a town."""
    return {
        p.head: words.called[p.place.precision] for p in mentions.places
        if p.place.precision in words.called
    }  # fmt: skip


class Coder:
    """Codes the events of one dispatch; holds what the steps share."""

    def __init__(
        self, dispatch: Dispatch, syntax: Syntax, mentions: Mentions, cast: Cast, tellers: Tellers,
        language: str,
    ) -> None:  # fmt: skip
        self._dispatch, self._syntax, self._cast = dispatch, syntax, cast
        self._mentions = mentions
        self._tellers = tellers
        self._ontology = load_ontology()
        self._content = load_content(language)
        self._contexts = load_contexts(language)
        grammar, words = load_grammar(language), load_modality(language)
        self._grammar = grammar
        self._words = words
        self._conditions: dict[str, list[str]] = {}
        for phrase in words.condition_phrases:
            self._conditions.setdefault(phrase.split()[0], []).append(phrase)
        self._clauses = Clauses(syntax, grammar)
        frames = load_frames(language)
        words_of = coreference(language)
        self._matcher = Matcher(
            syntax, self._clauses, frames, participles(language),
            _meant(syntax, mentions, cast, words_of), _called(mentions, words_of),
            _placed(mentions, words_of),
        )  # fmt: skip
        self._moods = Moods(syntax, self._clauses, language)
        inside_names = {i for m in mentions.actors if m.kind == "name" for i in _inside(m, syntax)}
        self._matches = [m for m in self._matcher.matches() if m[1].word.i not in inside_names]
        self._named = frozenset(
            i for m in mentions.actors if m.schema in _NAMED for i in range(m.first, m.last)
        ) | frozenset(w.i for p in mentions.places for w in syntax.words_in(p.span))
        self._arguments = Arguments(
            syntax, mentions, cast, self._matcher, grammar=grammar, content=self._content,
            reporting=load_reporting(language), peers=frozenset(words_of.peers),
        )  # fmt: skip
        predicates = frozenset(clause.word.i for _, clause, _ in self._matches)
        self._predicates = predicates
        self._circumstances = Circumstances(
            syntax, mentions, predicates, grammar.of, self._content.venues
        )
        self._nouns = noun_types(language)
        self._making = load_agreement_words(language).making_acts
        self._known = roles(language).definite | self._content.demonstratives

    def drafts(self) -> list[Draft]:
        """All event mentions that count, in text order."""
        kept = [draft for draft, why in self.verdicts() if not why]
        concern_the_asker(kept, self._cast, self._nouns, self._is_known)
        return kept

    def verdicts(self) -> list[tuple[Draft, str]]:
        """Every draft with why it is no event; an empty reason where it is one."""
        drafts = [self._draft(*match) for match in self._matches]
        acts = {draft.word.i for draft in drafts}
        drafts = [draft for draft in drafts if not self._only_tells(draft, acts)]
        self._let_verbs_point_back(drafts)
        self._let_protests_demand(drafts)
        inside = self._spoken_of(drafts)
        return [(d, _CONTENT if self._is_inside(d, inside) else self._finish(d)) for d in drafts]

    def gaps(self, word: Word) -> list[tuple[str, str]]:
        """The frames that the lexicon has for a word but that do not fire, and what each lacks."""
        return [(frame.rule, why) for frame, why in self._matcher.gaps(word)]

    # -- one draft ---------------------------------------------------------------------------------

    def _draft(self, frame: Frame, clause: Clause, needed: tuple[Word, ...]) -> Draft:
        sentence = self._syntax.sentence(clause.word)
        draft = Draft(
            word=clause.word, frame=frame, clause=clause, type=frame.type, mode=frame.mode,
            anchor=self._matcher.anchor(clause, needed), sentence=sentence.span,
            block_kind=self._dispatch.blocks[sentence.block].kind,
        )  # fmt: skip
        draft.evidence, draft.needed = [sentence.span], needed
        clauses = (clause, *(self._clauses.of(w) for w in needed if w.upos in ("NOUN", "PROPN")))
        self._arguments.fill(draft, clauses, needed)
        self._let_speaker_act(draft, clause)
        draft.points_back = self._points_back(draft, clause.word)
        draft.result_of = self._result_of(draft)
        return draft

    def _result_of(self, draft: Draft) -> tuple[int, ...]:
        """The acts behind a toll, nearest first.

        "*shelled* a camp, killing forty", "*attacked* a village and killed ten", "a *strike* killed
        forty"; over an attack, what was done in it ("*killed* ten during the offensive"). An act of
        another kind beside the first is a second act ("attacked and shelled").
        """
        tolls = self._ontology.types[draft.type].tolls
        if not tolls:
            return ()
        found: list[int] = []
        word = draft.word
        subject = self._syntax.child(word, "nsubj")
        if subject is not None and subject.upos == "NOUN":
            found.append(subject.i)
        if draft.frame.upos == "NOUN":
            return self._done_in(word)
        for above in self._syntax.ancestors(word):
            gerund = word.feats.get("VerbForm") in ("Ger", "Part")
            gerund = gerund and word.feats.get("Tense") != "Past"
            marked = self._syntax.children(word, "mark", "case")
            joined = word.rel == "conj" and (gerund or draft.frame.act in tolls)
            if joined and self._syntax.child(word, "nsubj") is not None:
                break
            if not (joined or (word.rel == "advcl" and gerund and not marked) or (
                found and self._clauses.is_infinitive(word)
            )):  # fmt: skip
                break
            found.append(above.i)
            word = above
        return tuple(found)

    def _done_in(self, noun: Word) -> tuple[int, ...]:
        """The verb of what is done in an attack, not after or because of it."""
        above, preposition = self._syntax.head(noun), self._clauses.preposition(noun)
        if above is None or preposition is None or preposition in self._grammar.apart:
            return ()
        if noun.rel == "nmod" and above.rel == "obj" and preposition not in self._grammar.of:
            return (above.head,)
        return (above.i,) if noun.rel == "obl" else ()

    def _let_speaker_act(self, draft: Draft, clause: Clause) -> None:
        """Whoever is quoted acts in "« Nous demandons aux armateurs … », a déclaré X".

        So does whose judgement it is: "the Russian decision is *unacceptable*, the minister said".
        """
        roles = dict(draft.frame.slots)
        if "speaker" in roles:
            self._let_judge_act(draft)
        role = roles.get("subject")
        first = [w for w in clause.fillers("subject") if w.lower in self._grammar.first_person]
        if not first or role not in ("actor", "recipient") or clause.passive:
            return
        cited = [teller for teller in self._tellers(draft.anchor) if teller.statement]
        if cited and cited[-1].entity:
            side = draft.actors if role == "actor" else draft.recipients
            side.append((cited[-1].entity, first[0].span))

    def _let_judge_act(self, draft: Draft) -> None:
        """A judgement is an act of whom the dispatch quotes; nobody accuses himself."""
        cited = [teller for teller in self._tellers(draft.anchor) if teller.statement]
        judge = cited[-1] if cited else None
        if judge is not None and judge.entity and not draft.actors:
            span = judge.evidence.span if judge.evidence else draft.anchor
            draft.actors.append((judge.entity, span))
            draft.recipients = [one for one in draft.recipients if one[0] != judge.entity]
            draft.spoken = self._syntax.words_in(span)

    def _points_back(self, draft: Draft, word: Word) -> bool:
        """Whether a noun speaks of an event already told: "cette rencontre", "la réunion"."""
        if draft.frame.upos != "NOUN":
            return False
        determiners = [child.lower for child in self._syntax.children(word, "det")]
        if any(form in self._content.demonstratives for form in determiners):
            return True
        return not draft.entities

    def _let_verbs_point_back(self, drafts: list[Draft]) -> None:
        """Let "parmi les sujets abordés lors de cette rencontre figurent …" be that meeting."""
        pointing = [d for d in drafts if d.points_back]
        for draft in drafts:
            if draft.frame.upos != "NOUN" and not draft.entities:
                below = {w.i for w in self._syntax.subtree(draft.word)}
                same = (d for d in pointing if d.frame.type == draft.frame.type)
                draft.points_back = any(d.word.i in below for d in same)

    def _let_protests_demand(self, drafts: list[Draft]) -> None:
        """Let what those who protest ask for by it be what the protest is about.

        "marched on Sunday *calling* for elections", "a rally *demanding* his release".
        """
        protests = {
            i: draft for draft in drafts if self._ontology.types[draft.type].domestic
            for i in (draft.word.i, *(w.i for w in draft.needed))
        }  # fmt: skip
        for draft in drafts:
            protest = None if draft.word.i in protests else self._protest_over(draft, protests)
            if protest is not None:
                protest.contents = [*protest.contents, draft.word]
                self._arguments.concern(protest)

    def _protest_over(self, draft: Draft, protests: dict[int, Draft]) -> Draft | None:
        """The protest by which a demand or refusal is made: in a gerund, or by the same people."""
        word, own = draft.word, {entity for entity, _ in draft.actors}
        if draft.frame.modes != _DEMAND:
            return None
        apart = False
        for above in self._syntax.ancestors(word):
            held = word.i == draft.word.i and word.upos == "NOUN" and word.rel == "obj"
            if word.rel not in ("advcl", "acl", "xcomp", "conj") and not held:
                return None  # "to press their *demands*" too
            apart |= self._has_subject(word)
            protest = protests.get(above.i)
            if protest is not None:
                same = bool(own & {entity for entity, _ in protest.actors})
                return protest if same or not apart else None
            word = above
        return None

    def _has_subject(self, word: Word) -> bool:
        return self._syntax.is_finite(word) or self._syntax.child(word, "nsubj") is not None

    # -- what is only spoken of ------------------------------------------------------------------

    def _spoken_of(self, drafts: list[Draft]) -> dict[int, int]:
        """Content words of speech acts → the word of the act they are the content of."""
        inside: dict[int, int] = {}
        for draft in drafts:
            inside.update({word.i: draft.word.i for word in draft.contents})
        return inside

    def _only_tells(self, draft: Draft, acts: set[int]) -> bool:
        """A tag that alleges an act reports it: "soldiers beat a monk, Amnesty *charged*"."""
        told = self._syntax.head(draft.word)
        if draft.mode != _ALLEGED or draft.word.rel != "parataxis" or told is None:
            return False
        tag = {word.i for word in self._syntax.subtree(draft.word)}
        others = acts & {word.i for word in self._syntax.subtree(told)} - tag
        return bool(others) and told.i < draft.word.i and not draft.clause.fillers("object")

    def _is_inside(self, draft: Draft, inside: dict[int, int]) -> bool:
        """Whether an event is merely what somebody asks, promises or alleges.

        A relative clause or participle inside such a content is a fact told on the way ("l'accord
        *signé* par X") and counts.
        """
        word = draft.word
        for one in (word, *self._syntax.ancestors(word)):
            if inside.get(one.i, draft.word.i) != draft.word.i:
                return True
            if one.rel == "acl" and not self._clauses.is_infinitive(one):
                return False
        return False

    # -- the rest of a draft ---------------------------------------------------------------------

    def _finish(self, draft: Draft) -> str:
        """Fill in the rest; why it is no event, if it is none."""
        mood = self._mood(draft)
        if mood.value is None:
            return _NO_FACT
        somebody = self._is_bare(draft) or draft.entities or draft.points_back
        if not somebody or self._is_nobodys(draft):
            return _NOBODY
        if draft.spoken and mood.value == "negated":
            return _NO_FACT
        if not draft.spoken:  # a judgement is passed, whatever it says may come
            draft.modality, draft.modality_spans = mood.value, list(mood.spans)
        self._when_and_where(draft)
        if mood.not_done and self._is_open_ended(draft.time):
            return _NO_FACT
        refused = self._refuse(draft, mood)
        self._tell(draft, refused=refused)
        if mood.owed and self._is_duty(draft):
            return _NO_FACT
        self._type(draft, refused=refused)
        draft.contexts = self._contexts_of(draft)
        return ""

    @staticmethod
    def _is_open_ended(time: Expression | None) -> bool:
        """Whether it lasts till now: what has not been done *since 1962* is a state."""
        interval = time.interval if time is not None else None
        return interval is not None and interval.first is not None and interval.last is None

    def _is_nobodys(self, draft: Draft) -> bool:
        """Whether a judgement is the outlet's own: "the decision is *unacceptable*"."""
        judged = "speaker" in dict(draft.frame.slots)
        told = any(teller.statement for teller in self._tellers(draft.anchor))
        return judged and not draft.actors and not told

    def _is_duty(self, draft: Draft) -> bool:
        """Whether somebody of another country says that it must be done: "a dit Riga"."""
        cited = [teller.entity for teller in draft.told_by if teller.statement and teller.entity]
        if not cited or self._ontology.types[draft.type].reciprocal:
            return False
        speaker = self._cast[cited[-1]]
        side = speaker.country or speaker.supranational
        acting = (self._cast[entity] for entity, _ in draft.actors)
        sides = {one.country or one.supranational for one in acting}
        return side is not None and speaker.sector != "JRN" and side not in sides

    def _is_bare(self, draft: Draft) -> bool:
        """Whether the act counts without a named actor; a verb still needs words about it."""
        return draft.frame.bare and (draft.frame.upos != "VERB" or bool(draft.clause.slots))

    def _mood(self, draft: Draft) -> Mood:
        if self._dispatch.text[draft.sentence].rstrip().endswith(("?", "؟")):
            return DROPPED
        accounted = frozenset(word.i for word in draft.needed)  # "to *no longer* recognize X"
        nominal = draft.frame.upos == "NOUN"
        mood = self._moods.of(draft.clause, nominal=nominal, skip=accounted)
        draft.condition = self._condition(draft.word)
        if draft.frame.modality and mood.value is not None:
            mood = strongest([mood, Mood(value=draft.frame.modality, spans=(draft.anchor,))])
        return mood

    def _condition(self, word: Word) -> Span | None:
        """The words of a condition of an act: "en cas de refus", "si … ne se retire pas"."""
        for w in self._syntax.subtree(word, without=("conj", "parataxis")):
            if w.rel == "advcl" and self._opens_condition(w):
                return self._syntax.phrase(w, without=("parataxis",))
        own = ("conj", "parataxis", "advcl", "acl", "nsubj")
        for w in self._syntax.subtree(word, without=own):
            phrase = self._conditional_phrase(w)
            if phrase:
                last = self._syntax.words[min(w.i + phrase, len(self._syntax.words) - 1)]
                return w.span.to(self._syntax.phrase(last, without=("punct", "conj")))
        return None

    def _opens_condition(self, word: Word) -> bool:
        marks = self._syntax.children(word, "mark")
        return any(mark.lower in self._words.condition_marks for mark in marks)

    def _conditional_phrase(self, word: Word) -> int | None:
        """How many words a condition's opening has, when one starts here."""
        if word.lower not in self._conditions:
            return None
        rest = " ".join(w.lower for w in self._syntax.words[word.i : word.i + 4])
        phrases = self._conditions[word.lower]
        return next((len(p.split()) for p in phrases if rest.startswith(p)), None)

    def _when_and_where(self, draft: Draft) -> None:
        owners = self._owners(draft)
        draft.time = self._circumstances.time(owners) or self._time_of_report(draft.word)
        draft.time = draft.time or self._time_of_speech(draft)
        if draft.time is None:
            at_which = self._grammar.at_which
            draft.time = self._circumstances.time_before(draft.word, at_which)
        roles = [span for _, span in (*draft.actors, *draft.recipients)]
        made = draft.needed if draft.frame.act in self._making else ()
        draft.place = self._circumstances.place((*owners, *made), [*roles, draft.word.span])

    def _owners(self, draft: Draft) -> tuple[Word, ...]:
        """The words whose time and place are the act's, nearest first."""
        lending, apart = self._lending(draft), self._grammar.apart
        if draft.frame.earlier:
            clauses = [self._clauses.of(noun) for noun in lending]
            return tuple(w for c in clauses for w in owners_of(self._syntax, c, alone=True))
        alone = self._is_spoken_of(draft)
        owners = owners_of(self._syntax, draft.clause, lending, apart, alone=alone)
        return (*owners, *self._same_act(draft))

    def _is_spoken_of(self, draft: Draft) -> bool:
        """Whether a noun names a known act of which its verb speaks: "a évoqué *la rencontre*"."""
        nominal = draft.frame.upos == "NOUN"
        return nominal and self._is_known(draft.word) and self._moods.speaks_of(draft.word)

    def _is_known(self, noun: Word) -> bool:
        """Whether a determiner points at what was told: "*the* request", "*cette* demande"."""
        marks = self._syntax.children(noun, "det", "case")
        return any(mark.lower in self._known for mark in marks)

    def _same_act(self, draft: Draft) -> list[Word]:
        """Needed nouns that tell the same kind of act: "took part in the *meeting* of 3 May"."""
        kind = draft.frame.type
        return [noun for noun in draft.needed if kind in self._nouns.get(noun.lemma, ())]

    def _lending(self, draft: Draft) -> list[Word]:
        """Needed nouns that lend their time.

        Not what is put off ("la visite *prévue mardi*"), nor what was another act ("rejected the
        treaty *signed in June*").
        """
        planned = self._words.planned_adjectives
        return [
            noun for noun in draft.needed
            if not any(
                w.lemma in planned or w.i in self._predicates
                for w in self._syntax.children(noun, "acl", "amod")
            )
        ]  # fmt: skip

    def _time_of_report(self, word: Word) -> Expression | None:
        """The time of "comme l'ont rapporté les médias en début de mois, X a …", its first report.

        The derivation says so; a plain reporting tag ("a annoncé mardi X") dates only itself.
        """
        for child in self._syntax.children(word, "advcl"):
            marks = self._syntax.children(child, "mark", "advmod", "case")
            if any(mark.lower in self._words.report_marks for mark in marks):
                time = self._circumstances.time((child,))
                return replace(time, derived_by=f"{time.derived_by}, of_report") if time else None
        return None

    def _time_of_speech(self, draft: Draft) -> Expression | None:
        """When a judgement was passed: "the decision is unacceptable, X *said on Monday*"."""
        inside = {word.i for word in draft.spoken}
        heads = [word for word in draft.spoken if word.head not in inside]
        cues = [self._syntax.words[word.head] for word in heads if word.rel == "nsubj"]
        return self._circumstances.time(tuple(cues))

    def _tell(self, draft: Draft, *, refused: bool) -> None:
        """Who tells it, and that it is but told; whoever refuses for his own side refuses."""
        draft.told_by = self._tellers(draft.anchor)
        if draft.spoken:  # that the judge speaks is the act itself
            last = max(i for i, teller in enumerate(draft.told_by) if teller.statement)
            draft.told_by = (*draft.told_by[:last], *draft.told_by[last + 1 :])
        draft.topics = [(span, self._tellers(span)) for span, _ in draft.topics]
        cited = [teller for teller in draft.told_by if teller.statement]
        speaker = cited[-1] if cited else None
        own = {entity for entity, _ in draft.actors}
        by_another = speaker is not None and speaker.entity not in own | self._made_of(own)
        if by_another and speaker is not None and refused:
            by_another = not self._speaks_for(speaker, own, neutral=False)
        if by_another and STRENGTH.index(draft.modality) < STRENGTH.index("attributed"):
            draft.modality = "attributed"
            evidence = speaker.evidence if speaker else None
            draft.modality_spans = [evidence.span] if evidence else []
        if not cited:
            draft.told_by = self._tellers(draft.anchor, backed=True)

    def _made_of(self, entities: set[str]) -> set[str]:
        """The quantities of somebody, who speak as such: "a group *of chiefs* said they …"."""
        found: set[str] = set()
        for mention in self._mentions.actors:
            if self._syntax.words[mention.head].lemma in self._grammar.quantities:
                inner = (self._mentions.headed_by(i) for i in range(mention.head + 1, mention.last))
                if any(one.id in entities for m in inner for one in self._cast.of(m)):
                    found.update(one.id for one in self._cast.of(mention))
        return found

    def _refuse(self, draft: Draft, mood: Mood) -> bool:
        """Let who will not do something refuse it: "Oslo will not withdraw" is a REJECT.

        A deal that is not made is refused too ("did not agree to"). Only by words of its own, of
        its country or of the outlet: what others say of it stays a negated act; but a failure is
        one by whatever neutral source ("diplomatic sources") it is told.
        """
        kind = self._ontology.types[draft.type]
        if kind.refused is None or not (mood.refused or (kind.denied and mood.not_done)):
            return False
        own = {entity for entity, _ in draft.actors}
        cited = [teller for teller in self._tellers(draft.anchor) if teller.statement]
        neutral = kind.denied and not mood.refused
        if not own or (cited and not self._speaks_for(cited[-1], own, neutral=neutral)):
            return False
        about = [w.lemma for w in draft.contents] or [draft.word.lemma]
        found = (self._content.mode("demand", lemma) for lemma in about)
        draft.mode = next((mode for mode in found if mode), None)
        draft.type, draft.modality, draft.modality_spans = kind.refused, "asserted", []
        if kind.reciprocal:
            self._part(draft)
        return True

    def _speaks_for(self, teller: Teller, actors: set[str], *, neutral: bool) -> bool:
        """Whether a speaker is who acts, or is of its country; ``neutral``: or is of none."""
        if teller.entity is None or teller.entity in actors:
            return teller.entity is not None
        country = self._cast[teller.entity].country
        if country is None:
            return neutral
        return country in {self._cast[actor].country for actor in actors}

    def _part(self, draft: Draft) -> None:
        """Of those who would have met, who refuses and whom: the subject and the others."""
        subjects = [self._syntax.phrase(w) for w in draft.clause.fillers("subject")]
        refusing = [a for a in draft.actors if any(s.covers(a[1]) for s in subjects)]
        if refusing:
            others = [actor for actor in draft.actors if actor not in refusing]
            draft.actors, draft.recipients = refusing, [*draft.recipients, *others]

    def _type(self, draft: Draft, *, refused: bool) -> None:
        """Type by modality (a meeting to come is AGREE), mode by what is asked or threatened."""
        if draft.frame.modes and draft.mode is None:
            found = (self._content.mode(draft.frame.modes, w.lemma) for w in draft.contents)
            draft.mode = next((mode for mode in found if mode), None)
        together = self._ontology.types[draft.type].together.get(draft.frame.act)
        countries = {self._cast[entity].country for entity, _ in draft.actors} - {None}
        if together and len(countries) > 1:
            draft.type, draft.mode = together, None
        kind = self._ontology.types[draft.type]
        if kind.planned and draft.modality in ("planned", "conditional"):
            draft.type = kind.planned
        if draft.mode not in self._ontology.types[draft.type].modes:
            draft.mode = None
        met = self._ontology.types[draft.frame.type].reciprocal and not refused
        if met and draft.recipients:
            draft.actors, draft.recipients = [*draft.actors, *draft.recipients], []

    def _contexts_of(self, draft: Draft) -> tuple[str, ...]:
        """Contexts of the frame, and of the words of its sentence that are not part of a name."""
        sentence = self._syntax.sentence(draft.word)
        words = self._syntax.words_of(sentence)
        lemmas = {word.lemma for word in words if word.i not in self._named}
        found = [name for name, words in self._contexts.items() if lemmas & words]
        return tuple(dict.fromkeys([*draft.frame.contexts, *found]))
