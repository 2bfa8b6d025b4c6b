"""Agreements of one dispatch: who made them, what they oblige whom to do, what was reported since.

Forms of obligation read:

1. a promise tied to an agreement: "un accord …, par lequel les deux pays s'engagent à …", "dans
   le cadre de l'accord susmentionné, X s'était engagé à …", "under the deal, X pledged to …"
2. a promise that stands alone: the public promise is a record of kind ``promise``
3. an order under a decree: "sur la base de cet ordre, il est stipulé que X devront …", or of the
   agreement itself: "the agreement requires X to …"
4. an order in the sentence that follows, opened by a connective: "en outre, X ont été
   instruits de …", "in addition, X agreed to …"

"X and Y agreed to a ceasefire" makes an agreement and is no promise.

Each infinitive of a coordination is an obligation of its own. Status is what the page reports:
*promised* or *ordered*; later events of the same action on the same actors become steps.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from chancery.agreements.named import Named, Namer
from chancery.knowledge.agreements import AgreementWords, load_agreement_words
from chancery.records.agreement import Agreement, Obligation, Status, Step
from chancery.records.dispatch import Dispatch
from chancery.records.event import Event, Role
from chancery.records.mention import Cast, Mentions
from chancery.records.syntax import Sentence, Syntax, Word
from chancery.records.text import Evidence, Span, Text


def find_agreements(
    dispatch: Dispatch, syntax: Syntax, mentions: Mentions, cast: Cast, events: tuple[Event, ...],
    language: str,
) -> tuple[Agreement, ...]:  # fmt: skip
    """The agreements of a dispatch in text order, with obligations and their reported steps."""
    words = load_agreement_words(language)
    return tuple(Finder(dispatch.text, syntax, mentions, cast, events, words).find())


@dataclass(slots=True, kw_only=True)
class _Open:
    """An agreement while its parts are being collected."""

    named: Named
    made_by: list[Event] = field(default_factory=list)
    obligations: list[Obligation] = field(default_factory=list)


class Finder:
    """Collects agreements and obligations of one dispatch."""

    def __init__(
        self, text: Text, syntax: Syntax, mentions: Mentions, cast: Cast,
        events: tuple[Event, ...], words: AgreementWords,
    ) -> None:  # fmt: skip
        self._text, self._syntax, self._mentions, self._cast = text, syntax, mentions, cast
        self._events, self._words = events, words
        self._namer = Namer(syntax, words)
        self._open: list[_Open] = []
        self._of_noun: dict[int, _Open] = {}

    def find(self) -> Iterator[Agreement]:
        """Name the agreements, then lay events on them."""
        for noun, kind in self._namer.nouns():
            self._register(noun, kind)
        for event in self._events:
            self._lay(event)
        for one in self._open:
            agreement = self._sealed(one)
            if agreement:
                yield agreement

    # -- which agreement ---------------------------------------------------------------------------

    def _register(self, noun: Word, kind: str) -> None:
        countries = self._countries_beside(noun)
        found = self._known(noun, kind, countries)
        if found is None and self._namer.points_back(noun) and noun.lemma in self._words.generic:
            return
        if found is None:
            found = _Open(named=Named(kind=kind, countries=countries))  # type: ignore[arg-type]
            self._open.append(found)
        found.named.nouns.append(noun)
        found.named.countries |= countries
        self._of_noun[noun.i] = found

    def _known(self, noun: Word, kind: str, countries: frozenset[str]) -> _Open | None:
        alike = [o for o in self._open if o.named.kind == kind]
        if self._namer.points_back(noun):
            return alike[-1] if alike else None
        same = [o for o in alike if noun.lemma in o.named.lemmas and self._same_name(o, noun)]
        agreeing = [o for o in same if _agree(o.named.countries, countries)]
        return agreeing[-1] if agreeing else None

    def _same_name(self, one: _Open, noun: Word) -> bool:
        mine = self._text[self._namer.name(noun)].casefold()
        names = {self._text[self._namer.name(n)].casefold() for n in one.named.nouns}
        return any(_begins_or_ends(name, mine) or _begins_or_ends(mine, name) for name in names)

    def _countries_beside(self, noun: Word) -> frozenset[str]:
        """Countries of the parties named with the noun, or of the event that makes it."""
        found = {
            self._cast[role.entity].country
            for event in self._events_of(noun)
            for role in (*event.actors, *event.recipients)
        }
        return frozenset(country for country in found if country)

    def _events_of(self, noun: Word) -> list[Event]:
        """Events by which this very noun is made: it stands in their anchor."""
        making = self._words.making_acts | self._words.issuing_acts
        return [
            event for event in self._events
            if event.act in making and self._names_in(event, noun)
        ]  # fmt: skip

    def _names_in(self, event: Event, noun: Word) -> bool:
        anchors = (event.anchor, *event.also, *(topic.evidence for topic in event.topics[:1]))
        return any(anchor.span.covers(noun.span) for anchor in anchors)

    # -- what events say of them -------------------------------------------------------------------

    def _lay(self, event: Event) -> None:
        for noun_i, one in self._of_noun.items():
            noun = self._syntax.words[noun_i]
            making = self._words.making_acts
            if one.named.kind == "decree":
                making |= self._words.issuing_acts
            if event.act in making and self._names_in(event, noun) and event not in one.made_by:
                one.made_by.append(event)
        promised = event.act in self._words.promising_acts
        ordered = event.act in self._words.ordering_acts
        bound = (promised or ordered) and event.topics and event.modality != "negated"
        if bound and not self._is_made_by(event):
            self._oblige(event, "promised" if promised else "ordered")

    def _is_made_by(self, event: Event) -> bool:
        """Whether what is promised is an agreement: "X and Y agreed to *a ceasefire*"."""
        heads = [self._head_of(topic.evidence.span) for topic in event.topics]
        made = [self._of_noun[head.i] for head in heads if head and head.i in self._of_noun]
        for one in made:
            one.made_by.append(event)
        return bool(made)

    def _oblige(self, event: Event, status: Status) -> None:
        tied = self._tied(event)
        if tied is None and status == "promised" and event.actors:
            tied = self._promise(event)
        if tied is None or (status == "ordered" and tied.named.kind == "promise"):
            return
        bearers = event.actors if status == "promised" else event.recipients
        others = event.recipients if status == "promised" else event.actors
        for topic in event.topics:
            tied.obligations.append(
                self._obligation(event, topic.evidence, bearers, others, status)
            )

    def _tied(self, event: Event) -> _Open | None:
        """The agreement that the event's sentence names, else, after a connective, the last one."""
        word = self._word_at(event.anchor.span)
        if word is None:
            return None
        sentence = self._syntax.sentence(word)
        named = [w for w in self._syntax.words_of(sentence) if w.i in self._of_noun]
        tying = [w for w in named if self._is_tied(w, sentence, word)]
        if tying:
            return self._of_noun[tying[0].i]
        return self._carried_on(sentence)

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

    def _carried_on(self, sentence: Sentence) -> _Open | None:
        """A sentence opened by a connective carries on with the agreement of the one before it."""
        opening = self._text[sentence.span].casefold().replace("’", "'")
        if not opening.startswith(self._words.connectives) or sentence.i == 0:
            return None
        before = self._syntax.sentences[sentence.i - 1]
        if before.block != sentence.block:
            return None
        named = [w for w in self._syntax.words_of(before) if w.i in self._of_noun]
        return self._of_noun[named[-1].i] if named else None

    def _promise(self, event: Event) -> _Open:
        promise = _Open(named=Named(kind="promise"), made_by=[event])
        self._open.append(promise)
        return promise

    def _word_at(self, span: Span) -> Word | None:
        words = self._syntax.words_in(span)
        verbs = [w for w in words if w.upos in ("VERB", "NOUN", "ADJ")]
        return verbs[-1] if verbs else (words[0] if words else None)

    # -- obligations -------------------------------------------------------------------------------

    def _obligation(
        self, event: Event, action: Evidence, bearers: tuple[Role, ...],
        others: tuple[Role, ...], status: Status,
    ) -> Obligation:  # fmt: skip
        head = self._head_of(action.span)
        return Obligation(
            bearers=bearers,
            counterparties=others,
            action=action,
            thing=self._thing(head, action.span),
            due=None,
            condition=event.condition,
            status=status,
            steps=self._steps(event, head, bearers),
            evidence=(event.anchor,),
            rule=event.rule,
        )

    def _head_of(self, span: Span) -> Word | None:
        """The word of a stretch that nothing in the stretch governs."""
        words = self._syntax.words_in(span)
        inside = {word.i for word in words}
        tops = [w for w in words if w.head == w.i or w.head not in inside]
        return next((w for w in tops if w.upos in ("VERB", "NOUN")), tops[0] if tops else None)

    def _thing(self, head: Word | None, within: Span) -> Evidence | None:
        if head is None:
            return None
        for child in self._syntax.children(head, "obj", "nmod", "obl"):
            if child.upos == "PRON" or child.rel == "obj" or head.upos == "NOUN":
                span = self._syntax.phrase(child, without=("conj", "case", "punct", "advcl"))
                if within.covers(span):
                    return self._text.cite(span)
        return None

    def _steps(
        self, promise: Event, head: Word | None, bearers: tuple[Role, ...]
    ) -> tuple[Step, ...]:
        if head is None:
            return ()
        action = self._words.nominal.get(head.lemma, head.lemma)
        found = []
        for event in self._events:
            if event.anchor.start > promise.anchor.end and self._is_step(event, action, bearers):
                status = self._words.steps.get(event.act) or self._words.steps.get(event.type)
                if status:
                    found.append(Step(event=event.id, status=status, evidence=event.anchor))  # type: ignore[arg-type]
        return tuple(found)

    def _is_step(self, event: Event, action: str, bearers: tuple[Role, ...]) -> bool:
        """The same action, asked, ordered or done, by or of actors of the same country."""
        if event.modality == "negated":
            return False
        spans = [*(topic.evidence.span for topic in event.topics), event.anchor.span]
        lemmas = {self._action(span) for span in spans}
        return action in lemmas and bool(self._countries(bearers) & self._countries(
            (*event.actors, *event.recipients)
        ))  # fmt: skip

    def _action(self, span: Span) -> str | None:
        head = self._head_of(span)
        return self._words.nominal.get(head.lemma, head.lemma) if head else None

    def _countries(self, roles: tuple[Role, ...]) -> set[str]:
        found = {self._cast[role.entity].country for role in roles}
        return {country for country in found if country}

    # -- sealing -----------------------------------------------------------------------------------

    def _sealed(self, one: _Open) -> Agreement | None:
        made = [e for e in one.made_by if e.modality != "negated"]
        if not made and not one.obligations:
            return None
        dated = next((e for e in made if e.date), None)
        placed = next((e for e in made if e.place), None)
        parties = _once([role for e in made for role in (*e.actors, *e.recipients)])
        if one.named.kind == "decree":
            parties = _once([role for e in made for role in e.actors])
        return Agreement(
            name=self._name(one),
            kind=one.named.kind,
            parties=parties,
            signed=dated.date if dated else None,
            place=placed.place if placed else None,
            obligations=tuple(_distinct(one.obligations)),
            mentions=self._mentions_of(one),
            rule=made[0].rule if made else one.obligations[0].rule,
        )

    def _name(self, one: _Open) -> str:
        if not one.named.nouns:
            return one.obligations[0].action.exact
        names = [self._text[self._namer.name(noun)] for noun in one.named.nouns]
        return max(names, key=len)

    def _mentions_of(self, one: _Open) -> tuple[Evidence, ...]:
        if not one.named.nouns:
            return tuple(event.anchor for event in one.made_by)
        return tuple(self._text.cite(self._namer.name(noun)) for noun in one.named.nouns)


def _begins_or_ends(name: str, part: str) -> bool:
    """Whether a name is a shorter form of another: "deal" of "nuclear deal"."""
    return name.startswith(part) or name.endswith(part)


def _agree(one: frozenset[str], other: frozenset[str]) -> bool:
    return not one or not other or one == other


def _once(roles: list[Role]) -> tuple[Role, ...]:
    return tuple({role.entity: role for role in reversed(roles)}.values())[::-1]


def _distinct(obligations: list[Obligation]) -> list[Obligation]:
    return list({(o.action.start, o.action.end): o for o in obligations}.values())
