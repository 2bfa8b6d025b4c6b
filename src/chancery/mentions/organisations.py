"""Names of organisations that no list has: where they stand, and what else they are called."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from chancery.knowledge.folding import fold
from chancery.knowledge.organisations import known_as, openers, organisations
from chancery.knowledge.roles import Noun, roles
from chancery.mentions.acronyms import is_acronym, spells
from chancery.mentions.chains import Chain, ChainReader
from chancery.mentions.lexicon import Hit
from chancery.mentions.places import Spot
from chancery.records.syntax import Syntax, Word

WIDEST = 16
"""Words before a bracket among which the name that its letters begin is looked for."""

CALLED = 4
"""Words of the longest other name."""

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
        self.cues, self.lexicon = known_as(language), roles(language)
        self.chains = ChainReader(syntax, language, hits, persons, spots)
        self.before = self.lexicon.attributes == "before"
        self.small = self.names.joints.inner | self.names.articles | self.lexicon.coordinators
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
        inner = self._bracket(end)
        if inner is None:
            return None
        for first in range(end - 1, max(floor, end - WIDEST) - 1, -1):
            shown = [w.text for w in self.words[first:end]]
            if first in self.known or not spells(self.words[inner].text, shown, self.small):
                continue
            core = self._core(first, end)
            noun = self._noun(core) if core is not None else None
            if core is not None and noun is not None:
                short = self._short(self.chains.read(core, core + 1), noun)
                return Organisation(first, end, core, noun, self._aliases(end), short)
        return None

    def _bracket(self, i: int) -> int | None:
        """The acronym alone, or first, in a bracket that opens here."""
        if i + 2 >= len(self.words) or self.words[i].text != "(":
            return None
        closed = self.words[i + 2].text in {")", ","}
        return i + 1 if closed and is_acronym(self.words[i + 1].text) else None

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
        return self.openers.get(fold(self.words[i].text)) if hit is None else None

    # -- with a capital ---------------------------------------------------------------------------

    def _capital(self, word: Word) -> Organisation | None:
        noun = self.openers.get(fold(word.text))
        shown = word.text[:1].isupper() and not word.text.isupper()
        if noun is None or not shown or word.i in self.known or word.upos not in _NAMING:
            return None
        hit = self.hits.get(word.i)
        if hit is not None and (hit.noun is None or hit.last - hit.first > 1):
            return None
        chain = self.chains.read(word.i, word.i + 1)
        if not self._is_name(chain, noun) or self._is_shouted(word.i, chain.last):
            return None
        first, aliases = self._first(word.i), self._aliases(chain.last)
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

    # -- other names ------------------------------------------------------------------------------

    def _aliases(self, end: int) -> tuple[tuple[int, int], ...]:
        inner = self._bracket(end)
        found = [] if inner is None or not self._may_be_alias(inner) else [(inner, inner + 1)]
        after = end if inner is None else next(self._closing(inner), end)
        called = self._called(after)
        return (*found, *([called] if called is not None else []))

    def _closing(self, i: int) -> Iterator[int]:
        stop = min(self.syntax.sentence(self.words[i]).last, i + WIDEST)
        return (k + 1 for k in range(i, stop) if self.words[k].text == ")")

    def _may_be_alias(self, inner: int) -> bool:
        """Capitals only, where the letters do not say it; refused: a state, "(USA)"."""
        hit = self.hits.get(inner)
        body = hit is None or hit.noun is not None or (
            hit.name is not None and hit.name.kind in {"body", "group"}
        )  # fmt: skip
        return body and self.words[inner].text.isupper()

    def _called(self, i: int) -> tuple[int, int] | None:
        """The words behind "dit", "known as"."""
        stop = self.syntax.sentence(self.words[i - 1]).last
        i += i < stop and self.words[i].text in {",", "("}
        for cue in self.cues:
            if tuple(w.lower for w in self.words[i : min(i + len(cue), stop)]) != cue:
                continue
            first = i + len(cue)
            while first < stop and (
                self.words[first].lower in self.names.articles or self.words[first].upos == "PUNCT"
            ):
                first += 1
            last = first
            while last < min(stop, first + CALLED) and self._is_called(last):
                last += 1
            return (first, last) if last > first else None
        return None

    def _is_called(self, i: int) -> bool:
        word = self.words[i]
        return word.text[:1].isupper() and word.upos in _NAMING


_NAMING = frozenset({"NOUN", "PROPN", "ADJ", "X"})
