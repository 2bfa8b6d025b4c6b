"""How names of organisations are made: ``lexicons/<language>/organisations.yml``."""

from __future__ import annotations

from functools import cache

import msgspec

from chancery.knowledge.folding import fold, pieces
from chancery.knowledge.load import load
from chancery.knowledge.roles import Noun, NounEntry, roles


class Joints(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Prepositions inside a name by what they open."""

    inner: frozenset[str]
    place: frozenset[str]
    against: frozenset[str]


class Organisations(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``organisations.yml`` as a whole; its head says what each field means."""

    bodies: frozenset[str]
    others: dict[str, NounEntry]
    title_case: bool
    joints: Joints
    articles: frozenset[str]
    known_as: tuple[str, ...]
    said: frozenset[str] = frozenset()


@cache
def organisations(language: str) -> Organisations:
    """The words of a language that names of organisations are made with."""
    return load(f"lexicons/{language}/organisations.yml", Organisations)


@cache
def openers(language: str) -> dict[str, Noun]:
    """Folded noun → its entry: the nouns that a name of an organisation is built on."""
    held, known = organisations(language), roles(language).bodies
    found: dict[str, Noun] = {}
    for key in sorted(held.bodies):
        _put(found, key, known[key], f"lexicons/{language}/roles.yml#bodies.{key}")
    for key, entry in held.others.items():
        _put(found, key, entry, f"lexicons/{language}/organisations.yml#others.{key}")
    return found


def _put(found: dict[str, Noun], key: str, entry: NounEntry, rule: str) -> None:
    for form in entry.forms:
        folded = tuple(map(fold, pieces(form)))
        if len(folded) == 1:
            noun = Noun(kind="body", folded=folded, key=key, rule=rule, entry=entry)
            found.setdefault(folded[0], noun)


@cache
def known_as(language: str) -> tuple[tuple[str, ...], ...]:
    """The words before another name of the same organisation, the longest first."""
    cues = [tuple(cue.split()) for cue in organisations(language).known_as]
    return tuple(sorted(cues, key=lambda cue: (-len(cue), cue)))
