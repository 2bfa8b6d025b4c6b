"""A story, out of all its interactions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from chancery.knowledge.folding import fold
from chancery.records.identity import identify
from chancery.records.story import Story
from chancery.records.telling import Interaction
from chancery.stories.interactions_most import LAST


def gather_story(interactions: Iterable[Interaction]) -> Story:
    """The story that some interactions make; its id is made of the earliest.

    A pure function of the set. It has no title: that is a headline, which no interaction holds.
    Raises ``ValueError`` when there is no interaction.
    """
    held = sorted(interactions, key=order)
    if not held:
        message = "no interactions: a story is made of one at least"
        raise ValueError(message)
    days = [day for one in held if (day := _first_day(one)) is not None]
    return Story(
        id=identify("story", {"interaction": held[0].id}),
        title=None,
        actors=_by_count([_actors(one) for one in held]),
        topics=_by_count([one.topics for one in held]),
        first_day=min(days, default=None),
        last_day=max(days, default=None),
        interactions=tuple(one.id for one in held),
        sources=_once(source for one in held for source in one.sources),
        outlets=len({fold(r.publisher) for one in held for r in one.reports if r.publisher}),
    )


def order(interaction: Interaction) -> tuple[str, str]:
    """By the day of the first telling, then by id."""
    return interaction.first_day or LAST, interaction.id


def _first_day(interaction: Interaction) -> str | None:
    """When it was, else when it was first told."""
    when = interaction.when
    known = when is not None and when.precision == "day" and when.first is not None
    return when.first.isoformat() if known and when and when.first else interaction.first_day


def _actors(interaction: Interaction) -> tuple[str, ...]:
    return tuple(player.actor for player in interaction.players if player.actor is not None)


def _by_count(groups: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Each once, those of most interactions first, then in their order."""
    spelled = _once(name for group in groups for name in group)
    counts = Counter(name for group in groups for name in {fold(one) for one in group})
    return tuple(sorted(spelled, key=lambda name: -counts[fold(name)]))


def _once(names: Iterable[str]) -> tuple[str, ...]:
    spelled: dict[str, str] = {}
    for name in names:
        spelled.setdefault(fold(name), name)
    return tuple(spelled.values())
