"""Families of acts: what one event of the world may be called by those who tell it."""

from __future__ import annotations

from functools import cache

import msgspec

from chancery.knowledge.load import load

REFUSAL = "refusal"
"""The family of what was refused, whatever the act."""


class Family(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One family; the fields are explained on top of ``ontology/families.yml``."""

    acts: frozenset[str]
    types: frozenset[str]
    mutual: bool = False
    spoken: bool = False
    recalled: bool = False
    remembered: bool = False
    at_once: bool = False


class Families(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``ontology/families.yml``."""

    families: dict[str, Family]
    refusals: frozenset[str]
    calls_off: frozenset[str]
    puts_off: frozenset[str]
    makes: frozenset[str]
    modes: tuple[frozenset[str], ...]
    sides: frozenset[str]
    generic: frozenset[str]

    def kin_modes(self, one: str, other: str) -> bool:
        """Whether one event may be told with either mode."""
        return any(one in group and other in group for group in self.modes)


def load_families() -> Families:
    """The families of acts."""
    return load("ontology/families.yml", Families)


@cache
def families_of(act: str, kind: str) -> frozenset[str]:
    """The families that an act of a type belongs to: ``meet``, ``AGREE`` → ``meeting``.

    What was refused is a refusal; an act that no family lists belongs where its type does.
    """
    known = load_families()
    if kind in known.refusals and act not in known.calls_off:
        return frozenset({REFUSAL})
    by_act = {name for name, family in known.families.items() if act in family.acts}
    by_type = {name for name, family in known.families.items() if kind in family.types}
    return frozenset(by_act or by_type)


@cache
def is_spoken(act: str, kind: str) -> bool:
    """Whether an act consists of words, in every family that it belongs to."""
    held = families_of(act, kind)
    return bool(held) and all(load_families().families[name].spoken for name in held)


@cache
def is_mutual(act: str, kind: str) -> bool:
    """Whether everyone takes part in an act, in some family that it belongs to."""
    return any(load_families().families[name].mutual for name in families_of(act, kind))


@cache
def remembers(act: str, kind: str) -> bool:
    """Whether an act is told for weeks afterwards without a date, in some family of it."""
    return any(load_families().families[name].remembered for name in families_of(act, kind))
