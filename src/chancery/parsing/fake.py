"""A parser for tests: it knows the syntax of one text because it was told.

One line per word, a blank line between sentences::

    form  lemma  upos  head  deprel  [feats]  [name]

`head` counts from 1 within the sentence and 0 is the root, as in CoNLL-U; `feats` may be `_`;
`name` is PER, LOC or ORG, and adjacent words of one kind are one name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from chancery.records.dispatch import Dispatch
from chancery.records.syntax import Named, Sentence, Syntax, Word
from chancery.records.text import Span

EMPTY = "_"


class FakeParser:
    """Answers with the syntax written in a table, laid over the dispatch it is given."""

    def __init__(self, table: str, *, language: str = "fr") -> None:
        self.language = language
        paragraphs = table.strip().split("\n\n")
        self._sentences = [[line.split() for line in part.splitlines()] for part in paragraphs]

    def parse(self, dispatch: Dispatch) -> Syntax:
        """Lay the table over the text; a form that does not follow there is a ValueError."""
        words: list[Word] = []
        sentences: list[Sentence] = []
        for number, rows in enumerate(self._sentences):
            first = len(words)
            words += _words(rows, dispatch, words)
            span = words[first].span.to(words[-1].span)
            block = _block(dispatch, span.start)
            sentences.append(
                Sentence(i=number, first=first, last=len(words), span=span, block=block)
            )
        return Syntax(words=tuple(words), sentences=tuple(sentences), names=tuple(_names(words)))

    def parse_many(self, dispatches: Iterable[Dispatch]) -> Iterator[Syntax]:
        """Lay the same table over each text."""
        return map(self.parse, dispatches)


def _words(rows: list[list[str]], dispatch: Dispatch, before: list[Word]) -> list[Word]:
    first = len(before)
    position = before[-1].span.end if before else 0
    words = []
    for i, (form, lemma, upos, head, deprel, *more) in enumerate(rows, start=first):
        span = _find(dispatch, form, position)
        position = span.end
        words.append(
            Word(
                i=i,
                span=span,
                text=form,
                lemma=lemma,
                upos=upos,
                head=first + int(head) - 1 if int(head) else i,
                deprel=deprel,
                feats=_feats(more[0]) if more else {},
                name=more[1] if len(more) > 1 else "",
            )
        )
    return words


def _find(dispatch: Dispatch, form: str, position: int) -> Span:
    start = dispatch.text.content.find(form, position)
    if start < 0:
        message = f"the table says {form!r}, the text does not, from position {position} on"
        raise ValueError(message)
    return Span(start, start + len(form))


def _feats(written: str) -> dict[str, str]:
    pairs = (pair.partition("=")[::2] for pair in written.split("|") if written != EMPTY)
    return dict(pairs)


def _block(dispatch: Dispatch, position: int) -> int:
    numbers = (n for n, block in enumerate(dispatch.blocks) if position < block.span.end)
    return next(numbers, 0)


def _names(words: list[Word]) -> Iterator[Named]:
    for kind, group in groupby(words, key=lambda word: word.name):
        if kind:
            members = list(group)
            yield Named(first=members[0].i, last=members[-1].i + 1, kind=kind)
