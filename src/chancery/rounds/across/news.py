"""The news of some days: stories, what is new in each, who says so, what is contested.

An interaction is in the news of the days on which one of its tellings was published. In these it is

1. ``new``: nobody told it before
2. ``turned``: it was told before, and somebody says otherwise now: it is called off, it is denied,
   what was announced has happened
3. ``again``: only told again

Stories that the same text tells first and foremost are told under its one headline. What stands
there ranks by its independent sources × its novelty × 2 where somebody watched takes part; novelty
is the share of its interactions that are new or turned. Of two that rank alike the one that more
outlets print comes first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from chancery.records.story import Story
from chancery.records.telling import Interaction, Report, Telling
from chancery.rounds.across.asking import plain

WATCHED = 2
"""What a watched actor counts for; a choice of ours, not measured."""

News = Literal["new", "turned", "again"]
NEWS: tuple[News, ...] = get_args(News)
"""What an interaction is in the news of some days, the newest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An interaction in the news; ``reports`` are those of these days."""

    news: News
    interaction: Interaction
    reports: tuple[Report, ...]
    tellings: Mapping[str, Telling]

    def to_json(self) -> dict[str, object]:
        """The JSON form."""
        return {
            "news": self.news,
            "interaction": plain(self.interaction),
            "reports": [report.to_json() for report in self.reports],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What stands under one headline: a story, or several told by one text, the largest part first.

    ``watched`` are the watched ones that take part, as they were given; ``sources`` and ``outlets``
    those of its interactions in these days.
    """

    stories: tuple[Story, ...]
    title: str | None
    items: tuple[Item, ...]
    sources: tuple[str, ...]
    outlets: int
    watched: tuple[str, ...]

    @property
    def novelty(self) -> float:
        """The share of what is told that is new or turned."""
        return sum(item.news != "again" for item in self.items) / len(self.items)

    @property
    def rank(self) -> float:
        """Independent sources × novelty × watched actors."""
        return len(self.sources) * self.novelty * (WATCHED if self.watched else 1)

    def to_json(self) -> dict[str, object]:
        """The JSON form."""
        return {
            "stories": [story.to_json() for story in self.stories],
            "title": self.title,
            "rank": round(self.rank, 3),
            "novelty": round(self.novelty, 3),
            "sources": list(self.sources),
            "outlets": self.outlets,
            "watched": list(self.watched),
            "items": [item.to_json() for item in self.items],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """The news of the days ``first`` to ``last``, the highest rank first.

    ``latest`` is the last day of publication in the ledger.
    """

    first: str
    last: str
    latest: str | None
    dispatches: int
    stories: tuple[Told, ...]

    def to_json(self, limit: int) -> dict[str, object]:
        """The JSON form, of so many stories."""
        return {
            "schema": "chancery/briefing/1",
            "first": self.first,
            "last": self.last,
            "dispatches": self.dispatches,
            "count": len(self.stories),
            "stories": [story.to_json() for story in self.stories[:limit]],
        }
