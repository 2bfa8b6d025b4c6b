"""The clause that a deed stands in.

It runs from the punctuation before the words of the deed to the punctuation behind them. A few
quoted words within a sentence part nothing, and say nothing: "suspendu « sans délai » le retrait".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from chancery.knowledge.phrases import Hit, running
from chancery.knowledge.provisions import provisions_in
from chancery.records.telling import Telling

_STOP = re.compile(r"[;:!?«»“”\"()\n]|[.,](?!\d)")
_QUOTED = re.compile(r"«\s?[^«»;:!?.\n]{1,60}\s?»|“[^“”;:!?.\n]{1,60}”|\"[^\"“”;:!?.\n]{1,60}\"")
"""A few quoted words in a sentence, which part nothing: "a suspendu « sans délai » le retrait"."""


@dataclass(frozen=True, slots=True)
class Clause:
    """The words of the clause of a deed; the deed's own are ``first`` to ``last`` inclusive."""

    text: str
    words: tuple[str, ...]
    first: int
    last: int


def clause_of(telling: Telling) -> Clause:
    """The clause that the telling's own words stand in, within the telling's text."""
    text, exact = telling.text, telling.cited.exact
    start = text.find(exact)
    if start < 0:
        text, start = exact, 0
    end = start + len(exact)
    text = _without_asides(text, start, end)
    begins = max((stop.end() for stop in _STOP.finditer(text, 0, start)), default=0)
    ends = next((stop.start() for stop in _STOP.finditer(text, end)), len(text))
    before = len(running(text[begins:start]))
    within = len(running(exact))
    clause = text[begins:ends]
    return Clause(clause, running(clause), before, before + within - 1)


def _without_asides(text: str, start: int, end: int) -> str:
    """The text with a few quoted words in a sentence blanked, but for those of the deed."""
    return _QUOTED.sub(
        lambda found: (
            " " * len(found[0]) if found.end() <= start or end <= found.start() else found[0]
        ),
        text,
    )


def promises_in(clause: Clause, language: str | None) -> tuple[Hit, ...]:
    """The kinds of promise whose words meet the deed's."""
    return tuple(
        hit
        for hit in provisions_in(clause.text, language)
        if hit.first <= clause.last and hit.last >= clause.first
    )
