"""Words that point back: pronouns, "les deux hommes", "le pays"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from chancery.knowledge.actors import state_codes
from chancery.knowledge.coreference import Coreference, Possessive, Pronoun
from chancery.records.mention import Mention
from chancery.records.syntax import Syntax, Word
from chancery.resolution.clusters import Cluster, Clusters, tokens

WINDOW = 2
"""Sentences before its own that a pronoun may point back to."""

ARGUMENTS = frozenset({"nsubj", "obj", "iobj"})
"""Relations of who acts on somebody, or whom somebody acts on."""

PAIRED = 12
"""Sentences for which "the two neighbors" stay the pair that "both sides" means."""

PERSISTS = 4
"""Sentences for which "les deux pays" stays the pair that "les deux parties" means."""


class Anaphora:
    """Joins words that point back, in text order.

    1. relatives: "le ministre *qui*", the phrase right before it; 2. "*celui-ci*", "*ce dernier*",
    "*the latter*": the last one named, "*the former*": the one before,
    neither who tells ("…, *the court* said") nor whose somebody is ("*Syria's* president");
    3. "*il*", "*elle*",
    "*she*": agreeing in gender and number, nearest sentence first, subjects before others,
    persons before bodies; "*it*" is never a person; 4. "*ils*", "*eux*", "*les*", "*they*": a
    plural, else the two or more that "et" joins; 5. "*les deux hommes*", "*les deux pays*":
    exactly so many persons or states in the nearest sentences that have them; "*les deux parties*":
    the last such pair, those that "et" joins, or who does it and to whom ("*the army* accused *the
    rebels*"), never who acts on them ("mediators met *the two sides*");
    6. "*le pays*", "*the country*": the one state of the nearest sentence that names one, of those
    it may be said of ("*the Gulf state*", "*the kingdom*").
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

    def says_who(self, mention: Mention) -> bool:
        """Whether a counted description that points to nobody is somebody: "the two *armies*"."""
        little = {noun for nouns in self.lexicon.stands_for.values() for noun in nouns}
        says = mention.noun not in little and (
            not self._is_plain(mention) or mention.noun not in self.lexicon.like
        )
        return mention.kind == "description" and mention.number > 1 and says

    def _is_plain(self, mention: Mention) -> bool:
        """One noun and its count: "the two ministers", not "the two *defence* ministers"."""
        said = self.syntax.words_in(mention.named)
        return sum(word.upos not in {"DET", "NUM", "PUNCT"} for word in said) == 1

    def owners(self, mention: Mention, word: Word) -> tuple[Cluster, ...]:
        """Those whose something is: "Rwanda … *Its* minister", equals in standing together."""
        possessive = self.lexicon.possessives[word.lower]
        best: dict[Cluster, tuple[bool, int, bool]] = {}
        for other, distance in self._candidates(mention):
            held = self.clusters.of.get(other.i, ())
            if not held or self._is_within(other):
                continue
            if possessive.number == 1 and (len(held) != 1 or other.number != 1):
                continue
            if not all(_owns(possessive, cluster) for cluster in held):
                continue
            known = self._gender(other)
            if possessive.gender is not None and known not in {None, possessive.gender}:
                continue
            single = possessive.number == 0 and other.number == 1 and len(held) == 1
            if single and held[0].is_person:
                continue
            rank = (single, distance, not self._is_subject(other))
            for cluster in held:
                best[cluster] = min(best.get(cluster, rank), rank)
        first = min(best.values(), default=None)
        if first is None or (first[2] and self._thing_rivals(mention, first[1], None)):
            return ()
        return tuple(cluster for cluster, rank in best.items() if rank == first)

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
        before = [
            m for m, _ in self._candidates(mention)
            if self._fits(mention, m) and not self._is_aside(m)
        ]  # fmt: skip
        named = list(dict.fromkeys(self.clusters.of[m.i] for m in reversed(before)))
        return named[back - 1] if len(named) >= back else ()

    def _is_aside(self, mention: Mention) -> bool:
        """Who tells behind what is told, and a name inside the phrase of another."""
        word = self.syntax.words[mention.head]
        verb = self.syntax.words[word.head]
        told = any(below.i < verb.i for below in self.syntax.children(verb, "ccomp"))
        tells = word.rel == "nsubj" and (verb.rel == "parataxis" or told)
        return tells or self._is_within(mention)

    def _is_within(self, mention: Mention) -> bool:
        return any(
            other.i != mention.i and other.first <= mention.first and mention.last <= other.last
            for other in self.by_sentence[self.sentence[mention.i]]
        )

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
        if not cluster.is_person and self._thing_rivals(mention, rank[0], mention.gender):
            return ()
        return (cluster,)

    def _thing_rivals(self, mention: Mention, distance: int, gender: str | None) -> bool:
        """Whether a subject that is no actor agrees as well in the sentence of the candidate."""
        sentence = self.syntax.sentences[self.sentence[mention.i] - distance]
        actors = {m.head for m in self.by_sentence.get(sentence.i, ())}
        return any(
            word.rel == "nsubj" and word.upos == "NOUN" and word.i not in actors
            and word.i < mention.first and word.feats.get("Number") != "Plur"
            and (gender is None or word.feats.get("Gender") in {None, gender})
            for word in self.syntax.words_of(sentence)
        )  # fmt: skip

    def _plural(self, mention: Mention) -> tuple[Cluster, ...]:
        best: dict[tuple[Cluster, ...], tuple[int, bool, bool]] = {}
        for other, distance in self._candidates(mention):
            held = self.clusters.of.get(other.i, ())
            if other.number == 1 or not held or self._is_bound(mention, other):
                continue
            if other.schema in {"PublicBody", "Organization"} and self._is_part(mention):
                continue
            if self._clashes(mention, other):
                continue
            uncounted = self._is_part(mention) and not self._is_counted(other)
            rank = (distance, uncounted, not self._is_subject(other))
            best[held] = min(best.get(held, rank), rank)
        pair = self._joined(mention)
        if pair and (not best or min(best.values())[0] > 0):
            return pair
        ranked = sorted(best.items(), key=lambda item: item[1])
        if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
            return ()
        return ranked[0][0]

    def _is_part(self, mention: Mention) -> bool:
        """Some of them: "two of *them*", "certains d'entre *eux*" are no part of a body."""
        word = self.syntax.words[mention.head]
        above = self.syntax.words[word.head]
        return word.rel == "nmod" and above.upos in {"NUM", "PRON"} and above.i < word.i

    def _is_counted(self, mention: Mention) -> bool:
        head = self.syntax.words[mention.head]
        return mention.number > 1 or self.syntax.child(head, "nummod") is not None

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
        several = other.number != 1 and other.kind != "name"
        if other.i >= mention.i or several or other.kind == "pronoun":
            return ()
        if self._is_bound(mention, other):
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
        """An object is not its own verb's subject; whom a clause is about is not its subject.

        "The sailors *they* had held" are not who held.
        """
        words = self.syntax.words
        one, two = words[mention.head], words[other.head]
        clause = words[one.head]
        about = clause.rel == "acl" and two in self.syntax.conjuncts(words[clause.head])
        return about or (one.head == two.head and one.i != two.i and not _is_root(one))

    def _acts_on(self, mention: Mention, other: Mention) -> bool:
        """Whether the other is, or is inside, another argument of the same verb."""
        words = self.syntax.words
        one, word = words[mention.head], words[other.head]
        for above in (word, *self.syntax.ancestors(word)):
            if above.head == one.head and above.i != one.i and above.rel in ARGUMENTS:
                return True
        return False

    # -- descriptions -----------------------------------------------------------------------------

    def _described(self, mention: Mention) -> tuple[Cluster, ...]:
        stands = self.lexicon.stands_for
        if mention.noun in stands.get("any", ()):
            return self._parties(mention)
        if mention.noun in stands.get("Country", ()) or kinds(mention, self.lexicon):
            return self._states(mention, max(mention.number, 1)) if mention.number else ()
        return self._persons(mention)

    def _parties(self, mention: Mention) -> tuple[Cluster, ...]:
        own = self.sentence[mention.i]
        if mention.number == 1:
            return ()
        if mention.number == 0:  # "the parties", "les belligérants": a pair that is joined
            joined = self._joined(mention)
            return joined if len(joined) == 2 else ()  # noqa: PLR2004 - a pair
        pair = self.pair[1] if self.pair and own - self.pair[0] <= PAIRED else ()
        abroad = mention.noun in self.lexicon.apart and len({c.country for c in pair}) == 1
        if pair and not abroad and self._acting(mention).isdisjoint(pair):
            return pair if mention.number == len(pair) else ()
        joined = self._joined(mention)
        if len(joined) != mention.number:
            joined = self._facing(mention) if mention.number == 2 else ()  # noqa: PLR2004
        return joined or self._states(mention, mention.number, reach=PAIRED)

    def _facing(self, mention: Mention) -> tuple[Cluster, ...]:
        """Who does it and to whom, of the nearest sentence with one such pair."""
        own, acting = self.sentence[mention.i], self._acting(mention)
        for number in (own, own - 1):
            pairs: set[tuple[Cluster, ...]] = set()
            held = [
                m for m in self.by_sentence.get(number, ())
                if m.i < mention.i and acting.isdisjoint(self.clusters.of.get(m.i, ()))
            ]  # fmt: skip
            for one in held:
                pairs.update(self._faced(one, held))
            if pairs:
                return pairs.pop() if len(pairs) == 1 else ()
        return ()

    def _acting(self, mention: Mention) -> set[Cluster]:
        """Those who act on it in its own sentence."""
        return {
            cluster for other in self.by_sentence[self.sentence[mention.i]]
            if self._acts_on(mention, other) for cluster in self.clusters.of.get(other.i, ())
        }  # fmt: skip

    def _faced(self, one: Mention, held: list[Mention]) -> Iterator[tuple[Cluster, ...]]:
        words = self.syntax.words
        if words[one.head].rel != "nsubj":
            return
        for two in held:
            word = words[two.head]
            if self._is_faced(word) and word.head == words[one.head].head:
                both = (*self.clusters.of.get(one.i, ()), *self.clusters.of.get(two.i, ()))
                if len(both) == 2 and both[0] is not both[1]:  # noqa: PLR2004 - one each
                    yield both

    def _is_faced(self, word: Word) -> bool:
        """Whom somebody acts on, or against whom: "clashed *with rebels*"."""
        cases = self.syntax.children(word, "case")
        facing = word.rel == "obl" and any(w.lower in self.lexicon.facing for w in cases)
        return word.rel in {"obj", "iobj"} or facing

    def _persons(self, mention: Mention) -> tuple[Cluster, ...]:
        """As many persons as the words count; of the same office first ("les deux présidents").

        Of other offices only where none is said: "the two ministers", not "the two *defence*
        ministers".
        """

        def of_office(other: Mention) -> list[Cluster]:
            same = other.noun == mention.noun or other.noun in self.lexicon.peers
            return _one_person(self.clusters, other) if same else []

        def of_any(other: Mention) -> list[Cluster]:
            return _one_person(self.clusters, other)

        found = self._exactly(mention, of_office, mention.number)
        general = mention.noun in self.lexicon.like and self._is_plain(mention)
        return found or (self._exactly(mention, of_any, mention.number) if general else ())

    def _states(self, mention: Mention, number: int, reach: int = PERSISTS) -> tuple[Cluster, ...]:
        """States that are named by themselves, else inside a phrase, else of those who are."""
        fitting = kinds(mention, self.lexicon) or state_codes()

        def named(other: Mention) -> list[Cluster]:
            held = self.clusters.of.get(other.i, ())
            return [c for c in held if c.is_country and c.country in fitting]

        def apart(other: Mention) -> list[Cluster]:
            return [] if self._is_within(other) else named(other)

        def meant(other: Mention) -> list[Cluster]:
            codes = [code for code in other.countries if code in fitting]
            return [self.clusters.state(code) for code in codes]

        alone = self._exactly(mention, apart, number, reach) if number > 1 else ()
        whole = reach > PERSISTS
        found = alone or (() if whole else self._exactly(mention, named, number))
        return found or self._exactly(mention, meant, number)

    def _exactly(
        self,
        mention: Mention,
        choose: Callable[[Mention], list[Cluster]],
        number: int,
        reach: int = PERSISTS,
    ) -> tuple[Cluster, ...]:
        """The candidates of the nearest sentences that have as many; nobody when they have more."""
        own, found = self.sentence[mention.i], dict[Cluster, None]()
        acting = self._acting(mention)
        states = {cluster.country for cluster in acting if reach > PERSISTS}
        for distance in range(reach):
            for other in self.by_sentence.get(own - distance, ()):
                if other.i < mention.i and not self._acts_on(mention, other):
                    chosen = (c for c in choose(other) if c not in acting)
                    found.update(dict.fromkeys(c for c in chosen if c.country not in states))
            if len(found) >= number:
                break
        return tuple(found) if len(found) == number else ()


def kinds(mention: Mention, lexicon: Coreference) -> frozenset[str]:
    """The states that a description can be said of: "the *Gulf* state"; empty where any."""
    if mention.schema != "Country" or mention.kind != "description":
        return frozenset()
    words = " ".join((*tokens(mention.name), *tokens(mention.noun or "")))
    found = [codes for kind, codes in lexicon.kinds.items() if f" {kind} " in f" {words} "]
    return frozenset.intersection(*found) if found else frozenset()


def _suits(pronoun: Pronoun, cluster: Cluster) -> bool:
    """Whether the pronoun can be of a person, or of anything else."""
    if pronoun.of is None:
        return pronoun.use != "object" or cluster.is_person
    return cluster.is_person == (pronoun.of == "person")


def _owns(possessive: Possessive, cluster: Cluster) -> bool:
    return possessive.of is None or cluster.is_person == (possessive.of == "person")


def _is_root(word: Word) -> bool:
    return word.head == word.i


def _one_person(clusters: Clusters, mention: Mention) -> list[Cluster]:
    """One person, or one for each state: "les présidents russe et turc"."""
    held = clusters.of.get(mention.i, ())
    each = mention.number == 1 or (len(held) > 1 and len(held) == len(mention.countries))
    person = mention.kind != "pronoun" and mention.schema == "Person"
    return list(held) if person and each else []
