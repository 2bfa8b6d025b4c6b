"""From names to entities: who is who inside one dispatch.

A state and its government are two entities: "l'Irak", "Bagdad" (acting) and "le Kremlin" are the
state, "le gouvernement irakien" and "le gouvernement de Bagdad" its government; both carry the
country, so an event has the same countries whichever acted.
"""

from __future__ import annotations

from dataclasses import replace

from chancery.knowledge.coreference import coreference
from chancery.knowledge.roles import noun_forms
from chancery.records.dispatch import Dispatch
from chancery.records.mention import Cast, Entity, Mentions
from chancery.records.syntax import Syntax
from chancery.records.text import Span
from chancery.resolution.anaphora import Anaphora
from chancery.resolution.clusters import Cluster, Clusters, join_names
from chancery.resolution.countries import Lender, find_home
from chancery.resolution.descriptions import Descriptions
from chancery.resolution.entities import build
from chancery.resolution.owners import Owners
from chancery.resolution.seats import seated, seats
from chancery.resolution.venues import hosting

__all__ = ["resolve"]

_HEADLINES = frozenset({"headline"})


def resolve(dispatch: Dispatch, syntax: Syntax, mentions: Mentions, language: str) -> Cast:
    """Gather the mentions of each actor into an entity.

    Names are joined first, then descriptions, then words that point back, in the order of the text.
    A mention that nobody could be found for is left out of ``stands_for``, unless it says who it is
    ("the two armies").
    """
    clusters, lexicon = Clusters(), coreference(language)
    mentions = replace(mentions, actors=seated(mentions.actors))
    join_names(clusters, mentions.actors)
    headlines = [block.span for block in dispatch.blocks if block.kind in _HEADLINES]
    forms = noun_forms(language)
    beside = seats(mentions.actors)
    places = tuple(p for p in mentions.places if p.place.country not in beside)
    hosts = hosting(syntax, places, language)
    home = find_home(dispatch, mentions.actors, places, clusters, language, hosts)
    about = home.country if home is not None else None
    left = Descriptions(clusters, syntax, lexicon, headlines, forms, about).join(mentions.actors)
    pointing = sorted(
        (*left, *(m for m in mentions.actors if m.kind == "pronoun")), key=lambda m: m.i
    )
    anaphora = Anaphora(clusters, syntax, lexicon, mentions.actors)
    for mention in pointing:
        anaphora.join(mention)
        if mention.i not in clusters.of and anaphora.says_who(mention):
            clusters.new(mention)
    owners = Owners(clusters, syntax, lexicon, anaphora, mentions.actors)
    lent = owners.lend({})
    lent |= Lender(home, clusters, syntax, language).lend(owners.owned)
    lent = owners.lend(lent)
    return _cast(dispatch, clusters, language, lent)


def _cast(dispatch: Dispatch, clusters: Clusters, language: str, lent: dict[int, Span]) -> Cast:
    """Entities of the same name, kind, country and key are one: their ids are made of these."""
    told = [cluster for cluster in clusters.all if cluster.mentions]
    entity_of = {c: build(dispatch, c, language, lent.get(c.number)) for c in told}
    twins: dict[str, list[Cluster]] = {}
    for cluster, entity in entity_of.items():
        twins.setdefault(entity.id, []).append(cluster)
    entities = [
        entity_of[group[0]] if len(group) == 1 else _merged(dispatch, group, language, lent)
        for group in twins.values()
    ]
    stands_for = {i: tuple(entity_of[c].id for c in held) for i, held in clusters.of.items()}
    return Cast(
        entities=tuple(sorted(entities, key=_first_mention)),
        stands_for=dict(sorted(stands_for.items())),
    )


def _merged(
    dispatch: Dispatch, group: list[Cluster], language: str, lent: dict[int, Span]
) -> Entity:
    first = group[0]
    for other in group[1:]:
        first.mentions.extend(other.mentions)
    return build(dispatch, first, language, lent.get(first.number))


def _first_mention(entity: Entity) -> tuple[int, int]:
    first = entity.mentions[0]
    return first.start, -first.end
