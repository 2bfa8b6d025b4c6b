"""When and where: which time and which place belong to which predicate."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from chancery.events.slots import Clause
from chancery.events.venues import named_after
from chancery.records.mention import Expression, Mentions, PlaceMention
from chancery.records.syntax import Syntax, Word
from chancery.records.text import Span

_FAR = 10**6
_AROUND = ("nmod", "advmod")
"""Relations of a place without a preposition; one that the parse hung anywhere is none."""
_WIDE = 2
"""Rank of the first place too wide to be where an act on it was: "seized *Goma*"."""


class Circumstances:
    """Ownership of times and places, settled once for all predicates of a syntax.

    A time or place belongs to the first verb, or noun that evokes an event, above it in the tree.
    The country that somebody is of is no place: "le roi Abdallah *de Jordanie*"; the place by which
    an accord or a meeting goes is its own alone: "a dénoncé l'accord *de Doha*".
    """

    def __init__(
        self,
        syntax: Syntax,
        mentions: Mentions,
        predicates: frozenset[int],
        of: frozenset[str] = frozenset(),
        venues: frozenset[str] = frozenset(),
    ) -> None:
        self._syntax = syntax
        self._predicates = predicates
        self._of = of
        self._times: dict[int, list[Expression]] = defaultdict(list)
        self._places: dict[int, list[PlaceMention]] = defaultdict(list)
        self._ends = {
            time.last - 1: time for time in mentions.times
            if time.kind in ("date", "vague") and time.interval is not None
        }  # fmt: skip
        for time in mentions.times:
            self._times[self._noun_of(time) or self._owner(time.head)].append(time)
        origins = {m.country_span for m in mentions.actors if m.country_span}
        for place in mentions.places:
            if place.span in origins and place.place.precision == "country":
                continue
            noun = named_after(syntax, syntax.words[place.head], venues, of)
            self._places[noun.i if noun else self._owner(place.head)].append(place)

    def time(self, owners: tuple[Word, ...]) -> Expression | None:
        """The time of an event: of its own words first, then of those that carry it.

        A verb lends the second of a pair no time of its object: "condemned *Monday's* attack and
        recalled its envoy".
        """
        for k, owner in enumerate(owners):
            dates = [t for t in self._times.get(owner.i, ()) if t.kind in ("date", "vague")]
            if k and owner.upos == "VERB" and owners[k - 1].rel == "conj":
                dates = [t for t in dates if self._syntax.words[t.head].head == owner.i]
            fixed = [t for t in dates if t.interval is not None]
            if fixed:
                return min(fixed, key=lambda t: abs(t.first - owner.i))
        return None

    def time_before(self, word: Word, openers: frozenset[str]) -> Expression | None:
        """The time that a clause is said to be at: "in June, *when* Oslo signed"."""
        for child in self._syntax.children(word, "mark", "advmod"):
            if child.lower in openers and child.i < word.i:
                before = self._syntax.following(child, -1)
                if before is not None and before.upos == "PUNCT":
                    before = self._syntax.following(before, -1)
                if before is not None and before.i in self._ends:
                    return self._ends[before.i]
        return None

    def place(self, owners: tuple[Word, ...], taken: list[Span]) -> PlaceMention | None:
        """The place of an event; words that are part of a role are no place."""
        for owner in owners:
            free = (p for p in self._places.get(owner.i, ()) if not _part_of(p, taken))
            places = list(free)
            standing = [p for p in places if self._is_locative(p)]
            if standing:
                return min(standing, key=lambda p: (_rank(p), abs(p.head - owner.i)))
        return None

    def _noun_of(self, time: Expression) -> int | None:
        """The thing that a time is of: "rejected the *treaty* of 3 May"; not "du 3 au 7 mai"."""
        if time.head >= len(self._syntax.words):
            return None
        word = self._syntax.words[time.head]
        noun = self._syntax.head(word)
        if noun is None or word.rel != "nmod" or noun.upos != "NOUN":
            return None
        cases = self._syntax.children(word, "case")
        inside = self._syntax.words[time.first : time.last]
        if sum(one.upos == "ADP" for one in inside) > 1:
            return None
        return noun.i if cases and cases[0].lower in self._of else None

    def _owner(self, i: int) -> int:
        """The predicate that a time or place is of; none where the way up leaves its clause.

        "Who has been in power *since 1986*, accused": a clause without a verb ends the way.
        """
        if i >= len(self._syntax.words):
            return _FAR
        word = self._syntax.words[i]
        for above in self._syntax.ancestors(word):
            if above.i in self._predicates or above.upos == "VERB":
                return above.i
            if above.upos == "AUX" and above.head == above.i:
                return above.i
            if above.rel == "acl" and self._syntax.child(above, "cop") is not None:
                return _FAR
        return _FAR

    def _is_locative(self, place: PlaceMention) -> bool:
        head = self._syntax.words[place.head]
        standing = (*_AROUND, "obj") if _rank(place) < _WIDE else _AROUND
        return bool(self._syntax.children(head, "case")) or head.rel in standing


def _part_of(place: PlaceMention, taken: list[Span]) -> bool:
    return any(span.covers(place.span) for span in taken)


def _rank(place: PlaceMention) -> int:
    return {"point": 0, "admin1": 1, "region": 2, "country": 3}.get(place.place.precision, 4)


def owners_of(
    syntax: Syntax, clause: Clause, needed: Sequence[Word] = (),
    apart: frozenset[str] = frozenset(), *, alone: bool = False,
) -> tuple[Word, ...]:  # fmt: skip
    """A predicate, then the words that lend it their time and place.

    A noun, also one that a verb needed, borrows from a participle of its own ("la visite prévue
    mardi", "une aide estimée à … en 2017") and from its light or occurrence verb, an infinitive or
    a present participle from the verb above it ("voted on Friday *to remove*", "a lancé
    l'avertissement en taxant …"), a second
    conjunct without subject of its own from the first. Behind a preposition of ``apart`` a noun has
    a time and place of its own: "a convoqué mardi X *après* une attaque"; so it has ``alone``, as
    what a verb speaks of.
    """
    word = clause.word
    found = [word]
    for noun in (word, *needed):
        if noun.upos == "NOUN":
            participles = syntax.children(noun, "acl")
            found += [w for w in participles if w.feats.get("VerbForm") == "Part"]
    for above in () if alone else syntax.ancestors(word):
        if word.upos == "NOUN":
            cases = {case.lower for case in syntax.children(word, "case")}
            lends = (
                word.rel in ("nsubj", "obj", "obl")
                and above.upos in ("VERB", "AUX")
                and not cases & apart
            )
        else:
            infinitive = word.feats.get("VerbForm") == "Inf" and word.rel in (
                "xcomp",
                "obl",
                "ccomp",
                "advcl",
            )
            gerund = (
                word.rel == "advcl"
                and word.feats.get("Tense") == "Pres"
                and (word.feats.get("VerbForm") == "Part")
            )
            lends = (
                infinitive or gerund or (word.rel == "conj" and syntax.child(word, "nsubj") is None)
            )
        if not lends:
            break
        found.append(above)
        word = above
    return tuple(found)
