"""From gathered mentions to entities."""

from __future__ import annotations

from chancery.knowledge.actors import body_names, shared_names, state_name
from chancery.knowledge.ontology import load_ontology
from chancery.records.dispatch import Dispatch
from chancery.records.mention import Entity, Label, Mention, Schema
from chancery.records.text import Evidence, Span
from chancery.resolution.clusters import Cluster, tokens

LONGEST = 120
"""Characters of the longest description that is preferred as a name."""


def build(dispatch: Dispatch, cluster: Cluster, language: str, lent: Span | None) -> Entity:
    """The entity of a cluster; ``lent`` are the words that lend it a country."""
    told = _telling(cluster.mentions)
    naming = _naming(told)
    role = _first_role(told)
    sector = next((m for m in told if m.sector), None)
    country = next((m for m in told if cluster.country in m.countries and m.country_span), None)
    said = country.country_span if country is not None and not cluster.is_country else lent
    beyond = cluster.country in load_ontology().supranational
    return Entity(
        name=_neutral(cluster, language) or naming.name,
        schema=_schema(cluster, naming, language),
        country=None if beyond else cluster.country,
        supranational=cluster.country if beyond else None,
        sector="GOV" if cluster.is_country else _sector(told, sector),
        role=dispatch.text[role.role] if role is not None and role.role else None,
        key=cluster.key,
        labels=_labels(dispatch, told),
        mentions=_evidence(dispatch, cluster.mentions),
        country_evidence=dispatch.text.cite(said) if said is not None else None,
        role_evidence=dispatch.text.cite(role.role) if role is not None and role.role else None,
        sector_evidence=_sector_evidence(dispatch, cluster, sector),
        rule=naming.rule,
    )


def _telling(mentions: list[Mention]) -> list[Mention]:
    """Mentions that say who: no pronouns, and none that stands for several ("les deux hommes")."""
    said = [m for m in mentions if m.kind != "pronoun"] or mentions
    names = any(m.kind == "name" for m in said)
    single = {1} if names else {0, 1}
    return [m for m in said if m.number in single or m.kind == "name"] or said


def _naming(told: list[Mention]) -> Mention:
    """The mention with the best name: proper before described, then the longest, then the first.

    Of a public body the first description that says the country: "gouvernement irakien".
    """
    named = [m for m in told if m.kind == "name"] or told
    short = [m for m in named if len(m.name) <= LONGEST] or named
    if short[0].kind == "description" and short[0].schema == "PublicBody":
        return next((m for m in short if m.country), short[0])
    return max(short, key=lambda m: (len(tokens(m.name)), -m.i))


def _neutral(cluster: Cluster, language: str) -> str | None:
    if cluster.key is None:
        return None
    if cluster.is_country:
        return state_name(cluster.key.partition(":")[2], language)
    if cluster.key in shared_names():
        return None
    names = body_names(language).get(cluster.key)
    return names[0] if names else None


def _schema(cluster: Cluster, naming: Mention, language: str) -> Schema:
    del language
    return "Country" if cluster.is_country else naming.schema


def _first_role(told: list[Mention]) -> Mention | None:
    """The fullest office, an office with a name before one without."""
    held = [m for m in told if m.role is not None]
    return max(held, key=lambda m: (len(m.role) if m.role else 0, -m.i), default=None)


def _sector(told: list[Mention], first: Mention | None) -> str | None:
    """Of an office's own mention first: "le général Qaani" says MIL, "les deux hommes" nothing."""
    held = next((m for m in told if m.role is not None and m.sector), first)
    return held.sector if held is not None else None


def _sector_evidence(
    dispatch: Dispatch, cluster: Cluster, first: Mention | None
) -> Evidence | None:
    if first is None or cluster.key is not None:
        return None
    return dispatch.text.cite(first.role or first.named)


def _labels(dispatch: Dispatch, told: list[Mention]) -> tuple[Label, ...]:
    spans = dict.fromkeys(span for m in told for span in m.labels)
    return tuple(Label(evidence=dispatch.text.cite(span)) for span in spans)


def _evidence(dispatch: Dispatch, mentions: list[Mention]) -> tuple[Evidence, ...]:
    spans = sorted(dict.fromkeys(m.span for m in mentions))
    return tuple(dispatch.text.cite(span) for span in spans)
