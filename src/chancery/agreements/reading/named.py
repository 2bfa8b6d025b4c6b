"""Nouns that name an agreement, and which of them name the same one.

Forms read:

1. introduced: "un accord a été conclu", "l'accord signé par X et Y", "un décret visant à",
   "a nuclear deal", "an executive order banning"
2. pointing back: "cet accord", "l'accord susmentionné", "ledit traité"
3. several at once: "ces accords" is the one told last, when only one was told
4. by a general word: "cet ordre" is the decree told last
5. by a part: "les dispositions de cet ordre"

Refused: nouns in "d'accord", "en accord avec", nouns that only say which thing another noun means
("a ceasefire violation"), and general words that point back to nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from chancery.knowledge.agreements import AgreementWords, Kind
from chancery.records.syntax import Syntax, Word
from chancery.records.text import Span

_LONGEST_NAME = 4
"""Words that a complement may add to an agreement's name; longer ones describe."""

_LONGEST_KIND = 3
"""Words that name one kind of agreement: "cease - fire"."""


@dataclass(slots=True, kw_only=True)
class Named:
    """One agreement of a dispatch, with the nouns that name it in text order."""

    kind: Kind
    nouns: list[Word] = field(default_factory=list)
    countries: frozenset[str] = frozenset()

    @property
    def lemmas(self) -> set[str]:
        """The nouns' lemmas."""
        return {noun.lemma for noun in self.nouns}


class Namer:
    """Groups the agreement nouns of a syntax.

    ``verbs`` are verbs that agreements are the subjects of; they may be taken for nouns ("the deal
    *calls* for"). ``named`` are words in names of those who act ("the *Alliance* of Sahel States").
    """

    def __init__(
        self, syntax: Syntax, words: AgreementWords, verbs: frozenset[str] = frozenset(),
        named: frozenset[int] = frozenset(),
    ) -> None:  # fmt: skip
        self._syntax = syntax
        self._words = words
        self._verbs = verbs
        self._named = named

    def nouns(self) -> Iterator[tuple[Word, Kind]]:
        """All nouns that may name an agreement, with the kind they name."""
        for word in self._syntax.words:
            if word.upos not in ("NOUN", "PROPN") or word.i in self._named:
                continue
            phrase = self._kind_of_phrase(word)
            kind = phrase or self._words.kind_of(word.lemma)
            if kind and not self._is_idiom(word) and not self._is_modifier(word):
                general = phrase is None and word.lemma in self._words.generic
                if not general or self.points_back(word):
                    yield word, kind

    def _kind_of_phrase(self, word: Word) -> Kind | None:
        """The kind that a noun names with the words before it: "executive order"."""
        for count in range(_LONGEST_KIND, 1, -1):
            before = self._syntax.words[max(0, word.i - count + 1) : word.i]
            name = " ".join([*(one.lower for one in before), word.lemma])
            if len(before) == count - 1 and (kind := self._words.own_kind_of(name)):
                return kind
        return None

    def _is_modifier(self, word: Word) -> bool:
        return word.rel == "compound" and word.head > word.i and not self._is_subject(word)

    def _is_subject(self, word: Word) -> bool:
        """Whether what it seems to modify is its verb: "the *deal* calls for a truce"."""
        verb = self._syntax.words[word.head]
        behind = self._syntax.following(verb)
        goes_on = behind is not None and behind.upos in ("ADP", "DET", "PROPN")
        return verb.i == word.i + 1 and verb.lemma in self._verbs and goes_on

    def _is_idiom(self, word: Word) -> bool:
        """Whether it is "d'accord", "en accord avec": a preposition and nothing that qualifies."""
        below = self._syntax.children(word)
        bare = not any(
            child.rel in ("det", "amod", "nummod") or child.lower in self._words.contracted
            for child in below
        )
        return (
            bare
            and any(child.rel == "case" and child.i == word.i - 1 for child in below)
            and (not self._syntax.children(word, "nmod", "acl", "appos"))
        )

    def points_back(self, word: Word) -> bool:
        """Whether the noun speaks of one already told."""
        for child in self._syntax.children(word):
            if child.rel == "det" and child.lower in self._words.determiners_back:
                return True
            if child.rel in ("amod", "acl") and child.lemma in self._words.adjectives_back:
                return True
        return False

    def name(self, word: Word) -> Span:
        """The noun with what belongs to its name: "accord de sécurité", "2015 nuclear deal"."""
        span, end = self._syntax.words[self._name_begins(word)].span.to(word.span), word.i
        for child in self._syntax.children(word):
            near = child.i > word.i and child.rel in self._words.names_behind
            if near and self._names(child):
                last = self._syntax.subtree(child, without=("acl", "appos", "conj", "punct"))[-1]
                if last.i > end and last.i - end <= _LONGEST_NAME:
                    span, end = span.to(last.span), last.i
        return span

    def _name_begins(self, word: Word) -> int:
        """The first of the words before a noun that belong to its name."""
        begin = word.i
        for child in reversed(self._syntax.children(word)):
            if child.i < begin and child.rel in self._words.names_before:
                if not self._names(child):
                    break
                begin = self._syntax.subtree(child)[0].i
        return begin

    def _names(self, child: Word) -> bool:
        if child.lemma in self._words.adjectives_back | self._words.adjectives_apart:
            return False
        if child.rel == "compound":
            return True
        cases = [c.lower for c in self._syntax.children(child, "case")]
        dets = self._syntax.children(child, "det")
        if child.rel == "amod":
            return child.feats.get("VerbForm") != "Part"
        linked = len(cases) == 1 and cases[0] in self._words.name_links
        return linked and not dets and child.upos != "PROPN"
