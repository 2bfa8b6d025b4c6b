"""Whether two dispatches tell of the same agreement.

What speaks, and how loudly, stands in ``accord_features``: name or place, parties, day, what it is
called and about, days of publication.

What refuses, and what leaves a pair to a reviewer whatever its score, stands in ``accord_doubts``.
A public promise is compared by who promises what (``promises``).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from chancery.agreements.accord_doubts import doubt_of, refusal
from chancery.agreements.accord_features import FEATURES
from chancery.agreements.cards import Card, card_of
from chancery.agreements.prints import same_print
from chancery.agreements.promises import compare_promises, promise_keys
from chancery.agreements.sides import party_keys
from chancery.agreements.spans import months_of
from chancery.agreements.under import compare_under, under_keys
from chancery.records.dossier import Accord
from chancery.records.match import Feature, Match

SAME = 4.5
"""A proper name told within a month, or both parties and any second sign. Weights were set by hand
on the invented cases of ``tests/rooms/agreements/test_accords.py``; none was learnt."""

NOT_SAME = -1.0

_WEEK = 7
_PAIRS = 4
"""Parties whose pairs are keys: those named first made the agreement, others stood by."""


def accord_keys(accord: Accord) -> frozenset[str]:
    """What two tellings must share to be compared: a name, a place, two parties, one's month."""
    if accord.kind == "promise":
        return promise_keys(accord) | under_keys(accord)
    card = card_of(accord)
    own = frozenset(f"{card.kind}|{key}" for key in _keys(card))
    return own | under_keys(accord) if accord.kind == "agreement" else own


def _keys(card: Card) -> Iterator[str]:
    yield from (f"@{word}" for word in card.named | card.placed)
    known = [party_keys(party) for party in card.known[:_PAIRS]]
    for one, other in combinations(known, 2):
        yield from ("+".join(sorted((a, b))) for a in one for b in other)
    if len(known) == 1:
        yield from ("+".join(sorted((a, b))) for a in known[0] for b in card.beside)
    others = {name for name in card.beside if name.startswith("actor-")}
    for month in months_of(card.signed, margin=_WEEK):
        yield from (f"{key}|{month}" for key in others.union(*known))
    if card.wire:
        yield f"text|{card.wire}"


def compare_accords(a: Accord, b: Accord) -> Match:
    """Whether two tellings are of one agreement; symmetric, a function of the two alone."""
    one, other = (a, b) if (a.id, a.name) <= (b.id, b.name) else (b, a)
    printed = same_print(one, other)
    if printed:
        return printed
    if {one.kind, other.kind} == {"agreement", "promise"}:
        return compare_under(*sorted((one, other), key=lambda accord: accord.kind, reverse=True))
    if one.kind != other.kind:
        kind = Feature(name="kind", says="apart", weight=-9.0, shown=f"{one.kind} ≠ {other.kind}")
        return Match(answer="not_same", score=-9.0, features=(kind,), rule="kind")
    if one.kind == "promise":
        return compare_promises(one, other)
    cards = card_of(one), card_of(other)
    return _decided(*cards, tuple(feature(*cards) for feature in FEATURES))


def _decided(one: Card, other: Card, features: tuple[Feature, ...]) -> Match:
    score = round(sum(feature.weight for feature in features), 2)
    says = {feature.name: feature.says for feature in features}
    refused = refusal(one, other, says)
    if refused:
        return Match(answer="not_same", score=score, features=features, rule=refused)
    doubt = doubt_of(one, other, says)
    if score >= SAME:
        answer = "unsure" if doubt else "same"
        return Match(answer=answer, score=score, features=features, rule=doubt or "score")  # type: ignore[arg-type]
    if score <= NOT_SAME:
        return Match(answer="not_same", score=score, features=features, rule="score")
    return Match(answer="unsure", score=score, features=features, rule=doubt or "score")
