"""The country that a dispatch is about, for actors that name none: "l'armée"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from chancery.knowledge.actors import state_codes
from chancery.knowledge.roles import nouns
from chancery.records.dispatch import Dispatch
from chancery.records.mention import Mention, PlaceMention
from chancery.records.text import Span
from chancery.resolution.clusters import Cluster, tokens

SHARE = 0.6
"""Of all mentions of countries, those of the one that a dispatch is about without a headline."""

NEARLY_ALL = 0.75
"""Share from which a person without any office is taken to be of that country too."""

RIVAL = 1.5
"""How many times more often than the headline's country another may be named at most."""


def lend_countries(
    dispatch: Dispatch,
    clusters: Iterable[Cluster],
    mentions: tuple[Mention, ...],
    places: tuple[PlaceMention, ...],
    language: str,
) -> dict[int, Span]:
    """Give local bodies and people the country the dispatch is about; cluster number → evidence.

    1. the one country that the headline names; 2. the country that makes up most mentions.
    Where nearly all mentions are of one country, persons named in full without any office are its
    too: a dispatch says where a foreigner comes from. Else only nouns that ``roles.yml`` calls
    local ("l'armée", not "des assaillants"); nothing when no country stands out.
    """
    seen = _seen(mentions, places)
    about = _about(dispatch, seen)
    if about is None:
        return {}
    local = {noun.same for noun in nouns(language) if noun.entry.local}
    lent: dict[int, Span] = {}
    for cluster in clusters:
        if cluster.country is not None or not cluster.mentions:
            continue
        if _is_local(cluster, local) or (about[2] and _is_bare_person(cluster)):
            cluster.country, lent[cluster.number] = about[0], about[1]
    return lent


def _is_bare_person(cluster: Cluster) -> bool:
    """Named in full, and no office, country or body beside the name."""
    named = [m for m in cluster.mentions if m.kind == "name" and m.schema == "Person"]
    return cluster.key is None and any(len(tokens(m.name)) > 1 for m in named)


def _is_local(cluster: Cluster, local: set[str]) -> bool:
    if any(mention.countries or mention.country_span for mention in cluster.mentions):
        return False
    return any(mention.noun in local for mention in cluster.mentions)


def _seen(
    mentions: tuple[Mention, ...], places: tuple[PlaceMention, ...]
) -> list[tuple[str, Span]]:
    """Every mention of a country, by word or by a place in it, each stretch once."""
    found = {place.span: place.place.country for place in places if place.place.country is not None}
    for mention in mentions:
        span = mention.country_span or mention.named
        if mention.country in state_codes():
            found.setdefault(span, mention.country)
    return sorted(((code, span) for span, code in found.items() if code), key=lambda x: x[1])


def _about(dispatch: Dispatch, seen: list[tuple[str, Span]]) -> tuple[str, Span, bool] | None:
    """The country, the words that say so, and whether nearly all mentions are of it."""
    counts = Counter(code for code, _ in seen)
    if not counts:
        return None
    headline = _headline(dispatch)
    named = {code for code, span in seen if headline is not None and headline.covers(span)}
    code, count = counts.most_common(1)[0]
    headed = next(iter(named)) if len(named) == 1 else None
    if headed is not None and counts[headed] * RIVAL >= count:
        code = headed
    elif count < SHARE * counts.total():
        return None
    words = next(span for held, span in seen if held == code)
    return code, words, counts[code] >= NEARLY_ALL * counts.total()


def _headline(dispatch: Dispatch) -> Span | None:
    blocks = dispatch.read_blocks
    headline = next((block for block in blocks if block.kind == "headline"), None)
    return (headline or blocks[0]).span if blocks else None
