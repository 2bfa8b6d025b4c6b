"""Interactions made ready for being gathered into stories."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, islice

from chancery.knowledge.families import load_families
from chancery.knowledge.folding import fold
from chancery.knowledge.matter import ACROSS, stems
from chancery.records.actor import Player
from chancery.records.telling import Interaction
from chancery.stories.cards import Cards
from chancery.stories.dates import ordinal

FORTNIGHT = 14
_CHIEF = 4
"""Stems of the matter that make keys, the most told first."""
_KNOWN = 8
"""Stems that are compared: what one telling of forty adds is no matter of all."""
_WEEK = 7
_PAIRS = 6
_WIRES = 12
"""Texts by which it is looked up, the first ones: what goes on being recalled began there."""
_GROUPS = frozenset({"Group", "Organization"})


@dataclass(frozen=True, slots=True, eq=False)
class ThreadCard:
    """An interaction as it is compared.

    ``named`` are the persons, bodies and groups that the ledger knows, with their country, and
    those for whom somebody stands; ``groups`` are those of them that act for no state.
    ``countries`` are those of all but groups, and the states themselves; ``parties`` are named ones
    and pairs of countries, as they make keys, a country with itself where no other takes part.
    ``matter`` are stems of the topics across languages, ``chief_matter`` the first of them,
    ``names`` the proper names in its words. ``wires`` are the texts that tell it, ``spans`` where
    its words stand in each dispatch. ``day`` is when it was, else when it was first told.
    """

    interaction: Interaction
    named: dict[str, str | None]
    groups: frozenset[str]
    countries: frozenset[str]
    parties: tuple[str, ...]
    matter: frozenset[str]
    chief_matter: tuple[str, ...]
    names: frozenset[str]
    pacts: frozenset[str]
    wires: frozenset[str]
    spans: dict[str, list[tuple[int, int]]]
    place: str | None
    town: bool
    day: int | None


def _make(interaction: Interaction) -> ThreadCard:
    players = [player for player in interaction.players if player.part != "other"]
    named = {p.behalf: _country(p) for p in players if p.behalf and not _is_state(p.behalf)}
    named |= {p.actor: _country(p) for p in players if p.actor and p.schema != "Country"}
    groups = frozenset(filter(None, map(_group, players)))
    states = [_country(player) for player in players if player.actor not in groups]
    countries = sorted({country for country in states if country is not None})
    paired = combinations(countries if len(countries) > 1 else countries * 2, 2)
    pairs = ["+".join(pair) for pair in islice(paired, _PAIRS)]
    matter = _matter(interaction)
    reports = interaction.reports
    spans: dict[str, list[tuple[int, int]]] = {}
    for report in reports:
        spans.setdefault(report.dispatch, []).append((report.cited.start, report.cited.end))
    return ThreadCard(
        interaction=interaction,
        named=named,
        groups=groups,
        countries=frozenset(countries),
        parties=(*sorted(named), *pairs),
        matter=frozenset(matter[:_KNOWN]),
        chief_matter=matter[:_CHIEF],
        names=frozenset(interaction.named),
        pacts=frozenset(interaction.pacts),
        wires=frozenset(list(dict.fromkeys(report.wire for report in reports))[:_WIRES]),
        spans=spans,
        place=fold(interaction.place) if interaction.place else None,
        town=interaction.place_precision == "point",
        day=_day(interaction),
    )


thread_card = Cards(_make)
"""The card of an interaction."""


def _country(player: Player) -> str | None:
    return None if player.country in load_families().generic else player.country


def _is_state(actor: str) -> bool:
    return actor.startswith("states:")


def _group(player: Player) -> str | None:
    """Who is known and acts for no state, nor for all of them; or for whom somebody stands."""
    known = load_families()
    if player.schema in _GROUPS and player.sector not in known.sides:
        return None if player.country in known.generic else player.actor
    return None


def _matter(interaction: Interaction) -> tuple[str, ...]:
    names = [player.name for player in interaction.players] + [interaction.place or ""]
    left_out = set(stems(names, ACROSS))
    return tuple(stem for stem in stems(interaction.topics, ACROSS) if stem not in left_out)


def _day(interaction: Interaction) -> int | None:
    """When it was, if that is known to a week or long past; else when it was first told."""
    when, told = interaction.when, ordinal(interaction.first_day)
    if when is not None and when.first and when.last and (when.last - when.first).days <= _WEEK:
        return when.first.toordinal()
    if when is not None and when.last and told is not None:
        return min(told, when.last.toordinal() + FORTNIGHT)
    return told
