"""Noun phrases of languages where what says whose and what stands before the noun."""

from __future__ import annotations

from chancery.knowledge import roles
from chancery.knowledge.actors import Name
from chancery.knowledge.folding import fold
from chancery.mentions.hyphens import is_hyphen
from chancery.mentions.lexicon import Hit
from chancery.mentions.phrases import DEPTH, Phrase, PhraseReader
from chancery.mentions.places import Spot
from chancery.records.syntax import Syntax, Word

MODIFIERS = frozenset({"amod", "compound", "nummod", "nmod", "flat"})
"""Relations of a word to the noun that it stands before."""

PLAIN = frozenset({"ADJ", "NUM", "NOUN", "PROPN", "VERB", "ADV"})
"""Parts of speech that may stand between a determiner and its noun."""


def phrase_reader(
    syntax: Syntax,
    language: str,
    hits: dict[int, Hit],
    persons: dict[int, int],
    spots: dict[int, Spot],
) -> PhraseReader:
    """The reader for the order of words that ``roles.yml`` names."""
    before = roles.roles(language).attributes == "before"
    reader = BeforeReader if before else PhraseReader
    return reader(syntax, language, hits, persons, spots)


class BeforeReader(PhraseReader):
    """Reads phrases whose noun comes last.

    Forms, before the noun, in any order:
    1. states' adjectives and names: "the *Syrian* army", "*Turkish and Syrian* foreign ministers",
       "*U.S. and Israeli* officials", "*US-Iranian* negotiators";
    2. bodies, groups, public figures and places: "*Hezbollah* fighters", "*U.N.* envoy", "the
       *Trump* administration", "the *Aleppo* governor";
    3. nouns and adjectives that say the sector: "*security* forces", "*rebel* officials", and
       others: "*internationally recognised* government";
    4. possessors: "*Iran's* supreme leader", "*the army's* chief of staff";
    5. where it is at home: "a *Baghdad-based* militia". Refused: who only backs or leads it, "an
       *Iran-backed* militia", "the *Saudi-led* coalition";
    6. former holders: "*ex-*president", "*ex-*British prime minister".
    After it all states of several holders ("the presidents *of Russia and Turkey*"), complements,
    names, brackets and places as everywhere; in a complement too the noun comes last: "the head of
    *Iran's army*".
    """

    def __init__(
        self,
        syntax: Syntax,
        language: str,
        hits: dict[int, Hit],
        persons: dict[int, int],
        spots: dict[int, Spot],
    ) -> None:
        super().__init__(syntax, language, hits, persons, spots)
        self.joined_ends = {held[0]: first for first, held in self.joined.items()}
        self.hit_ends = {hit.last: hit for hit in hits.values()}
        self.person_ends = {last: first for first, last in persons.items()}
        self.spot_ends = {spot.last: spot for spot in spots.values()}

    def _head(self, hit: Hit) -> int:
        """The last word that hangs on something outside, before any preposition."""
        stop = next(
            (i for i in range(hit.first + 1, hit.last) if self.words[i].upos == "ADP"), hit.last
        )
        outside = [
            i for i in range(hit.first, stop)
            if self.words[i].head == i or not hit.first <= self.words[i].head < hit.last
        ]  # fmt: skip
        return outside[-1] if outside else stop - 1

    # -- to the left ------------------------------------------------------------------------------

    def _read_left(self, phrase: Phrase) -> None:
        floor = self.syntax.sentence(self.words[phrase.core]).first
        i = self._attributes(phrase, phrase.start, floor)
        phrase.first = phrase.start = phrase.own = i
        for _ in range(DEPTH):
            owner = self._possessor(phrase, phrase.start, floor)
            if owner is None:
                break
            phrase.first = phrase.start = self._attributes(phrase, owner, floor)
        if phrase.first > floor and self._is_determiner(self.words[phrase.first - 1]):
            phrase.first -= 1
        self._read_quantity(phrase, floor)

    def _is_determiner(self, word: Word) -> bool:
        return word.upos == "DET" or (
            word.deprel == "nmod:poss" and word.lower in self.lexicon.articles
        )

    def _attributes(self, phrase: Phrase, i: int, floor: int) -> int:
        for _ in range(4 * DEPTH):
            before = self._attribute(phrase, i, floor) if i > floor else None
            if before is None:
                break
            phrase.qualified = True
            i = before
        return i

    def _attribute(self, phrase: Phrase, i: int, floor: int) -> int | None:
        """The start of the attribute that ends before word ``i``, taken into the phrase."""
        halves = i - 2 > floor and is_hyphen(self.syntax, i - 2) and i not in self.joined_ends
        hit = self.hit_ends.get(i)
        whole = hit is not None and hit.name is not None and hit.first < i - 2  # "*al-Qaeda* men"
        if halves and not whole and fold(self.words[i - 3].text) not in self.lexicon.former:
            return self._hyphenated(phrase, i)
        if i - 1 > floor and is_hyphen(self.syntax, i - 1):
            return self._prefixed(phrase, i)
        readings = (
            self._country, self._named_before, self._joined_before, self._plain_before,
        )  # fmt: skip
        found = (reading(phrase, i) for reading in readings)
        return next((first for first in found if first is not None), None)

    def _country(self, phrase: Phrase, i: int) -> int | None:
        first = self.joined_ends.get(i)
        if first is not None:
            self._put_countries(phrase, self.joined[first][1], first, i)
            return first
        hit = self.hit_ends.get(i)
        if hit is None or hit.name is None:
            return None
        state = hit.name.kind in {"state", "capital", "seat"} and self._is_titled(phrase, i)
        if not hit.adjective and not state:
            return None
        self._put_countries(phrase, hit.name.countries, hit.first, hit.last)
        if state:
            phrase.nested.append(hit.first)
        return hit.first

    def _put_countries(self, phrase: Phrase, codes: tuple[str, ...], first: int, last: int) -> None:
        """Countries read from right to left: "*Turkish* and Syrian"."""
        if phrase.country_words is None or not phrase.countries:
            phrase.countries, phrase.country_words = codes, (first, last)
        elif last >= phrase.country_words[0] - 1 and len(codes) == 1:
            fresh = tuple(code for code in codes if code not in phrase.countries)
            phrase.countries = (*fresh, *phrase.countries)
            phrase.country_words = (first, phrase.country_words[1])

    def _modifies(self, i: int) -> bool:
        """Whether the word before ``i`` stands to a noun that follows it."""
        word = self.syntax.conjuncts(self.words[i - 1])[0]
        return word.rel in MODIFIERS and word.head >= i

    def _is_titled(self, phrase: Phrase, i: int) -> bool:
        """Whether a name stands to the noun; no tree is needed where no reading else is left.

        A body right before the noun: "*Hamas* fighters"; any name before the office of somebody
        named: "*Gaza* official Osama Hamdan".
        """
        hit, name = self.hits.get(i), self.hit_ends[i].name
        body = name is not None and name.kind in {"body", "group"}
        office = hit is not None and hit.noun is not None and hit.noun.kind == "office"
        title = office and hit is not None and hit.last in self.persons
        return title or (body and i == phrase.start) or self._modifies(i)

    def _named_before(self, phrase: Phrase, i: int) -> int | None:
        person = self.person_ends.get(i)
        if person is not None:
            return self._take_figure(phrase, person) if self._modifies(i) else None
        hit = self.hit_ends.get(i)
        if hit is not None and hit.name is not None:
            if not self._is_titled(phrase, i):
                return None
            if self._is_named_by(phrase, hit.name) and i == phrase.start:
                phrase.named = hit
            self._take_name(phrase, hit, hit.name)
            return hit.first
        if hit is not None and hit.noun is not None:
            return self._noun_before(phrase, hit)
        spot = self.spot_ends.get(i)
        if spot is not None and self._modifies(i):
            self._take_spot(phrase, spot)
            return spot.first
        return None

    def _is_named_by(self, phrase: Phrase, name: Name) -> bool:
        """A group's name before the noun for its kind: "the *Wagner* group"."""
        schema = phrase.noun.entry.schema
        kind = phrase.noun.kind == "body" and name.kind in {"body", "group"}
        return kind and phrase.named is None and schema == name.schema == "Group"

    def _take_figure(self, phrase: Phrase, first: int) -> int:
        """A public figure's state: "the *Trump* administration"."""
        hit = self.hits.get(first)
        if hit is not None and hit.name is not None:
            self._take_countries(phrase, hit.name.countries, hit.first, hit.last)
        return first

    def _noun_before(self, phrase: Phrase, hit: Hit) -> int | None:
        noun = hit.noun
        if noun is None or not self._modifies(hit.last):
            return None
        sector = self.sectors.get(fold(self.words[hit.last - 1].text), noun.entry.sector)
        if noun.kind != "office":
            self._side(phrase, sector)
        if noun.entry.loaded:
            phrase.labels.extend(range(hit.first, hit.last))
        return hit.first

    def _side(self, phrase: Phrase, sector: str | None) -> None:
        """The sector that a word before the noun says; an office yields where it may."""
        if sector and phrase.noun.entry.complement and not phrase.sided:
            phrase.sector, phrase.sided = sector, True
        else:
            self._take_sector(phrase, sector)

    def _joined_before(self, phrase: Phrase, i: int) -> int | None:
        """The first of two attributes that "and" joins: "*Turkish and* Syrian ministers"."""
        word = self.words[i - 1]
        joins = word.lower in self.lexicon.coordinators or word.text == ","
        opens = self.syntax.following(word, -1) is None
        if not joins or opens or not phrase.qualified:
            return None
        hit = self.hit_ends.get(i - 1)
        countries = phrase.country_words is not None and phrase.country_words[0] == i
        if countries:
            return self._first_country(phrase, hit) if hit is not None else None
        before = self.words[i - 2]
        plain = word.text != "," and hit is None and before.rel in {"amod", "compound"}
        return self._plain_before(phrase, i - 1) if plain and before.head > i - 1 else None

    def _first_country(self, phrase: Phrase, hit: Hit) -> int | None:
        """Also a name that opens a headline: "*U.S.*, Iranian negotiators to meet"."""
        found = self._country(phrase, hit.last)
        opens = self.syntax.following(self.words[hit.first], -1) is None
        if found is not None or not opens or hit.name is None or hit.name.kind != "state":
            return found
        self._put_countries(phrase, hit.name.countries, hit.first, hit.last)
        phrase.nested.append(hit.first)
        return hit.first

    def _plain_before(self, phrase: Phrase, i: int) -> int | None:
        word, folded = self.words[i - 1], fold(self.words[i - 1].text)
        if word.text.isdigit() or word.upos not in PLAIN:
            return None
        former = folded in self.lexicon.former
        said = folded in self.sectors or folded in self.loaded
        adverb = word.upos == "ADV" and word.rel == "advmod" and i <= word.head < phrase.core
        stands = word.upos in {"ADJ", "NUM"} or adverb or self._modifies(i)
        if not (former or said or stands) or i - 1 in self.persons or i in self.person_ends:
            return None
        if (word.upos == "ADV" and not adverb) or not self._may_stand(phrase, i):
            return None
        phrase.former |= former
        if folded in self.loaded:
            phrase.labels.append(word.i)
        self._side(phrase, self.sectors.get(folded))
        return i - 1

    def _may_stand(self, phrase: Phrase, i: int) -> bool:
        """Refused: a verb taken for a noun before a country, "junta *expels* French envoy"."""
        word = self.words[i - 1]
        before_country = phrase.country_words is not None and phrase.country_words[0] == i
        if word.upos == "VERB":
            participle = word.feats.get("VerbForm") in {"Part", "Ger"}
            return participle and self._modifies(i)
        said = fold(word.text) in self.sectors or fold(word.text) in self.loaded
        return not before_country or word.upos in {"ADJ", "NUM"} or said

    def _hyphenated(self, phrase: Phrase, i: int) -> int | None:
        """Two halves of one word: "*Baghdad-based*", "*Iran-backed*", "*anti-government*"."""
        half, first = self.words[i - 1], i - 3
        if not self._modifies(i) and half.upos not in {"ADJ", "NUM"}:
            return None
        located = half.lower in self.lexicon.compounds.located
        hit, spot = self.hit_ends.get(i - 2), self.spot_ends.get(i - 2)
        if spot is not None or hit is not None:
            first = spot.first if spot is not None else hit.first if hit is not None else first
        if located and spot is not None:
            self._take_spot(phrase, spot)
        elif located and hit is not None and hit.name is not None:
            self._take_countries(phrase, hit.name.countries, hit.first, hit.last)
        return first

    def _prefixed(self, phrase: Phrase, i: int) -> int | None:
        """A prefix that a hyphen joins to the noun: "*ex-*president", "*then-*president"."""
        phrase.former |= fold(self.words[i - 2].text) in self.lexicon.former
        return i - 2

    def _possessor(self, phrase: Phrase, i: int, floor: int) -> int | None:
        """The start of the one whose it is: "*Iran's* army", "*the army's* chief of staff"."""
        mark = self.words[i - 1] if i - 1 > floor else None
        if mark is None or mark.upos != "PART" or mark.lower not in self.lexicon.genitive:
            return None
        first = self._owner(phrase, i - 1)
        if first is not None:
            phrase.possessed = phrase.qualified = True
        return first

    def _owner(self, phrase: Phrase, end: int) -> int | None:
        person = self.person_ends.get(end)
        if person is not None:
            return self._take_figure(phrase, person)
        hit = self.hit_ends.get(end)
        if hit is not None and hit.name is not None:
            self._take_name(phrase, hit, hit.name)
            return hit.first
        if hit is not None and hit.noun is not None:
            self._take_noun(phrase, hit, hit.noun)
            return hit.first
        spot = self.spot_ends.get(end)
        if spot is not None:
            self._take_spot(phrase, spot)
            return spot.first
        return None

    # -- to the right -----------------------------------------------------------------------------

    def _is_adjective(self, phrase: Phrase, i: int) -> bool:
        """None follows its noun."""
        del phrase, i
        return False

    def _complement(self, phrase: Phrase, i: int, stop: int) -> int | None:
        found = super()._complement(phrase, i, stop)
        return self._joined_after(phrase, i, stop) if found is None else found

    def _joined_after(self, phrase: Phrase, i: int, stop: int) -> int | None:
        """The second state of several holders: "the presidents of Russia *and Turkey*"."""
        joins = self.words[i].lower in self.lexicon.coordinators or self.words[i].text == ","
        follows = phrase.country_words is not None and phrase.country_words[1] == i
        plural = self.words[phrase.core].feats.get("Number") in {"Plur", "Ptan"}
        if not (joins and follows and plural and phrase.country_words and i + 1 < stop):
            return None
        if phrase.country_words[0] < phrase.core:
            return None
        hit = self.hits.get(self._skip_articles(i + 1, stop))
        if hit is None or hit.name is None or hit.name.kind != "state":
            return None
        phrase.countries = (*phrase.countries, *hit.name.countries)
        phrase.country_words = (phrase.country_words[0], hit.last)
        phrase.nested.append(hit.first)
        return hit.last

    def _take_complement(self, phrase: Phrase, i: int, j: int, stop: int) -> int | None:
        return super()._take_complement(phrase, i, self._past_attributes(phrase, j, stop), stop)

    def _past_attributes(self, phrase: Phrase, j: int, stop: int) -> int:
        """The noun that a complement is of: "the head of Iran's powerful *army*"."""
        for _ in range(2 * DEPTH):
            after = self._past_one(phrase, j, stop)
            if after is None or after >= stop:
                break
            j = after
        return j

    def _past_one(self, phrase: Phrase, j: int, stop: int) -> int | None:
        word, hit = self.words[j], self.hits.get(j)
        end = hit.last if hit is not None else self.persons.get(j, j + 1)
        if end + 1 < stop and is_hyphen(self.syntax, end):
            led = self.words[end + 1].lower in self.lexicon.compounds.apart
            return end + 2 if led else None
        genitive = end + 1 < stop and self.words[end].lower in self.lexicon.genitive
        owned = genitive and self.words[end].upos == "PART"
        inner = self.words[end - 1].head >= end and self.words[end - 1].rel in MODIFIERS
        joins = word.lower in self.lexicon.coordinators and self._is_country(j + 1)
        if not (owned or inner or joins or (hit is not None and hit.adjective)):
            return None
        if hit is not None and hit.name is not None:
            self._take_countries(phrase, hit.name.countries, hit.first, hit.last, more=True)
            phrase.nested.append(j)
        elif hit is not None and hit.noun is not None and owned:
            phrase.nested.append(j)
        elif hit is not None and hit.noun is not None:
            return None
        return end + 1 if owned else end
