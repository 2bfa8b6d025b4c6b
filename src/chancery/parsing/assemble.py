"""From the parsed pieces of a dispatch to its `Syntax`: plain words, one count, no spaces."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from chancery.parsing.pieces import Piece
from chancery.records.dispatch import Dispatch
from chancery.records.syntax import Named, Sentence, Syntax, Word
from chancery.records.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(slots=True)
class Assembly:
    """The syntax of one dispatch while its pieces come in, in order."""

    dispatch: Dispatch
    pieces: int
    skipped: list[Span]
    words: list[Word] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    names: list[Named] = field(default_factory=list)

    @property
    def complete(self) -> bool:
        """Whether every piece has come in."""
        return self.pieces == 0

    def add(self, piece: Piece, doc: Doc) -> None:
        """Take over what the parser found in a piece."""
        self.pieces -= 1
        numbers = _numbers(doc, len(self.words))
        self._add_words(piece, doc, numbers)
        for sentence in doc.sents:
            self._add_sentence(piece, sentence[0].i, sentence[-1].i + 1, numbers)
        for name in doc.ents:
            if numbers[name.start] < numbers[name.end]:
                self.names.append(
                    Named(first=numbers[name.start], last=numbers[name.end], kind=name.label_)
                )

    def syntax(self) -> Syntax:
        """Close the dispatch."""
        return Syntax(
            words=tuple(self.words),
            sentences=tuple(self.sentences),
            names=tuple(self.names),
            skipped=tuple(self.skipped),
        )

    def _add_words(self, piece: Piece, doc: Doc, numbers: list[int]) -> None:
        content = self.dispatch.text.content
        heads = _heads(doc)
        for i, token in enumerate(doc):
            head = heads[i]
            if head is None:
                continue
            text = token.text
            start = piece.start + token.idx
            span = Span(start, start + len(text))
            self.words.append(
                Word(
                    i=numbers[i],
                    span=span,
                    text=content[span.start : span.end],
                    lemma=token.lemma_,
                    upos=token.pos_,
                    head=numbers[head],
                    deprel="root" if head == i else token.dep_,
                    feats=_feats(str(token.morph)),
                    name=token.ent_type_,
                )
            )

    def _add_sentence(self, piece: Piece, start: int, end: int, numbers: list[int]) -> None:
        first, last = numbers[start], numbers[end]
        if first < last:
            span = self.words[first].span.to(self.words[last - 1].span)
            number = len(self.sentences)
            self.sentences.append(
                Sentence(i=number, first=first, last=last, span=span, block=piece.block)
            )


def _numbers(doc: Doc, start: int) -> list[int]:
    """Number the words of a piece; a space has the number of the word after it."""
    numbers = []
    for token in doc:
        numbers.append(start)
        start += not token.is_space
    return [*numbers, start]


def _heads(doc: Doc) -> list[int | None]:
    """The governing word of each; ``None`` for spaces.

    A word that hangs on a space hangs on what governs it; one that hangs on nothing else is a root.
    """
    spaces = [token.is_space for token in doc]
    offsets = doc.to_array("HEAD").astype("int64").tolist()
    found: list[int | None] = []
    for i, offset in enumerate(offsets):
        head = i + offset
        if spaces[head]:
            head += offsets[head]
        found.append(None if spaces[i] else i if spaces[head] else head)
    return found


@lru_cache(maxsize=4096)
def _feats(written: str) -> dict[str, str]:
    """Read `Mood=Ind|Tense=Pres`. Words share the result, which nobody may write to."""
    pairs = (pair.partition("=")[::2] for pair in written.split("|") if pair)
    return dict(pairs)
