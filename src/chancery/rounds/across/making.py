"""How what was made is kept: by which day, where in lists, under which keys it is looked up.

1. an actor is listed if it is public, the most often told first, and looked up by words of names
2. a dossier is listed from the day on which the first of its obligations is owed: agreements, then
   decrees, then promises, of one kind those told last
3. an interaction of which somebody told before is looked up by who takes part: "USA", "bodies:un"
"""

from __future__ import annotations

from collections.abc import Iterable

from chancery.knowledge.searching import words
from chancery.records.actor import Actor, Player
from chancery.records.clipping import Wire
from chancery.records.dossier import Dossier
from chancery.records.story import Story
from chancery.records.telling import Interaction
from chancery.rounds.across.engine import hashes
from chancery.store.gather import Made

RANKS = ("agreement", "decree", "promise")
"""Kinds of dossiers in the order in which they are listed."""

_AHEAD = frozenset({"announces", "calls_off"})


def wire_made(one: Wire) -> Made:
    """A text, by the day of its first print."""
    return Made(one.id, (one.copies[0].published or "")[:10], one)


def actor_made(one: Actor) -> Made:
    """An actor; only what lasts of it is worth a new row: not how often it was seen, nor when."""
    lasting = [
        one.name, one.schema, one.key, one.country, one.sector,
        sorted(each.name for each in one.names), sorted(each.title for each in one.offices),
    ]  # fmt: skip
    if not one.public:
        return Made(one.id, "", one, lasting)
    said = (word for each in one.names for word in words(each.name))
    return Made(one.id, "", one, lasting, times_told(one), "", hashes(said))


def times_told(one: Actor) -> int:
    """How often an actor is told of, under whichever name."""
    return sum(variant.count for variant in one.names)


def interaction_made(one: Interaction) -> Made:
    """An interaction, by its first day."""
    keys = hashes(parties_of(one.players)) if told_ahead(one) else frozenset[int]()
    return Made(one.id, day_of(one), one, keys=keys)


def day_of(one: Interaction) -> str:
    """The day that an interaction is sorted by: when it was, else when it was first told."""
    when = one.when
    return when.first.isoformat() if when and when.first else (one.first_day or "")


def told_ahead(one: Interaction) -> bool:
    """Whether somebody told of it before: it was announced, or called off."""
    return any(report.bearing in _AHEAD for report in one.reports)


def parties_of(players: Iterable[Player]) -> set[str]:
    """Who takes part: states, and whoever belongs to none by its id."""
    return {name for one in players if (name := one.country or one.actor)}


def story_made(one: Story) -> Made:
    """A story, by its last day."""
    return Made(one.id, one.last_day or "", one)


def dossier_made(one: Dossier) -> Made:
    """A dossier, by the last day on which it was told of."""
    owed = min((each.since or "" for each in one.stipulations), default=None)
    weight = len(RANKS) - RANKS.index(one.kind)
    return Made(one.id, one.last_day or "", one, weight=weight, listed_from=owed)
