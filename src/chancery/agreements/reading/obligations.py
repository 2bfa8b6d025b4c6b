"""Obligations out of promises, orders and stipulations: action, object, condition, term, steps."""

from __future__ import annotations

from dataclasses import dataclass

from chancery.agreements.reading.conditions import find_conditions
from chancery.agreements.reading.owing import Owing
from chancery.agreements.reading.steps import Steps, head_of
from chancery.agreements.reading.stipulated import Readers, Stipulated
from chancery.agreements.reading.terms import Days
from chancery.agreements.reading.wording import Stretch
from chancery.knowledge.stipulations import StipulationWords
from chancery.records.agreement import Obligation, Status
from chancery.records.event import Event, Role
from chancery.records.syntax import Word
from chancery.records.text import Evidence, Span
from chancery.records.time import When


@dataclass(slots=True, kw_only=True)
class Obliging:
    """Makes obligations of one dispatch; ``laid_down`` are the words of all that is stipulated."""

    readers: Readers
    steps: Steps
    owing: Owing
    words: StipulationWords
    reaches: list[Stretch]
    laid_down: list[Span]

    def of_event(
        self, event: Event, action: Evidence, bearers: tuple[Role, ...],
        others: tuple[Role, ...], status: Status, days: Days,
    ) -> Obligation:  # fmt: skip
        """What an event tells that somebody promised or was ordered to do."""
        wording = self.readers.wording
        head = head_of(wording.syntax, action.span)
        stretch = self._stretch(action.span)
        leads = self._leads(event, stretch)
        apart = [c for one in (stretch, *leads) for c in self._conditions(one)]
        inside = next((c for c in apart if c.first in stretch), None)
        due = self._due(stretch, leads, days, tuple(apart))
        return Obligation(
            bearers=bearers, counterparties=others, action=action,
            thing=self._thing(head, action.span, days), due=due,
            condition=event.condition or self._cited(inside), status=status,
            steps=self.steps.of(event.anchor.end, head, bearers, self.laid_down),
            evidence=(event.anchor,), rule=event.rule,
        )  # fmt: skip

    def of_stipulated(self, one: Stipulated, parties: tuple[Role, ...], days: Days) -> Obligation:
        """What an agreement lays down itself."""
        wording, deed = self.readers.wording, one.deed
        bearers = one.bearers.of(parties, wording)
        inside = [c for c in one.apart if c.first in deed.stretch]
        ahead = [c for c in one.apart if any(c.first in lead for lead in one.leads)]
        ends = [*one.apart, *self.readers.terms.ends(deed.stretch, days)]
        marks = [*self.readers.terms.marks(deed.stretch), *self.readers.terms.lengths(deed.stretch)]
        action = wording.span(deed.stretch)
        return Obligation(
            bearers=bearers,
            counterparties=self.owing.others(deed.stretch, bearers, parties),
            action=wording.text.cite(action),
            thing=self._cited(self.readers.deeds.thing(deed, ends, marks)),
            due=(one.until and self.readers.terms.until(one.until, days))
            or self._due(deed.stretch, (deed.lead, *one.leads), days, one.apart),
            condition=self._cited(next(iter((*inside, *ahead)), None)),
            status="ordered" if one.order else "promised",
            steps=self.steps.of(action.end, deed.head, bearers, self.laid_down),
            evidence=(wording.text.cite(wording.span(one.said)),),
            rule=one.rule,
        )  # fmt: skip

    def _due(
        self, action: Stretch, leads: tuple[Stretch, ...], days: Days, apart: tuple[Stretch, ...]
    ) -> When | None:
        """When it is due: in its own words first; before them, not when the agreement was made."""
        due, beside = self.readers.terms.due, (*apart, *self.reaches)
        found = due(action, days, apart) if len(action) else None
        told = (due(lead, days, beside) for lead in leads if len(lead))
        return found or next((when for when in told if when), None)

    def _leads(self, event: Event, action: Stretch) -> tuple[Stretch, ...]:
        """The words of an event's sentence before its first topic, and a term right behind."""
        wording = self.readers.wording
        if not len(action):
            return ()
        sentence = wording.sentence(wording.words[action.first])
        topics = [self._stretch(topic.evidence.span) for topic in event.topics]
        first = min((t.first for t in topics if len(t)), default=action.first)
        rest = Stretch(action.last, sentence.last)
        marks = self.readers.terms.marks(rest)
        behind = [mark for mark in marks if mark.first <= action.last + 1]
        start = self._opening(event, sentence.first)
        return (*behind, Stretch(start, max(first, start)))

    def _opening(self, event: Event, start: int) -> int:
        """Where the words of an event begin: in a relative clause not before that.

        "Il rencontre *vendredi* X, qui a promis la livraison": that is not due on Friday.
        """
        syntax = self.readers.wording.syntax
        anchored = syntax.words_in(event.anchor.span)
        for word in anchored:
            for above in (word, *syntax.ancestors(word)):
                if above.rel == "acl" and syntax.is_finite(above):
                    return min(w.i for w in syntax.subtree(above))
        return start

    def _stretch(self, span: Span) -> Stretch:
        words = self.readers.wording.syntax.words_in(span)
        return Stretch(words[0].i, words[-1].i + 1) if words else Stretch(0, 0)

    def _conditions(self, stretch: Stretch) -> list[Stretch]:
        return find_conditions(self.readers.wording, stretch, self.words.conditions)

    def _cited(self, stretch: Stretch | None) -> Evidence | None:
        wording = self.readers.wording
        return wording.text.cite(wording.span(stretch)) if stretch else None

    def is_condition(self, event: Event, action: Evidence) -> bool:
        """Whether what seems promised is the condition: "si X rouvre …, Y s'engage à …"."""
        return event.condition is not None and event.condition.span.covers(action.span)

    def _thing(self, head: Word | None, within: Span, days: Days) -> Evidence | None:
        """What is done, by its relation to the verb or noun; terms and conditions are no part."""
        if head is None:
            return None
        wording = self.readers.wording
        stretch = self._stretch(within)
        marks = [*self.readers.terms.ends(stretch, days), *self._conditions(stretch)]
        for child in wording.syntax.children(head, "obj", "nmod", "obl"):
            if child.upos == "PRON" or child.rel == "obj" or head.upos == "NOUN":
                span = wording.syntax.phrase(child, without=("conj", "case", "punct", "advcl"))
                one = self._stretch(span)
                last = min((m.first for m in marks if m.first in one), default=one.last)
                if within.covers(span) and last > one.first:
                    return self._cited(Stretch(one.first, last))
        return None
