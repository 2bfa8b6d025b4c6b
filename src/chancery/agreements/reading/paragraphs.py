"""Which agreement a paragraph is about, as far as a sentence may go on about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from chancery.agreements.reading.standing import Standing
from chancery.records.syntax import Sentence

Tie = Literal["paragraph", "behind", "listed"]
"""A sentence of the agreement's own paragraph, of one right behind its stipulations, or of one
behind its own, where only a connective ties it."""


@dataclass(slots=True)
class _About:
    """What a paragraph is about; ``laid``: it tells what the agreement lays down."""

    block: int
    noun: int
    laid: bool
    last: int


class Paragraphs:
    """Follows the agreement that the sentences of one dispatch are about."""

    def __init__(self, standing: Mapping[int, Standing]) -> None:
        self._standing = standing
        self._about: _About | None = None

    def take(self, sentence: Sentence, noun: int, *, laid: bool) -> None:
        """A sentence that introduces an agreement or tells what it lays down."""
        same = self._about is not None and self._about.block == sentence.block
        kept = same and self._about is not None and self._about.laid
        self._about = _About(sentence.block, noun, laid or kept, sentence.i)

    def tie(self, sentence: Sentence, before: Sentence | None) -> tuple[int, Tie] | None:
        """The agreement that a sentence may go on about, and what ties it."""
        about = self._about
        if about is None or before is None:
            return None
        if about.block == sentence.block:
            return about.noun, "paragraph"
        if before.block != sentence.block and before.block == about.block:
            return about.noun, "behind" if about.laid else "listed"
        return None

    @property
    def has_laid(self) -> bool:
        """Whether the paragraph that was followed last lays something down."""
        return self._about is not None and self._about.laid

    def is_right_behind(self, sentence: Sentence) -> bool:
        """Whether the sentence before, in its paragraph, laid something down."""
        about = self._about
        near = about is not None and about.last == sentence.i - 1 and about.block == sentence.block
        return near and about is not None and about.laid

    def is_other(self, noun: int, nouns: list[int]) -> bool:
        """Whether any of these names another agreement."""
        one = self._standing[noun].agreement
        return any(self._standing[i].agreement != one for i in nouns)
