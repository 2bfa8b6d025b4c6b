"""Whether two dispatches tell of the same public promise: who promises what, at the same time.

1. the same bearer, the same kind of promise, published within days of one another
2. the same bearer and, in one language, the same words: "dresser la liste des biens"

Refused: another bearer, another kind of promise, places or figures that differ. A promise that is
made again weeks later is ``unsure``; so are two that differ and were made in one place or stand in
one text, which may be two promises of one agreement.
"""

from __future__ import annotations

from datetime import date

from chancery.agreements.deeds import Deed, deed_of, likeness
from chancery.agreements.prints import is_one_text
from chancery.agreements.sides import party_keys, same_party
from chancery.records.dossier import Accord, Owed
from chancery.records.match import Feature, Match

SAME = 5.0
_DAYS = 10
"""Days within which a promise is still news: the week's round of the press and its weekend."""


def promise_keys(accord: Accord) -> frozenset[str]:
    """Bearer and kind of promise, or bearer and the stem of the verb where the kind is unknown."""
    return frozenset(
        f"promise|{party}|{key}"
        for owed in accord.owed
        for key in _deed(accord, owed).keys
        for bearer in owed.bearers
        for party in party_keys(bearer)
    )


def compare_promises(one: Accord, other: Accord) -> Match:
    """Whether two tellings are of one promise; the two come in a fixed order."""
    features = (_bearers(one, other), _promised(one, other), _published(one, other))
    score = sum(feature.weight for feature in features)
    apart = next((feature.name for feature in features if feature.says == "apart"), None)
    if apart and apart != "published" and not _one_occasion(one, other):
        return Match(answer="not_same", score=score, features=features, rule=apart)
    same = score >= SAME and one.dispatch != other.dispatch
    return Match(answer="same" if same else "unsure", score=score, features=features, rule="score")


def _one_occasion(one: Accord, other: Accord) -> bool:
    """Whether two promises may be two of one agreement: made in one place, or told in one text."""
    return is_one_text(one, other) or (one.place is not None and one.place == other.place)


def _deed(accord: Accord, owed: Owed) -> Deed:
    return deed_of(owed.action, owed.thing, accord.language)


def _bearers(one: Accord, other: Accord) -> Feature:
    mine = [bearer for owed in one.owed for bearer in owed.bearers]
    theirs = [bearer for owed in other.owed for bearer in owed.bearers]
    shown = f"{', '.join(b.name for b in mine) or '?'} / {', '.join(b.name for b in theirs) or '?'}"
    if any(same_party(a, b) for a in mine for b in theirs):
        return Feature(name="bearer", says="same", weight=2.0, shown=shown)
    if any(map(party_keys, mine)) and any(map(party_keys, theirs)):
        return Feature(name="bearer", says="apart", weight=-4.0, shown=shown)
    return Feature(name="bearer", says="silent", weight=0.0, shown=shown)


def _promised(one: Accord, other: Accord) -> Feature:
    """Every promise of the shorter telling must be one of the longer."""
    few, many = sorted((one, other), key=lambda accord: (len(accord.owed), accord.id))
    shown = f"{one.name} / {other.name}"
    deeds = [_deed(many, owed) for owed in many.owed]
    found = [
        max((likeness(_deed(few, owed), deed) for deed in deeds), default=0) for owed in few.owed
    ]
    if not found or 0 in found:
        return Feature(name="promised", says="silent", weight=0.0, shown=shown)
    if min(found) < 0:
        return Feature(name="promised", says="apart", weight=-4.0, shown=shown)
    return Feature(name="promised", says="same", weight=2.0, shown=shown)


def _published(one: Accord, other: Accord) -> Feature:
    shown = f"{one.day or '?'} / {other.day or '?'}"
    if one.day is None or other.day is None:
        return Feature(name="published", says="silent", weight=0.0, shown=shown)
    gap = abs((date.fromisoformat(one.day) - date.fromisoformat(other.day)).days)
    if gap <= _DAYS:
        return Feature(name="published", says="near", weight=1.0, shown=shown)
    return Feature(name="published", says="apart", weight=0.0, shown=shown)
