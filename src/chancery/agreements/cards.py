"""What an agreement is recognised by, taken out of one telling of it.

1. a proper name in its name, or the place where it was made: "l'accord de Doha", "the Doha deal"
2. the day it was made, also where only its name says it: "l'accord du 11 mars"
3. its parties
4. what it is called and what it is about: a ceasefire, a treaty; peace, trade

Names of the parties are no name of the agreement: "the Russian-Turkish deal".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from chancery.agreements.naming import names_in, proper_names
from chancery.agreements.sides import distinct, party_keys
from chancery.agreements.wording import STEM, begin_alike
from chancery.knowledge.accords import accord_nouns
from chancery.knowledge.folding import fold
from chancery.knowledge.load import languages
from chancery.knowledge.phrases import running
from chancery.knowledge.provisions import provision_in
from chancery.knowledge.times import load_grammar
from chancery.records.actor import Player
from chancery.records.dossier import Accord
from chancery.records.time import Interval

_NUMERAL = re.compile(r"\b(?:II|III|IV|VI{0,3}|IX|[2-9])\b")
_DAY = re.compile(r"\d{1,2}")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_ROOM = 3
"""Words that a day, its month and its year stand within."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One telling, ready to be compared.

    ``numbers`` tell Minsk II from Minsk III; ``matter`` are kinds of promise and, of a decree,
    which has no other party to tell it by, the stems of its name ("décret sur les *visas*").
    ``beside`` are the ids of actors that the dispatch names anywhere.
    """

    id: str
    dispatch: str
    kind: str
    classes: frozenset[str]
    subjects: frozenset[str]
    named: frozenset[str]
    numbers: frozenset[str]
    matter: frozenset[str]
    placed: frozenset[str]
    place: str | None
    parties: tuple[Player, ...]
    country: str | None
    signed: Interval | None
    day: date | None
    wire: str
    beside: frozenset[str]

    @property
    def known(self) -> tuple[Player, ...]:
        """The parties that are known across dispatches."""
        return tuple(party for party in self.parties if party_keys(party))

    @property
    def bare(self) -> bool:
        """Whether nothing tells it from another: no party, no date, no name, no place."""
        return not (self.known or self.signed or self.named or self.placed)


@lru_cache(maxsize=1 << 15)
def card_of(accord: Accord) -> Card:
    """The card of one telling."""
    names = dict.fromkeys((accord.name, *accord.names))
    nouns = accord_nouns(accord.language)
    words = [running(name) for name in names]
    day = date.fromisoformat(accord.day) if accord.day else None
    return Card(
        id=accord.id,
        dispatch=accord.dispatch,
        kind=accord.kind,
        classes=frozenset(c for w in words for c in (nouns.classes(w) if nouns else ())),
        subjects=frozenset(s for w in words for s in (nouns.subjects(w) if nouns else ())),
        named=_named(accord, names),
        numbers=frozenset(n for name in names for n in _NUMERAL.findall(name)),
        matter=_matter(accord, words),
        placed=names_in(accord.place or "", accord.language),
        place=accord.place,
        country=accord.place_country,
        parties=distinct(accord.parties),
        signed=accord.signed or _day_in(words, accord.language, day),
        day=day,
        wire=accord.wire,
        beside=frozenset(accord.around),
    )


def _named(accord: Accord, names: dict[str, None]) -> frozenset[str]:
    """Proper names in the agreement's own, without those of its parties."""
    nouns = accord_nouns(accord.language)
    if nouns is None:
        return frozenset()
    countries = {party.country for party in accord.parties}
    parties = [word for party in accord.parties for word in proper_names(party.name)]
    found = frozenset[str]().union(*(names_in(name, accord.language) for name in names))
    return frozenset(
        name
        for name in found - countries - _months(str(accord.language)).keys()
        if not nouns.covered((name,)) and not any(begin_alike(name, party) for party in parties)
    )


def _matter(accord: Accord, names: list[tuple[str, ...]]) -> frozenset[str]:
    told = (provision_in(owed.action, accord.language) for owed in accord.owed)
    found = {provision for provision in told if provision}
    nouns = accord_nouns(accord.language)
    if accord.kind == "decree" and nouns:
        plain = [nouns.covered(name) for name in names]
        words = [w for n, name in enumerate(names) for i, w in enumerate(name) if i not in plain[n]]
        found |= {f"{accord.language}:{word[:STEM]}" for word in words if len(word) >= STEM}
    return frozenset(found)


@cache
def _months(language: str) -> dict[str, int]:
    return {fold(name): month for name, month in load_grammar(language).words.months.items()}


def _day_in(
    names: list[tuple[str, ...]], language: str | None, published: date | None
) -> Interval | None:
    """Form 2: the last such day before publication, where the name says no year."""
    if language not in languages():
        return None
    months = _months(str(language))
    found = (_day_of(name, months, published) for name in names)
    return next((day for day in found if day), None)


def _day_of(
    name: tuple[str, ...], months: dict[str, int], published: date | None
) -> Interval | None:
    at = next((i for i, word in enumerate(name) if word in months), None)
    if at is None:
        return None
    near = name[max(0, at - 1) : at + _ROOM]
    day = next((int(word) for word in near if _DAY.fullmatch(word)), None)
    year = next((int(word) for word in near if _YEAR.fullmatch(word)), None)
    if day is None or (year is None and published is None):
        return None
    return _fixed(year, months[name[at]], day, published)


def _fixed(year: int | None, month: int, day: int, published: date | None) -> Interval | None:
    try:
        found = date(year or (published.year if published else 1), month, day)
        if year is None and published and found > published:
            found = found.replace(year=found.year - 1)
    except ValueError:
        return None
    return Interval(edtf=found.isoformat(), first=found, last=found, precision="day")
