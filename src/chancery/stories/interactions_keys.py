"""Which tellings are held against each other at all.

A key is a family of acts, somebody or something that takes part, and a day:

1. a person, body or group that the ledger knows: ``meeting|people:abbas-araghchi|2025-05-14``
2. two countries, of those who act and of those (or of the place) it is done to: ``…|IRN+TUR|…``.
   The place stands for the side that is not told: "s'est rendu à Ankara"
3. a town: ``…|@323786|…``, so that tellings meet that do not say who did it
4. a number, a small one with the country: ``…|#40|…``, ``…|LBN#4|…``
5. another proper name in its sentences, as it sounds, and a week: ``…|~drk|2026-W06``
6. the agreement that it tells the making of, and the month: ``dossier-…|2026-03``
7. what has none of these: its one country, or nothing but the names as written

and besides, the same sentence of the same text meets itself wherever it is printed, and what goes
on about another telling of its dispatch meets that one. A telling has
the keys of all days that it may be of, and of the next, since a night belongs to two days; one
without a date those on which it may have been. A stretch longer than a week is a month, and
families that are recalled long afterwards meet by month as well.
"""

from __future__ import annotations

import hashlib
from itertools import product

from chancery.knowledge.families import load_families
from chancery.records.telling import Telling
from chancery.stories.interactions_cards import TellingCard, telling_card
from chancery.stories.interactions_moments import moments, retold, weeks
from chancery.stories.sides import STATE, Side

_SIDES = 4
"""Countries of a side that make keys: a summit of thirty is found by its first."""
_NAMES = 6
_LARGE = 10
"""A number that is selective without a country."""
_SMALLEST = 3
"""Numbers below say too little: every third report has a "deux"."""


def telling_keys(telling: Telling) -> frozenset[str]:
    """The keys by which a telling is found."""
    card = telling_card(telling)
    digest = hashlib.sha256(card.text.encode()).hexdigest()[:16]
    keys = {f"{telling.wire}|{digest}", telling.id, telling.back or telling.id}
    parties = _parties(card)
    if telling.pact and telling.act in load_families().makes:
        keys.update(f"{telling.pact}|{month}" for month in retold(card.days))
    for family in card.families:
        recalled = load_families().families[family].recalled
        found, kinds = moments(card, recalled=recalled), _kinds(card) if recalled else set()
        keys.update(f"{family}|{who}|{moment}" for moment in found for who in parties | kinds)
        names = sorted(card.names)[:_NAMES]
        held = weeks(card.days) if names else ()
        keys.update(f"{family}|~{name}|{week}" for week in held for name in names)
    return frozenset(keys)


def _parties(card: TellingCard) -> set[str]:
    telling, everyone = card.telling, card.everyone
    parties = {side.behalf for side in everyone if side.behalf is not None and not side.is_state}
    parties |= {
        f"~{_surname(side)}" for side in everyone if side.is_person and len(side.sounds) > 1
    }
    parties |= _pairs(card)
    if telling.place_precision == "point":
        parties.add(f"@{telling.geonameid or card.place}")
    peopled = (*everyone, *card.counted)
    countries = {*_countries(peopled), *([telling.place_country] if telling.place_country else [])}
    values = {value for held in card.counts.values() for value in held}
    counted = sorted((value for value in values if value >= _SMALLEST), reverse=True)
    small = [value for value in counted if value < _LARGE]
    parties |= {f"#{value:g}" for value in counted[:2] if value >= _LARGE}
    parties |= {f"{country}#{value:g}" for country in countries for value in small[:2]}
    return parties or ({"+".join(sorted(countries))} if countries else {s.name for s in everyone})


def _kinds(card: TellingCard) -> set[str]:
    """What others are than states, and of which country: "a Chadian rebel group"."""
    sorts = sorted({side.side for side in card.everyone if side.side not in {None, STATE}})
    return {f"{country}/{sort}" for country in _countries(card.everyone)[:1] for sort in sorts[:1]}


def _surname(side: Side) -> str:
    """The word of a name that sounds longest, in the shortest of its ways."""
    return max((min(ways, key=lambda way: (len(way), way)) for ways in side.sounds), key=len)


def _pairs(card: TellingCard) -> set[str]:
    """Countries of those who act with those it is done to; of all with all where all take part."""
    place = card.telling.place_country
    acting, met = _countries(card.actors), _countries(card.recipients)
    if card.mutual:
        acting = met = _countries(card.everyone)
    met = [*met, *([place] if place else [])]
    pairs = product(acting[:_SIDES], met[: _SIDES + 1])
    domestic = not card.mutual
    return {"+".join(sorted(pair)) for pair in pairs if domestic or pair[0] != pair[1]}


def _countries(sides: tuple[Side, ...]) -> list[str]:
    return list(dict.fromkeys(side.country for side in sides if side.country is not None))
