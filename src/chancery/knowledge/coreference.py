"""Words that point back: ``lexicons/<language>/coreference.yml``."""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

from chancery.knowledge.load import load


class Pronoun(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a pronoun says of the one it stands for, and how it is used."""

    use: Literal["subject", "object", "last", "first", "relative"]
    gender: Literal["Masc", "Fem"] | None = None
    number: int | None = None
    of: Literal["person", "thing"] | None = None


class Possessive(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a possessive says of the one whose something is."""

    gender: Literal["Masc", "Fem"] | None = None
    number: int | None = None
    of: Literal["person", "thing", "speaker"] | None = None


class Coreference(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``coreference.yml`` as a whole; its head says what each field means."""

    pronouns: dict[str, Pronoun]
    possessives: dict[str, Possessive]
    phrases: dict[str, Pronoun]
    impersonal: frozenset[str]
    impersonal_pronouns: frozenset[str]
    phrase_determiners: frozenset[str]
    demonstratives: frozenset[str]
    stands_for: dict[
        Literal["Person", "Country", "Group", "PublicBody", "Service", "any"], frozenset[str]
    ]
    kinds: dict[str, frozenset[str]]
    parts: frozenset[str]
    peers: frozenset[str]
    like: frozenset[str]
    apart: frozenset[str]
    abroad: frozenset[str]
    facing: frozenset[str]
    once: frozenset[str]
    figure: frozenset[str]
    called: dict[str, frozenset[str]]
    commands: frozenset[str]


@cache
def coreference(language: str) -> Coreference:
    """The words of a language that point back."""
    return load(f"lexicons/{language}/coreference.yml", Coreference)
