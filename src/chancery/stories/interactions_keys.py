"""Which tellings are held against each other at all.

A key is a family of acts, somebody or something that takes part, and a day:

1. a person, body or group that the ledger knows: ``meeting|people:abbas-araghchi|2025-05-14``
2. two countries, of those who act and of those (or of the place) it is done to: ``…|IRN+TUR|…``.
   The place stands for the side that is not told: "s'est rendu à Ankara"
3. a town: ``…|@323786|…``, so that tellings meet that do not say who did it
4. a number, a small one with the country: ``…|#40|…``, ``…|LBN#4|…``
5. another proper name in its sentences, as it sounds, and a week: ``…|~drk|2026-W06``
6. what has none of these: its one country, or nothing but the names as written

and besides, the same sentence of the same text meets itself wherever it is printed, and what goes
on about another telling of its dispatch meets that one. A telling has
the keys of all days that it may be of, and of the next, since a night belongs to two days; one
without a date those on which it may have been. A stretch longer than a week is a month, and
families that are recalled long afterwards meet by month as well.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from itertools import islice, product

from chancery.knowledge.families import load_families
from chancery.records.telling import Telling
from chancery.stories.dates import RECALLED, Days
from chancery.stories.interactions_cards import TellingCard, telling_card
from chancery.stories.sides import STATE, Side

WEEK = 7
_MONTHS = 3
_LONGEST = 8
"""Days ahead of its announcement on which a plan without a date is looked for."""
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
    for family in card.families:
        recalled = load_families().families[family].recalled
        moments, kinds = _moments(card, recalled=recalled), _kinds(card) if recalled else set()
        keys.update(f"{family}|{who}|{moment}" for moment in moments for who in parties | kinds)
        names = sorted(card.names)[:_NAMES]
        weeks = _weeks(card.days) if names else ()
        keys.update(f"{family}|~{name}|{week}" for week in weeks for name in names)
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
    countries = {*_countries(everyone), *([telling.place_country] if telling.place_country else [])}
    counted = [value for value in card.figures.values() if value >= _SMALLEST]
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


def _moments(card: TellingCard, *, recalled: bool) -> set[str]:
    days = card.days
    if days.first is None or days.last is None:
        return _published(card) or {"-"}
    if card.calls_off:
        return _days(days.first, min(days.last + 1, days.first + WEEK)) | _published(card)
    if days.last - days.first >= WEEK:
        inside = days.published is not None and days.first <= days.published <= days.last
        return _months(days.first, days.last) | (_published(card) if inside else set())
    held = _days(days.first, days.last + 1)
    return held | _months(days.first, days.last) if recalled else held


def _published(card: TellingCard) -> set[str]:
    """Every other day: whoever has a date has its day and the next, one of which is even."""
    days = card.days
    if days.earliest is None or days.latest is None:
        return set()
    latest = min(days.latest, days.earliest + _LONGEST)
    return {
        day.isoformat() for day in _every(days.earliest, latest + 1) if day.toordinal() % 2 == 0
    }


def _days(first: int, last: int) -> set[str]:
    return {day.isoformat() for day in _every(first, last)}


def _every(first: int, last: int) -> Iterator[date]:
    return (date.fromordinal(day) for day in range(first, last + 1))


def _weeks(days: Days) -> set[str]:
    """The weeks of what the words say, or in which it may have been; those remembered besides."""
    first, last = days.first, days.last
    if first is None or last is None:
        if days.earliest is None or days.latest is None:
            return {"-"}
        back = RECALLED if days.recall == "recalled" else 0
        first, last = days.earliest - back, days.latest
    last = min(last, first + RECALLED + WEEK)
    held = [date.fromordinal(day).isocalendar() for day in range(first, last + WEEK, WEEK)]
    ends = date.fromordinal(last).isocalendar()
    return {f"{x.year}-W{x.week:02}" for x in held if (x.year, x.week) <= (ends.year, ends.week)}


def _months(first: int, last: int) -> set[str]:
    def months() -> Iterator[str]:
        held = date.fromordinal(first).replace(day=1)
        while held.toordinal() <= last:
            yield held.isoformat()[:7]
            held = date(held.year + held.month // 12, held.month % 12 + 1, 1)

    return set(islice(months(), _MONTHS))
