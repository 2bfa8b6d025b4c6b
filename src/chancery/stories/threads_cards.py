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

_CHIEF = 4
"""Stems of the matter that make keys, the most told first."""
_KNOWN = 8
"""Stems that are compared: what one telling of forty adds is no matter of all."""
_WEEK = 7
_PAIRS = 6


@dataclass(frozen=True, slots=True, eq=False)
class ThreadCard:
    """An interaction as it is compared.

    ``named`` are the persons, bodies and groups that the ledger knows, with their country;
    ``countries`` are those and the states themselves; ``parties`` are named ones and pairs of
    countries, as they make keys, a country with itself where no other takes part. ``matter`` are
    stems of the topics across languages, ``chief_matter`` the first of them. ``day`` is when it
    was, else when it was first told.
    """

    interaction: Interaction
    named: dict[str, str | None]
    countries: frozenset[str]
    parties: tuple[str, ...]
    matter: frozenset[str]
    chief_matter: tuple[str, ...]
    place: str | None
    town: bool
    day: int | None


def _make(interaction: Interaction) -> ThreadCard:
    players = [player for player in interaction.players if player.part != "other"]
    named = {p.actor: _country(p) for p in players if p.actor and p.schema != "Country"}
    countries = sorted({country for p in players if (country := _country(p)) is not None})
    paired = combinations(countries if len(countries) > 1 else countries * 2, 2)
    pairs = ["+".join(pair) for pair in islice(paired, _PAIRS)]
    matter = _matter(interaction)
    return ThreadCard(
        interaction=interaction,
        named=named,
        countries=frozenset(countries),
        parties=(*sorted(named), *pairs),
        matter=frozenset(matter[:_KNOWN]),
        chief_matter=matter[:_CHIEF],
        place=fold(interaction.place) if interaction.place else None,
        town=interaction.place_precision == "point",
        day=_day(interaction),
    )


thread_card = Cards(_make)
"""The card of an interaction."""


def _country(player: Player) -> str | None:
    return None if player.country in load_families().generic else player.country


def _matter(interaction: Interaction) -> tuple[str, ...]:
    names = [player.name for player in interaction.players] + [interaction.place or ""]
    left_out = set(stems(names, ACROSS))
    return tuple(stem for stem in stems(interaction.topics, ACROSS) if stem not in left_out)


def _day(interaction: Interaction) -> int | None:
    when = interaction.when
    if when is not None and when.first and when.last and (when.last - when.first).days <= _WEEK:
        return when.first.toordinal()
    return ordinal(interaction.first_day)
