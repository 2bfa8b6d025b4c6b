"""Noun phrases that name an actor: from a known noun to the whole of its phrase.

The tree is weak exactly where these phrases are long, so they are read from the surface: the forms
of the small words, known names, and the part of speech of the rest.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from chancery.knowledge import roles
from chancery.knowledge.actors import Name
from chancery.knowledge.folding import fold
from chancery.knowledge.roles import Noun, Roles
from chancery.knowledge.times import load_grammar as load_times
from chancery.mentions.hyphens import countries_of, joined_states
from chancery.mentions.lexicon import Hit
from chancery.mentions.places import Spot
from chancery.records.syntax import Syntax, Word

DEPTH = 5
"""Complements that one phrase may have ("le chef d'état-major de l'armée de l'air du pays")."""

OPEN = frozenset({None, "GOV", "MIL", "REB", "NGO", "OPP"})
"""Sectors that an adjective may overrule: "autorités militaires", but not "médias officiels"."""

STATES = frozenset({"state", "capital"})
"""Kinds of names of states that may stand behind "from"."""

APART = 5
"""Words between a noun and where it is said to be."""

REACH = 9
"""Words of place that may follow "basés" and its like."""


@dataclass(slots=True)
class Phrase:
    """A phrase while it is read: words ``first`` to ``last``, ``noun`` its known noun.

    ``start`` is the first word without the determiner, ``own`` the first after a possessor ("Iran's
    *new* army"), ``core`` the noun's head, ``end`` the end of the office or noun with its
    complements; ``last`` may lie further (brackets, place). ``possessed`` when somebody's.
    """

    noun: Noun
    first: int
    start: int
    own: int
    core: int
    end: int
    last: int
    countries: tuple[str, ...] = ()
    country_words: tuple[int, int] | None = None
    sector: str | None = None
    former: bool = False
    labels: list[int] = field(default_factory=list)
    complement: Name | None = None
    nested: list[int] = field(default_factory=list)
    sided: bool = False
    qualified: bool = False
    opened: bool = False
    possessed: bool = False
    alias: tuple[int, int] | None = None
    named: Hit | None = None


class PhraseReader:
    """Reads the phrases of one dispatch.

    Forms, after the noun, in any order:
    1. adjectives: "l'armée *syrienne*", "les institutions *sécuritaires et militaires*";
    2. complements: "le ministre *des Affaires étrangères de la Turquie*", "mediators *from Qatar*";
    3. the complements that the office takes: "conseiller *à la sécurité nationale*"; "ambassadeur
       *à Paris*" is not of France;
    4. a proper name in apposition: "le groupe *Wagner*", "l'agence de presse *Fars*";
    5. an abbreviation in brackets: "l'agence de presse officielle irakienne *(INA)*";
    6. where it is: "les groupes *basés au Kurdistan irakien*", "the government, *based in Aden*".
    Before the noun: adjectives, numbers, a determiner, a quantity ("des milliers de personnes").
    """

    def __init__(
        self,
        syntax: Syntax,
        language: str,
        hits: dict[int, Hit],
        persons: dict[int, int],
        spots: dict[int, Spot],
    ) -> None:
        self.syntax, self.words, self.language = syntax, syntax.words, language
        self.hits, self.persons, self.spots = hits, persons, spots
        self.joined = joined_states(syntax, language, hits)
        self.lexicon: Roles = roles.roles(language)
        self.sectors = roles.sectors(language)
        self.loaded = roles.labels(language)
        self.honorifics = roles.honorifics(language)
        self.days = frozenset(load_times(language).words.weekdays)

    def read(self, hit: Hit, noun: Noun) -> Phrase:
        """The phrase around a noun that was found."""
        first, last = hit.first, hit.last
        phrase = Phrase(noun, first, first, first, self._head(hit), last, last)
        phrase.sector, phrase.former = noun.entry.sector, hit.former
        if noun.entry.loaded:
            phrase.labels.extend(range(hit.first, hit.last))
        self._read_left(phrase)
        self._read_right(phrase)
        return phrase

    def _head(self, hit: Hit) -> int:
        """The word of a noun that governs its others."""
        return hit.first

    # -- to the left ------------------------------------------------------------------------------

    def _read_left(self, phrase: Phrase) -> None:
        floor = self.syntax.sentence(self.words[phrase.core]).first
        i = phrase.core
        while i > floor and self._stands_before(self.words[i - 1]):
            i -= 1
            phrase.former |= fold(self.words[i].text) in self.lexicon.former
            phrase.qualified |= self.words[i].upos == "ADJ"
        phrase.first = phrase.start = phrase.own = i
        if i > floor and self.words[i - 1].upos == "DET":
            phrase.first = i - 1
            i -= 1
        self._read_quantity(phrase, floor)

    def _stands_before(self, word: Word) -> bool:
        return (
            (word.upos in {"ADJ", "NUM"} and not self._is_country(word.i))
            or fold(word.text) in self.lexicon.former
        ) and not word.text.isdigit()

    def _is_country(self, i: int) -> bool:
        hit = self.hits.get(i)
        return hit is not None and hit.adjective

    def _read_quantity(self, phrase: Phrase, floor: int) -> None:
        words, i = self.words, phrase.first
        if i - 2 < floor or words[i - 1].lower not in self.lexicon.of:
            return
        if words[i - 2].lower in self.lexicon.quantities:
            phrase.first = phrase.start = i - 2
            while phrase.first > floor and words[phrase.first - 1].upos in {"DET", "NUM", "ADJ"}:
                phrase.first -= 1

    # -- to the right -----------------------------------------------------------------------------

    def _read_right(self, phrase: Phrase) -> None:
        stop = self.syntax.sentence(self.words[phrase.core]).last
        for _ in range(4 * DEPTH):
            i = phrase.last
            if i >= stop or i in self.persons:
                break
            after = (
                self._adjective(phrase, i, stop)
                or self._complement(phrase, i, stop)
                or self._apposed(phrase, i)
            )
            if after is None:
                break
            phrase.end = phrase.last = after
        self._past_the_person(phrase, stop)
        self._brackets(phrase, stop)
        self._located(phrase, stop)

    def _past_the_person(self, phrase: Phrase, stop: int) -> None:
        """The state behind the name of who holds the office: "le roi Abdallah *de Jordanie*"."""
        i = self.persons.get(phrase.last, stop)
        if phrase.noun.kind != "office" or phrase.countries or i >= stop:
            return
        hit = self.hits.get(self._skip_articles(i + 1, stop))
        name = hit.name if hit is not None and not hit.adjective else None
        if hit and name and name.kind == "state" and self.words[i].lower in self.lexicon.of:
            self._take_name(phrase, hit, name)

    def _adjective(self, phrase: Phrase, i: int, stop: int) -> int | None:
        if self._is_adjective(phrase, i):
            return self._take_adjective(phrase, i)
        word = self.words[i]
        joins = word.lower in self.lexicon.coordinators or word.text == ","
        if joins and i + 1 < stop and i > phrase.core and self._is_adjective(phrase, i + 1):
            before, after = self._is_adjective(phrase, i - 1), i + 2 < stop
            noun_follows = after and self.words[i + 2].upos in {"NOUN", "PROPN"}
            closed = word.text != "," or self._is_country(i + 1)
            if before and closed and not noun_follows:
                return self._take_adjective(phrase, i + 1)
        return None

    def _is_adjective(self, phrase: Phrase, i: int) -> bool:
        word, folded = self.words[i], fold(self.words[i].text)
        if self._is_country(i):
            return word.text[0].islower() or word.text.isupper()
        hit = self.hits.get(i)
        if folded in self.loaded and not (hit and hit.last - hit.first > 1):
            return True
        if hit is not None and hit.noun is not None and folded not in self.sectors:
            return hit.noun.kind == "person" and word.upos == "ADJ"
        return (
            word.upos == "ADJ"
            or (word.upos == "NOUN" and word.rel in {"amod", "flat", "compound"} and word.head < i)
            or (folded in self.sectors and phrase.noun.kind != "office")
            or bool(countries_of(word, self.language))
        ) and word.lower not in self.lexicon.located | self.days

    def _take_adjective(self, phrase: Phrase, i: int) -> int:
        word, folded = self.words[i], fold(self.words[i].text)
        hit = self.hits.get(i)
        phrase.qualified = True
        if hit is not None and hit.name is not None and hit.adjective:
            self._take_countries(phrase, hit.name.countries, hit.first, hit.last, more=True)
            return hit.last
        compound = countries_of(word, self.language)
        if compound:
            self._take_countries(phrase, compound, i, i + 1)
        if folded in self.loaded:
            phrase.labels.append(i)
        if folded in self.sectors:
            self._take_sector(phrase, self.sectors[folded])
        return i + 1

    def _take_sector(self, phrase: Phrase, sector: str | None) -> None:
        overrules = phrase.noun.kind != "office" and phrase.noun.entry.sector in OPEN
        if sector and not phrase.sided and (overrules or not phrase.sector):
            phrase.sector, phrase.sided = sector, True

    def _take_countries(
        self, phrase: Phrase, codes: tuple[str, ...], first: int, last: int, *, more: bool = False
    ) -> None:
        if not phrase.countries:
            phrase.countries, phrase.country_words = codes, (first, last)
        elif more and phrase.country_words and first - phrase.country_words[1] <= 1:
            fresh = tuple(code for code in codes if code not in phrase.countries)
            if first > phrase.country_words[1] and len(codes) == 1:
                phrase.countries = (*phrase.countries, *fresh)
                phrase.country_words = (phrase.country_words[0], last)

    def _complement(self, phrase: Phrase, i: int, stop: int) -> int | None:
        word = self.words[i]
        joined = word.lower in self.lexicon.coordinators and i + 1 < stop
        if joined and phrase.end > phrase.core + 1 and self.words[i + 1].lower in self.lexicon.of:
            j = self._skip_articles(i + 2, stop)
            hit = self.hits.get(j)
            plain = j < stop and self.words[j].upos in {"NOUN", "PROPN"} and hit is None
            return self._nominal(j) if plain and phrase.noun.kind == "office" else None
        if self._comes_from(phrase, i, stop):
            return self._take_complement(phrase, i, self._skip_articles(i + 1, stop), stop)
        of, j = word.lower in self.lexicon.of, self._skip_articles(i + 1, stop)
        if not (of or self._opens(phrase, i)) or j >= stop:
            return None
        if of and self._is_of_what(phrase, i, j):
            return None
        if of or not phrase.noun.entry.posted:
            return self._take_complement(phrase, i, j, stop)
        held = phrase.countries, phrase.country_words, phrase.complement
        after = self._take_complement(phrase, i, j, stop)
        phrase.countries, phrase.country_words, phrase.complement = held
        return after

    def _is_of_what(self, phrase: Phrase, i: int, j: int) -> bool:
        """What somebody is accused of: "accused the *president of corruption*", not "of Peru".

        A noun without article that is no actor, or a verb, behind the object of such a verb.
        """
        word = self.words[phrase.core]
        verb, after, hit = self.words[word.head], self.words[j], self.hits.get(j)
        if word.rel not in {"obj", "nsubj"} or verb.lemma not in self.lexicon.of_what:
            return False
        bare = j == i + 1 and hit is None and j not in self.spots and j not in self.persons
        return after.upos in {"VERB", "AUX"} or (bare and after.upos == "NOUN")

    def _comes_from(self, phrase: Phrase, i: int, stop: int) -> bool:
        """A state or a place behind "from": "mediators *from Qatar*", not "was freed from Gaza"."""
        j = self._skip_articles(i + 1, stop)
        if self.words[i].lower not in self.lexicon.origin or j >= stop:
            return False
        hit, word = self.hits.get(j), self.words[j]
        state = hit is not None and hit.name is not None and hit.name.kind in STATES
        return (state or j in self.spots) and word.rel == "nmod" and word.head == phrase.core

    def _opens(self, phrase: Phrase, i: int) -> bool:
        """Once only: in "conseiller à la sécurité nationale à Bagdad" the second "à" says where."""
        opens = not phrase.opened and self.words[i].lower in phrase.noun.entry.after
        phrase.opened |= opens
        return opens

    def _skip_articles(self, j: int, stop: int) -> int:
        while j < stop and (
            self.words[j].lower in self.lexicon.articles or self.words[j].lower in self.lexicon.of
        ):
            j += 1
        return j

    def _take_complement(self, phrase: Phrase, i: int, j: int, stop: int) -> int | None:
        hit, word = self.hits.get(j), self.words[j]
        if hit is not None and hit.name is not None and not self._is_wider(j, hit):
            return self._take_name(phrase, hit, hit.name)
        if j in self.spots:
            return self._take_spot(phrase, self.spots[j])
        named = self._past_honorific(j, stop)
        if named in self.persons:
            return self.persons[named] if phrase.noun.kind != "person" else None
        if self._hangs_outside(phrase, i, j):
            return None
        if hit is not None and hit.noun is not None and word.upos != "VERB":
            return self._take_noun(phrase, hit, hit.noun)
        return self._take_plain(j, stop)

    def _take_plain(self, j: int, stop: int) -> int | None:
        """A noun of no interest in itself, with one adjective or number before it."""
        if self.words[j].upos in {"ADJ", "NUM"}:
            j += 1
            return j + 1 if j < stop and self.words[j].upos == "NOUN" else None
        return self._nominal(j) if self.words[j].upos in {"NOUN", "PROPN", "X"} else None

    def _past_honorific(self, j: int, stop: int) -> int:
        if self.words[j].text.rstrip(".") not in self.honorifics:
            return j
        return j + 2 if j + 1 < stop and self.words[j + 1].text == "." else j + 1

    def _is_wider(self, j: int, hit: Hit) -> bool:
        return j in self.spots and self.spots[j].last > hit.last

    def _take_spot(self, phrase: Phrase, spot: Spot) -> int:
        phrase.qualified = True
        if spot.country is not None:
            self._take_countries(phrase, (spot.country,), spot.first, spot.last)
        return spot.last

    def _hangs_outside(self, phrase: Phrase, i: int, j: int) -> bool:
        word = self.words[j]
        inside = phrase.core <= word.head < j
        return not inside and word.rel in {"obl", "advcl"} and word.head < i

    def _nominal(self, j: int) -> int:
        """A common noun, or a run of capitals ("Affaires étrangères", "Kafr Nabl")."""
        if self.words[j].upos != "PROPN":
            return j + 1
        stop, end = self.syntax.sentence(self.words[j]).last, j + 1
        while end < stop and end - j < DEPTH and self._continues(end):
            end += 1
        return end

    def _continues(self, i: int) -> bool:
        word = self.words[i]
        return word.upos == "PROPN" and i not in self.hits and i not in self.persons

    def _take_noun(self, phrase: Phrase, hit: Hit, noun: Noun) -> int:
        phrase.qualified = True
        if phrase.noun.entry.complement and not phrase.sided and noun.entry.sector:
            phrase.sector, phrase.sided = noun.entry.sector, True
        if not noun.entry.generic or noun.kind == "body":
            phrase.nested.append(hit.first)
        if noun.entry.loaded:
            phrase.labels.extend(range(hit.first, hit.last))
        return hit.last

    def _take_name(self, phrase: Phrase, hit: Hit, name: Name) -> int | None:
        if hit.adjective and not self.words[hit.first].text[0].isupper():
            return None
        phrase.qualified = True
        self._take_countries(phrase, name.countries, hit.first, hit.last)
        phrase.complement = phrase.complement or name
        phrase.nested.append(hit.first)
        if phrase.noun.entry.complement and not phrase.sided and name.sector:
            phrase.sector, phrase.sided = name.sector, True
        return hit.last

    def _apposed(self, phrase: Phrase, i: int) -> int | None:
        hit = self.hits.get(i)
        if hit is None or hit.name is None or hit.adjective:
            return None
        inner = self.hits.get(phrase.nested[-1]) if phrase.nested else None
        if phrase.noun.kind == "office" and inner is not None and inner.last == i:
            return self._take_name(phrase, hit, hit.name) if inner.noun else None
        if phrase.noun.kind != "body":
            return None
        if hit.name.kind not in {"body", "group"} or phrase.named is not None:
            return None
        phrase.named = hit
        return hit.last

    def _brackets(self, phrase: Phrase, stop: int) -> None:
        i = phrase.last
        if i + 2 < stop and self.words[i].text == "(" and self.words[i + 2].text == ")":
            inner = self.words[i + 1]
            if inner.text[:1].isupper() and not inner.text.isdigit():
                phrase.alias, phrase.last = (i + 1, i + 2), i + 3

    def _located(self, phrase: Phrase, stop: int) -> None:
        i = phrase.last
        if i + 1 >= stop or phrase.noun.kind == "office":
            return
        while i + 1 < min(stop, phrase.last + APART) and self._is_opposed(i):
            i += 1
        if i + 1 >= stop or self.words[i].lower not in self.lexicon.located:
            return
        if self.words[i + 1].lower not in self.lexicon.locative:
            return
        end = opening = i + 1
        while end < min(stop, i + REACH) and self._goes_on(end):
            hit, spot = self.hits.get(end), self.spots.get(end)
            opening = end if self.words[end].upos == "ADP" else opening
            if hit is not None and hit.adjective and opening > i + 1:
                end = opening  # "installés à Aden depuis l'invasion *russe*"
                break
            if spot is not None:
                end = self._take_spot(phrase, spot)
            elif hit is not None and hit.name is not None:
                self._take_countries(phrase, hit.name.countries, hit.first, hit.last)
                end = hit.last
            else:
                end += 1
        while self._opens_nothing(self.words[end - 1]):
            end -= 1
        phrase.last, phrase.qualified = end, True

    def _opens_nothing(self, word: Word) -> bool:
        return word.upos in {"ADP", "DET", "PART"} or word.lower in self.lexicon.locative

    def _is_opposed(self, i: int) -> bool:
        """What may stand before it: "le gouvernement *reconnu à l'étranger,* installé à Aden"."""
        word = self.words[i]
        participle = word.rel == "acl" and word.feats.get("VerbForm") == "Part"
        between = word.upos in {"ADJ", "ADV"} or participle or word.text == ","
        return between and word.lower not in self.lexicon.located

    def _goes_on(self, i: int) -> bool:
        word = self.words[i]
        return word.lower in self.lexicon.locative or word.upos in {
            "ADP", "DET", "NOUN", "PROPN", "ADJ",
        }  # fmt: skip
