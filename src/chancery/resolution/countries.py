"""The country that a dispatch is about, for actors that name none: "l'armée"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from chancery.knowledge.actors import state_codes, state_forms
from chancery.knowledge.coreference import coreference
from chancery.knowledge.places import towns
from chancery.knowledge.roles import nouns, roles
from chancery.records.dispatch import Dispatch
from chancery.records.mention import Mention, PlaceMention
from chancery.records.syntax import Syntax
from chancery.records.text import Span
from chancery.resolution.clusters import Cluster, Clusters, tokens
from chancery.resolution.owners import REBELS

SHARE = 0.6
"""Of all mentions of countries, those of the one that a dispatch is about without a headline."""

NEARLY_ALL = 0.75
"""Share from which a person without any office is taken to be of that country too."""

TWO = 2
"""States of a headline of which the place that the dispatch was sent from may choose one."""

RIVAL = 1.5
"""How many times more often than the headline's country another may be named at most."""


@dataclass(frozen=True, slots=True)
class Home:
    """The country that a dispatch is about and the words that say so.

    ``wholly`` when nearly all mentions of countries are of it; ``faint`` when only the place that
    the dispatch was sent from chose it among those of the headline.
    """

    country: str
    words: Span
    wholly: bool
    faint: bool


def find_home(
    dispatch: Dispatch,
    mentions: tuple[Mention, ...],
    places: tuple[PlaceMention, ...],
    clusters: Clusters,
    language: str,
    hosts: frozenset[Span] = frozenset(),
) -> Home | None:
    """The country that the dispatch is about; ``hosts`` are towns that only lent their rooms.

    1. the one country that the headline names, or names before its colon ("Mali: France to send
    troops"), also by a surname that the text gives in full; 2. the country that makes up most
    mentions; 3. of two in the headline, the one that the dispatch was sent from ("AMMAN –").
    """
    seen = _seen(mentions, places, clusters)
    seen = [(code, span) for code, span in seen if span not in hosts] or seen
    counts = Counter(code for code, _ in seen)
    if not counts:
        return None
    headline = _headline(dispatch)
    named = {code for code, span in seen if headline is not None and headline.covers(span)}
    code, count = counts.most_common(1)[0]
    headed = next(iter(named)) if len(named) == 1 else _topic(dispatch, seen, headline)
    sent = _sent_from(dispatch, counts, language) if len(named) == TWO else None
    faint = False
    if headed is not None and counts[headed] * RIVAL >= count:
        code = headed
    elif count < SHARE * counts.total():
        if sent not in named:
            return None
        code, faint = sent, True
    words = next(span for held, span in seen if held == code)
    return Home(code, words, counts[code] >= NEARLY_ALL * counts.total(), faint)


def _topic(dispatch: Dispatch, seen: list[tuple[str, Span]], headline: Span | None) -> str | None:
    """The country before the colon of a headline, alone there: "Mali: France to send troops"."""
    for code, span in seen:
        if headline is not None and span.start == headline.start:
            behind = dispatch.text[Span(span.end, headline.end)]
            return code if behind.lstrip().startswith(":") else None
    return None


def _sent_from(dispatch: Dispatch, counts: Counter[str], language: str) -> str | None:
    """The country of the town that the dispatch says it was sent from, of those it names."""
    fact = dispatch.fact("dateline_place")
    if fact is None:
        return None
    found = towns(" ".join(tokens(fact.value)), language)
    known = [town.country for town in found if town.country in counts]
    return known[0] if known else None


