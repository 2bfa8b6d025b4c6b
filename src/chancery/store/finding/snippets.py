"""The line of a dispatch that shows best why it was found, and the words in it that were asked.

Where no line has them, the beginning of the article is shown; see ``leads``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from chancery.knowledge.searching import folded, folded_letters
from chancery.records.found import Quote
from chancery.records.text import Span
from chancery.store.terms import Term

LONGEST = 240
"""Characters of a snippet."""

BEFORE = 80
"""Characters of it before the first match, at most."""

_BETWEEN = r"[\W_]+"

Patterns = Sequence[re.Pattern[str]]


class Snippets:
    """Makes snippets for one search."""

    def __init__(self, terms: Iterable[Term]) -> None:
        wanted = [term for term in terms if not term.excluded]
        words = [Term(words=(word,)) for term in wanted for word in term.words]
        self._patterns = [[_pattern(term) for term in some] for some in (wanted, words)]

    def of(self, text: str) -> tuple[Quote, tuple[Quote, ...]] | None:
        """The first of the lines with most of the terms, cut to fit, and where the terms are in it.

        A phrase that no line has whole is looked for word by word. Positions count in ``text``.
        """
        lines = text.split("\n")
        number, patterns = self._best(text)
        if number is None:
            return None
        line, offset = lines[number], sum(len(line) + 1 for line in lines[:number])
        spans = _matches(line, patterns)
        start, end = window(line, spans[0][0] if spans else 0)
        shown = [(a, b) for a, b in spans if start <= a and b <= end]
        quotes = [_quote(text, offset + a, offset + b) for a, b in shown]
        return _quote(text, offset + start, offset + end), tuple(quotes)

    def _best(self, text: str) -> tuple[int | None, Patterns]:
        """The number of the line, and what is found in it; folding leaves line breaks in place."""
        if not self._patterns[0]:
            return None, ()
        searched = folded(text).split("\n")
        for patterns in self._patterns:
            counts = [sum(p.search(line) is not None for p in patterns) for line in searched]
            if max(counts):
                return counts.index(max(counts)), patterns
        return None, ()


def beginning(text: str, lead: Span | None) -> Quote | None:
    """The first line with words, of a stretch of the text or else of all of it, cut to fit."""
    at, stop = (lead.start, lead.end) if lead else (0, len(text))
    for line in text[at:stop].split("\n"):
        if line.strip():
            start, end = window(line, 0)
            return _quote(text, at + start, at + end)
        at += len(line) + 1
    return None


def _pattern(term: Term) -> re.Pattern[str]:
    end = r"[^\W_]*" if term.begins else r"(?![^\W_])"
    return re.compile(rf"(?<![^\W_]){_BETWEEN.join(term.words)}{end}")


def _matches(line: str, patterns: Patterns) -> list[tuple[int, int]]:
    """Where patterns are in a line; marks after a word's last letter are its own."""
    if not patterns:
        return []
    searched, places = folded_letters(line)
    places.append(len(line))
    return sorted(
        {
            (places[match.start()], max(places[match.end() - 1] + 1, places[match.end()]))
            for pattern in patterns
            for match in pattern.finditer(searched)
        }
    )


def window(line: str, at: int) -> tuple[int, int]:
    """From which character to which a line is shown, cut at spaces where there are any."""
    start, end = 0, len(line)
    if end > LONGEST and at > BEFORE:
        start = line.find(" ", at - BEFORE, at) + 1 or at
    if end - start > LONGEST:
        cut = line.rfind(" ", at + 1, start + LONGEST)
        end = cut if cut > 0 else start + LONGEST
    return start, end


def _quote(text: str, start: int, end: int) -> Quote:
    return Quote(start=start, end=end, exact=text[start:end])
