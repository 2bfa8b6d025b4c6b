"""What makes an event less, or other, than a fact: operators, negation, conditions, aspect."""

from __future__ import annotations

from functools import cache
from typing import Literal, TypeVar

import msgspec

from chancery.knowledge.load import load

Effect = Literal["asserted", "attributed", "planned", "conditional", "negated", "drop"]


class Operator(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A word that governs an event: see ``lexicons/<lang>/modality.yml``."""

    effect: Effect
    slots: list[str]
    lemmas: list[str]
    needs: list[str] = []
    reflexive: bool = False
    undone: bool = False
    done: bool = False
    owed: bool = False
    able: bool = False


class Occurrence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A verb by which a noun happens, or does not: "la rencontre a eu lieu"."""

    effect: Effect
    slots: list[str]
    lemmas: list[str]
    needs: list[str] = []
    reflexive: bool | None = None
    told: bool = False


class Modality(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The fields are explained on top of ``lexicons/<lang>/modality.yml``."""

    auxiliaries: dict[Effect | Literal["reported", "able"], frozenset[str]]
    infinitive_predicate: Effect | None
    future_endings: frozenset[str]
    conditional_endings: frozenset[str]
    future_stem: str | None
    operators: list[Operator]
    occurrences: list[Occurrence]
    negation: frozenset[str]
    negation_particles: frozenset[str]
    negating_determiners: frozenset[str]
    negating_ones: frozenset[str]
    negating_pronouns: frozenset[str]
    negating_prepositions: frozenset[str]
    free_choice: frozenset[str]
    report_nouns: frozenset[str]
    condition_marks: frozenset[str]
    condition_phrases: list[str]
    planned_adjectives: frozenset[str]
    cancelled_adjectives: frozenset[str]
    hypothetical_adjectives: frozenset[str]
    standing: frozenset[str]
    drop_marks: frozenset[str]
    shown: frozenset[str]
    gerund_marks: frozenset[str]
    report_marks: frozenset[str]
    drop_nouns: frozenset[str]


def load_modality(language: str) -> Modality:
    """The modality words of a language."""
    return load(f"lexicons/{language}/modality.yml", Modality)


@cache
def operators(language: str) -> dict[str, list[Operator]]:
    """Lemma → the operators that it may be."""
    return _by_lemma(load_modality(language).operators)


@cache
def occurrences(language: str) -> dict[str, list[Occurrence]]:
    """Lemma → what it may say of a noun beside it."""
    return _by_lemma(load_modality(language).occurrences)


Entry = TypeVar("Entry", Operator, Occurrence)


def _by_lemma(entries: list[Entry]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        for lemma in entry.lemmas:
            found.setdefault(lemma, []).append(entry)
    return found


class Content(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Families of content words and the mode each stands for: see ``content.yml``."""

    families: dict[str, dict[str, list[str]]]
    friendly: frozenset[str]
    carriers: frozenset[str]
    venues: frozenset[str]
    between: frozenset[str]
    held_at: frozenset[str]
    spoken: frozenset[str]
    spoken_about: frozenset[str]
    judging: frozenset[str]
    judged_for: frozenset[str]
    demonstratives: frozenset[str]
    definites: frozenset[str]

    def mode(self, family: str, lemma: str) -> str | None:
        """The mode that a content word stands for in a family of modes."""
        modes = self.families.get(family, {})
        return next((mode for mode, lemmas in modes.items() if lemma in lemmas), None)


def load_content(language: str) -> Content:
    """The content words of a language."""
    return load(f"lexicons/{language}/content.yml", Content)


class Contexts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Lemmas that suggest a PLOVER context: see ``contexts.yml``."""

    contexts: dict[str, list[str]]


def load_contexts(language: str) -> dict[str, frozenset[str]]:
    """Context → lemmas."""
    words = load(f"lexicons/{language}/contexts.yml", Contexts)
    return {name: frozenset(lemmas) for name, lemmas in words.contexts.items()}
