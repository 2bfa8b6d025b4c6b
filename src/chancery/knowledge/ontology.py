"""The ontology: PLOVER's types, modes and contexts."""

from __future__ import annotations

import msgspec

from chancery.knowledge.load import load


class Type(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One PLOVER type; the fields are explained in ``ontology/plover.yml``."""

    quad: int
    score: float
    modes: list[str]
    mutual: bool = False
    reciprocal: bool = False
    domestic: bool = False
    planned: str | None = None
    refused: str | None = None
    denied: bool = False
    tolls: frozenset[str] = frozenset()
    together: dict[str, str] = {}


class Ontology(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All types and contexts."""

    types: dict[str, Type]
    contexts: list[str]
    supranational: frozenset[str]
    same_act: dict[str, str]


def load_ontology() -> Ontology:
    """PLOVER as Chancery uses it."""
    return load("ontology/plover.yml", Ontology)


def fitting_mode(kind: str, *modes: str | None) -> str | None:
    """The first of some modes that this type has, or ``None`` where that comes first or none fits.

    Whoever corrects a type corrects a mode with it that is none of the new type.
    """
    known = load_ontology().types.get(kind)
    for mode in modes:
        if mode is None or (known and mode in known.modes):
            return mode
    return None
