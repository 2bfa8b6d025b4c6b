"""From CoNLL-U files to sentences of surface tokens, with contractions kept whole.

A treebank writes "du" as a range over two words, "de" and "le". The shipped
models read surface tokens, so `surface` folds such a range into one token that
carries the preposition's tag and relation and the features of both words.
Where the words are the letters of the range in their order, as in "did|n't"
and "Iran|'s", the text itself is cut and nothing is folded.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

EMPTY = "_"
PARAGRAPHS = ("# newdoc", "# newpar")
ROOT = -1

Group: TypeAlias = tuple[tuple[int, ...], str, bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One syntactic word of a treebank; `head` counts from 1 and 0 is the root."""

    form: str
    lemma: str
    upos: str
    feats: str
    head: int
    deprel: str
    space_after: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """A surface token that stands for the words `first` to `last`, counted from 1."""

    first: int
    last: int
    form: str
    space_after: bool

    @property
    def numbers(self) -> tuple[int, ...]:
        """The words it stands for."""
        return tuple(range(self.first, self.last + 1))

    def is_cut_by(self, words: tuple[Word, ...]) -> bool:
        """Tell whether the words of a sentence cut this form between its letters."""
        return "".join(words[number - 1].form for number in self.numbers) == self.form


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of a treebank, with the contractions it contains.

    ``opens`` says that a paragraph begins with it.
    """

    words: tuple[Word, ...]
    ranges: tuple[Range, ...] = ()
    opens: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One surface token; `head` is an index into the sentence, `ROOT` for the root."""

    form: str
    lemma: str
    upos: str
    feats: str
    head: int
    deprel: str
    space_after: bool
    words: tuple[int, ...]


def read_sentences(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a CoNLL-U file in order; empty nodes are left out."""
    for paragraph in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [
            line.split("\t") for line in paragraph.splitlines() if "\t" in line and line[0] != "#"
        ]
        rows = [row for row in rows if "." not in row[0]]
        if rows:
            opens = paragraph.startswith(PARAGRAPHS) or "\n# newpar" in paragraph
            yield replace(_sentence(rows), opens=opens)


def surface(sentence: Sentence) -> list[Token]:
    """Fold the contractions of a sentence; each token knows which words it stands for."""
    groups = list(_groups(sentence))
    position = _positions(groups)
    return [
        part
        for numbers, form, space in groups
        for part in _parts(_fold(sentence.words, numbers, form, space, position), position)
    ]


def _sentence(rows: list[list[str]]) -> Sentence:
    words = [_word(row) for row in rows if "-" not in row[0]]
    ranges = [_range(row) for row in rows if "-" in row[0]]
    return Sentence(words=tuple(words), ranges=tuple(ranges))


def _word(row: list[str]) -> Word:
    return Word(
        form=row[1],
        lemma=row[1] if row[2] == EMPTY else row[2],
        upos="X" if row[3] == EMPTY else row[3],
        feats="" if row[5] == EMPTY else row[5],
        head=int(row[6]),
        deprel=row[7],
        space_after=_space_after(row[9]),
    )


def _range(row: list[str]) -> Range:
    first, last = (int(number) for number in row[0].split("-"))
    return Range(first=first, last=last, form=row[1], space_after=_space_after(row[9]))


def _space_after(misc: str) -> bool:
    return "SpaceAfter=No" not in misc.split("|")


def _groups(sentence: Sentence) -> Iterator[Group]:
    starts = {item.first: item for item in sentence.ranges}
    number = 1
    while number <= len(sentence.words):
        item = starts.get(number)
        if item is None:
            word = sentence.words[number - 1]
            yield (number,), word.form, word.space_after
            number += 1
        elif item.is_cut_by(sentence.words):
            for number in item.numbers:
                last = number == item.last
                yield (number,), sentence.words[number - 1].form, last and item.space_after
            number = item.last + 1
        else:
            yield item.numbers, item.form, item.space_after
            number = item.last + 1


def _positions(groups: list[Group]) -> dict[int, int]:
    """Map each word's number to the index of its (first) surface token."""
    position, index = {}, 0
    for numbers, form, _ in groups:
        position.update(dict.fromkeys(numbers, index))
        index += len(form.split())
    return position


def _parts(token: Token, position: dict[int, int]) -> Iterator[Token]:
    """Split a token with a space inside ("10 000"); what follows hangs on the first part."""
    first, *rest = token.form.split()
    if not rest:
        yield token
        return
    yield replace(token, form=first, lemma=first, space_after=True)
    for place, form in enumerate(rest, start=1):
        space = token.space_after if place == len(rest) else True
        head = position[token.words[0]]
        yield replace(token, form=form, lemma=form, space_after=space, head=head, deprel="flat")


def _fold(
    words: tuple[Word, ...],
    numbers: tuple[int, ...],
    form: str,
    space: bool,  # noqa: FBT001 - a column of the file
    position: dict[int, int],
) -> Token:
    inside = [words[number - 1] for number in numbers]
    leader = next(word for word in inside if word.head not in numbers)
    head = ROOT if leader.head == 0 else position[leader.head]
    return Token(
        form=form,
        lemma=leader.lemma,
        upos=leader.upos,
        feats=_union(word.feats for word in inside),
        head=head,
        deprel=leader.deprel,
        space_after=space,
        words=numbers,
    )


def _union(columns: Iterator[str]) -> str:
    features: dict[str, str] = {}
    for column in columns:
        for pair in column.split("|") if column else ():
            name, value = pair.split("=", 1)
            features.setdefault(name, value)
    return "|".join(f"{name}={features[name]}" for name in sorted(features, key=str.lower))


def with_spaces(tokens: list[Token]) -> str:
    """Write the tokens of a sentence as running text."""
    return "".join(token.form + " " * token.space_after for token in tokens)
