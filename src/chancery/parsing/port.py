"""What the house asks of a parser, whichever library stands behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from chancery.records.dispatch import Dispatch
from chancery.records.syntax import Syntax


class Parser(Protocol):
    """Reads the syntax of dispatches in one language.

    Positions are those of the dispatch's text. Each block that is read is parsed for itself: no
    sentence crosses from one block into the next.
    """

    @property
    def language(self) -> str:
        """The language that this parser reads (BCP 47)."""

    def parse(self, dispatch: Dispatch) -> Syntax:
        """Read the syntax of one dispatch."""

    def parse_many(self, dispatches: Iterable[Dispatch]) -> Iterator[Syntax]:
        """Read the syntax of many dispatches, lazily and in their order."""
