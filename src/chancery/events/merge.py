"""The same event once: title, caption, body and recap of one act become one event.

Two mentions are one event when

1. their types are the same (a meeting planned and a meeting held are two types and two events),
   or the ontology knows one act as another telling of the other and both need the same word ("un
   accord conclu", "l'accord signé"),
2. neither has an entity that contradicts the other: the entities of one are among those of the
   other, or both share one and are of a type in which everybody is actor, or a headline has the
   states for which those of the other act ("Oslo et Riga signent"); where neither has any,
   they do not speak of different people ("une fillette a été tuée", "un pompier a été tué"),
3. their dates may be the same day, and
4. one of them points back ("cette rencontre"), stands in title or caption, or both evoke the same
   act.

A toll is no second act: "shelled a camp, *killing* forty", "the strike *killed* forty".

The first mention in the body is the anchor; the others are kept as ``also`` and give what the
anchor leaves open: roles, topics, date, place.
"""

from __future__ import annotations

from chancery.events.draft import Draft
from chancery.knowledge.ontology import load_ontology
from chancery.records.mention import Cast

_BODY = frozenset({"paragraph", "lead"})


def merge(drafts: list[Draft], cast: Cast) -> list[Draft]:
    """The events of a dispatch, in the order of their anchors."""
    body = [d for d in drafts if d.block_kind in _BODY]
    frame = [d for d in drafts if d.block_kind not in _BODY]
    kept: list[Draft] = []
    for draft in [*body, *frame]:
        first = _told_before(draft, kept, cast)
        if first is not None:
            if _states_agree(first, draft, cast):
                draft.actors, draft.recipients = [], []
            _join(first, draft)
        elif draft.entities or draft.frame.bare:
            kept.append(draft)
    alone = [d for d in kept if d.entities or d.frame.bare]
    return sorted(alone, key=lambda d: d.anchor.start)


def _told_before(draft: Draft, kept: list[Draft], cast: Cast) -> Draft | None:
    """The event that a mention is another telling of; the nearest before it, else the first.

    One of the same act is preferred to one that only has the same type.
    """
    for i in draft.result_of:
        told = (k for k in kept if k.word.i == i and k.type == draft.type)
        cause = next((k for k in told if _same_polarity(k, draft)), None)
        if cause is not None:
            return cause
    same = [k for k in kept if _is_same(k, draft, cast)]
    same = [k for k in same if _same_act(k, draft)] or same
    before = [k for k in same if k.anchor.start < draft.anchor.start]
    return before[-1] if before else (same[0] if same else None)


def _is_same(one: Draft, other: Draft, cast: Cast) -> bool:
    if not _same_polarity(one, other):
        return False
    framed = other.block_kind not in _BODY
    agree = _entities_agree(one, other, loose=framed) or (
        framed and _states_agree(one, other, cast)
    )
    if one.type != other.type:
        return _retold(one, other) and agree and _times_agree(one, other)
    if other.points_back and not other.entities:
        return one.frame.act == other.frame.act
    return (one.frame.act == other.frame.act or framed) and agree and _times_agree(one, other)


def _same_act(one: Draft, other: Draft) -> bool:
    return one.frame.act == other.frame.act or _retold(one, other)


def _states_agree(one: Draft, other: Draft, cast: Cast) -> bool:
    """Whether states in a headline stand for those who act for them: "Oslo et Riga signent"."""
    framed = [cast[entity] for entity in other.entities]
    acting = {cast[entity].country for entity in one.entities}
    stated = {entity.country for entity in framed}
    if not framed or not acting or any(entity.schema != "Country" for entity in framed):
        return False
    return None not in acting and acting == stated


def _retold(one: Draft, other: Draft) -> bool:
    """Whether one act is another telling of the other, of the same thing."""
    known = load_ontology().same_act
    acts = (one.frame.act, other.frame.act)
    related = known.get(acts[0]) == acts[1] or known.get(acts[1]) == acts[0]
    mine, theirs = ({w.lemma for w in d.needed} for d in (one, other))
    return related and bool(mine & theirs)


def _same_polarity(one: Draft, other: Draft) -> bool:
    return (one.modality == "negated") == (other.modality == "negated")


def _entities_agree(one: Draft, other: Draft, *, loose: bool = False) -> bool:
    mine, theirs = one.entities, other.entities
    if not mine or not theirs:
        apart = one.unnamed and other.unnamed and not one.unnamed & other.unnamed
        return not mine and not theirs and not apart
    if mine <= theirs or theirs <= mine:
        return loose or load_ontology().types[one.type].mutual or _sides_agree(one, other)
    return loose and bool(mine & theirs)


def _sides_agree(one: Draft, other: Draft) -> bool:
    """One-sided acts agree when, on each side, one names nobody that the other lacks."""
    sides = ((one.actors, other.actors), (one.recipients, other.recipients))
    for mine, theirs in sides:
        a, b = {e for e, _ in mine}, {e for e, _ in theirs}
        if a and b and not (a <= b or b <= a):
            return False
    return True


def _times_agree(one: Draft, other: Draft) -> bool:
    mine, theirs = one.time, other.time
    if mine is None or theirs is None or mine.interval is None or theirs.interval is None:
        return True
    return mine.interval.overlaps(theirs.interval)


def _join(first: Draft, other: Draft) -> None:
    """Lay another telling beside the first; what is already known is kept."""
    if load_ontology().same_act.get(first.frame.act) == other.frame.act:
        first.anchor, other.anchor = other.anchor, first.anchor
        first.frame, first.type = other.frame, other.type
    first.also.append(other.anchor)
    named = other.word.rel in ("acl", "amod") and other.word.feats.get("VerbForm") == "Part"
    plain = other.block_kind in _BODY and not named  # a headline, "those arrested" leave it out
    if plain and (first.modality, other.modality) == ("attributed", "asserted"):
        first.modality, first.modality_spans, first.told_by = "asserted", [], other.told_by
    if other.sentence not in first.evidence:
        first.evidence.append(other.sentence)
    known = first.entities
    first.actors += [f for f in other.actors if f[0] not in known]
    if other.recipients and not first.recipients:
        first.concerned = other.concerned
    first.recipients += [f for f in other.recipients if f[0] not in known]
    if other.topics:
        told = {span for span, _ in first.topics}
        first.topics += [topic for topic in other.topics if topic[0] not in told]
    first.mode = first.mode or other.mode
    if first.time is None or first.time.interval is None:
        first.time = other.time or first.time
    first.place = first.place or other.place
    first.condition = first.condition or other.condition
    first.contexts = tuple(dict.fromkeys([*first.contexts, *other.contexts]))
