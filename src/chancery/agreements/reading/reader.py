"""Agreements of one dispatch: who made them, what they oblige whom to do, what was reported since.

Forms of obligation read:

1. a promise tied to an agreement: "un accord …, par lequel les deux pays s'engagent à …", "dans
   le cadre de l'accord susmentionné, X s'était engagé à …", "under the deal, X pledged to …"
2. a promise that stands alone: the public promise is a record of kind ``promise``
3. an order under a decree: "sur la base de cet ordre, il est stipulé que X devront …", or of the
   agreement itself: "the agreement requires X to …"
4. an order in the sentence that follows, opened by a connective: "en outre, X ont été
   instruits de …", "in addition, X agreed to …"

5. what an agreement lays down without an event: see ``stipulations``
   and what they go on to lay down, further on in their paragraph or in the next: see ``carried``
6. a promise of all the parties in the sentence behind their agreement: "the two countries pledged"

"X and Y agreed to a ceasefire" makes an agreement and is no promise. Terms are read in ``terms``,
what stands beside the noun that names an agreement in ``recalled``.

Each infinitive of a coordination is an obligation of its own. Status is what the page reports:
*promised* or *ordered*; later events of the same action on the same actors become steps.
"""

from __future__ import annotations

from collections.abc import Iterator

from chancery.agreements.reading.crew import Crew, assemble
from chancery.agreements.reading.named import Named
from chancery.agreements.reading.opened import Opened, seal
from chancery.agreements.reading.recalled import Recalled
from chancery.agreements.reading.registry import Registry
from chancery.agreements.reading.standing import Standing
from chancery.agreements.reading.steps import head_of
from chancery.agreements.reading.stipulated import Stipulated
from chancery.agreements.reading.terms import Days
from chancery.agreements.reading.tying import Tying
from chancery.records.agreement import Agreement, Status
from chancery.records.dispatch import Dispatch
from chancery.records.event import Event
from chancery.records.mention import Cast, Mentions
from chancery.records.syntax import Syntax
from chancery.records.text import Text


def find_agreements(
    dispatch: Dispatch, syntax: Syntax, mentions: Mentions, cast: Cast, events: tuple[Event, ...],
    language: str,
) -> tuple[Agreement, ...]:  # fmt: skip
    """The agreements of a dispatch in text order, with obligations and their reported steps."""
    crew = assemble(dispatch, syntax, mentions, cast, events, language)
    registry = Registry(crew, dispatch.text, syntax, cast, events)
    return tuple(Finder(crew, registry, dispatch.text, syntax, events).find())


