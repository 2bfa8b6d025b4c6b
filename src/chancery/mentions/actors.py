"""From syntax to actors: names, descriptions and pronouns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal, cast

from chancery.knowledge import roles
from chancery.knowledge.actors import Name, bodies, homonyms, state_forms, state_name
from chancery.knowledge.folding import fold
from chancery.knowledge.grammar import load_grammar
from chancery.mentions.appositions import join_appositions
from chancery.mentions.draft import Draft, Mint
from chancery.mentions.hyphens import is_hyphen
from chancery.mentions.lexicon import SMALL, Hit
from chancery.mentions.phrases import Phrase
from chancery.mentions.phrases_before import phrase_reader
from chancery.mentions.places import Spot
from chancery.mentions.pronouns import find_pronouns
from chancery.records.dispatch import Dispatch
from chancery.records.mention import Mention
from chancery.records.syntax import Syntax, Word

PLURAL = frozenset({"Plur", "Ptan"})
"""Also nouns that have no singular: "troops"."""

ABROAD = frozenset({"MIL"})
DOMESTIC = frozenset({"LEG", "JUD", "COP"})
GOVERNING = frozenset({"GOV", "MIL"})
"""Sectors of bodies that may be abroad, of persons that are at home, and of those that may act
abroad: "In Beirut, the army" may be Israel's."""

OPENING = 4
"""Words at the head of a sentence among which the name of its place begins."""

SIDES = frozenset({"OPP"})
"""Sectors of bodies that are somebody as the object of a verb too."""

ACTING = frozenset({"nsubj", "obl:agent"})
"""Relations in which even an ordinary word is somebody: "le conseil a décidé"."""


def find_actors(
    dispatch: Dispatch,
    syntax: Syntax,
    language: str,
    hits: dict[int, Hit],
    persons: dict[int, int],
    spots: dict[int, Spot],
) -> tuple[Mention, ...]:
    """Every mention that can be an actor, in the order of the text.

    1. persons, with office before or in apposition on either side: "le général Esmaïl Qaani",
       "le conseiller à la sécurité nationale irakienne, Qassem al-Araji", "M. Lavrov";
    2. states and what stands for them: "l'Iran", "Téhéran", "le Kremlin", "les Palestiniens";
    3. bodies and groups we know: "l'ONU", "la Force Qods", "le Hezbollah";
    4. nouns that name actors: "l'armée syrienne", "les groupes anti-iraniens basés au Kurdistan";
    5. names of organisations that only the name finder saw;
    6. pronouns: "il", "ceux-ci", "qui";
    7. countries' adjectives on other nouns: "les relations irano-irakiennes", "US-Iranian talks",
       and those of groups: "des missiles houthis";
    8. first-level divisions where they act: "la Catalogne a proclamé";
    9. names of several states: "les deux Corées", "North and South Korea".

    A country's name inside a longer phrase ("le président de la Turquie") is a mention of its own.
    """
    headlines = {i for i, block in enumerate(dispatch.blocks) if block.kind == "headline"}
    finder = _Finder(Mint(dispatch.text, syntax, language), hits, persons, spots, headlines)
    drafts = sorted(finder.drafts(), key=lambda d: (d.first, -d.last))
    return tuple(finder.mint.mention(i, draft) for i, draft in enumerate(drafts))


