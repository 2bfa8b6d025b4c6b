"""Descriptions that mean an actor who is known: "le ministre", "le gouvernement de Bagdad"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from chancery.knowledge.coreference import Coreference
from chancery.knowledge.ontology import load_ontology
from chancery.records.mention import Mention
from chancery.records.syntax import Syntax, Word
from chancery.records.text import Span
from chancery.resolution.anaphora import kinds
from chancery.resolution.clusters import Cluster, Clusters, tokens

REACH = 5
"""Sentences after which a noun no longer points back to a name that holds it."""

FORMER = "ELI"
REBELS = "REB"
PEOPLES = "SOC"
BODIES = frozenset({"Group", "Organization", "PublicBody"})
SERVICES = frozenset({"GOV", "COP", "SPY"})
"""Sectors of what may be called an agency."""
SIDED = frozenset({REBELS, "NGO"})
"""Sectors that say enough to find who of that sector is meant."""

PLAIN = 2
"""Words of a description that says no more than what and whose."""


class Descriptions:
    """Joins descriptions to clusters.

    1. the same office with the same words: "le conseiller à la sécurité nationale irakienne",
       before or after the name that holds it;
    2. a bare office: "le ministre", the nearest holder before it, else the only one; never who held
       it once ("*then-president* Arroyo");
    3. the same body of the same state: "le gouvernement irakien", "le gouvernement de Bagdad";
    4. a bare body: "l'armée", the nearest of that noun before it, else the only one, unless that
       is of another state than the dispatch is about; else the nearest body whose name holds the
       noun: "*the commission*" after "the European Commission", "*the general*" after "General
       Burhan, the army chief"; never with a capital where two names share it: "*le Front*";
    5. a bare noun that says little: "le mouvement", the nearest group or organisation before it;
       "*the charity*", "*the militia*", the nearest of that sector;
    6. "ces groupes": the nearest of that noun before it.
    7. "les négociateurs américains et russes": one actor for each country;
    8. one beside a name: "a militia backed by Iran, *Kataib Hezbollah*, threatened";
    9. an indefinite that the headline told already: "Un lycéen agressé" over "Un lycéen de 17 ans
       a été agressé": the first of its noun below it. Refused: "Trois soldats tués" over "Deux
       soldats".
    Otherwise the description is an actor of its own; the same words mean the same actor.
    """

    def __init__(
        self,
        clusters: Clusters,
        syntax: Syntax,
        lexicon: Coreference,
        headlines: Sequence[Span] = (),
        forms: frozenset[tuple[str, ...]] = frozenset(),
        home: str | None = None,
    ) -> None:
        self.clusters, self.syntax, self.lexicon = clusters, syntax, lexicon
        self.headlines, self.forms, self.home = headlines, forms, home
        self.by_noun: dict[str, list[Mention]] = {}
        self.by_words: dict[tuple[object, ...], Cluster] = {}
        self.by_countries: dict[tuple[object, ...], tuple[Cluster, ...]] = {}
        self.keyed: list[Mention] = []
        self.named: list[Mention] = []

    def join(self, mentions: Iterable[Mention]) -> list[Mention]:
        """Join them in text order; gives back those that point back only ("les deux hommes")."""
        ordered = list(mentions)
        self.keyed = [m for m in ordered if m.key is not None and m.schema != "Country"]
        self.named = [m for m in ordered if m.kind == "name" and m.i in self.clusters.of]
        for mention in ordered:
            if mention.noun and mention.kind == "name" and mention.i in self.clusters.of:
                self.by_noun.setdefault(mention.noun, []).append(mention)
        left: list[Mention] = []
        waiting: list[Mention] = []
        for mention in ordered:
            if mention.kind != "description" or mention.i in self.clusters.of:
                continue
            if self._only_points_back(mention):
                left.append(mention)
            elif self._is_bare(mention) and self.nearest(mention) is None:
                waiting.append(mention)
            else:
                self._place(mention)
        for mention in waiting:
            self._place(mention)
        return left

    def _only_points_back(self, mention: Mention) -> bool:
        general = any(mention.noun in nouns for nouns in self.lexicon.stands_for.values())
        counted = mention.number > 1 and mention.definite and not mention.countries
        kind = bool(kinds(mention, self.lexicon))
        points = self.is_demonstrative(mention) or self._is_bare(mention)
        country = mention.noun in self.lexicon.stands_for.get("Country", ())
        stands = self.lexicon.stands_for
        one = any(mention.noun in stands.get(schema, ()) for schema in ("Group", "PublicBody"))
        little = mention.number == 1 and one
        whole = not little and mention.noun in self.lexicon.stands_for.get("any", ())
        if kind and mention.definite and not mention.countries:
            return True
        return counted or ((country or whole) and general and mention.definite and points)

    def is_demonstrative(self, mention: Mention) -> bool:
        """Whether it opens with "ce", "cette", "ces"."""
        return self.syntax.words[mention.first].lower in self.lexicon.demonstratives

    def _is_bare(self, mention: Mention) -> bool:
        """A definite noun and nothing else that says who."""
        named = tokens(mention.name)
        bare = len(named) in {1, len(tokens(mention.noun or ""))}
        body = mention.role is None and named in self.forms
        return mention.definite and mention.country is None and (bare or body)

    def _place(self, mention: Mention) -> None:
        if len(mention.countries) > 1 and mention.number != 1:
            self._place_each(mention)
            return
        found = self._find(mention)
        if found is None:
            found = self.clusters.new()
        self.clusters.join(mention, found)
        self.by_noun.setdefault(mention.noun or "", []).append(mention)
        self.by_words.setdefault(self._words(mention), found)

    def _place_each(self, mention: Mention) -> None:
        """One actor for each country: "les négociateurs américains et russes"."""
        words = (*self._words(mention), *mention.countries)
        each = self.by_countries.get(words)
        if each is None:
            each = self.by_countries[words] = tuple(self.clusters.new() for _ in mention.countries)
            for cluster, code in zip(each, mention.countries, strict=True):
                cluster.country = code
        self.clusters.join(mention, *each)
        self.by_noun.setdefault(mention.noun or "", []).append(mention)

    @staticmethod
    def _words(mention: Mention) -> tuple[object, ...]:
        return (mention.noun, mention.country, mention.number == 1, *tokens(mention.name))

    def _find(self, mention: Mention) -> Cluster | None:
        apposed = self._apposed(mention)
        if apposed is not None:
            return apposed
        same = self.by_words.get(self._words(mention))
        if same is not None and (mention.definite or mention.number != 1):
            return same
        if not mention.definite:
            return self._headlined(mention)
        if self.is_demonstrative(mention) or self._is_bare(mention):
            return self.nearest(mention)
        if mention.role is not None:
            return self._holder(mention)
        return self._body(mention)

    def _apposed(self, mention: Mention) -> Cluster | None:
        """The body named beside it: "a militia backed by Iran, *Kataib Hezbollah*, threatened"."""
        if mention.schema not in BODIES or mention.number != 1 or mention.countries:
            return None
        for other in self.named:
            if other.schema in BODIES and self._is_apposed(mention, other):
                return self.clusters.of[other.i][0]
        return None

    def _is_apposed(self, mention: Mention, other: Mention) -> bool:
        words = self.syntax.words
        first, second = sorted((mention, other), key=lambda m: m.first)
        word, last = words[second.head], self.syntax.sentence(words[mention.first]).last
        tree = word.rel == "appos" and word.head == words[first.head].i
        beside = first.last < second.first < last and words[second.first - 1].text == ","
        closed = second.last < last and words[second.last].upos == "PUNCT"
        acts = second.last + 1 < last and words[second.last + 1].upos in {"VERB", "AUX"}
        named = first is mention and mention.definite
        return beside and closed and (tree or (named and acts))

    def _headlined(self, mention: Mention) -> Cluster | None:
        """The one of that noun whom the headline names and the text has not taken up yet."""
        if self._in_headline(mention):
            return None
        held = {
            self.clusters.of[other.i][0] for other in self.by_noun.get(mention.noun or "", ())
            if self._in_headline(other) and len(self.clusters.of[other.i]) == 1
            and (other.number == 1) == (mention.number == 1)
            and self._agree(mention, other) and self._counts_agree(mention, other)
        }  # fmt: skip
        if len(held) != 1:
            return None
        cluster = held.pop()
        return cluster if all(map(self._in_headline, cluster.mentions)) else None

    def _in_headline(self, mention: Mention) -> bool:
        start = self.syntax.words[mention.first].span
        return any(headline.covers(start) for headline in self.headlines)

    def _counts_agree(self, one: Mention, other: Mention) -> bool:
        mine, theirs = (
            {w.lower for w in self.syntax.words[m.first : m.last] if w.upos == "NUM"}
            for m in (one, other)
        )
        return not mine or not theirs or mine == theirs

    def _holder(self, mention: Mention) -> Cluster | None:
        """The one whose office has the same words, or all of the words of this one."""
        if mention.number != 1:
            return None
        wanted = self._office(mention)
        fits = [
            other for other in self.by_noun.get(mention.noun or "", ())
            if other.number == 1 and self._agree(mention, other)
            and (wanted <= self._office(other) or self._office(other) <= wanted)
        ]  # fmt: skip
        peers = [
            other for noun in self.lexicon.peers for other in self.by_noun.get(noun, ())
            if mention.country and other.country == mention.country and self._agree(mention, other)
        ]  # fmt: skip
        return self._nearest_of(mention, fits or peers)

    def _office(self, mention: Mention) -> set[str]:
        """The words of the office; a body that we know is one word, however it is written."""
        span = mention.role or mention.named
        inside = [other for other in self.keyed if span.covers(other.named)]
        words = [
            word for word in self.syntax.words_in(span)
            if not any(other.first <= word.i < other.last for other in inside)
        ]  # fmt: skip
        found = {token for word in words for token in tokens(word.text)}
        return (found - self._small(words)) | {other.key for other in inside if other.key}

    @staticmethod
    def _small(words: list[Word]) -> set[str]:
        return {
            t for word in words if word.upos in {"ADP", "DET", "PART"} for t in tokens(word.text)
        }

    @staticmethod
    def _agree(one: Mention, other: Mention) -> bool:
        differ = one.country and other.country and one.country != other.country
        if one.role and other.role and FORMER in {one.sector, other.sector}:
            differ = differ or one.sector != other.sector
        genders = one.gender and other.gender and one.gender != other.gender
        return not differ and not genders

    def _body(self, mention: Mention) -> Cluster | None:
        if mention.schema not in {"PublicBody", "Country"} or mention.country is None:
            return None
        if not self._is_plain(mention):
            return None
        for other in self.by_noun.get(mention.noun or "", ()):
            if other.country == mention.country and self._is_plain(other):
                return self.clusters.of[other.i][0]
        return None

    def _is_plain(self, mention: Mention) -> bool:
        """Noun and country only ("armée syrienne"); a state's government, however named."""
        words = tokens(mention.name)
        if mention.noun == "government":
            return not self.lexicon.parts & set(words)
        return len(words) <= PLAIN or self._without_country(mention) in self.forms

    def _without_country(self, mention: Mention) -> tuple[str, ...]:
        """The name without the words that say the country: "Iran's *security forces*"."""
        country = mention.country_span
        kept = [
            word.text for word in self.syntax.words_in(mention.named)
            if word.upos != "PART" and not (country is not None and country.covers(word.span))
        ]  # fmt: skip
        return tokens(" ".join(kept))

    def nearest(self, mention: Mention) -> Cluster | None:
        """The nearest before it of that noun, else the only one, else what it may stand for."""
        same = [
            other for other in self.by_noun.get(mention.noun or "", ())
            if (other.number == 1) == (mention.number == 1) and self._agree(mention, other)
            and (mention.role is None or not self._is_once(other))
        ]  # fmt: skip
        if self._is_either(mention, same):
            return None
        found = self._nearest_of(mention, same or self._kinds_of(mention))
        if found is not None:
            return found
        before = sorted(self._before(mention), key=lambda other: other.i)
        called = [other for other in before if self._is_called(mention, other)]
        stands = self.lexicon.stands_for
        if mention.noun in stands.get("Group", ()) or mention.noun in stands.get("PublicBody", ()):
            called = called or [other for other in before if self._is_group(mention, other)]
        if mention.noun in stands.get("Service", ()):
            called = called or [other for other in before if self._is_service(mention, other)]
        sided = called or [other for other in before if self._is_sided(mention, other)]
        found = self._nearest_of(mention, sided[-1:])
        return found or self._nearest_of(mention, self._kinds_of(mention, little=True))

    def _is_either(self, mention: Mention, same: list[Mention]) -> bool:
        """A capital that two organisations share: "le *Front*" beside two fronts by name."""
        shown = self.syntax.words[mention.head].text[:1].isupper()
        opens = self.syntax.sentence(self.syntax.words[mention.head]).first == mention.head
        held = {self.clusters.of[m.i][0] for m in same if m.kind == "name" and m.key is None}
        return shown and not opens and len(held) > 1

    def _is_once(self, other: Mention) -> bool:
        """Whether the words say that the office was held then: "the *then-*president"."""
        first = max(other.first - 1, self.syntax.sentence(self.syntax.words[other.first]).first)
        return any(w.lower in self.lexicon.once for w in self.syntax.words[first : other.last])

    def _is_called(self, mention: Mention, other: Mention) -> bool:
        """Whether the other's name, or the title of somebody named, holds the noun."""
        near = self._sentence(mention) - self._sentence(other) <= REACH
        rebels = (mention.sector == REBELS) != (other.sector == REBELS)
        if not near or other.kind != "name" or mention.number != 1 or rebels:
            return False
        person = mention.schema == "Person"
        if person != (other.schema == "Person") or other.schema == "Country":
            return False
        if not person:
            return set(tokens(mention.name)) <= set(tokens(other.name))
        if not self._agree(mention, other):
            return False
        titles = (w for w in self.syntax.words_in(other.span) if not other.named.covers(w.span))
        held = {token for word in titles for token in tokens(word.text)}
        return set(tokens(mention.name)) <= held

    def _is_group(self, mention: Mention, other: Mention) -> bool:
        many = mention.noun in self.lexicon.stands_for.get("PublicBody", ())
        beyond = other.schema == "PublicBody" and other.country in load_ontology().supranational
        little = mention.noun in self.lexicon.stands_for.get("Group", ())
        group = little and other.schema in {"Group", "Organization"} and other.sector != PEOPLES
        named = other.kind == "name" and other.noun != "people"
        fits = mention.number in {other.number, 1}
        return named and (group or (many and beyond)) and fits

    def _is_service(self, mention: Mention, other: Mention) -> bool:
        """A named service of a state: "officials of *the Border Force* said the agency …"."""
        near = self._sentence(mention) - self._sentence(other) <= REACH
        one = mention.number == 1 and other.number == 1 and mention.definite
        services = self.lexicon.stands_for.get("Service", frozenset())
        named = other.kind == "name" or bool(services & set(tokens(other.noun or "")))
        body = other.schema == "PublicBody" and other.sector in SERVICES
        return near and one and body and named

    def _is_sided(self, mention: Mention, other: Mention) -> bool:
        near = self._sentence(mention) - self._sentence(other) <= REACH
        body = mention.schema in {"Group", "Organization"} and mention.number == 1
        same = mention.sector in SIDED and other.sector == mention.sector
        return near and body and same and other.kind == "name" and other.schema != "Person"

    def _sentence(self, mention: Mention) -> int:
        return self.syntax.sentence(self.syntax.words[mention.first]).i

    def _kinds_of(self, mention: Mention, *, little: bool = False) -> list[Mention]:
        """Bodies of a kind of the noun: "the *ministry*" after "Iran's *foreign ministry*".

        Also "la *cour*" after "la *Cour constitutionnelle*"; nouns that say ``little`` ("le groupe"
        after "un groupe armé") only where nobody is named.
        """
        if mention.schema == "Person" or mention.noun is None:
            return []
        says = little or mention.noun not in self.lexicon.stands_for.get("Group", ())
        return [
            other for noun, held in self.by_noun.items() for other in held
            if noun.endswith(f" {mention.noun}") or (says and noun.startswith(f"{mention.noun} "))
            if other.schema == mention.schema and self._agree(mention, other)
            and (other.number == 1) == (mention.number == 1)
        ]  # fmt: skip

    def _before(self, mention: Mention) -> list[Mention]:
        return [
            other for cluster in self.clusters.all for other in cluster.mentions
            if other.i < mention.i
        ]  # fmt: skip

    def _nearest_of(self, mention: Mention, found: list[Mention]) -> Cluster | None:
        before = [other for other in found if other.i < mention.i]
        if before:
            return self.clusters.of[max(before, key=lambda other: other.i).i][0]
        after = {
            self.clusters.of[other.i][0]
            for other in found
            if not self._is_elsewhere(mention, other)
        }
        return after.pop() if len(after) == 1 else None

    def _is_elsewhere(self, mention: Mention, other: Mention) -> bool:
        """Whether one named later is of another country, or of somebody ("*its* leader")."""
        states = other.country is not None and other.country not in load_ontology().supranational
        foreign = self.home is not None and states and other.country != self.home
        owned = any(
            word.lower in self.lexicon.possessives
            for word in self.syntax.words[other.first : other.last]
        )
        return mention.country is None and (foreign or owned)
