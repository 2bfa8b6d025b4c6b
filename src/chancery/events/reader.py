"""The door of the room: events of one dispatch, each once, each with its evidence."""

from __future__ import annotations

from chancery.events.coding import Coder, Tellers
from chancery.events.draft import Draft, Filled
from chancery.events.merge import merge
from chancery.records.dispatch import Dispatch
from chancery.records.event import Event, Role, Topic
from chancery.records.mention import Cast, Mentions
from chancery.records.syntax import Syntax
from chancery.records.text import Evidence, Span, Text
from chancery.records.time import When


def code_events(
    dispatch: Dispatch, syntax: Syntax, mentions: Mentions, cast: Cast, tellers: Tellers,
    language: str,
) -> tuple[Event, ...]:  # fmt: skip
    """The events of a dispatch in the order of their anchors.

    ``tellers`` says who tells a stretch of the text. Which words evoke which event stands in
    ``knowledge/lexicons/<language>/predicates/``; which forms are read, in ``slots``, ``mood``,
    ``circumstances`` and ``merge``.
    """
    drafts = Coder(dispatch, syntax, mentions, cast, tellers, language).drafts()
    return tuple(_seal(draft, dispatch.text) for draft in merge(drafts, cast))


def _seal(draft: Draft, text: Text) -> Event:
    cite = text.cite
    return Event(
        act=draft.frame.act,
        type=draft.type,
        mode=draft.mode,
        contexts=draft.contexts,
        actors=_roles(draft.actors, text),
        recipients=_roles(draft.recipients, text, "concerned" if draft.concerned else ""),
        others=tuple(Role(entity=e, evidence=cite(s), name=n) for n, e, s in draft.others),
        topics=tuple(Topic(evidence=cite(span), told_by=told) for span, told in draft.topics),
        date=_when(draft, text),
        place=draft.place.place if draft.place else None,
        modality=draft.modality,
        modality_evidence=_cited(draft.modality_spans, text),
        condition=cite(draft.condition) if draft.condition else None,
        told_by=draft.told_by,
        anchor=cite(draft.anchor),
        evidence=_cited(draft.evidence, text),
        also=_cited(sorted(set(draft.also)), text),
        rule=draft.frame.rule,
    )


def _roles(filled: list[Filled], text: Text, name: str = "") -> tuple[Role, ...]:
    return tuple(
        Role(entity=entity, evidence=text.cite(span), name=name) for entity, span in filled
    )


def _cited(spans: list[Span], text: Text) -> tuple[Evidence, ...]:
    return tuple(text.cite(span) for span in spans)


def _when(draft: Draft, text: Text) -> When | None:
    time = draft.time
    if time is None or time.interval is None:
        return None
    return When(interval=time.interval, derived_by=time.derived_by, evidence=text.cite(time.span))
