"""What the words of an office mean across languages: ``names/offices.yml``."""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

from chancery.knowledge.actors import state_forms
from chancery.knowledge.folding import fold, pieces
from chancery.knowledge.load import languages, load

Kind = Literal["post", "rank", "domain", "mark", "silent"]
Words = tuple[str, ...]


class OfficeWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The fields are explained on top of ``names/offices.yml``."""

    posts: dict[str, tuple[str, ...]]
    ranks: dict[str, tuple[str, ...]]
    domains: dict[str, tuple[str, ...]]
    marks: dict[str, tuple[str, ...]]
    silent: tuple[str, ...]
    little: tuple[str, ...]
    feminine: tuple[str, ...]
    masculine: tuple[str, ...]
    bodies: dict[str, tuple[str, ...]]
    single: frozenset[str]
    public: frozenset[str]
    lesser: tuple[str, ...]
    kin: tuple[tuple[str, str], ...]
    opposed: tuple[tuple[str, str], ...]
    sources: dict[str, tuple[str, ...]]
    grades: tuple[str, ...]


def office_words() -> OfficeWords:
    """The file as it is."""
    return load("names/offices.yml", OfficeWords)


@cache
def meanings() -> dict[Words, tuple[tuple[Kind, str], ...]]:
    """Folded words → what they say: ``("defense",)`` → ``(("domain", "defence"),)``.

    Names and adjectives of states say nothing: the country is compared for itself.
    """
    held = office_words()
    families: tuple[tuple[Kind, dict[str, tuple[str, ...]]], ...] = (
        ("post", held.posts), ("rank", held.ranks), ("domain", held.domains), ("mark", held.marks),
    )  # fmt: skip
    found: dict[Words, list[tuple[Kind, str]]] = {}
    for kind, entries in families:
        for name, forms in entries.items():
            for form in forms:
                found.setdefault(_words(form), []).append((kind, name))
    for form in held.silent:
        found.setdefault(_words(form), [("silent", "")])
    for language in languages():
        for words in state_forms(language):
            found.setdefault(words, [("silent", "")])
    return {words: tuple(said) for words, said in found.items()}


@cache
def longest() -> int:
    """How many words the longest entry has."""
    return max(map(len, meanings()))


@cache
def gendered() -> dict[Words, Literal["Masc", "Fem"]]:
    """Folded words that only a man or only a woman is called by."""
    held = office_words()
    masculine: dict[Words, Literal["Masc", "Fem"]] = {_words(w): "Masc" for w in held.masculine}
    return masculine | {_words(words): "Fem" for words in held.feminine}


@cache
def state_bodies() -> dict[Words, str]:
    """Folded words → the body of a state that they name."""
    return {_words(form): body for body, forms in office_words().bodies.items() for form in forms}


@cache
def single_posts() -> frozenset[str]:
    """Posts that one person of a country holds at a time, whatever else is said."""
    return office_words().single


@cache
def small_words() -> frozenset[str]:
    """Words that say nothing in an office or in the name of a body, of one piece."""
    return frozenset(words[0] for words in map(_words, office_words().little) if words)


@cache
def lesser() -> frozenset[Words]:
    """Posts that are no public office, folded."""
    return frozenset(map(_words, office_words().lesser))


@cache
def kin() -> frozenset[frozenset[str]]:
    """Posts that one person is called by: "envoy", "representative"."""
    return frozenset(frozenset(pair) for pair in office_words().kin)


@cache
def opposed() -> frozenset[frozenset[str]]:
    """Sectors that one person is hardly in at once."""
    return frozenset(frozenset(pair) for pair in office_words().opposed)


def office_pieces(title: str) -> Words:
    """The folded words of a title, as they are looked up."""
    return _words(title)


def _words(text: str) -> Words:
    return tuple(map(fold, pieces(text)))
