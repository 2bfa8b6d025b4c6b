"""To whom somebody answers: whose the act was that a known noun names.

Forms read:

1. "La Bolivie a demandé au Chili de … Le Chili a rejeté *cette demande*": the noun may tell acts of
   the earlier one's type, and whoever was its recipient now acts: its actors are concerned
2. "Peru offered mediation to Chile, which declined *the offer*": in one sentence too

Refused: an act that names its recipient, a noun without article or demonstrative, an earlier act on
others, or by those who now act themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from chancery.events.draft import Draft, Filled
from chancery.knowledge.ontology import load_ontology
from chancery.records.mention import Cast
from chancery.records.syntax import Word


def concern_the_asker(
    drafts: list[Draft], cast: Cast, nouns: Mapping[str, frozenset[str]],
    is_known: Callable[[Word], bool],
) -> None:  # fmt: skip
    """Give the acts that answer an earlier one its actors as those concerned.

    ``drafts`` stand in text order; ``nouns`` tells the types of event that a noun may name.
    """
    for at, draft in enumerate(drafts):
        if draft.recipients or not draft.actors or not _has_recipient(draft):
            continue
        named = [w for w in (*draft.needed, *draft.contents) if w.upos == "NOUN" and is_known(w)]
        types = frozenset(kind for noun in named for kind in nouns.get(noun.lemma, ()))
        asked = next(
            (d for d in reversed(drafts[:at]) if _is_answered(d, draft, types, cast)), None
        )
        if asked is not None:
            draft.recipients, draft.concerned = list(asked.actors), True
            if asked.sentence not in draft.evidence:
                draft.evidence.append(asked.sentence)


def _has_recipient(draft: Draft) -> bool:
    kind = load_ontology().types[draft.type]
    return not kind.reciprocal and any(role == "recipient" for _, role in draft.frame.slots)


def _is_answered(asked: Draft, answer: Draft, types: frozenset[str], cast: Cast) -> bool:
    """Whether those who now act are those on whom an act was, and none of those whose it was."""
    told = asked.frame.type in types and asked.modality != "negated"
    own, theirs = _sides(answer.actors, cast), _sides(asked.actors, cast)
    return told and bool(theirs) and not own & theirs and bool(own & _sides(asked.recipients, cast))


def _sides(filled: Sequence[Filled], cast: Cast) -> set[str]:
    """The countries of entities; an entity without one stands for itself."""
    return {cast[entity].country or entity for entity, _ in filled}
