"""What the tree, verbs and names beside it say of a complement: part of the name or not."""

from __future__ import annotations

from dataclasses import dataclass

from chancery.knowledge import roles
from chancery.knowledge.organisations import organisations
from chancery.knowledge.times import load_grammar as load_times
from chancery.mentions.lexicon import Hit
from chancery.mentions.places import Spot
from chancery.records.syntax import Syntax, Word

HANGING = frozenset({"nmod", "conj", "flat", "compound", "amod", "appos", "fixed"})
"""Relations of what stands inside a noun phrase."""

WIDE = frozenset({"country", "admin1"})
"""Precision of places that names hold more often than where somebody acts: states and regions."""

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


class ChainTree:
    """Answers questions of a chain and the words behind it."""

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

    def is_one_more(self, chain: Chain, first: int, last: int, *, bare: bool) -> bool:
        """Joined to the last complement, and nobody that could stand beside the organisation."""
        word, hit = self.words[first], self.hits.get(first)
        beside = word.rel == "conj" and chain.unit[0] <= word.head < chain.unit[1]
        whole = all(w.name == "ORG" for w in self.words[chain.last : last])
        people = bare and hit is not None and hit.noun is not None and hit.noun.kind == "person"
        capital = whole and word.text[:1].isupper() and hit is not None and hit.name is None
        return (hit is None or people or capital) and (beside or whole)

    def is_single(self, i: int) -> bool:
        """Joined to the subject of a verb that says one: "… pour la paix *et la trêve* a signé"."""
        hit, word = self.hits.get(i), self.words[i]
        subject = self.words[word.head] if word.rel == "conj" else word
        verb = self.words[subject.head]
        first = self.syntax.child(verb, "nsubj")
        if subject.rel != "nsubj" or first is None or first.i == i:
            return False
        told = [verb, *self.syntax.children(verb, "aux", "cop")]
        numbers = {w.feats.get("Number") for w in told if w.feats.get("VerbForm") == "Fin"}
        return numbers == {"Sing"} and (hit is None or hit.name is None)

    def hangs(self, chain: Chain, word: Word) -> bool:
        """Inside the phrase by the tree, or by the finder of names, which sees whole ones."""
        if word.name == "ORG" or (word.rel in HANGING and chain.core <= word.head < chain.last):
            return True
        return (self.names.title_case and word.rel in HANGING) or self.is_single(word.i)

    def may_act_there(self, chain: Chain, first: int, last: int, *, place: bool) -> bool:
        """Behind "à" and its like: a state or region that the verb follows.

        Or what is no place, where the finder of names sees one ("Groupe de soutien *à l'islam*");
        never without an article ("*en raison* de").
        """
        contracted = self.lexicon.contracted
        if not chain.plain:
            return False
        if not place:
            bare = first == chain.last + 1 and self.words[chain.last].lower not in contracted
            whole = all(word.name == "ORG" for word in self.words[chain.last : last])
            return whole and not bare
        spot = self.spots.get(first)
        if spot is None or spot.precision not in WIDE:
            return False
        stop = self.syntax.sentence(self.words[first]).last
        verb = last < stop and self.words[last].upos in FINITE
        return verb and self.words[chain.core].rel == "nsubj"

    def is_said(self, before: list[Chain], k: int, stop: int) -> bool:
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

    def is_asked(self, chain: Chain, i: int) -> bool:
        """What is asked of somebody, an object that looks like a complement: "*des excuses*"."""
        word = self.words[chain.core]
        case = self.syntax.child(word, "case")
        to = case is not None and case.lower in self.names.joints.place and word.rel == "obl"
        alone = self.syntax.child(self.words[word.head], "obj") is None
        return to and alone and not chain.plain and self.words[i].lower in self.lexicon.indefinite

    def is_somebody(self, hit: Hit) -> bool:
        """The holder of an office: "le Front *du président* Issa"; not "for *Justice*"."""
        word, before = self.words[hit.first], self.words[hit.first - 1]
        single = word.feats.get("Number") != "Plur"
        told = before.lower in self.names.articles | self.lexicon.contracted
        office = hit.noun is not None and hit.noun.kind == "office"
        return office and single and (told or hit.last in self.persons)
