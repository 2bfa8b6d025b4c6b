"""What the readers of statements look at: a dispatch, its words, its quotations, its names."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from chancery.knowledge.reporting import ByFirst, Entry, Reporting
from chancery.records.dispatch import Dispatch
from chancery.records.mention import Cast, Mention, Mentions
from chancery.records.statement import StatementKind
from chancery.records.syntax import Syntax, Word
from chancery.records.text import Span
from chancery.statements.quotations import Quotation

EDGES = ("PUNCT", "SYM")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: a mention where there is one, and the words that say so, if any do."""

    mention: Mention | None = None
    words: Span | None = None


NOBODY = Speaker()


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A statement before its speaker is looked up. ``at`` is the word of its cue.

    ``inside`` is the cue of the statement that it is reported in, where both say the same words.
    ``backs`` is the sentence that its content stands for.
    """

    at: int
    cue: Span
    speaker: Speaker
    content: tuple[Span, ...]
    kind: StatementKind
    rule: str
    hearsay: bool = False
    inside: Span | None = None
    backs: Span | None = None

    @property
    def extent(self) -> int:
        """How many characters are said."""
        return sum(map(len, self.content))

    def covers(self, span: Span) -> bool:
        """Whether a stretch is said here."""
        return any(part.covers(span) for part in self.content)


@dataclass(frozen=True)
class Scene:
    """Everything at hand, and the way around in it. Ranges are of words, the end exclusive."""

    dispatch: Dispatch
    syntax: Syntax
    mentions: Mentions
    cast: Cast
    lexicon: Reporting
    quotations: tuple[Quotation, ...]

    @cached_property
    def starts(self) -> list[int]:
        """Where the words begin, for looking words up by position."""
        return [word.span.start for word in self.syntax.words]

    @cached_property
    def in_time(self) -> frozenset[int]:
        """The words of time expressions: never speakers."""
        return frozenset(i for x in self.mentions.times for i in range(x.first, x.last))

    def word_from(self, position: int) -> int:
        """The number of the first word that begins at a position or after it."""
        return bisect_left(self.starts, position)

    def quotation_of(self, word: Word) -> Quotation | None:
        """The innermost quotation that a word stands in."""
        found = (q for q in self.quotations if q.covers(word.span))
        return max(found, key=lambda quotation: quotation.depth, default=None)

    def scope(self, word: Word) -> tuple[int, int]:
        """The words around a word that it may speak of: its sentence, within its quotation."""
        begin, end = self._whole[self.syntax.sentence(word).i]
        quotation = self.quotation_of(word)
        if quotation is None:
            return begin, end
        part = next(part for part in quotation.parts if part.covers(word.span))
        first = max(begin, self.word_from(part.start))
        return first, max(first, min(end, bisect_right(self.starts, part.end - 1)))

    @cached_property
    def _whole(self) -> list[tuple[int, int]]:
        """The words of every sentence with those that the parser cut off it: no stop between."""
        sentences, words = self.syntax.sentences, self.syntax.words
        ranges = [(sentence.first, sentence.last) for sentence in sentences]
        for i in range(1, len(sentences)):
            above, here = sentences[i - 1], sentences[i]
            last, head = words[above.last - 1].text, words[here.first].text
            goes_on = last not in self._ends or head in self.lexicon.words.joints
            if above.block == here.block and goes_on:
                ranges[i] = ranges[i - 1][0], here.last
        for i in reversed(range(1, len(sentences))):
            if ranges[i][0] < sentences[i].first:
                ranges[i - 1] = ranges[i - 1][0], ranges[i][1]
        return ranges

    @cached_property
    def _ends(self) -> frozenset[str]:
        return frozenset({*self.lexicon.words.stops, *self.marks[1]})

    def phrase(self, entries: ByFirst[Entry], i: int) -> tuple[Entry, int] | None:
        """The entry whose words stand from word ``i`` on, and how many they are."""
        words = self.syntax.words
        following = words[i + 1].lower if i + 1 < len(words) else ""
        for rest, entry in entries.get(words[i].lower, ()):
            if rest and rest[0] != following:
                continue
            follow = tuple(word.lower for word in words[i + 1 : i + 1 + len(rest)])
            if follow == rest:
                return entry, 1 + len(rest)
        return None

    def cut(self, first: int, last: int) -> Span | None:
        """The characters of a range of words without the marks at its edges, if any are left."""
        words = self.syntax.words
        first, last = max(first, 0), min(last, len(words))
        opening, closing = self.marks
        while first < last and words[first].upos in EDGES and words[first].text not in opening:
            first += 1
        while (
            first < last and words[last - 1].upos in EDGES and words[last - 1].text not in closing
        ):
            last -= 1
        return words[first].span.to(words[last - 1].span) if first < last else None

    @cached_property
    def marks(self) -> tuple[frozenset[str], frozenset[str]]:
        """Marks that a stretch may begin with, and those that it may end with."""
        words = self.lexicon.words
        brackets = words.brackets
        opening = frozenset({*words.quotes, *words.same, *brackets})
        return opening, frozenset({*words.quotes.values(), *words.same, *brackets.values()})

    @cached_property
    def edges(self) -> frozenset[str]:
        """Marks that part what is quoted from what is told."""
        return self.marks[0] | self.marks[1]

    def subjects(self, verb: Word) -> tuple[Word, ...]:
        """The subjects of a verb; "l'" and "que", which parsers take for some, are none."""
        objects = self.lexicon.words.objects
        found = self.syntax.children(verb, "nsubj")
        return tuple(w for w in found if w.upos != "PRON" or w.lower not in objects)

    def comma_from(self, first: int, last: int) -> int:
        """The number of the first comma or stop in a range, outside quotations, or its end."""
        words = self.syntax.words
        level = 0
        for i in range(first, last):
            text = words[i].text
            level += (text in self.marks[0]) - (text in self.marks[1])
            if level < 0 or (level == 0 and text in self.lexicon.words.breaks):
                return i
        return last

    def has_finite(self, first: int, last: int) -> bool:
        """Whether a range holds a verb with a tense, a clause of its own."""
        return any(
            word.feats.get("VerbForm") == "Fin"
            or (word.upos == "VERB" and self.syntax.children(word, "nsubj"))
            for word in self.syntax.words[first:last]
        )