class Finder:
    """Collects agreements and obligations of one dispatch."""

    def __init__(
        self, crew: Crew, registry: Registry, text: Text, syntax: Syntax,
        events: tuple[Event, ...],
    ) -> None:  # fmt: skip
        self._crew, self._registry, self._words = crew, registry, crew.words
        self._text, self._syntax, self._events = text, syntax, events
        self._tying = Tying(text, syntax, registry, crew.words)

    def find(self) -> Iterator[Agreement]:
        """Name the agreements, then lay events on them and read what they lay down."""
        self._registry.fill()
        for event in self._events:
            self._make(event)
        for laid, under in self._stipulated():
            owed = self._crew.obliging.of_stipulated(laid, under.parties, self._days(under))
            under.obligations.append(owed)
        for event in self._events:
            self._lay(event)
        for one in self._registry.all:
            names = [self._crew.namer.name(noun) for noun in one.named.nouns]
            agreement = seal(one, self._text, names, self._crew.language)
            if agreement:
                yield agreement

    def _days(self, one: Opened, event: Event | None = None) -> Days:
        signed = one.signed if one.named.kind != "promise" else None
        return Days(
            signed=signed.interval if signed else None,
            made=event.date.interval if event and event.date else None,
            published=self._crew.published,
        )

    # -- what agreements lay down ------------------------------------------------------------------

    def _stipulated(self) -> list[tuple[Stipulated, Opened]]:
        """What is laid down, each with its agreement; what they say is remembered as laid down."""
        registry, obliging = self._registry, self._crew.obliging
        of_noun = {i: o for i, o in registry.of_noun.items() if o.named.kind == "agreement"}
        of_noun |= registry.general
        nouns = {
            i: registry.beside.get(i) or self._crew.recaller.of(self._syntax.words[i])
            for i in sorted(of_noun)
        }
        standing = {i: self._standing(i, of_noun[i], nouns[i]) for i in nouns}
        told = self._crew.stipulations(nouns, standing).find()
        found = [one for one in told if self._is_sound(one, of_noun[one.noun])]
        obliging.reaches += [beside.reach for beside in registry.beside.values()]
        wording = self._crew.readers.wording
        for one in found:
            obliging.laid_down += [wording.span(one.said), wording.span(one.deed.stretch)]
        return [(one, of_noun[one.noun]) for one in found]

    def _standing(self, noun_i: int, one: Opened, recalled: Recalled) -> Standing:
        """How an agreement stands where a noun names it: its making may be told there."""
        noun = self._syntax.words[noun_i]
        told = any(
            event.modality in ("asserted", "attributed") and self._registry.names_in(event, noun)
            for event in one.made
        )
        made = told or recalled.signed is not None or len(recalled.parties) > 1
        which = self._registry.all.index(one)
        return Standing(agreement=which, parties=one.parties, introduced=made)

    def _is_sound(self, one: Stipulated, under: Opened) -> bool:
        """Not what a promise tells anyway; a loose duty only of those who made the agreement."""
        span = self._crew.readers.wording.span(one.deed.stretch)
        promised = any(
            topic.evidence.span.overlaps(span)
            for event in self._events if self._is_bound(event) for topic in event.topics
        )  # fmt: skip
        roles = one.bearers.of(under.parties, self._crew.readers.wording)
        bearers = {role.entity for role in roles}
        own = bool(bearers) and bearers <= {role.entity for role in under.parties}
        told = one.framed and promised and one.until is None
        return not told and (own or not one.loose)

    def _is_laid_down(self, event: Event) -> bool:
        """Whether an event only tells what an agreement lays down."""
        spans = self._crew.obliging.laid_down
        return any(span.overlaps(event.anchor.span) for span in spans)

    # -- what events say of them -------------------------------------------------------------------

    def _make(self, event: Event) -> None:
        for noun_i, one in self._registry.of_noun.items():
            noun = self._syntax.words[noun_i]
            making = self._words.making_acts
            if one.named.kind == "decree":
                making |= self._words.issuing_acts
            named = event.act in making and self._registry.names_in(event, noun)
            if named and event not in one.made_by:
                one.made_by.append(event)
        if self._is_bound(event):
            self._make_what_is_agreed(event)

    def _is_bound(self, event: Event) -> bool:
        acts = self._words.promising_acts | self._words.ordering_acts
        return event.act in acts and bool(event.topics) and event.modality != "negated"

    def _make_what_is_agreed(self, event: Event) -> None:
        """What is promised may be an agreement: "X and Y agreed to *a ceasefire*"."""
        for one in self._agreed(event):
            if event not in one.made_by:
                one.made_by.append(event)

    def _agreed(self, event: Event) -> list[Opened]:
        of_noun = self._registry.of_noun
        heads = [head_of(self._syntax, topic.evidence.span) for topic in event.topics]
        return [of_noun[head.i] for head in heads if head and head.i in of_noun]

    def _lay(self, event: Event) -> None:
        bound = self._is_bound(event) and not self._is_laid_down(event)
        if bound and not self._agreed(event):
            promised = event.act in self._words.promising_acts
            self._oblige(event, "promised" if promised else "ordered")

    def _oblige(self, event: Event, status: Status) -> None:
        tied = self._tying.tied(event)
        if tied is None and status == "promised" and event.actors:
            tied = Opened(named=Named(kind="promise"), made_by=[event])
            self._registry.all.append(tied)
        if tied is None or (status == "ordered" and tied.named.kind == "promise"):
            return
        bearers = event.actors if status == "promised" else event.recipients
        others = event.recipients if status == "promised" else event.actors
        for topic in event.topics:
            if self._crew.obliging.is_condition(event, topic.evidence):
                continue
            owed = self._crew.obliging.of_event(
                event, topic.evidence, bearers, others, status, self._days(tied, event)
            )
            tied.obligations.append(owed)
