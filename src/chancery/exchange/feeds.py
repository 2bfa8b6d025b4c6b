"""What a feed is made of, whichever form it is handed out in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chancery.exchange.dossier_words import one_line
from chancery.exchange.moments import instant

MAKER = "Chancery"
NEVER = "1970-01-01T00:00:00Z"
"""When something is updated of which no day is known: forms that ask for one get this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """A record in a feed.

    ``updated`` and ``published`` are ISO 8601 or EDTF; ``link`` is the page of the record, absolute
    or relative to the desk; ``authors`` are the outlets or sources that tell it.
    """

    id: str
    title: str
    updated: str | None
    published: str | None
    summary: str
    link: str
    authors: tuple[str, ...] = ()

    @property
    def changed(self) -> str:
        """When it was updated or, where that is not known, published (RFC 3339)."""
        return instant(self.updated) or instant(self.published) or NEVER


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A page of a feed: what it is called, where it is, the page of a person, what follows.

    ``here`` is the feed's own address, ``page`` that of the same for a person, ``next`` that of
    what follows, absolute or relative to the desk. ``updated`` is that of the newest entry unless
    it is given.
    """

    id: str
    title: str
    here: str
    page: str
    entries: Sequence[FeedEntry]
    updated: str | None = None
    next: str | None = None

    @property
    def changed(self) -> str:
        """When the feed was updated (RFC 3339)."""
        newest = max((entry.changed for entry in self.entries), default=NEVER)
        return instant(self.updated) or newest


def lines(text: str) -> str:
    """Text of several lines without signs that are not seen, and without those XML forbids."""
    return "\n".join(one_line(line) for line in text.splitlines()).strip()
