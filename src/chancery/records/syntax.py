"""Syntax as Universal Dependencies give it: words, sentences and the way around a tree."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from chancery.records.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word. ``i`` counts through the whole dispatch, ``head`` is such a number or ``i`` itself.

    ``span`` is in code points of the dispatch's text. ``deprel`` keeps its subtype
    (``nsubj:pass``); a root has ``deprel == "root"`` and ``head == i``. ``feats`` are UD features
    (``{"Mood": "Ind", "Tense": "Pres"}``). A contraction (``du``, ``au``) is one word here.
    ``name`` is ``PER``, ``LOC``, ``ORG`` or ``""``: what kind of name the parser's name finder
    takes it for. ``rel`` is the relation without its subtype, ``lower``
    the form in lower case with a straight apostrophe.
    """

    i: int
    span: Span
    text: str
    lemma: str
    upos: str
    head: int
    deprel: str
    feats: dict[str, str] = field(default_factory=dict)
    name: str = ""

    rel: str = field(init=False, compare=False, repr=False)
    lower: str = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Make ready what every room asks of every word, many times."""
        object.__setattr__(self, "rel", self.deprel.partition(":")[0])
        object.__setattr__(self, "lower", self.text.lower().replace("’", "'"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """Words ``first`` to ``last`` exclusive, within one block. ``block`` is the block's number."""

    i: int
    first: int
    last: int
    span: Span
    block: int

    def __contains__(self, word: Word) -> bool:
        return self.first <= word.i < self.last


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name as the parser's name finder saw it: words ``first`` to ``last`` exclusive."""

    first: int
    last: int
    kind: str


def is_nonfinite(word: Word) -> bool:
    """Whether a form is an infinitive, a gerund or a present participle."""
    form = word.feats.get("VerbForm")
    return form in ("Inf", "Ger") or (form == "Part" and word.feats.get("Tense") == "Pres")


def is_infinitive(word: Word) -> bool:
    """Whether a form is an infinitive: "sign", "signer"."""
    return word.feats.get("VerbForm") == "Inf"


def is_past_participle(word: Word) -> bool:
    """Whether a form is a past participle: "signed", "signé"."""
    return word.feats.get("VerbForm") == "Part" and word.feats.get("Tense") == "Past"


@dataclass(frozen=True, kw_only=True)
class Syntax:
    """The syntax of all blocks that are read, in the order of the text.

    ``skipped`` are stretches that no parser could be given (one unbroken run of a million
    characters), each to be reported.
    """

    words: tuple[Word, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[Named, ...] = ()
    skipped: tuple[Span, ...] = ()

    @cached_property
    def _children(self) -> tuple[tuple[Word, ...], ...]:
        lists: list[list[Word]] = [[] for _ in self.words]
        for word in self.words:
            if word.head != word.i:
                lists[word.head].append(word)
        return tuple(map(tuple, lists))

    @cached_property
    def _sentence_of(self) -> tuple[int, ...]:
        return tuple(s.i for s in self.sentences for _ in range(s.first, s.last))

    def children(self, word: Word, *rels: str) -> tuple[Word, ...]:
        """The dependents in text order, of the given relations (subtypes ignored) if any."""
        found = self._children[word.i]
        return tuple(child for child in found if child.rel in rels) if rels else found

    def child(self, word: Word, *rels: str) -> Word | None:
        """The first such dependent."""
        return next((child for child in self._children[word.i] if child.rel in rels), None)

    def head(self, word: Word) -> Word | None:
        """The governor, ``None`` for a root."""
        return None if word.head == word.i else self.words[word.head]

    def ancestors(self, word: Word) -> Iterator[Word]:
        """Governor, governor's governor, … up to the root."""
        seen = {word.i}
        while word.head not in seen:
            word = self.words[word.head]
            seen.add(word.i)
            yield word

    def subtree(self, word: Word, *, without: Sequence[str] = ()) -> list[Word]:
        """The word and all below it in text order; relations ``without`` are not followed."""
        found, queue = {word.i: word}, [word]
        while queue:
            for child in self._children[queue.pop().i]:
                if child.rel not in without and child.i not in found:
                    found[child.i] = child
                    queue.append(child)
        return [found[i] for i in sorted(found)]

    def phrase(self, word: Word, *, without: Sequence[str] = ()) -> Span:
        """From the first to the last character of the subtree."""
        words = self.subtree(word, without=without)
        return words[0].span.to(words[-1].span)

    def is_finite(self, word: Word) -> bool:
        """Whether a predicate has a tense, by itself or by its auxiliary: "left", "will leave"."""
        forms = (word, *self.children(word, "aux", "cop"))
        return any(form.feats.get("VerbForm") == "Fin" for form in forms)

    def is_infinitive(self, word: Word) -> bool:
        """Whether a predicate is an infinitive or a gerund, by itself or by its auxiliary.

        A base form behind a finite auxiliary is none: "will meet", "did not sign".
        """
        if self.is_finite(word):
            return False
        forms = (word, *self.children(word, "aux", "cop"))
        if any(form.feats.get("VerbForm") in ("Inf", "Ger") for form in forms):
            return True
        marked = any(mark.upos == "SCONJ" for mark in self.children(word, "mark"))
        return (word.rel == "xcomp" or marked) and any(map(is_nonfinite, forms))

    def sentence(self, word: Word) -> Sentence:
        """The sentence that the word stands in."""
        return self.sentences[self._sentence_of[word.i]]

    def words_of(self, sentence: Sentence) -> tuple[Word, ...]:
        """The words of a sentence."""
        return self.words[sentence.first : sentence.last]

    def conjuncts(self, word: Word) -> tuple[Word, ...]:
        """The word and those coordinated with it, whichever of them heads the coordination."""
        top = word
        for above in self.ancestors(word):
            if top.rel != "conj":
                break
            top = above
        found, queue = {top.i: top}, [top]
        while queue:
            for child in self.children(queue.pop(), "conj"):
                if child.i not in found:
                    found[child.i] = child
                    queue.append(child)
        return tuple(found[i] for i in sorted(found))

    def following(self, word: Word, count: int = 1) -> Word | None:
        """The word ``count`` places further in the same sentence (negative: before it)."""
        sentence, i = self.sentence(word), word.i + count
        return self.words[i] if sentence.first <= i < sentence.last else None

    def words_in(self, span: Span) -> list[Word]:
        """The words that lie in the span, in text order."""
        found = []
        for i in range(bisect_left(self._starts, span.start), len(self.words)):
            if self.words[i].span.end > span.end:
                break
            found.append(self.words[i])
        return found

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(word.span.start for word in self.words)
