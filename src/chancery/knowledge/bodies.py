"""What the words in the names of bodies and groups mean across languages: ``names/bodies.yml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

import msgspec

from chancery.errors import KnowledgeError
from chancery.knowledge.actors import state_forms
from chancery.knowledge.folding import fold, pieces
from chancery.knowledge.load import languages, load
from chancery.knowledge.offices import small_words

Sort = Literal["kind", "epithet", "other", "state", "proper"]
Words = tuple[str, ...]

_FILE = "names/bodies.yml"


class BodyWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The fields are explained on top of ``names/bodies.yml``."""

    kinds: dict[str, dict[str, tuple[str, ...]]]
    epithets: dict[str, dict[str, tuple[str, ...]]]
    others: dict[str, dict[str, tuple[str, ...]]]
    proper: tuple[tuple[str, ...], ...]
    acronyms: tuple[tuple[str, ...], ...]
    common: frozenset[str]
    currencies: frozenset[str]


@dataclass(frozen=True, slots=True)
class Concept:
    """What a word says: ``languages`` are those that write it so, none of a state's name."""

    sort: Sort
    name: str
    languages: frozenset[str]


def load_bodies() -> BodyWords:
    """The file as it is."""
    return load(_FILE, BodyWords)


@cache
def concepts() -> dict[Words, Concept]:
    """Folded words without small ones → what they say: ``("people", )`` → popular.

    Raises ``KnowledgeError`` where words are said to mean two things.
    """
    held = load_bodies()
    found: dict[Words, Concept] = {}
    families: tuple[tuple[Sort, dict[str, dict[str, tuple[str, ...]]]], ...] = (
        ("kind", held.kinds), ("epithet", held.epithets), ("other", held.others),
    )  # fmt: skip
    for sort, family in families:
        for name, forms in family.items():
            for words, spoken in _spoken(forms).items():
                if words in found:
                    message = (
                        f"knowledge/{_FILE}: {' '.join(words)!r} stands under {found[words].name!r}"
                        f" and {name!r}; keep one"
                    )
                    raise KnowledgeError(message)
                found[words] = Concept(sort, name, spoken)
    for group in held.proper:
        for form in group:
            found[bare(form)] = Concept("proper", fold(group[0]), frozenset())
    return found | {k: v for k, v in _states().items() if k not in found}


def _spoken(forms: dict[str, tuple[str, ...]]) -> dict[Words, frozenset[str]]:
    found: dict[Words, frozenset[str]] = {}
    for language, words in forms.items():
        for form in words:
            held = bare(form)
            found[held] = found.get(held, frozenset()) | {language}
    return found


@cache
def _states() -> dict[Words, Concept]:
    """Names and adjectives of states."""
    found: dict[Words, set[str]] = {}
    for language in languages():
        for words, codes in state_forms(language).items():
            kept = tuple(word for word in words if word not in small_words())
            if kept:
                found.setdefault(kept, set()).update(codes)
    return {
        words: Concept("state", "/".join(sorted(codes)), frozenset())
        for words, codes in found.items()
    }


@cache
def most_words() -> int:
    """How many words the longest entry has."""
    return max(map(len, concepts()))


def bare(text: str) -> Words:
    """Folded words without the small ones."""
    return tuple(word for word in map(fold, pieces(text)) if word not in small_words())


@cache
def same_acronyms() -> dict[str, str]:
    """Acronym, folded → the first of those of the same body."""
    return {form: group[0] for group in load_bodies().acronyms for form in group}


@cache
def no_names() -> frozenset[str]:
    """Words, folded, that are no name of a body when they stand alone."""
    held = load_bodies()
    return held.common | held.currencies
