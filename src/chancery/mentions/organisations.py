"""Names of organisations that no list has: where they stand, and what else they are called."""

from __future__ import annotations

from dataclasses import dataclass

from chancery.knowledge.folding import fold
from chancery.knowledge.organisations import openers, organisations
from chancery.knowledge.roles import Noun, roles
from chancery.mentions.chains import ChainReader
from chancery.mentions.chains_tree import Chain
from chancery.mentions.lexicon import Hit
from chancery.mentions.organisations_called import NAMING, WIDEST, OtherNames
from chancery.mentions.places import Spot
from chancery.records.syntax import Syntax, Word

LONG = 2
"""Complements without which a body that every state has is no name of its own."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """Words ``first`` to ``last`` exclusive, built on the ``noun`` at ``core``.

    ``aliases`` are the words of its other names; ``short`` ends the noun with its adjectives, where
    more follows: "*Front populaire* de libération".
    """

    first: int
    last: int
    core: int
    noun: Noun
    aliases: tuple[tuple[int, int], ...] = ()
    short: int | None = None


class OrganisationReader:
    """Finds names.

    1. before an acronym in brackets whose letters begin its words: "mission d'observation de la
       trêve du Badakhchan *(MOTB)*";
    2. a noun of an organisation that shows a capital inside a sentence, with its complement: "a
       rejoint l'*Union des forces de la résistance*";
    3. likewise at the head of a sentence, where the complement ends in a capital: "*Front populaire
       de libération du Bartang*";
    4. other names: "…, *dit* FST", "…, *known as* the Falcons".
    Refused: what we know; a noun with no complement but a state or a place ("le Front de Libye"),
    or, of what every state has, with a single one ("la Commission d'enquête"); capitals that a
    whole headline shows.
    """

    def __init__(
        self,
        syntax: Syntax,
        language: str,
        hits: dict[int, Hit],
        persons: dict[int, int],
        spots: dict[int, Spot],
    ) -> None:
        self.syntax, self.words, self.hits = syntax, syntax.words, hits
        self.openers, self.names = openers(language), organisations(language)
        self.lexicon, self.others = roles(language), OtherNames(syntax, language, hits, persons)
        self.chains = ChainReader(syntax, language, hits, persons, spots)
        self.before = self.lexicon.attributes == "before"
        self.known = {
            i for hit in hits.values() if hit.name is not None and not hit.adjective
            for i in range(hit.first, hit.last) if hit.name.kind in {"body", "group", "person"}
        } | {i for first, last in persons.items() for i in range(first, last)}  # fmt: skip

    def find(self) -> list[Organisation]:
        """All of them in the order of the text; none overlap."""
        found = [one for word in self.words if (one := self._bracketed(word)) is not None]
        taken = {i for one in found for i in range(one.first, one.last)}
        for word in self.words:
            if word.i not in taken and (one := self._capital(word)) is not None:
                found.append(one)
                taken.update(range(one.first, one.last))
        return sorted(found, key=lambda one: one.first)

    # -- before an acronym ------------------------------------------------------------------------

    def _bracketed(self, word: Word) -> Organisation | None:
        """The name whose letters stand in the bracket that opens at a word."""
        end, floor = word.i, self.syntax.sentence(word).first
        inner = self.others.bracket(end)
        if inner is None:
            return None
        for first in range(end - 1, max(floor, end - WIDEST) - 1, -1):
            if self._is_known(first, end) or not self.others.spells(inner, first, end):
                continue
            core = self._core(first, end)
            noun = self._noun(core) if core is not None else None
            if core is not None and noun is not None:
                short = self._short(self.chains.read(core, core + 1), noun)
                return Organisation(first, end, core, noun, self.others.behind(first, end), short)
        return None

    def _is_known(self, first: int, end: int) -> bool:
        """A whole name that we know; its head alone may be another's ("*Parti populaire* pour")."""
        hit = self.hits.get(first)
        return first in self.known and (hit is None or hit.last >= end)

    def _core(self, first: int, end: int) -> int | None:
        """The noun: at the head, or behind one adjective; where it comes last, before "of"."""
        if not self.before:
            near = range(first, min(first + 2, end))
            return next((i for i in near if self._noun(i) is not None), None)
        stop = next(
            (i for i in range(first, end) if self.words[i].lower in self.names.joints.inner), end
        )
        return next((i for i in range(stop - 1, first - 1, -1) if self._noun(i) is not None), None)

    def _noun(self, i: int) -> Noun | None:
        hit = self.hits.get(i)
        if hit is not None and hit.noun is not None and hit.noun.kind == "body":
            return hit.noun if hit.noun.entry.schema != "Country" else None
        return self.openers.get(fold(self.words[i].text))

    # -- with a capital ---------------------------------------------------------------------------

    def _capital(self, word: Word) -> Organisation | None:
        noun = self.openers.get(fold(word.text))
        shown = word.text[:1].isupper() and not word.text.isupper()
        if noun is None or not shown or word.i in self.known or word.upos not in NAMING:
            return None
        hit = self.hits.get(word.i)
        if hit is not None and (hit.noun is None or hit.last - hit.first > 1):
            return None
        chain = self.chains.read(word.i, word.i + 1)
        if not self._is_name(chain, noun) or self._is_shouted(word.i, chain.last):
            return None
        first = self._first(word.i)
        aliases = self.others.behind(first, chain.last)
        return Organisation(first, chain.last, word.i, noun, aliases, self._short(chain, noun))

    @staticmethod
    def _short(chain: Chain, noun: Noun) -> int | None:
        everywhere = noun.entry.schema == "PublicBody"
        return None if everywhere or not chain.adjectives else chain.core + 1 + chain.adjectives

    def _is_name(self, chain: Chain, noun: Noun) -> bool:
        everywhere = noun.entry.local and noun.entry.schema == "PublicBody"
        weight = chain.plain + min(chain.adjectives, 1)
        holds = chain.plain + chain.places > 0 and weight >= (LONG if everywhere else 1)
        opens = self.syntax.sentence(self.words[chain.core]).first == chain.core
        named = self.words[chain.last - 1].text[:1].isupper() and not everywhere
        return holds and (named if opens else True)

    def _first(self, core: int) -> int:
        """Where adjectives with capitals stand before: "*National* Movement for …"."""
        if not self.before:
            return core
        first, floor = core, self.syntax.sentence(self.words[core]).first
        while first - 1 > floor and self._is_part(first - 1):
            first -= 1
        opens = first - 1 == floor and self._is_part(floor)
        return floor if opens else first

    def _is_part(self, i: int) -> bool:
        word = self.words[i]
        part = word.upos in {"ADJ", "NOUN", "PROPN"} and word.text[:1].isupper()
        free = i not in self.known and word.lower not in self.chains.dates
        return part and free and word.rel in {"amod", "compound"} and word.head > i

    def _is_shouted(self, first: int, last: int) -> bool:
        """Whether capitals say nothing here: most other words of the sentence have one."""
        held = self.syntax.words_of(self.syntax.sentence(self.words[first]))
        content = [
            w for w in held
            if w.upos in {"VERB", "NOUN", "ADJ", "ADV"} and not first <= w.i < last
        ]  # fmt: skip
        capital = [w for w in content if w.text[:1].isupper()]
        return 2 * len(capital) > len(content)
