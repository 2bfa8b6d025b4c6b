"""A mention while it is put together, and its last form."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from chancery.knowledge import roles
from chancery.knowledge.roles import Roles
from chancery.mentions.phrases import Phrase
from chancery.records.mention import Mention, MentionKind, Schema
from chancery.records.syntax import Syntax, Word
from chancery.records.text import Span, Text


@dataclass(slots=True)
class Draft:
    """Words ``first`` to ``last`` with what is known so far; word numbers throughout.

    ``core`` is the word that most likely governs the phrase, ``named`` the name or description,
    ``role`` the office.
    """

    first: int
    last: int
    core: int
    named: tuple[int, int]
    kind: MentionKind
    schema: Schema
    rule: str
    name: str | None = None
    key: str | None = None
    countries: tuple[str, ...] = ()
    country_words: tuple[int, int] | None = None
    sector: str | None = None
    role: tuple[int, int] | None = None
    labels: list[int] = field(default_factory=list)
    number: int = 1
    gender: Literal["Masc", "Fem"] | None = None
    noun: str | None = None
    definite: bool = False
    phrase: Phrase | None = None
    determined: bool = False


class Mint:
    """Turns drafts into mentions."""

    def __init__(self, text: Text, syntax: Syntax, language: str) -> None:
        self.text, self.syntax, self.words = text, syntax, syntax.words
        self.language = language
        self.lexicon: Roles = roles.roles(language)

    def span(self, first: int, last: int) -> Span:
        """From the first character of one word to the last of another (exclusive number)."""
        return self.words[first].span.to(self.words[last - 1].span)

    def mention(self, i: int, draft: Draft) -> Mention:
        """The record of a draft."""
        role, country = draft.role, draft.country_words
        return Mention(
            i=i,
            span=self.span(draft.first, draft.last),
            named=self.span(*draft.named),
            head=self.head(draft),
            first=draft.first,
            last=draft.last,
            kind=draft.kind,
            schema=draft.schema,
            name=draft.name or self.neutral(draft),
            rule=draft.rule,
            key=draft.key,
            country=draft.countries[0] if len(draft.countries) == 1 else None,
            country_span=self.span(*country) if country else None,
            countries=draft.countries,
            sector=draft.sector,
            role=self.span(*role) if role else None,
            labels=tuple(self.words[k].span for k in sorted(set(draft.labels))),
            number=draft.number,
            gender=draft.gender,
            noun=draft.noun,
            definite=draft.definite,
            block=self.syntax.sentence(self.words[draft.first]).block,
        )

    def neutral(self, draft: Draft) -> str:
        """The name as written, loaded words and the conjunctions between them left out.

        A loaded noun that nothing else could stand for stays: "Kurdish *separatists*".
        """
        first, last = draft.named
        loaded = set(draft.labels)
        if not loaded or (draft.core in loaded and draft.kind == "description"):
            return self.text[self.span(first, last)]
        for k in range(first + 1, last - 1):
            joins = self.words[k].lower in self.lexicon.coordinators or self.words[k].text == ","
            if joins and (k - 1 in loaded or k + 1 in loaded):
                loaded.add(k)
        kept = [k for k in range(first, last) if k not in loaded]
        return self._joined(kept)

    def _joined(self, kept: list[int]) -> str:
        out = ""
        for before, k in zip([None, *kept], kept, strict=False):
            spaced = before is not None and (
                k != before + 1 or self.words[k].span.start > self.words[before].span.end
            )
            out += (" " if spaced else "") + self.words[k].text
        return out

    def head(self, draft: Draft) -> int:
        """The word whose governor lies outside the phrase: the noun, else the first such word."""
        if self._leaves(self.words[draft.core], draft):
            return draft.core
        for k in range(draft.first, draft.last):
            word = self.words[k]
            if self._leaves(word, draft) and word.upos in {"NOUN", "PROPN", "PRON", "ADJ", "X"}:
                return k
        return draft.core

    @staticmethod
    def _leaves(word: Word, draft: Draft) -> bool:
        return word.head == word.i or not draft.first <= word.head < draft.last
