"""What a reader of pages hands to the assembler: stretches of text, and facts with their words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from chancery.records.dispatch import BlockKind

FactName = Literal[
    "title", "published", "updated", "publisher", "agency", "section", "byline", "credit",
    "language", "url", "dateline_place",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One stretch of the page: what it is, what stands before it (line ends, or nothing: glued)."""

    kind: BlockKind
    text: str
    note: str | None = None
    before: str = "\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A piece of metadata as the markup states it; ``origin`` as in ``records.dispatch.Fact``."""

    name: FactName
    value: str
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page taken apart; ``problem`` says why nothing was taken, in one line."""

    drafts: tuple[Draft, ...] = ()
    claims: tuple[Claim, ...] = ()
    problem: str | None = None
