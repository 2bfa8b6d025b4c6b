"""Text that nobody edits, and evidence that points into it.

Positions are half-open and count Unicode code points. The two selectors that travel with a
finding, position (``start``, ``end``) and quote (``exact``, ``prefix``, ``suffix``), are those of
the W3C Web Annotation Data Model.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

CONTEXT = 32
"""Code points of prefix and suffix kept around a quotation, enough to tell repeated words apart."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch ``[start, end)`` of a text, in code points: ``Span(3, 8)``."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            message = f"not a span: [{self.start}, {self.end})"
            raise ValueError(message)

    def __len__(self) -> int:
        return self.end - self.start

    def covers(self, other: Span) -> bool:
        """Whether every character of ``other`` lies in this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def to(self, other: Span) -> Span:
        """The smallest span that covers both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The exact words that a field rests on, self-contained: where they stand and what they say."""

    text_sha256: str
    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""

    @property
    def span(self) -> Span:
        """Where the words stand in the text."""
        return Span(self.start, self.end)

    def holds_in(self, text: Text) -> bool:
        """Whether the text is the one cited and says these words in this place, to the letter."""
        return text.sha256 == self.text_sha256 and self == text.cite(self.span)

    def to_json(self) -> dict[str, object]:
        """The JSON form; the text's digest stands once, in the dispatch."""
        return {
            "start": self.start,
            "end": self.end,
            "exact": self.exact,
            "prefix": self.prefix,
            "suffix": self.suffix,
        }


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a dispatch as it was extracted, once; findings point into it.

    ``content`` is the whole page in NFC, set-aside blocks included. ``sha256`` is the digest of its
    UTF-8 bytes, in hexadecimal.
    """

    content: str
    sha256: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        digest = hashlib.sha256(self.content.encode("utf-8")).hexdigest()
        object.__setattr__(self, "sha256", digest)

    def __len__(self) -> int:
        return len(self.content)

    def __getitem__(self, span: Span) -> str:
        return self.content[span.start : span.end]

    def cite(self, span: Span) -> Evidence:
        """Mint the evidence for a span, with up to 32 code points of context on either side.

        Raises ``ValueError`` when the span reaches beyond the text.
        """
        if span.end > len(self.content):
            message = f"span [{span.start}, {span.end}) reaches beyond a text of {len(self)}"
            raise ValueError(message)
        return Evidence(
            text_sha256=self.sha256,
            start=span.start,
            end=span.end,
            exact=self.content[span.start : span.end],
            prefix=self.content[max(0, span.start - CONTEXT) : span.start],
            suffix=self.content[span.end : span.end + CONTEXT],
        )
