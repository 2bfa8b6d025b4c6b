"""Who else is in the dispatches of two tellings, and which parties may be the same.

1. a party of one that the other's dispatch names, if not as a party: "the accord", beside the Front
2. "the rebels" for "Front du Nord": told by what it is, which never decides alone
"""

from __future__ import annotations

from chancery.agreements.cards import Card
from chancery.agreements.sides import described_as, is_state, same_party
from chancery.knowledge.provisions import load_provisions
from chancery.records.actor import Player
from chancery.records.match import Feature

BOTH = 2
"""Parties that an agreement has at least."""


def who_beside(one: Card, other: Card) -> Feature:
    """Who else is in both dispatches; where both tell the parties nothing more is asked for."""
    shared, party = sorted(beside(one, other)), counterpart(one, other)
    shown = ", ".join(shared) or ("a party" if party else "nobody")
    if not (shared or party) or min(len(one.parties), len(other.parties)) >= BOTH:
        return Feature(name="beside", says="silent", weight=0.0, shown=shown)
    weight = 1.5 * party + min(1.0, 0.5 * len(shared))
    return Feature(name="beside", says="near", weight=weight, shown=shown)


def beside(one: Card, other: Card) -> frozenset[str]:
    """Actors that both dispatches name: of those with an entry only parties of one of both."""
    parties = {party.actor for card in (one, other) for party in card.parties}
    matched = {a.actor for a in one.parties if any(same_party(a, b) for b in other.parties)}
    return frozenset(
        name
        for name in (one.beside & other.beside) - matched
        if name.startswith("actor-") or name in parties
    )


def counterpart(one: Card, other: Card) -> bool:
    """Whether a party of one that is no state is named in the other's dispatch."""
    pairs = ((one, other), (other, one))
    return any(
        party.actor in theirs.beside and not is_state(party)
        for mine, theirs in pairs
        for party in mine.parties
        if party.actor
    )


def two_groups(mine: tuple[Player, ...], theirs: tuple[Player, ...]) -> bool:
    """Whether both tell an armed group beside the party they share: "the rebellion"."""
    armed = load_provisions().armed
    return all(any(party.sector in armed for party in some) for some in (mine, theirs))


def likely(one: Card, other: Card) -> int:
    """How many parties may be the same, of which one telling says only what they are."""
    return sum(any(described_as(a, b) for b in other.parties) for a in one.parties)
