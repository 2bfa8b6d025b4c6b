"""What was reported of an obligation since: events of the same action, by or of the same actors.

Refused: events that are negated, that stand before the promise, or that an agreement lays down.
"""

from __future__ import annotations

from chancery.knowledge.agreements import AgreementWords
from chancery.records.agreement import Step
from chancery.records.event import Event, Role
from chancery.records.mention import Cast
from chancery.records.syntax import Syntax, Word
from chancery.records.text import Span


class Steps:
    """Finds the steps of obligations among the events of one dispatch."""

    def __init__(
        self, syntax: Syntax, cast: Cast, events: tuple[Event, ...], words: AgreementWords
    ) -> None:
        self._syntax, self._cast, self._events, self._words = syntax, cast, events, words

    def of(
        self, end: int, head: Word | None, bearers: tuple[Role, ...], laid_down: list[Span]
    ) -> tuple[Step, ...]:
        """The steps told behind position ``end``; what is ``laid_down`` is none."""
        if head is None:
            return ()
        action = self._words.nominal.get(head.lemma, head.lemma)
        found = []
        for event in self._events:
            told = not any(span.overlaps(event.anchor.span) for span in laid_down)
            if told and event.anchor.start > end and self._is_step(event, action, bearers):
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
        head = head_of(self._syntax, span)
        return self._words.nominal.get(head.lemma, head.lemma) if head else None

    def _countries(self, roles: tuple[Role, ...]) -> set[str]:
        found = {self._cast[role.entity].country for role in roles}
        return {country for country in found if country}


def head_of(syntax: Syntax, span: Span) -> Word | None:
    """The word of a stretch that nothing in the stretch governs."""
    words = syntax.words_in(span)
    inside = {word.i for word in words}
    tops = [w for w in words if w.head == w.i or w.head not in inside]
    return next((w for w in tops if w.upos in ("VERB", "NOUN")), tops[0] if tops else None)
