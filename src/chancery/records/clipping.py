"""A dispatch as those see it who look across dispatches, and the texts that were copied."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Clipping:
    """One dispatch that stands in the ledger.

    ``id`` is the dispatch's. ``published`` is EDTF, ``day`` its first day (ISO 8601) or ``None``;
    ``seen`` is when the ledger first had it (UTC). ``agencies`` are the names of news agencies that
    the page credits ("avec AFP"). ``paragraphs`` are the stretches that readers read, title and
    captions left out.
    """

    id: str
    address: str
    publisher: str | None
    published: str | None
    day: str | None
    seen: str
    language: str | None
    title: str | None
    agencies: tuple[str, ...]
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """What is kept of a clipping to find its copies by: small, and the same on every machine.

    ``sentences`` are the numbers of its sentences, in order, each once, ``lengths`` their words;
    ``figures`` the numbers written in it; ``signature`` the sketch of all its runs of three words
    (128 numbers of four hexadecimal digits), empty when it has none.
    """

    dispatch: str
    publisher: str | None
    published: str | None
    day: str | None
    seen: str
    language: str | None
    agencies: tuple[str, ...]
    sentences: tuple[int, ...]
    lengths: tuple[int, ...]
    figures: tuple[int, ...]
    signature: str

    @property
    def words(self) -> int:
        """The words of all its sentences."""
        return sum(self.lengths)


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A dispatch among those of one text.

    ``of`` is the dispatch that it was taken from, ``None`` for the first; ``share`` is the share of
    its own sentences that stand in that one, from 0 to 1.
    """

    dispatch: str
    publisher: str | None
    published: str | None
    agencies: tuple[str, ...]
    kind: Literal["first", "full", "cut", "extended", "reworked"]
    of: str | None
    share: float

    def to_json(self) -> dict[str, object]:
        """The JSON form."""
        return {
            "dispatch": self.dispatch,
            "publisher": self.publisher,
            "published": self.published,
            "agencies": list(self.agencies),
            "kind": self.kind,
            "of": self.of,
            "share": self.share,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Wire:
    """One text in all its prints, in order of publication.

    ``source`` is who stands behind the text: the agency that it credits or, where it credits none,
    the outlet that printed it first; ``None`` when nothing says.
    """

    id: str
    source: str | None
    copies: tuple[Copy, ...]

    def to_json(self) -> dict[str, object]:
        """The JSON form."""
        return {
            "id": self.id,
            "source": self.source,
            "copies": [copy.to_json() for copy in self.copies],
        }
