"""Countries of those who are somebody's: "its foreign minister", "the mission's chief"."""

from __future__ import annotations

from collections.abc import Iterable

from chancery.knowledge.coreference import Coreference
from chancery.records.mention import Mention
from chancery.records.syntax import Syntax, Word
from chancery.records.text import Span
from chancery.resolution.anaphora import Anaphora, kinds
from chancery.resolution.clusters import Cluster, Clusters

REACH = 3
"""Sentences after which rebels are no longer those of the group named."""

REBELS = "REB"
"""The sector of those who fight a state."""


class Owners:
    """Gives who is somebody's the country of that somebody, if no word says their own.

    1. what the phrase says they are of: "*the agency's* head", "le chef *de l'agence*", "leaders
       *of the group*", "*the Gulf state's* envoy", but not "*the country's* president", who is
       mostly of the country that the dispatch is about;
    2. whom a possessive points back to: "Rwanda condemned it. *Its* foreign minister", "the rebels
       and *their* leader", where all it may mean are of one country, or one for each ("the two
       neighbors … *their* armies");
    3. whom rebels fight for: "*the insurgents*", the last armed group named shortly before them,
       else all those of the dispatch, if they are of one country;
    4. who commands them: "the president ordered *the army* to leave".
    Refused: who is of another country than theirs ("*its* allies"); "*our* people", of whom only
    the speaker knows.
    """

    def __init__(
        self,
        clusters: Clusters,
        syntax: Syntax,
        lexicon: Coreference,
        anaphora: Anaphora,
        mentions: Iterable[Mention],
    ) -> None:
        self.clusters, self.syntax, self.lexicon = clusters, syntax, lexicon
        self.anaphora, self.mentions = anaphora, tuple(mentions)
        self.owned: set[int] = set()
        """Numbers of the clusters that are somebody's whose country is not known."""

    def lend(self, lent: dict[int, Span]) -> dict[int, Span]:
        """Cluster number → the words that say the owner's country, with those lent before."""
        found = dict(lent)
        for cluster in tuple(self.clusters.all):
            if cluster.country is None and cluster.mentions:
                self._lend(cluster, found)
        return found

    def _lend(self, cluster: Cluster, found: dict[int, Span]) -> None:
        for mention in cluster.mentions:
            owners = self._owners(mention)
            if owners is None:
                continue
            if not owners or not all(owner.is_person for owner in owners):
                self.owned.add(cluster.number)
            if self._is_each(mention, cluster, owners):
                self._part(mention, owners, found)
                return
            countries = {owner.country for owner in owners if owner is not cluster}
            country = countries.pop() if len(countries) == 1 else None
            if country is not None:
                cluster.country = country
                found[cluster.number] = _words(owners[0], found)
            return

    def _is_each(self, mention: Mention, cluster: Cluster, owners: tuple[Cluster, ...]) -> bool:
        """Several, one of each owner's: "the two neighbors … *Their army chiefs*"."""
        states = [owner.country for owner in owners]
        several = len(set(states)) == len(states) > 1 and None not in states
        counted = mention.number in {0, len(states)}
        return several and counted and cluster.mentions == [mention]

    def _part(self, mention: Mention, owners: tuple[Cluster, ...], found: dict[int, Span]) -> None:
        each = tuple(self.clusters.new() for _ in owners)
        for cluster, owner in zip(each, owners, strict=True):
            cluster.country = owner.country
            found[cluster.number] = _words(owner, found)
        self.clusters.of[mention.i][0].mentions.clear()
        self.clusters.join(mention, *each)

    def _owners(self, mention: Mention) -> tuple[Cluster, ...] | None:
        """Whose the one is; ``None`` when nobody's, empty when it is not known whose."""
        if mention.kind == "pronoun" or mention.key is not None or mention.countries:
            return None
        if mention.noun in self.lexicon.apart:
            return None
        inner = self._inside(mention)
        if inner:
            return inner
        word = self._possessive(mention)
        if word is not None:
            if self.lexicon.possessives[word.lower].of == "speaker":
                return ()
            return self.anaphora.owners(mention, word) or None
        return self._commanded_by(mention) or self._fought_for(mention)

    def _inside(self, mention: Mention) -> tuple[Cluster, ...]:
        """The body or person that its phrase says it is of."""
        span = mention.role or mention.named
        for other in self.mentions:
            within = other.i != mention.i and span.covers(other.named) and other.named != span
            state = other.schema == "Country" and not kinds(other, self.lexicon)
            whole = not state and (other.schema != "Person" or other.definite)
            if within and whole and other.kind != "pronoun" and other.noun != "adjective":
                held = self.clusters.of.get(other.i, ())
                if held and mention not in held[0].mentions:
                    return held
        return ()

    def _possessive(self, mention: Mention) -> Word | None:
        words = self.syntax.words[mention.first : mention.last]
        held = (word for word in words if mention.span.covers(word.span))
        return next((word for word in held if word.lower in self.lexicon.possessives), None)

    def _commanded_by(self, mention: Mention) -> tuple[Cluster, ...]:
        """Who orders a body that has no country of its own, nor one named before."""
        word = self.syntax.words[mention.head]
        verb = self.syntax.words[word.head]
        if mention.schema != "PublicBody" or verb.lemma not in self.lexicon.commands:
            return ()
        subject = self.syntax.child(verb, "nsubj")
        if subject is None or subject is word:
            return ()
        held = (m for m in self.mentions if m.head == subject.i)
        return next((self.clusters.of[m.i] for m in held if m.i in self.clusters.of), ())

    def _fought_for(self, mention: Mention) -> tuple[Cluster, ...] | None:
        rebels = mention.sector == REBELS and mention.kind == "description"
        if not rebels or not mention.definite:
            return None
        named = [
            other for other in self.mentions
            if other.kind == "name" and other.sector == REBELS and other.schema != "Person"
        ]  # fmt: skip
        before = [
            other for other in named
            if other.i < mention.i and self._sentence(mention) - self._sentence(other) <= REACH
        ]  # fmt: skip
        held = dict.fromkeys(c for other in named for c in self.clusters.of.get(other.i, ()))
        one = len({cluster.country for cluster in held}) == 1
        if before:
            return self.clusters.of.get(before[-1].i)
        return tuple(held) if one else None

    def _sentence(self, mention: Mention) -> int:
        return self.syntax.sentence(self.syntax.words[mention.first]).i


def _words(owner: Cluster, lent: dict[int, Span]) -> Span:
    """The words that say the country of the owner, else those that name the owner."""
    said = (m.country_span for m in owner.mentions if m.country_span is not None)
    named = (m.named for m in owner.mentions)
    return next(said, lent.get(owner.number) or next(named))