class _Finder:
    def __init__(
        self,
        mint: Mint,
        hits: dict[int, Hit],
        persons: dict[int, int],
        spots: dict[int, Spot],
        headlines: set[int],
    ) -> None:
        syntax, language = mint.syntax, mint.language
        self.mint, self.syntax, self.words, self.hits = mint, syntax, syntax.words, hits
        self.language, self.spots, self.persons = language, spots, persons
        self.lexicon = roles.roles(language)
        self.before = self.lexicon.attributes == "before"
        self.genders = roles.genders(language)
        self.honorifics = roles.honorifics(language)
        self.reader = phrase_reader(syntax, language, hits, persons, spots)
        self.joined = self.reader.joined
        self.headlines = headlines
        self.hit_ends = {hit.last: hit for hit in hits.values()}
        self.taken = {i for first, held in self.joined.items() for i in range(first, held[0])}
        self.wider = {
            i: spot for spot in spots.values() for i in range(spot.first, spot.last)
        }  # fmt: skip
        self.sided: set[tuple[int, int]] = set()
        self.covered = {i for hit in hits.values() for i in range(hit.first, hit.last)}
        self.stated = Counter(spot.country for spot in spots.values() if spot.country is not None)
        for hit in hits.values():
            if hit.name is not None and hit.name.kind not in {"body", "group"}:
                self.stated.update(hit.name.countries)
        for i, hit in tuple(hits.items()):
            if hit.name is not None:
                hits[i] = replace(hit, entry=self._meant(hit.name)[0])
        self.counted = {
            code for hit in hits.values() if hit.name for code in hit.name.countries
            if len(hit.name.countries) == 1
        }  # fmt: skip

    def drafts(self) -> Iterator[Draft]:
        """All drafts, unsorted."""
        in_person = {i for first, last in self.persons.items() for i in range(first, last)}
        found = list(self._phrases(in_person))
        found.extend(self._bare_persons())
        yield from join_appositions(sorted(found, key=lambda d: d.first), self.syntax)
        yield from self._names(in_person)
        yield from self._organizations(in_person)
        yield from find_pronouns(self.syntax, self.language)
        yield from self._compounds()
        yield from self._regions()

    # -- nouns ------------------------------------------------------------------------------------

    def _phrases(self, in_person: set[int]) -> Iterator[Draft]:
        inside, allowed = 0, set[int]()
        for i, hit in sorted(self.hits.items()):
            noun = hit.noun
            if noun is None or i in in_person or (i < inside and i not in allowed):
                continue
            if noun.kind == "thing":
                continue
            phrase = self.reader.read(hit, noun)
            draft = self._draft(phrase)
            if not self._is_actor(phrase, draft, nested=i < inside):
                continue
            if i >= inside:
                inside, allowed = phrase.last, set()
            allowed.update(phrase.nested)
            self._take(phrase)
            yield draft

    def _take(self, phrase: Phrase) -> None:
        for i in range(phrase.start, phrase.last):
            hit = self.hits.get(i)
            if hit is not None and hit.adjective and not self._is_people(hit):
                self.taken.add(i)
        if phrase.named is not None:
            self.taken.add(phrase.named.first)
        if self.before and phrase.country_words is not None:
            self.sided.add(phrase.country_words)
        self.taken.update(range(phrase.end, phrase.last) if phrase.alias else ())

    def _is_actor(self, phrase: Phrase, draft: Draft, *, nested: bool) -> bool:
        entry, word = phrase.noun.entry, self.words[phrase.core]
        if word.upos in {"VERB", "AUX", "ADV"} or (entry.capital and word.text.islower()):
            return False
        if draft.schema == "Person" and draft.kind == "name":
            return True
        if word.upos == "ADJ" and (entry.unsure or not draft.determined):
            return False
        if self.before and self._modifies(phrase):
            return False
        whose = nested and draft.definite and phrase.noun.kind == "body"
        return not entry.unsure or whose or self._is_qualified(phrase, draft)

    def _modifies(self, phrase: Phrase) -> bool:
        """A noun before the noun that matters: "a *police* station", "the *official* report"."""
        word = self.words[phrase.core]
        following = self.syntax.following(self.words[phrase.last - 1])
        before = following is not None and following.upos in {"NOUN", "PROPN", "ADJ"}
        modifies = before and word.rel in {"compound", "amod"} and word.head >= phrase.last
        return modifies and (word.upos == "ADJ" or not phrase.countries)

    def _is_qualified(self, phrase: Phrase, draft: Draft) -> bool:
        """Whether an ordinary word is an actor here: counted, of a state, named, or acting.

        Many of them act too: "*hundreds of nationalists* rallied".
        """
        word = self.words[phrase.core]
        return (
            (phrase.noun.entry.generic and draft.number > 1)
            or (draft.schema == "Person" and self.syntax.child(word, "nummod") is not None)
            or bool(phrase.countries)
            or phrase.named is not None
            or phrase.complement is not None
            or phrase.sided
            or (word.text[0].isupper() and draft.determined)
            or (draft.definite and self._acts(word))
            or (draft.schema == "Person" and draft.number == 0 and self._acts(word))
            or (draft.definite and self._undergoes(phrase, word))
            or (draft.core != phrase.core and self._acts(self.words[draft.core]))
        )

    def _acts(self, word: Word) -> bool:
        return self.syntax.conjuncts(word)[0].deprel.startswith(tuple(ACTING))

    def _undergoes(self, phrase: Phrase, word: Word) -> bool:
        """A body that something is done to: "accused *the opposition*", "left *the alliance*".

        Refused: "no opposition *to* it", "met the opposition *of voters*"; "accused the group *of
        bias*" says what of.
        """
        entry, first = phrase.noun.entry, self.syntax.conjuncts(word)[0]
        side = entry.local or entry.generic or entry.sector in SIDES
        if phrase.noun.kind != "body" or not side or first.rel != "obj":
            return False
        said = self.words[first.head].lemma in self.lexicon.of_what
        return said or self.syntax.child(word, "nmod", "obl") is None

    def _draft(self, phrase: Phrase) -> Draft:
        noun, word = phrase.noun, self.words[phrase.core]
        plural, determiner = self._number(phrase), self._determiner(phrase)
        draft = Draft(
            first=phrase.first, last=phrase.last, core=self._core(phrase),
            named=(phrase.start, phrase.last if phrase.alias is None else phrase.end),
            kind="description", schema=noun.entry.schema, rule=noun.rule,
            countries=self._decide(phrase.countries), country_words=phrase.country_words,
            sector="ELI" if phrase.former and noun.kind == "office" else phrase.sector,
            labels=phrase.labels, number=plural, noun=noun.same,
            gender=self._gender(word) or self.genders.get(fold(word.text)),
            definite=phrase.possessed or self._is_definite(phrase, determiner), phrase=phrase,
            determined=phrase.possessed or bool(determiner),
        )  # fmt: skip
        if noun.kind == "office":
            draft.role = self._office(phrase)
        elif not draft.countries and noun.entry.local and not phrase.possessed:
            self._place(draft, phrase)
        self._name(draft, phrase)
        return draft

    def _place(self, draft: Draft, phrase: Phrase) -> None:
        """Where a local body is, and who lives there.

        1. right behind it: "the authorities *in Lima*", "lawmakers *in Bangkok*"; 2. at the head of
        the sentence: "In neighbouring *Kosovo*, police arrested". Refused: armies.
        """
        entry = phrase.noun.entry
        spot = self.spots.get(phrase.last + 1)
        inside = phrase.last < len(self.words) and (
            self.words[phrase.last].lower in self.lexicon.within
        )
        body = phrase.noun.kind == "body" and entry.sector not in ABROAD
        body = (body or entry.sector in DOMESTIC) and not entry.unsure
        if body and inside and spot is not None and spot.country:
            word = self.words[spot.first]
            if word.rel == "nmod" and word.head == phrase.core:
                draft.countries, draft.country_words = (spot.country,), (phrase.last, spot.last)
                return
        sentence = self.syntax.sentence(self.words[phrase.first])
        first = self.words[sentence.first]
        if entry.sector in GOVERNING or first.lower not in self.lexicon.locative:
            return
        for i in range(sentence.first + 1, min(sentence.first + OPENING, phrase.first)):
            spot = self.spots.get(i)
            if spot is None or spot.country is None:
                continue
            end = spot.last + (self.words[spot.last].upos == "ADJ")
            if self.words[end].text == "," or end == phrase.first:
                draft.countries = (spot.country,)
                draft.country_words = (sentence.first, spot.last)
                return

    def _is_definite(self, phrase: Phrase, determiner: str) -> bool:
        """Headlines drop articles: "*Army* kills 12 militants" is "the army".

        An article that looks like a preposition with an article ("*des* rebelles") is none.
        """
        if phrase.first < phrase.start and determiner in self.lexicon.indefinite:
            return False
        bare = self.before and not determiner and phrase.noun.kind == "body"
        headlined = bare and self.syntax.sentence(self.words[phrase.core]).block in self.headlines
        return headlined or determiner in self.lexicon.definite

    def _office(self, phrase: Phrase) -> tuple[int, int]:
        """The words of the office, without a person whose it is ("*Putin's* spokesman")."""
        owned = any(first in self.persons for first in range(phrase.start, phrase.own))
        return (phrase.own if owned else phrase.start, phrase.end)

    def _core(self, phrase: Phrase) -> int:
        word = self.words[phrase.first]
        quantity = phrase.first < phrase.core and phrase.start < phrase.core
        if quantity and any(
            self.words[k].lower in self.lexicon.of for k in range(phrase.start, phrase.core)
        ):
            counted = [
                k for k in range(phrase.first, phrase.core)
                if self.words[k].lower in self.lexicon.quantities
            ]  # fmt: skip
            return counted[0] if counted else word.i
        return phrase.core

    def _number(self, phrase: Phrase) -> int:
        words = self.words[phrase.own if phrase.possessed else phrase.first : phrase.core + 1]
        for word in words:
            if word.lower in self.lexicon.numbers:
                return self.lexicon.numbers[word.lower]
        before = self.words[phrase.first - 1] if phrase.first else None
        if before is not None and before.lower in self.lexicon.contracted:
            words = (before, *words)
        plural = any(
            word.feats.get("Number") == "Plur" for word in words if word.upos in {"DET", "ADP"}
        )
        settled = any(word.feats.get("Number") == "Sing" for word in words if word.upos == "DET")
        noun = self.words[phrase.core].feats.get("Number") in PLURAL
        return 0 if plural or (noun and not settled) else 1

    def _determiner(self, phrase: Phrase) -> str:
        first = self.words[phrase.first]
        if phrase.first < phrase.start:
            return first.lower
        before = self.syntax.following(first, -1)
        contracted = before is not None and before.lower in self.lexicon.contracted
        return before.lower if contracted and before is not None else ""

    def _decide(self, countries: tuple[str, ...]) -> tuple[str, ...]:
        """An adjective of two states means the one that the dispatch names, else neither."""
        named = tuple(code for code in countries if code in self.counted)
        ambiguous = len(countries) > 1 and any(
            set(countries) == set(hit.name.countries)
            for hit in self.hits.values()
            if hit.name and hit.name.kind == "adjective"
        )
        if not ambiguous:
            return countries
        return named if len(named) == 1 else ()

    def _name(self, draft: Draft, phrase: Phrase) -> None:
        if phrase.named is not None and phrase.named.name is not None:
            self._name_known(draft, phrase.named, phrase.named.name)
            return
        if draft.number != 1 or phrase.noun.kind == "body" or self._ends_in_office(phrase):
            return
        first = phrase.last
        if first < len(self.words) and self.words[first].text.rstrip(".") in self.honorifics:
            first = self.syntax.words[first].i + 1
        last = self.persons.get(first)
        if last is None or self.words[phrase.core].upos in {"VERB", "AUX"}:
            return
        draft.named, draft.last, draft.kind = (first, last), last, "name"
        draft.role = draft.role or self._office(phrase)
        self.taken.add(first)
        self._identify(draft, first)
        self._read_brackets(draft)

    def _ends_in_office(self, phrase: Phrase) -> bool:
        """Whose name follows: "the father of *Prime Minister* Hun Manet"."""
        ends = (self.hits[i] for i in phrase.nested if i > phrase.core)
        return any(
            hit.last == phrase.last and hit.noun is not None
            and hit.noun.kind == "office" and hit.noun.entry.title for hit in ends
        )  # fmt: skip

    def _name_known(self, draft: Draft, hit: Hit, name: Name) -> None:
        draft.named, draft.kind, draft.key = (hit.first, hit.last), "name", name.key or None
        draft.name = self._in_full(hit)
        draft.schema, draft.rule, draft.sector = name.schema, name.rule, name.sector
        draft.countries = draft.countries or name.countries

    # -- proper names -----------------------------------------------------------------------------

    def _bare_persons(self) -> Iterator[Draft]:
        for first, last in self.persons.items():
            if first in self.taken:
                continue
            start, gender = self._honorific(first)
            draft = Draft(
                first=start, last=last, core=first, named=(first, last), kind="name",
                schema="Person", rule="mentions/persons.py#name", gender=gender, definite=True,
            )  # fmt: skip
            self._identify(draft, first)
            self._read_brackets(draft)
            yield draft

    def _read_brackets(self, draft: Draft) -> None:
        """A party, body or state after the name: "François Brottes (PS)"."""
        i = draft.last
        hit = self.hits.get(i + 1)
        if hit is None or hit.name is None or hit.last >= len(self.words) or draft.countries:
            return
        if self.words[i].text == "(" and self.words[hit.last].text == ")":
            draft.countries, draft.country_words = hit.name.countries, (hit.first, hit.last)
            draft.sector, draft.last = draft.sector or hit.name.sector, hit.last + 1

    def _identify(self, draft: Draft, first: int) -> None:
        """What we know of a public figure; what the text says of the office wins."""
        hit = self.hits.get(first)
        name = hit.name if hit is not None else None
        if hit is None or name is None or name.kind != "person" or hit.last != draft.named[1]:
            return
        draft.key, draft.rule = name.key, name.rule
        draft.countries = draft.countries or name.countries
        draft.sector = draft.sector or name.sector

    def _honorific(self, first: int) -> tuple[int, Literal["Masc", "Fem"] | None]:
        start = first
        for back in (1, 2):
            before = self.syntax.following(self.words[first], -back)
            if before is None or (back == 2 and self.words[first - 1].text != "."):  # noqa: PLR2004
                break
            form = before.text.rstrip(".")
            if form in self.honorifics:
                start = before.i
                return start, self.honorifics[form]
        return start, None

    def _names(self, in_person: set[int]) -> Iterator[Draft]:
        adjectives_last = sorted(self.hits.items(), key=lambda item: (item[1].adjective, item[0]))
        for i, hit in adjectives_last:
            name = hit.name
            if name is None or i in self.taken or i in in_person:
                continue
            if self._is_inside_place(hit, name):
                continue
            if name.kind == "state" and len(name.countries) > 1:
                yield self._adjectival(hit.first, hit.last, name.countries, name.rule)
            elif hit.adjective:
                draft = self._people(hit, name) if self._is_people(hit) else self._adjective(hit)
                if draft is not None:
                    yield draft
            else:
                yield self._known(hit, name)

    def _is_inside_place(self, hit: Hit, name: Name) -> bool:
        """A state's name in another place's: "golfe du *Mexique*", "South *China* Sea"."""
        if name.kind not in {"state", "adjective"} or not self.words[hit.first].text[0].isupper():
            return False
        spot = self.wider.get(hit.first)
        return spot is not None and spot.last - spot.first > hit.last - hit.first

    def _known(self, hit: Hit, name: Name) -> Draft:
        name, local = self._meant(name)
        first, last, determiner = hit.first, hit.last, self._before(hit.first)
        if determiner is not None and determiner.upos == "DET" and not self._stands_before(hit):
            first = determiner.i
        draft = Draft(
            first=first, last=last, core=hit.first, named=(hit.first, last), kind="name",
            schema=name.schema, rule=name.rule, key=None if local else name.key or None,
            countries=() if local else name.countries, sector=name.sector, definite=True,
            gender=self._gender(determiner), noun="namesake" if local else self._opener(hit),
            number=0 if self._is_many(hit, determiner) else 1,
            country_words=hit.country_words, name=self._in_full(hit),
        )  # fmt: skip
        self._qualify(draft, hit, name)
        return draft

    @staticmethod
    def _opener(hit: Hit) -> str | None:
        """The noun of an organisation that only the dispatch names: "le *Front*" points to it."""
        return hit.opener.same if hit.opener is not None else None

    @staticmethod
    def _in_full(hit: Hit) -> str | None:
        """Its whole name, also where its acronym stands."""
        return hit.name.neutral if hit.opener is not None and hit.name is not None else None

    def _is_many(self, hit: Hit, determiner: Word | None) -> bool:
        """A group whose name is a plural, whom "they" may mean: "the *Houthis*"."""
        shown = (self.words[hit.last - 1], determiner)
        plural = any(word is not None and word.feats.get("Number") in PLURAL for word in shown)
        return plural and hit.name is not None and hit.name.schema == "Group"

    def _stands_before(self, hit: Hit) -> bool:
        """Whether the article is of a later noun: "the *U.S.* military"."""
        word = self.words[hit.last - 1]
        return self.before and word.rel in {"compound", "amod"} and word.head >= hit.last

    def _meant(self, name: Name) -> tuple[Name, bool]:
        """Of namesakes the one whose state the dispatch names most; whether none is meant."""
        if name.kind not in {"body", "group"}:
            return name, False
        namesakes = homonyms(self.language).get(name.folded, (name,))
        here = [one for one in namesakes if self.counted_elsewhere(one)]
        if here:
            return max(here, key=lambda one: sum(self.stated[c] for c in one.countries)), False
        return name, (name.local and not _says_state(name, self.language)) or len(namesakes) > 1

    def counted_elsewhere(self, name: Name) -> bool:
        """Whether the dispatch names the state by another word than this name."""
        return any(code in self.stated for code in name.countries)

    @staticmethod
    def _gender(word: Word | None) -> Literal["Masc", "Fem"] | None:
        shown = word.feats.get("Gender") if word is not None else None
        return cast("Literal['Masc', 'Fem'] | None", shown)

    def _qualify(self, draft: Draft, hit: Hit, name: Name) -> None:
        """A country's adjective beside the name, an abbreviation in brackets."""
        if name.kind not in {"body", "group"}:
            return
        if self.before:
            self._qualify_before(draft, hit)
        stop = self.syntax.sentence(self.words[hit.first]).last
        after = None if self.before else self.hits.get(hit.last)
        if after is not None and after.adjective and after.name and self._is_small(after):
            codes = self._decide(after.name.countries)
            draft.key = None if name.countries and codes != name.countries else draft.key
            draft.countries, draft.country_words = codes, (after.first, after.last)
            draft.last = after.last
            self.taken.add(after.first)
        home = self._home(draft.last) if name.kind == "group" and not draft.countries else None
        if home is not None and home.name is not None:  # "les Kurdes *de Syrie*"
            draft.countries, draft.key = home.name.countries, None
            draft.country_words, draft.last = (home.first, home.last), home.last
            draft.named = (hit.first, home.last)
        i = draft.last
        bracketed = i + 2 < stop and self.words[i].text == "(" and self.words[i + 2].text == ")"
        alias = self.hits.get(i + 1)
        called = alias is not None and alias.opener is not None and alias.entry == hit.entry
        if bracketed and (self.words[i + 1].text.isupper() or called):
            draft.last = i + 3
            self.taken.add(i + 1)

    def _qualify_before(self, draft: Draft, hit: Hit) -> None:
        """The state in front: "the *Iranian* Majlis", "*Iran's* Majlis"."""
        end = hit.first
        if (
            self.words[end - 1].lower in self.lexicon.genitive
            and self.words[end - 1].upos == "PART"
        ):
            end -= 1
        owner = self.hit_ends.get(end)
        if owner is None or owner.name is None or len(owner.name.countries) != 1:
            return
        codes = owner.name.countries
        if owner.adjective or (end < hit.first and not draft.countries):
            draft.key = draft.key if draft.countries in {(), codes} else None
            draft.countries, draft.country_words = codes, (owner.first, owner.last)
            draft.first = owner.first
        if owner.adjective:
            self.taken.add(owner.first)

    def _is_small(self, hit: Hit) -> bool:
        return self.words[hit.first].text[0].islower()

    def _before(self, i: int) -> Word | None:
        return self.syntax.following(self.words[i], -1)

    def _is_people(self, hit: Hit) -> bool:
        if self.lexicon.capitalised:
            return self._is_head(hit)
        word, before = self.words[hit.first], self._before(hit.first)
        if not word.text[0].isupper() or (word.text.isupper() and len(word.text) > 1):
            return False
        after_noun = before is not None and before.upos in {"NOUN", "PROPN"}
        return word.upos in {"NOUN", "PROPN", "ADJ"} and not after_noun

    def _is_head(self, hit: Hit) -> bool:
        """Where every country's adjective has a capital: "*the Iranians*", "*the French* said"."""
        word, following = self.words[hit.last - 1], self.syntax.following(self.words[hit.last - 1])
        if word.rel in {"amod", "compound", "flat"} and word.head >= hit.last:
            return False
        if following is not None and following.upos in {"NOUN", "PROPN"} and word.head > word.i:
            return False
        before = self._before(hit.first)
        determined = before is not None and before.upos == "DET"
        return (
            word.upos == "NOUN"
            or (word.upos in {"ADJ", "PROPN"} and determined)
            or (word.upos == "PROPN" and word.feats.get("Number") == "Plur")
        )

    def _people(self, hit: Hit, name: Name) -> Draft | None:
        codes = self._decide(name.countries)
        if not codes:
            return None
        first, core = hit.first, self.words[hit.last - 1]
        while (
            first > 0
            and self.syntax.sentence(core).first < first
            and self.words[first - 1].upos in {"DET", "NUM", "ADJ"}
        ):
            first -= 1
        plural = any(
            word.feats.get("Number") == "Plur" for word in self.words[max(first - 1, 0) : hit.last]
            if word.upos in {"DET", "ADP", "NOUN", "PROPN"}
        )  # fmt: skip
        plural = plural or (self.lexicon.capitalised and core.upos != "NOUN")
        home = self._home(hit.last)
        last = home.last if home else hit.last
        where = home or hit
        if home and home.name:
            codes = home.name.countries
        return Draft(
            first=first, last=last, core=hit.last - 1, named=(hit.first, last),
            kind="description", schema="Group" if plural else "Person",
            rule=name.rule.replace("adjective", "people"), countries=codes,
            country_words=(where.first, where.last), number=0 if plural else 1, noun="people",
            definite=True,
        )  # fmt: skip

    def _home(self, i: int) -> Hit | None:
        """The state a people lives in: "les Serbes *de Bosnie*", "Albanais *du sud de la Serbie*".

        They are not the people of Serbia and of Albania.
        """
        of = load_grammar(self.language).of
        if i >= len(self.words) or self.words[i].lower not in of:
            return None
        while i < len(self.words) and (
            self.words[i].lower in of or self.words[i].upos == "DET" or self._is_side(i)
        ):
            i += 1
        hit = self.hits.get(i)
        return hit if hit is not None and hit.name and hit.name.kind == "state" else None

    def _is_side(self, i: int) -> bool:
        return self.words[i].lower in load_grammar(self.language).sides

    def _adjective(self, hit: Hit) -> Draft | None:
        name, word = hit.name, self.words[hit.first]
        if name is not None and not name.key.startswith("states:"):
            return self._known(hit, replace(name, sector=bodies()[name.key].sector))
        codes = self._decide(name.countries) if name else ()
        if name is None or not codes or word.upos in {"VERB", "AUX"} or self._is_tongue(hit):
            return None
        return self._adjectival(hit.first, hit.last, codes, name.rule)

    def _is_tongue(self, hit: Hit) -> bool:
        """A language and no state: "the *English*-speaking regions"."""
        after = self.words[hit.last + 1 : hit.last + 2]
        tongue = any(word.lower in self.lexicon.compounds.tongue for word in after)
        return tongue and is_hyphen(self.syntax, hit.last)

    def _adjectival(self, first: int, last: int, codes: tuple[str, ...], rule: str) -> Draft:
        single = codes[0] if len(codes) == 1 else None
        shown = [state_name(code, self.language) or code for code in codes]
        return Draft(
            first=first, last=last, core=first, named=(first, last), kind="description",
            schema="Country", rule=rule, name=", ".join(shown), sector="GOV",
            key=f"states:{single}" if single else None, countries=codes,
            country_words=(first, last), number=len(codes), noun="adjective",
        )  # fmt: skip

    def _compounds(self) -> Iterator[Draft]:
        for first, (last, codes) in self.joined.items():
            if (first, last) not in self.sided:
                rule = f"actors/states.yml#{'+'.join(codes)}.adjective"
                yield self._adjectival(first, last, codes, rule)

    def _regions(self) -> Iterator[Draft]:
        for i, spot in self.spots.items():
            word = self.words[i]
            if spot.precision == "admin1" and i not in self.hits and self._acts(word):
                before = self._before(i)
                first = before.i if before is not None and before.upos == "DET" else i
                yield Draft(
                    first=first, last=spot.last, core=i, named=(i, spot.last), kind="name",
                    schema="Location", rule="places/regions.yml", sector="GOV", definite=True,
                    countries=(spot.country,) if spot.country else (),
                )  # fmt: skip

    def _organizations(self, in_person: set[int]) -> Iterator[Draft]:
        """Names that only the finder saw, where nothing that we know stands."""
        for name in self.syntax.names:
            span = range(name.first, name.last)
            known = any(i in self.covered or i in in_person or i in self.taken for i in span)
            small = all(self.words[i].upos in SMALL for i in span)
            if name.kind != "ORG" or known or small:
                continue
            if not self.words[name.first].text[:1].isupper():
                continue
            yield Draft(
                first=name.first, last=name.last, core=name.first, named=(name.first, name.last),
                kind="name", schema="Organization", rule="mentions/actors.py#organization",
                definite=True,
            )  # fmt: skip


def _says_state(name: Name, language: str) -> bool:
    """Whether the name begins or ends with its state's: "*U.S.* Treasury", "Armée *libanaise*"."""
    forms, lengths = state_forms(language), range(1, len(name.folded))
    ends = [part for n in lengths for part in (name.folded[:n], name.folded[-n:])]
    return any(code in name.countries for end in ends for code in forms.get(end, ()))
