"""A capture (bytes as received) and the dispatch read out of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from chancery.records.text import Span, Text

BlockKind = Literal[
    "headline", "lead", "paragraph", "caption", "alt", "credit", "navigation", "byline",
    "dateline", "related", "share", "source_line", "other",
]  # fmt: skip

READ: frozenset[BlockKind] = frozenset({"headline", "lead", "paragraph", "caption"})
"""The kinds of block that readers read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """Bytes as they were received, sealed by their SHA-256 (hexadecimal)."""

    sha256: str
    media_type: str
    path: str | None = None
    url: str | None = None
    retrieved_at: str | None = None

    def to_json(self) -> dict[str, object]:
        """The JSON form: where the bytes came from and their seal."""
        place: dict[str, object] = {"url": self.url} if self.url else {"path": self.path}
        return {
            **place,
            "media_type": self.media_type,
            "sha256": self.sha256,
            "retrieved_at": self.retrieved_at,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One stretch of the page and what it is; blocks are ordered and never overlap.

    ``note`` says why a block was set aside (``unrelated: shares no name with title and body``).
    A block with a note is kept and shown, never read.
    """

    kind: BlockKind
    span: Span
    note: str | None = None

    @property
    def is_read(self) -> bool:
        """Whether readers read this block."""
        return self.kind in READ and self.note is None

    def to_json(self) -> dict[str, object]:
        """The JSON form; ``note`` only where there is one."""
        note = {"note": self.note} if self.note else {}
        return {"kind": self.kind, "start": self.span.start, "end": self.span.end, **note}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One piece of metadata and where it came from.

    ``origin`` is ``json-ld``, ``open-graph``, ``meta``, ``time``, ``h1``, ``text``, ``url``,
    ``option`` (given by the caller), ``row`` (a column of its table, a field of its feed's entry),
    ``mail`` (a header of the message), ``bytes`` or ``title-tag``; ``span`` where it stands in the
    text, if it does. ``encoding`` is stated when the page was not plain UTF-8.
    """

    name: Literal[
        "title", "published", "updated", "publisher", "agency", "section", "byline", "credit",
        "language", "url", "dateline_place", "encoding",
    ]  # fmt: skip
    value: str
    origin: str
    span: Span | None = None

    def to_json(self) -> dict[str, object]:
        """The JSON form."""
        span = {"start": self.span.start, "end": self.span.end} if self.span else {}
        return {"name": self.name, "value": self.value, "origin": self.origin, **span}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispatch:
    """One news item as read: its text, typed blocks and metadata.

    ``published`` is EDTF (``2025-05-14``, ``2025-05-14T10:30:00Z``) or ``None``; ``language`` is
    BCP 47 or ``None`` when no language was recognised; ``problem`` says in one line why nothing was
    read, when nothing could be.
    """

    capture: Capture
    text: Text
    blocks: tuple[Block, ...]
    facts: tuple[Fact, ...] = ()
    language: str | None = None
    problem: str | None = None

    def fact(self, name: str) -> Fact | None:
        """The first, hence best, piece of metadata of that name."""
        return next((fact for fact in self.facts if fact.name == name), None)

    def value(self, name: str) -> str | None:
        """The value of the first piece of metadata of that name."""
        fact = self.fact(name)
        return fact.value if fact else None

    def block_at(self, position: int) -> Block | None:
        """The block that the character at this position belongs to."""
        return next((b for b in self.blocks if b.span.start <= position < b.span.end), None)

    @property
    def read_blocks(self) -> tuple[Block, ...]:
        """The blocks that readers read, in order."""
        return tuple(block for block in self.blocks if block.is_read)

    def to_json(self) -> dict[str, object]:
        """The JSON form, without ``id`` (the reading adds it)."""
        return {
            "capture": self.capture.to_json(),
            "publisher": self.value("publisher"),
            "title": self.value("title"),
            "published": self.value("published"),
            "language": self.language,
            "section": [fact.value for fact in self.facts if fact.name == "section"],
            "text": self.text.content,
            "text_sha256": self.text.sha256,
            "blocks": [block.to_json() for block in self.blocks],
            "metadata": [fact.to_json() for fact in self.facts],
            "problem": self.problem,
        }
