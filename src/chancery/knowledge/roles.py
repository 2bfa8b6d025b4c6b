"""Nouns that name actors without a proper name: ``lexicons/<language>/roles.yml``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

import msgspec

from chancery.knowledge.folding import fold, pieces
from chancery.knowledge.load import load
from chancery.records.mention import Schema

NounKind = Literal["office", "person", "body", "thing"]


class NounEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One noun; the head of ``roles.yml`` says what each field means."""

    forms: tuple[str, ...]
    schema: Schema = "Person"
    sector: str | None = None
    complement: bool = False
    title: bool = False
    local: bool = False
    posted: bool = False
    unsure: bool = False
    capital: bool = False
    loaded: bool = False
    generic: bool = False
    same: str | None = None
    after: tuple[str, ...] = ()


class Compounds(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Second halves of hyphenated words by what the first half is to the noun."""

    located: frozenset[str] = frozenset()
    apart: frozenset[str] = frozenset()
    tongue: frozenset[str] = frozenset()


class SectorAdjective(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An adjective that says the sector of the noun it stands with."""

    forms: tuple[str, ...]
    sector: str | None = None


class Roles(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``roles.yml`` as a whole."""

    attributes: Literal["before", "after"]
    capitalised: bool = False
    genitive: frozenset[str] = frozenset()
    compounds: Compounds = Compounds()
    genders: dict[Literal["Masc", "Fem"], frozenset[str]] = {}
    offices: dict[str, NounEntry]
    people: dict[str, NounEntry]
    bodies: dict[str, NounEntry]
    honorifics: dict[Literal["Masc", "Fem", ""], tuple[str, ...]]
    particles: frozenset[str]
    former: frozenset[str]
    quantities: frozenset[str]
    numbers: dict[str, int]
    of: frozenset[str]
    articles: frozenset[str]
    contracted: frozenset[str]
    definite: frozenset[str]
    indefinite: frozenset[str]
    located: frozenset[str]
    locative: frozenset[str]
    of_what: frozenset[str]
    origin: frozenset[str]
    within: frozenset[str]
    settlements: frozenset[str]
    coordinators: frozenset[str]
    sector_adjectives: dict[str, SectorAdjective]
    things: frozenset[str]
    kinds: frozenset[str]
    labels: tuple[str, ...]
    never: frozenset[str]
    nobodies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """One form of one noun, ready to be found."""

    kind: NounKind
    folded: tuple[str, ...]
    key: str
    rule: str
    entry: NounEntry

    @property
    def same(self) -> str:
        """What nouns for the same thing share: ``exécutif`` and ``gouvernement`` one word."""
        return self.entry.same or self.key


@cache
def roles(language: str) -> Roles:
    """The nouns of a language."""
    return load(f"lexicons/{language}/roles.yml", Roles)


@cache
def nobodies(language: str) -> tuple[Noun, ...]:
    """Phrases that hold such a noun and are nobody: "droits de *douane*", "*head* of cattle"."""
    rule, entry = f"lexicons/{language}/roles.yml#nobodies", NounEntry(forms=())
    return tuple(
        Noun(kind="thing", folded=tuple(map(fold, pieces(form))), key=form, rule=rule, entry=entry)
        for form in roles(language).nobodies
    )


@cache
def nouns(language: str) -> tuple[Noun, ...]:
    """Every form of every noun; where two families share a form the first stands."""
    return tuple(_nouns(roles(language), language))


@cache
def noun_forms(language: str) -> frozenset[tuple[str, ...]]:
    """The folded pieces of every form of every noun."""
    return frozenset(noun.folded for noun in nouns(language))


def _nouns(lexicon: Roles, language: str) -> Iterator[Noun]:
    families: tuple[tuple[NounKind, str, dict[str, NounEntry]], ...] = (
        ("office", "offices", lexicon.offices),
        ("body", "bodies", lexicon.bodies),
        ("person", "people", lexicon.people),
    )
    seen: set[tuple[str, ...]] = set()
    for kind, family, entries in families:
        for key, entry in entries.items():
            for form in entry.forms:
                folded = tuple(map(fold, pieces(form)))
                if folded not in seen:
                    seen.add(folded)
                    rule = f"lexicons/{language}/roles.yml#{family}.{key}"
                    yield Noun(kind=kind, folded=folded, key=key, rule=rule, entry=entry)


@cache
def sectors(language: str) -> dict[str, str | None]:
    """Adjective form, folded → sector: ``"militaires"`` → ``"MIL"``."""
    return {
        fold(form): adjective.sector
        for adjective in roles(language).sector_adjectives.values()
        for form in adjective.forms
    }


@cache
def genders(language: str) -> dict[str, Literal["Masc", "Fem"]]:
    """Noun, folded → gender, where the noun says it and the language's grammar does not."""
    held = roles(language).genders
    return {fold(noun): gender for gender, nouns in held.items() for noun in nouns}


@cache
def labels(language: str) -> frozenset[str]:
    """Loaded words, folded."""
    return frozenset(map(fold, roles(language).labels))


@cache
def honorifics(language: str) -> dict[str, Literal["Masc", "Fem"] | None]:
    """Honorific as written, without its full stop → gender."""
    return {
        form.rstrip("."): gender or None
        for gender, forms in roles(language).honorifics.items()
        for form in forms
    }