class Lender:
    """Gives local bodies and people the country that the dispatch is about.

    1. nouns that ``roles.yml`` calls local: "l'armée", not "des assaillants"; 2. rebels that the
    reader is supposed to know: "les rebelles", not "les terroristes"; 3. where nearly all mentions
    are of one country, persons named in full without any office: a dispatch says where a foreigner
    comes from. Nobody when no country stands out; nor who is somebody's ("its army"), unless nearly
    all mentions of countries are of the one; nor what
    another state leads ("the U.S.-led force") or who is said to be foreign ("Western diplomats").
    A faint home is nobody's in a paragraph that is of other states, and nobody's of whom nothing is
    said ("border guards").
    """

    def __init__(
        self, home: Home | None, clusters: Clusters, syntax: Syntax, language: str
    ) -> None:
        self.home, self.clusters, self.syntax, self.language = home, clusters, syntax, language
        self.local = _local(language)
        self.apart = roles(language).compounds.apart
        self.abroad = coreference(language).abroad
        self.forms = _forms_with(self.abroad, language)
        self.states = [
            m.span for c in clusters.all if c.is_country for m in c.mentions
            if m.kind == "name" or m.noun == "adjective"
        ]  # fmt: skip
        self.states += [
            m.span for c in clusters.all if c.country is None for m in c.mentions
            if m.schema == "Country" and m.number != 1
        ]  # fmt: skip

    def lend(self, owned: AbstractSet[int]) -> dict[int, Span]:
        """Cluster number → the words that say the country; none of those who are ``owned``."""
        lent: dict[int, Span] = {}
        for cluster in self.clusters.all:
            if self.home is None or cluster.country is not None or not cluster.mentions:
                continue
            owned_here = cluster.number in owned and not self.home.wholly
            if owned_here or any(map(self._is_anothers, cluster.mentions)):
                continue
            if self._is_local(cluster) or (self.home.wholly and _is_bare_person(cluster)):
                cluster.country, lent[cluster.number] = self.home.country, self.home.words
        return lent

    def _is_anothers(self, mention: Mention) -> bool:
        """Whether its words name other states: "the *U.S.-led* force", "heads of *states*"."""
        if mention.countries or mention.country_span:
            return True
        if any(mention.span.covers(span) for span in self.states):
            return True
        if self._is_abroad(mention):
            return True
        words, states = tokens(mention.name), state_forms(self.language)
        return any(
            words[k] in self.apart and words[i:k] in states
            for k in range(1, len(words)) for i in range(k)
        )  # fmt: skip

    def _is_abroad(self, mention: Mention) -> bool:
        """Said to be foreign: "*foreign* troops", but not "the *foreign minister*"."""
        held = self.syntax.words_in(mention.named)
        said = {w.lower for w in held if w.lower in self.abroad and w.head == mention.head}
        name = f" {' '.join(tokens(mention.name))} "
        return any(not any(f" {form} " in name for form in self.forms.get(w, ())) for w in said)

    def _is_local(self, cluster: Cluster) -> bool:
        faint = self.home is not None and self.home.faint
        rebels = [
            m for m in cluster.mentions
            if m.sector == REBELS and m.definite and (m.kind == "description" or _is_unlisted(m))
        ]  # fmt: skip
        if rebels:
            return not faint and not any(m.labels for m in rebels)
        held = [m for m in cluster.mentions if m.noun in self.local and not _is_pair(m)]
        return any(not faint or self._is_here(mention) for mention in held)

    def _is_here(self, mention: Mention) -> bool:
        plain = mention.kind == "description" and mention.schema == "Person"
        before = {
            cluster.country for cluster in self.clusters.all for other in cluster.mentions
            if other.block == mention.block and other.i < mention.i
        } - {None}  # fmt: skip
        here = not before or (self.home is not None and self.home.country in before)
        return here and (mention.definite or not plain)


def _is_unlisted(mention: Mention) -> bool:
    """A name that only this dispatch holds: "le Front pour le salut du Tibesti"."""
    return mention.noun is not None and mention.key is None


@cache
def _local(language: str) -> frozenset[str]:
    """The nouns whose holder is of the country that is spoken of."""
    return frozenset(noun.same for noun in nouns(language) if noun.entry.local)


@cache
def _forms_with(words: frozenset[str], language: str) -> dict[str, list[str]]:
    """Word → the nouns of several words that hold it: "*foreign* minister"."""
    return {
        word: [" ".join(noun.folded) for noun in nouns(language) if word in noun.folded]
        for word in words
    }


def _is_pair(mention: Mention) -> bool:
    """Two holders of one office are of two countries: "the two defence ministers"."""
    return mention.number == TWO and mention.role is not None and mention.definite


def _is_bare_person(cluster: Cluster) -> bool:
    """Named in full, and no office, country or body beside the name."""
    named = [m for m in cluster.mentions if m.kind == "name" and m.schema == "Person"]
    return cluster.key is None and any(len(tokens(m.name)) > 1 for m in named)


def _seen(
    mentions: tuple[Mention, ...], places: tuple[PlaceMention, ...], clusters: Clusters
) -> list[tuple[str, Span]]:
    """Every mention of a country, by word, by a place in it or by somebody's name.

    Each stretch once; a surname is that of the full name in the text.
    """
    found = {place.span: place.place.country for place in places if place.place.country is not None}
    for mention in mentions:
        span = mention.country_span or mention.named
        held = clusters.of.get(mention.i, ()) if mention.kind == "name" else ()
        country = mention.country or next((c.country for c in held if c.is_person), None)
        if country in state_codes():
            found.setdefault(span, country)
    return sorted(((code, span) for span, code in found.items() if code), key=lambda x: x[1])


def _headline(dispatch: Dispatch) -> Span | None:
    blocks = dispatch.read_blocks
    headline = next((block for block in blocks if block.kind == "headline"), None)
    return (headline or blocks[0]).span if blocks else None
