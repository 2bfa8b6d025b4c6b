"""What two tellings of an agreement are compared by, and how loudly each speaks.

1. the name or the place: "l'accord de Doha", "the agreement signed in Doha"
2. the parties: two shared ones, or one where no more are known
3. the day: "signé le 11 mars", "concluded last week"
4. what it is called and what it is about: a ceasefire is no trade deal
5. what is owed under it: two tellings may pick two promises, so that only the same one speaks
6. the days of publication: an agreement without a date is the one of these weeks
7. who else the dispatches name, where one of them does not tell both parties
"""

from __future__ import annotations

from collections.abc import Callable

from chancery.agreements.beside import BOTH, likely, two_groups, who_beside
from chancery.agreements.cards import Card
from chancery.agreements.sides import same_party
from chancery.agreements.spans import days_apart
from chancery.records.match import Feature

_MONTH, _SEASON = 31, 120
"""Days between two publications within which an undated agreement is surely, perhaps, the one."""


def _where(one: Card, other: Card) -> Feature:
    name = "name or place"
    shown = f"{_words(one)} / {_words(other)}"
    if one.named & (other.named | other.placed) or other.named & one.placed:
        return Feature(name=name, says="same", weight=3.5, shown=shown)
    if one.placed & other.placed:
        return Feature(name=name, says="same", weight=2.5, shown=shown)
    if one.country in other.placed or other.country in one.placed:
        return Feature(name=name, says="near", weight=0.5, shown=shown)
    if one.placed and other.placed:
        return Feature(name=name, says="apart", weight=-2.0, shown=shown)
    if (one.named or one.placed) and (other.named or other.placed):
        return Feature(name=name, says="apart", weight=-1.5, shown=shown)
    return Feature(name=name, says="silent", weight=0.0, shown=shown)


def _words(card: Card) -> str:
    return card.place or ", ".join(sorted(card.named)) or "?"


def _parties(one: Card, other: Card) -> Feature:
    mine, theirs = one.known, other.known
    shared = [a for a in mine if any(same_party(a, b) for b in theirs)]
    alike = likely(one, other)
    shown = f"{_names(one)} / {_names(other)}"
    fewest = min(len(mine), len(theirs))
    if alike and len(shared) + alike > 1:
        return Feature(name="parties", says="same", weight=3.0, shown=shown)
    if alike and not shared and fewest < BOTH:
        return Feature(name="parties", says="near", weight=1.0, shown=shown)
    if not fewest:
        return Feature(name="parties", says="silent", weight=0.0, shown=shown)
    if not shared:
        says, weight = ("apart", -4.0) if fewest > 1 else ("near", -1.5)
    elif len(shared) > 1:
        says, weight = "same", 4.0
    elif fewest == 1:
        says, weight = "near", 1.5
    else:
        says, weight = ("near", 0.0) if two_groups(mine, theirs) else ("apart", -1.0)
    return Feature(name="parties", says=says, weight=weight, shown=shown)  # type: ignore[arg-type]


def _names(card: Card) -> str:
    return ", ".join(party.name for party in card.parties) or "?"


def _signed(one: Card, other: Card) -> Feature:
    gap = days_apart(one.signed, other.signed)
    shown = " / ".join(card.signed.edtf if card.signed else "?" for card in (one, other))
    if gap is None or one.signed is None or other.signed is None:
        return Feature(name="signed", says="silent", weight=0.0, shown=shown)
    if gap:
        says, weight = ("near", 0.0) if gap == 1 else ("apart", -3.0)
        return Feature(name="signed", says=says, weight=weight, shown=shown)  # type: ignore[arg-type]
    coarse = {one.signed.precision, other.signed.precision}
    if coarse <= {"day"}:
        return Feature(name="signed", says="same", weight=3.0, shown=shown)
    if coarse <= {"day", "week", "interval"}:
        return Feature(name="signed", says="same", weight=2.0, shown=shown)
    if coarse & {"year", "decade", "season"}:
        return Feature(name="signed", says="silent", weight=0.0, shown=shown)
    return Feature(name="signed", says="near", weight=1.0, shown=shown)


def _sets(
    name: str, one: frozenset[str], other: frozenset[str], weights: tuple[float, float]
) -> Feature:
    shown = f"{', '.join(sorted(one)) or '?'} / {', '.join(sorted(other)) or '?'}"
    if not one or not other:
        return Feature(name=name, says="silent", weight=0.0, shown=shown)
    if one & other:
        return Feature(name=name, says="same", weight=weights[0], shown=shown)
    return Feature(name=name, says="apart", weight=weights[1], shown=shown)


def _published(one: Card, other: Card) -> Feature:
    shown = f"{one.day or '?'} / {other.day or '?'}"
    if one.day is None or other.day is None:
        return Feature(name="published", says="silent", weight=0.0, shown=shown)
    gap = abs((one.day - other.day).days)
    if gap <= _MONTH:
        return Feature(name="published", says="near", weight=1.0, shown=shown)
    dated = one.signed and other.signed
    weight = 0.0 if dated or gap <= _SEASON else -1.0
    return Feature(name="published", says="apart", weight=weight, shown=shown)


FEATURES: tuple[Callable[[Card, Card], Feature], ...] = (
    _where,
    _parties,
    _signed,
    lambda one, other: _sets("called", one.classes, other.classes, (1.0, -2.0)),
    lambda one, other: _sets("subject", one.subjects, other.subjects, (1.0, -3.0)),
    lambda one, other: _sets("number", one.numbers, other.numbers, (0.5, -4.0)),
    lambda one, other: _sets("matter", one.matter, other.matter, (1.0, 0.0)),
    _published,
    who_beside,
)
