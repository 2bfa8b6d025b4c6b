"""How far the name of an organisation goes: from its noun to the last word of its complement."""

from __future__ import annotations

from dataclasses import dataclass, replace

from chancery.knowledge import roles
from chancery.knowledge.organisations import organisations
from chancery.knowledge.times import load_grammar as load_times
from chancery.mentions.lexicon import Hit
from chancery.mentions.places import Spot
from chancery.records.syntax import Syntax, Word

NOMINAL = frozenset({"NOUN", "PROPN", "X"})
HANGING = frozenset({"nmod", "conj", "flat", "compound", "amod", "appos", "fixed"})
"""Relations of what stands inside a noun phrase."""

FINITE = frozenset({"VERB", "AUX"})


@dataclass(slots=True)
class Chain:
    """What has been read: ``last`` exclusive, how many ``adjectives`` and complements it holds.

    ``plain`` complements are of no place; ``unit`` are the words of the last complement.
    """

    core: int
    last: int
    adjectives: int = 0
    plain: int = 0
    places: int = 0
    unit: tuple[int, int] = (0, 0)
    joint: str = ""


class ChainReader:
    """Reads chains.

    1. adjectives, where they follow: "Front *populaire et démocratique*";
    2. complements: "Union *des forces de la résistance*", "Front *for the Salvation of Tibesti*";
    3. nouns that are joined: "Mouvement pour la justice *et l'égalité*";
    4. a place where the organisation acts, only right before the verb: "le Front pour la concorde
       *au Tchad* a attaqué".
    Refused: persons, dates, numbers, towns by their kind ("*de la ville* de Homs"); what the tree
    hangs on a verb; what somebody is accused of ("a accusé le Front *de trahison*") or asked for
    ("a demandé au Front *des excuses*"); who stands beside it ("le Front de libération *et
    l'armée*"); in a language that writes names with capitals, what has none.
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
        self.persons, self.spots = persons, spots
        self.lexicon, self.names = roles.roles(language), organisations(language)
        times = load_times(language).words
        self.dates = frozenset(times.weekdays) | frozenset(times.months)

    def read(self, core: int, end: int) -> Chain:
        """The chain behind a noun, which ends at ``end``."""
        chain, stop = Chain(core, end), self.syntax.sentence(self.words[core]).last
        before = [replace(chain)]
        while chain.last < stop and (
            self._adjective(chain, stop) or self._joined(chain, stop) or self._unit(chain, stop)
        ):
            before.append(replace(chain))
        said = next((k for k in range(1, len(before)) if self._is_said(before, k, stop)), None)
        return chain if said is None else before[said - 1]

    def _adjective(self, chain: Chain, stop: int) -> bool:
        if self.lexicon.attributes == "before":
            return False
        i = chain.last
        joins = self.words[i].lower in self.lexicon.coordinators and i + 1 < stop
        i += 1 if joins and chain.adjectives else 0
        word = self.words[i]
        hangs = word.rel in {"amod", "flat", "conj"} and chain.core <= word.head < i
        fits = word.upos in {"ADJ", "PROPN", "VERB", "NOUN"} and not (joins and word.upos != "ADJ")
        if not (fits and hangs) or i in self.persons or word.lower in self.lexicon.located:
            return False
        if word.rel == "conj" and not joins:
            return False
        if i + 1 < stop and joins and self.words[i + 1].upos in NOMINAL:
            return False
        hit = self.hits.get(i)
        country = hit is not None and hit.adjective
        chain.last = hit.last if country and hit is not None else i + 1
        chain.adjectives += not country
        return True

    def _unit(self, chain: Chain, stop: int) -> bool:
        i = chain.last
        joint = self.words[i].lower
        if joint not in self.names.joints.inner:
            return False
        found = self._noun(chain, i + 1, stop)
        if found is None or self._is_asked(chain, i):
            return False
        first, last, place = found
        if joint in self.names.joints.place and not self._may_act_there(chain, first, last, place):
            return False
        self._take(chain, first, last, joint, place=place)
        return True

    def _joined(self, chain: Chain, stop: int) -> bool:
        i = chain.last
        if self.words[i].lower not in self.lexicon.coordinators or not chain.plain or i + 1 >= stop:
            return False
        again = self.words[i + 1].lower == chain.joint
        found = self._noun(chain, i + 1 + again, stop)
        if found is None or found[2]:
            return False
        first, last, _ = found
        word, hit = self.words[first], self.hits.get(first)
        beside = word.rel == "conj" and chain.unit[0] <= word.head < chain.unit[1]
        bare = again or first == i + 1
        whole = all(w.name == "ORG" for w in self.words[i : first + 1])
        plain = hit is None or (bare and hit.noun is not None and hit.noun.kind == "person")
        capital = whole and word.text[:1].isupper() and hit is not None and hit.name is None
        if not (plain or capital) or not (beside or whole):
            return False
        self._take(chain, first, last, chain.joint, place=False)
        return True

    @staticmethod
    def _take(chain: Chain, first: int, last: int, joint: str, *, place: bool) -> None:
        chain.last, chain.unit, chain.joint = last, (first, last), joint
        chain.places += place
        chain.plain += not place

    def _noun(self, chain: Chain, i: int, stop: int) -> tuple[int, int, bool] | None:
        """The noun of a complement from word ``i`` on: first and last word, whether a place."""
        while i < stop and self.words[i].lower in self.names.articles:
            i += 1
        first = self._past_attributes(i, stop)
        if first >= stop or first in self.persons or not self._is_shown(i, first + 1):
            return None
        last, place = self._extent(first, stop)
        word = self.words[last - 1] if self.names.title_case else self.words[first]
        if last == first or not self._hangs(chain, word):
            return None
        return first, last, place

    def _extent(self, i: int, stop: int) -> tuple[int, bool]:
        """The end of a noun, ``i`` itself where it is none, and whether it is a place."""
        word, hit, spot = self.words[i], self.hits.get(i), self.spots.get(i)
        nominal = word.upos in NOMINAL or (bool(word.name) and word.text[:1].isupper())
        apart = self.dates | self.lexicon.settlements
        if word.lower in apart or word.text[:1].isdigit() or not nominal:
            return i, False
        if spot is not None:
            return spot.last, True
        if hit is not None and hit.name is not None:
            return hit.last, hit.name.kind in {"state", "capital", "seat"}
        if hit is not None and hit.noun is not None:
            return (i if self._is_somebody(hit) else hit.last), False
        end = i + 1
        while end < stop and self._runs_on(end):
            end += 1
        return end, word.name == "LOC"

    def _is_somebody(self, hit: Hit) -> bool:
        """The holder of an office: "le Front *du président* Issa"; not "for *Justice*"."""
        word, before = self.words[hit.first], self.words[hit.first - 1]
        single = word.feats.get("Number") != "Plur"
        told = before.lower in self.names.articles | self.lexicon.contracted
        office = hit.noun is not None and hit.noun.kind == "office"
        return office and single and (told or hit.last in self.persons)

    def _runs_on(self, i: int) -> bool:
        word = self.words[i]
        free = i not in self.hits and i not in self.persons and i not in self.spots
        return free and word.upos == "PROPN" and word.text[:1].isupper() and word.rel == "flat"

    def _past_attributes(self, i: int, stop: int) -> int:
        """Over what stands before its noun: "a *Free and Sovereign* Congo"."""
        while i + 1 < stop:
            word = self.words[i]
            joins = word.lower in self.lexicon.coordinators and self.words[i + 1].upos == "ADJ"
            before = word.rel in {"amod", "compound", "nummod"} and word.head > i
            joined = word.rel == "conj" and word.upos == "ADJ"
            if not (joins or before or joined) or word.text[:1].isdigit():
                break
            i += 1
        return i

    def _is_shown(self, first: int, last: int) -> bool:
        """Where such names have capitals, every word of any weight has one."""
        content = (
            word for word in self.words[first:last]
            if word.lower not in self.lexicon.coordinators and word.lower not in self.names.articles
        )  # fmt: skip
        return not self.names.title_case or all(word.text[:1].isupper() for word in content)

    def _hangs(self, chain: Chain, word: Word) -> bool:
        """Inside the phrase by the tree, or by the finder of names, which sees whole ones."""
        if word.name == "ORG" or (word.rel in HANGING and chain.core <= word.head < chain.last):
            return True
        return self.names.title_case and word.rel in HANGING

    def _may_act_there(self, chain: Chain, first: int, last: int, place: bool) -> bool:  # noqa: FBT001 - read beside its noun
        """Behind "à" and its like: no place at all, or one that the verb follows."""
        if not chain.plain:
            return False
        if not place:
            return self.words[first].upos != "PROPN"
        stop = self.syntax.sentence(self.words[first]).last
        verb = last < stop and self.words[last].upos in FINITE
        return verb and self.words[chain.core].rel == "nsubj"

    def _is_said(self, before: list[Chain], k: int, stop: int) -> bool:
        """Whether the last complement, taken in step ``k``, is one of the verb and not of the name.

        It has no article, and the verb asks for one: "accusé le Front *de trahison*"; not where
        another follows: "accusé le Front *de libération* de trahison".
        """
        taken, after = before[k], before[-1]
        if taken.unit != after.unit or taken.unit == before[k - 1].unit:
            return False
        verb = self.words[self.syntax.conjuncts(self.words[taken.core])[0].head]
        said = self.syntax.conjuncts(self.words[taken.core])[0].rel == "obj"
        follows = after.last < stop and self.words[after.last].lower in self.lexicon.of
        noun = self.words[taken.unit[0]]
        bare = taken.unit[0] == before[k - 1].last + 1 and noun.text.islower()
        said = said and verb.lemma in self.lexicon.of_what and taken.joint in self.lexicon.of
        contracted = taken.joint in self.lexicon.contracted
        return said and bare and not contracted and not follows

    def _is_asked(self, chain: Chain, i: int) -> bool:
        """What is asked of somebody, an object that looks like a complement: "*des excuses*"."""
        word = self.words[chain.core]
        case = self.syntax.child(word, "case")
        to = case is not None and case.lower in self.names.joints.place and word.rel == "obl"
        alone = self.syntax.child(self.words[word.head], "obj") is None
        return to and alone and not chain.plain and self.words[i].lower in self.lexicon.indefinite
