"""Words that point back: pronouns, "les deux hommes", "le pays"."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from chancery.knowledge.actors import state_codes
from chancery.knowledge.coreference import Coreference, Pronoun
from chancery.records.mention import Mention
from chancery.records.syntax import Syntax, Word
from chancery.resolution.clusters import Cluster, Clusters

WINDOW = 2
"""Sentences before its own that a pronoun may point back to."""

PERSISTS = 4
"""Sentences for which "les deux pays" stays the pair that "les deux parties" means."""


class Anaphora:
    """Joins words that point back, in text order.

    1. relatives: "le ministre *qui*", the phrase right before it; 2. "*celui-ci*", "*ce dernier*",
    "*the latter*": the last one named, "*the former*": the one before; 3. "*il*", "*elle*",
    "*she*": agreeing in gender and number, nearest sentence first, subjects before others,
    persons before bodies; "*it*" is never a person; 4. "*ils*", "*eux*", "*les*", "*they*": a
    plural, else the two or more that "et" joins; 5. "*les deux hommes*", "*les deux pays*":
    exactly so many persons or states in the nearest sentences that have them; "*les deux parties*":
    the last such pair;
    6. "*le pays*", "*the country*": the one state of the nearest sentence that names one.
    Two candidates of equal standing are nobody.
    """

    def __init__(
        self, clusters: Clusters, syntax: Syntax, lexicon: Coreference, mentions: Iterable[Mention]
    ) -> None:
        self.clusters, self.syntax, self.lexicon = clusters, syntax, lexicon
        self.sentence = {
            m.i: syntax.sentence(syntax.words[m.first]).i for m in mentions
        }  # fmt: skip
        self.by_sentence: dict[int, list[Mention]] = {}
        self.by_end: dict[int, Mention] = {}
        for mention in mentions:
            self.by_sentence.setdefault(self.sentence[mention.i], []).append(mention)
            held = self.by_end.get(mention.last)
            if mention.kind != "pronoun" and (held is None or mention.first <= held.first):
                self.by_end[mention.last] = mention
        self.pair: tuple[int, tuple[Cluster, ...]] | None = None

    def join(self, mention: Mention) -> None:
        """Find whom it stands for; leave it out when that is nobody or not sure."""
        found = self._find(mention)
        if found:
            self.clusters.join(mention, *found)
            if len(found) > 1 and mention.kind == "description":
                self.pair = (self.sentence[mention.i], found)

    def _find(self, mention: Mention) -> tuple[Cluster, ...]:
        if mention.kind == "description":
            return self._described(mention)
        form = mention.noun or ""
        pronoun = self.lexicon.pronouns.get(form) or self.lexicon.phrases.get(form)
        use = pronoun.use if pronoun else ""
        if use == "relative":
            return self._relative(mention)
        if use in {"last", "first"}:
            return self._last(mention, 1 if use == "last" else 2)
        if mention.number == 1:
            return self._singular(mention, pronoun)
        return self._plural(mention)

    # -- pronouns ---------------------------------------------------------------------------------

    def _relative(self, mention: Mention) -> tuple[Cluster, ...]:
        """Right before it; not after a preposition with "lequel", which is mostly of things."""
        words, i = self.syntax.words, mention.first
        if mention.gender is not None and i > 0 and words[i - 1].upos == "ADP":
            return ()
        while i > 0 and words[i - 1].upos in {"ADP", "PUNCT"}:
            i -= 1
        before = self.by_end.get(i)
        if before is None or self.sentence[before.i] != self.sentence[mention.i]:
            return ()
        return self.clusters.of.get(before.i, ())

    def _last(self, mention: Mention, back: int) -> tuple[Cluster, ...]:
        before = [m for m, _ in self._candidates(mention) if self._fits(mention, m)]
        named = list(dict.fromkeys(self.clusters.of[m.i] for m in reversed(before)))
        return named[back - 1] if len(named) >= back else ()

    def _singular(self, mention: Mention, pronoun: Pronoun | None) -> tuple[Cluster, ...]:
        best: dict[Cluster, tuple[int, bool, bool]] = {}
        for other, distance in self._candidates(mention):
            held = self.clusters.of.get(other.i, ())
            if len(held) != 1 or not self._fits(mention, other) or self._is_bound(mention, other):
                continue
            cluster = held[0]
            if pronoun is not None and not _suits(pronoun, cluster):
                continue
            if distance and self._is_thing_object(mention, pronoun):
                continue
            rank = (distance, not self._is_subject(other), not cluster.is_person)
            best[cluster] = min(best.get(cluster, rank), rank)
        return self._best(mention, best)

    def _is_thing_object(self, mention: Mention, pronoun: Pronoun | None) -> bool:
        """An object "it" is an actor only inside its own sentence; else mostly a thing."""
        thing = pronoun is not None and pronoun.of == "thing"
        return thing and not self._is_subject(mention)

    def _best(
        self, mention: Mention, best: dict[Cluster, tuple[int, bool, bool]]
    ) -> tuple[Cluster, ...]:
        if not best:
            return ()
        persons = {c: rank for c, rank in best.items() if c.is_person}
        pool = persons if len(persons) == 1 else best
        ranked = sorted(pool.items(), key=lambda item: item[1])
        if len(ranked) > 1 and ranked[0][1] == ranked[1][1]:
            return ()
        cluster, rank = ranked[0]
        if not cluster.is_person and self._thing_rivals(mention, rank[0]):
            return ()
        return (cluster,)

    def _thing_rivals(self, mention: Mention, distance: int) -> bool:
        """Whether a subject that is no actor agrees as well in the sentence of the candidate."""
        sentence = self.syntax.sentences[self.sentence[mention.i] - distance]
        actors = {m.head for m in self.by_sentence.get(sentence.i, ())}
        return any(
            word.rel == "nsubj" and word.upos == "NOUN" and word.i not in actors
            and word.i < mention.first and word.feats.get("Number") != "Plur"
            and word.feats.get("Gender") in {None, mention.gender}
            for word in self.syntax.words_of(sentence)
        )  # fmt: skip

    def _plural(self, mention: Mention) -> tuple[Cluster, ...]:
        best: dict[tuple[Cluster, ...], tuple[int, bool, bool]] = {}
        for other, distance in self._candidates(mention):
            held = self.clusters.of.get(other.i, ())
            if other.number == 1 or not held or self._is_bound(mention, other):
                continue
            if self._clashes(mention, other):
                continue
            rank = (distance, not self._is_subject(other), False)
            best[held] = min(best.get(held, rank), rank)
        pair = self._joined(mention)
        if pair and (not best or min(best.values())[0] > 0):
            return pair
        ranked = sorted(best.items(), key=lambda item: item[1])
        if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
            return ()
        return ranked[0][0]

    def _joined(self, mention: Mention) -> tuple[Cluster, ...]:
        """Actors that "et" joins in the same sentence or the one before."""
        own = self.sentence[mention.i]
        for number in (own, own - 1):
            for other in self.by_sentence.get(number, ()):
                found = self._conjuncts(other, mention)
                if len(found) > 1:
                    return found
        return ()

    def _conjuncts(self, other: Mention, mention: Mention) -> tuple[Cluster, ...]:
        if other.i >= mention.i or other.number != 1 or other.kind == "pronoun":
            return ()
        words = self.syntax.conjuncts(self.syntax.words[other.head])
        found = [
            self.clusters.of[m.i][0]
            for word in words
            for m in self.by_sentence[self.sentence[other.i]]
            if m.head == word.i and m.i in self.clusters.of and m.i < mention.i
        ]  # fmt: skip
        return tuple(dict.fromkeys(found))

    def _candidates(self, mention: Mention) -> list[tuple[Mention, int]]:
        """Mentions before it within the window, with their distance in sentences."""
        own = self.sentence[mention.i]
        found: list[tuple[Mention, int]] = []
        for distance in range(WINDOW, -1, -1):
            for other in self.by_sentence.get(own - distance, ()):
                useful = other.i < mention.i and other.noun != "adjective"
                if useful and not (other.first <= mention.first < other.last):
                    found.append((other, distance))
        return found

    def _fits(self, mention: Mention, other: Mention) -> bool:
        if other.number != 1 or other.i not in self.clusters.of:
            return False
        return not self._clashes(mention, other)

    def _clashes(self, mention: Mention, other: Mention) -> bool:
        known = self._gender(other)
        return mention.gender is not None and known is not None and known != mention.gender

    def _gender(self, other: Mention) -> str | None:
        if other.gender is not None or other.schema != "Person":
            return other.gender
        held = self.clusters.of.get(other.i, ())
        return next((m.gender for c in held for m in c.mentions if m.gender), None)

    def _is_subject(self, mention: Mention) -> bool:
        return self.syntax.words[mention.head].rel == "nsubj"

    def _is_bound(self, mention: Mention, other: Mention) -> bool:
        """An object is not its own verb's subject."""
        words = self.syntax.words
        one, two = words[mention.head], words[other.head]
        return one.head == two.head and one.i != two.i and not _is_root(one)

    # -- descriptions -----------------------------------------------------------------------------

    def _described(self, mention: Mention) -> tuple[Cluster, ...]:
        stands = self.lexicon.stands_for
        if mention.noun in stands.get("any", ()):
            return self._parties(mention)
        if mention.noun in stands.get("Country", ()):
            return self._states(mention, max(mention.number, 1)) if mention.number else ()
        return self._persons(mention)

    def _parties(self, mention: Mention) -> tuple[Cluster, ...]:
        own = self.sentence[mention.i]
        if mention.number < 2:  # noqa: PLR2004 - "les deux parties" are counted
            return ()
        if self.pair is not None and own - self.pair[0] <= PERSISTS:
            return self.pair[1] if mention.number == len(self.pair[1]) else ()
        joined = self._joined(mention)
        return joined if len(joined) == mention.number else self._states(mention, mention.number)

    def _persons(self, mention: Mention) -> tuple[Cluster, ...]:
        """As many persons as the words count; of the same office first ("les deux présidents")."""

        def of_office(other: Mention) -> list[Cluster]:
            same = other.noun == mention.noun or other.noun in self.lexicon.peers
            return _one_person(self.clusters, other) if same else []

        def of_any(other: Mention) -> list[Cluster]:
            return _one_person(self.clusters, other)

        found = self._exactly(mention, of_office, mention.number)
        general = mention.noun in self.lexicon.like
        return found or (self._exactly(mention, of_any, mention.number) if general else ())

    def _states(self, mention: Mention, number: int) -> tuple[Cluster, ...]:
        """States that are named; else the states of those who are."""

        def named(other: Mention) -> list[Cluster]:
            return [c for c in self.clusters.of.get(other.i, ()) if c.is_country]

        def meant(other: Mention) -> list[Cluster]:
            codes = [code for code in other.countries if code in state_codes()]
            return [self.clusters.state(code) for code in codes]

        return self._exactly(mention, named, number) or self._exactly(mention, meant, number)

    def _exactly(
        self, mention: Mention, choose: Callable[[Mention], list[Cluster]], number: int
    ) -> tuple[Cluster, ...]:
        """The candidates of the nearest sentences that have as many; nobody when they have more."""
        own, found = self.sentence[mention.i], dict[Cluster, None]()
        for distance in range(PERSISTS):
            for other in self.by_sentence.get(own - distance, ()):
                if other.i < mention.i:
                    found.update(dict.fromkeys(choose(other)))
            if len(found) >= number:
                break
        return tuple(found) if len(found) == number else ()


def _suits(pronoun: Pronoun, cluster: Cluster) -> bool:
    """Whether the pronoun can be of a person, or of anything else."""
    if pronoun.of is None:
        return pronoun.use != "object" or cluster.is_person
    return cluster.is_person == (pronoun.of == "person")


def _is_root(word: Word) -> bool:
    return word.head == word.i


def _one_person(clusters: Clusters, mention: Mention) -> list[Cluster]:
    """One person, or one for each state: "les présidents russe et turc"."""
    held = clusters.of.get(mention.i, ())
    each = mention.number == 1 or (len(held) > 1 and len(held) == len(mention.countries))
    person = mention.kind != "pronoun" and mention.schema == "Person"
    return list(held) if person and each else []
