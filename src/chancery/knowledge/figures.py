"""Numbers as a language writes them, and the classes of what they count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

import msgspec

from chancery.knowledge.folding import fold, pieces
from chancery.knowledge.load import languages, load
from chancery.knowledge.times import load_grammar


class FigureWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The fields are explained on top of ``lexicons/fr/figures.yml``."""

    decimal: str
    thousands: tuple[str, ...]
    numbers: dict[str, int]
    multipliers: dict[str, int]
    alone: frozenset[str]
    and_: frozenset[str] = msgspec.field(name="and")
    approximate: tuple[str, ...]
    passed_by: frozenset[str]
    stops: frozenset[str]
    back: frozenset[str]
    refused: frozenset[str]
    currencies: dict[str, str]
    outcomes: dict[str, frozenset[str]]
    tolls: dict[str, frozenset[str]]
    people: dict[str, frozenset[str]]
    things: dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class FigureLexicon:
    """The words made ready: what each is worth, which nouns are known, what is no count."""

    words: FigureWords
    values: Mapping[str, int]
    outcomes: frozenset[str]
    tolls: frozenset[str]
    people: frozenset[str]
    known: frozenset[str]
    refused: frozenset[str]
    months: frozenset[str]


@cache
def load_figures(language: str) -> FigureLexicon:
    """The numbers of a language; raises ``KnowledgeError`` when it has none."""
    words = load(f"lexicons/{language}/figures.yml", FigureWords)
    time = load_grammar(language).words
    outcomes, people = _all(words.outcomes), _all(words.people)
    return FigureLexicon(
        words=words,
        values={**time.numbers, **words.numbers},
        outcomes=outcomes,
        tolls=_all(words.tolls),
        people=people,
        known=outcomes | people | _all(words.things),
        refused=words.refused | frozenset(time.units) | frozenset(time.plural_units),
        months=frozenset(time.months),
    )


def class_of(noun: str) -> str:
    """What a noun counts, in any language: ``"tués"``, ``"killed"`` → ``"dead"``.

    A noun of no class is its own, folded.
    """
    folded = fold(noun)
    return _classes().get(folded, folded)


@lru_cache(maxsize=1 << 14)
def people_of(name: str) -> str | None:
    """The class of the people whom words describe: ``"Douze soldats tchadiens"`` → ``"soldiers"``.

    The last known noun before a complement is meant in no language alike, so it is the first known
    one in each; ``None`` when there is none.
    """
    known = _people()
    return next((known[word] for word in pieces(fold(name)) if word in known), None)


@cache
def _people() -> dict[str, str]:
    return {
        fold(form): name
        for language in languages()
        for name, forms in load_figures(language).words.people.items()
        for form in forms
    }


@cache
def _classes() -> dict[str, str]:
    return {
        fold(form): name
        for language in languages()
        for family in _families(load_figures(language).words)
        for name, forms in family.items()
        for form in forms
    }


def _families(words: FigureWords) -> tuple[dict[str, frozenset[str]], ...]:
    """Nouns first, so that a word that both counts and tells an outcome is an outcome."""
    return words.things, words.people, words.tolls, words.outcomes


def _all(family: dict[str, frozenset[str]]) -> frozenset[str]:
    return frozenset(form for forms in family.values() for form in forms)
