"""Interactions that belong together: the same actors, the same matter, day after day."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A chain of interactions.

    ``title`` is the headline of its widest told dispatch, looked up when the story is asked for:
    ``None`` in the ledger, which keeps what interactions say, and in lists of what changed.
    ``actors`` are ids of actors, those of most interactions first. ``sources`` are independent.
    """

    id: str
    title: str | None
    actors: tuple[str, ...]
    topics: tuple[str, ...]
    first_day: str | None
    last_day: str | None
    interactions: tuple[str, ...]
    sources: tuple[str, ...]
    outlets: int

    def to_json(self) -> dict[str, object]:
        """The JSON form."""
        return {
            "id": self.id,
            "title": self.title,
            "actors": list(self.actors),
            "topics": list(self.topics),
            "first_day": self.first_day,
            "last_day": self.last_day,
            "interactions": list(self.interactions),
            "sources": list(self.sources),
            "outlets": self.outlets,
        }
