"""Which of a dispatch's agreements a noun names: one told before, or a new one.

A noun names one told before when it is of the same kind and points back, or when it has the same
name (a shorter form of it, or that of the town it was made in), no other parties, no other day and
no other town; "the deal" is the one agreement whose making the dispatch tells. A general word with
an article ("le texte stipule que") stands for the agreement told last, and names none unless its
making is told beside it.
"""

from __future__ import annotations

from chancery.agreements.reading.crew import Crew
from chancery.agreements.reading.named import Named
from chancery.agreements.reading.opened import Opened
from chancery.agreements.reading.recalled import Recalled
from chancery.records.event import Event, Role
from chancery.records.mention import Cast
from chancery.records.syntax import Syntax, Word
from chancery.records.text import Text


class Registry:
    """The agreements of one dispatch, by the nouns that name them."""

    def __init__(
        self, crew: Crew, text: Text, syntax: Syntax, cast: Cast, events: tuple[Event, ...]
    ) -> None:
        self._crew, self._words, self._namer = crew, crew.words, crew.namer
        self._text, self._syntax, self._cast, self._events = text, syntax, cast, events
        self.all: list[Opened] = []
        self.of_noun: dict[int, Opened] = {}
        self.beside: dict[int, Recalled] = {}
        self.general: dict[int, Opened] = {}

    def fill(self) -> None:
        """Register the nouns of the dispatch in text order."""
        for noun, kind in self._namer.nouns():
            self._register(noun, kind)
        for word in self._syntax.words:
            if word.i not in self.of_noun and self._is_general(word):
                told = [one for i, one in self.of_noun.items() if i < word.i]
                last = [one for one in told if one.named.kind == "agreement"]
                if last:
                    self.general[word.i] = last[-1]
                else:
                    self._register_made(word)

    def _register_made(self, word: Word) -> None:
        """A general word is a name where its making is told: "le texte signé mardi par X et Y"."""
        recalled = self._crew.recaller.of(word)
        if recalled.by == "signed" and len(recalled.parties) > 1:
            self._open_new(word, "agreement", recalled, self._countries_beside(word, recalled))

    def _is_general(self, word: Word) -> bool:
        """Whether it is a general word for agreements with a definite article."""
        general = word.upos == "NOUN" and self._words.generic.get(word.lemma) == "agreement"
        before = self._syntax.following(word, -1)
        article = before is not None and before.lower in self._crew.more.definite
        return general and article

    def _register(self, noun: Word, kind: str) -> None:
        recalled = self._crew.recaller.of(noun)
        countries = self._countries_beside(noun, recalled)
        found = self._known(noun, kind, countries, recalled)
        if found is None and self._namer.points_back(noun) and noun.lemma in self._words.generic:
            return
        if found is None:
            self._open_new(noun, kind, recalled, countries)
            return
        found.named.nouns.append(noun)
        found.named.countries |= countries
        found.recalled.append(recalled)
        self.of_noun[noun.i] = found
        self.beside[noun.i] = recalled

    def _open_new(
        self, noun: Word, kind: str, recalled: Recalled, countries: frozenset[str]
    ) -> None:
        named = Named(kind=kind, countries=countries, nouns=[noun])  # type: ignore[arg-type]
        one = Opened(named=named, recalled=[recalled])
        self.all.append(one)
        self.of_noun[noun.i] = one
        self.beside[noun.i] = recalled

    def _known(
        self, noun: Word, kind: str, countries: frozenset[str], recalled: Recalled
    ) -> Opened | None:
        alike = [o for o in self.all if o.named.kind == kind]
        if self._namer.points_back(noun):
            return alike[-1] if alike else None
        named = [o for o in alike if noun.lemma in o.named.lemmas]
        same = [o for o in named if self._same_name(o, noun) or self._same_town(o, recalled)]
        agreeing = [
            o for o in same
            if _agree(o.named.countries, countries) and not o.is_other(recalled)
        ]  # fmt: skip
        return agreeing[-1] if agreeing else self._only_one(noun, kind, recalled)

    def _only_one(self, noun: Word, kind: str, recalled: Recalled) -> Opened | None:
        """The one agreement whose making is told, by a plain word: "under *the deal*"."""
        made = [one for one in self.all if one.named.kind == kind and one.named.countries]
        plain = noun.lemma in self._words.plain and self._namer.name(noun) == noun.span
        before = self._syntax.following(noun, -1)
        known = before is not None and before.lower in self._crew.more.definite
        own = recalled.signed or recalled.place or recalled.parties
        return made[0] if len(made) == 1 and plain and known and not own else None

    def _same_name(self, one: Opened, noun: Word) -> bool:
        mine = self._text[self._namer.name(noun)].casefold()
        names = {self._text[self._namer.name(n)].casefold() for n in one.named.nouns}
        return any(_begins_or_ends(name, mine) or _begins_or_ends(mine, name) for name in names)

    def _same_town(self, one: Opened, recalled: Recalled) -> bool:
        """Whether a noun calls it after the town that it was made in: "the *Lima* agreement"."""
        events = (event for noun in one.named.nouns for event in self._events_of(noun))
        places = (*(r.place for r in one.recalled), *(event.place for event in events))
        town = recalled.place
        return town is not None and any(place and place.name == town.name for place in places)

    def _countries_beside(self, noun: Word, recalled: Recalled) -> frozenset[str]:
        """Countries of the parties named with the noun, or of the event that makes it."""
        roles: list[Role] = list(recalled.parties if len(recalled.parties) > 1 else ())
        for event in self._events_of(noun):
            roles += (*event.actors, *event.recipients)
        found = {self._cast[role.entity].country for role in roles}
        return frozenset(country for country in found if country)

    def _events_of(self, noun: Word) -> list[Event]:
        """Events by which this very noun is made: it stands in their anchor."""
        making = self._words.making_acts | self._words.issuing_acts
        return [
            event for event in self._events
            if event.act in making and self.names_in(event, noun)
        ]  # fmt: skip

    def side(self, entity: str) -> str:
        """The country of an entity; one without stands for itself."""
        return self._cast[entity].country or entity

    def names_in(self, event: Event, noun: Word) -> bool:
        """Whether a noun stands in the words that tell an event, or in what it is about first."""
        anchors = (event.anchor, *event.also, *(topic.evidence for topic in event.topics[:1]))
        return any(anchor.span.covers(noun.span) for anchor in anchors)


def _begins_or_ends(name: str, part: str) -> bool:
    """Whether a name is a shorter form of another: "deal" of "nuclear deal"."""
    return name.startswith(part) or name.endswith(part)


def _agree(one: frozenset[str], other: frozenset[str]) -> bool:
    return not one or not other or one == other
