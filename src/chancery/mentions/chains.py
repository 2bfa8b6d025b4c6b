"""How far the name of an organisation goes: from its noun to the last word of its complement."""

from __future__ import annotations

from dataclasses import replace

from chancery.mentions.chains_tree import Chain, ChainTree

NOMINAL = frozenset({"NOUN", "PROPN", "X"})


class ChainReader(ChainTree):
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

    def read(self, core: int, end: int) -> Chain:
        """The chain behind a noun, which ends at ``end``."""
        chain, stop = Chain(core, end), self.syntax.sentence(self.words[core]).last
        before = [replace(chain)]
        while chain.last < stop and (
            self._adjective(chain, stop) or self._joined(chain, stop) or self._unit(chain, stop)
        ):
            before.append(replace(chain))
        said = next((k for k in range(1, len(before)) if self.is_said(before, k, stop)), None)
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
        apart = self.dates | self.lexicon.located
        if not (fits and hangs) or i in self.persons or word.lower in apart:
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
        if found is None or self.is_asked(chain, i):
            return False
        first, last, place = found
        if joint in self.names.joints.place and not self.may_act_there(
            chain, first, last, place=place
        ):
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
        bare = again or first == i + 1
        if not (self.is_one_more(chain, first, last, bare=bare) or self.is_single(first)):
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
        if last == first or not self.hangs(chain, word):
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
            return (i if self.is_somebody(hit) else hit.last), False
        end = i + 1
        while end < stop and self._runs_on(end):
            end += 1
        return end, word.name == "LOC"

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
            following = self.words[i + 1].lower in self.lexicon.coordinators
            if following and word.upos != "ADJ":
                break
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
