"""Whether two dispatches tell of the same agreement.

What speaks, and how loudly, stands in ``accord_features``: name or place, parties, day, what it is
called and about, days of publication.

Refused: kinds that differ, dates far apart, another place on another day, other parties. An
agreement told without party, date, place or name of its own is never more than ``unsure``, and
neither are two that share no party and no name, or that one dispatch tells apart. A public promise
is compared by who promises what.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from chancery.agreements.accord_features import FEATURES
from chancery.agreements.cards import Card, card_of
from chancery.agreements.promises import compare_promises, promise_keys
from chancery.agreements.sides import any_same, party_keys
from chancery.agreements.spans import days_apart, months_of
from chancery.records.dossier import Accord
from chancery.records.match import Feature, Match

SAME = 4.5
"""A proper name told within a month, or both parties and any second sign. Weights were set by hand
on the invented cases of ``tests/rooms/agreements/test_accords.py``; none was learnt."""

NOT_SAME = -1.0

_FAR = 30
"""Days between two dates of signature that no delay between initials and signature explains."""

_WEEK = 7
_PAIRS = 4
"""Parties whose pairs are keys: those named first made the agreement, others stood by."""


def accord_keys(accord: Accord) -> frozenset[str]:
    """What two tellings must share to be compared: a name, a place, two parties, one's month."""
    if accord.kind == "promise":
        return promise_keys(accord)
    card = card_of(accord)
    return frozenset(f"{card.kind}|{key}" for key in _keys(card))


def _keys(card: Card) -> Iterator[str]:
    yield from (f"@{word}" for word in card.named | card.placed)
    known = [party_keys(party) for party in card.known[:_PAIRS]]
    for one, other in combinations(known, 2):
        yield from ("+".join(sorted((a, b))) for a in one for b in other)
    for month in months_of(card.signed, margin=_WEEK):
        yield from (f"{key}|{month}" for keys in known for key in keys)


def compare_accords(a: Accord, b: Accord) -> Match:
    """Whether two tellings are of one agreement; symmetric, a function of the two alone."""
    one, other = (a, b) if (a.id, a.name) <= (b.id, b.name) else (b, a)
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
    refused = _refused(one, other, says)
    if refused:
        return Match(answer="not_same", score=score, features=features, rule=refused)
    doubt = _doubt(one, other, says)
    if score >= SAME:
        answer = "unsure" if doubt else "same"
        return Match(answer=answer, score=score, features=features, rule=doubt or "score")  # type: ignore[arg-type]
    if score <= NOT_SAME:
        return Match(answer="not_same", score=score, features=features, rule="score")
    return Match(answer="unsure", score=score, features=features, rule=doubt or "score")


def _refused(one: Card, other: Card, says: Mapping[str, str]) -> str | None:
    gap = days_apart(one.signed, other.signed)
    if gap is not None and gap > _FAR:
        return "signed far apart"
    if says["signed"] == "apart" and says["name or place"] == "apart":
        return "another place on another day"
    if says["parties"] == "apart" and says["name or place"] != "same":
        return "other parties"
    return None


def _doubt(one: Card, other: Card, says: Mapping[str, str]) -> str | None:
    if one.bare or other.bare:
        return "told without party, date or name"
    if one.dispatch == other.dispatch:
        return "told apart in one dispatch"
    if says["name or place"] != "same" and not any_same(one.known, other.known):
        return "no party, name or place in common"
    apart = [name for name in ("signed", "parties", "number", "subject") if says[name] == "apart"]
    return f"{apart[0]} apart" if apart else None
