"""What agreements oblige to, in any language, and the words that say how far it has come."""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

from chancery.knowledge.folding import fold
from chancery.knowledge.load import languages, load
from chancery.knowledge.phrases import NAME, Hit, Phrases, capitals, running

Phase = Literal[
    "ordered",
    "begun",
    "partly",
    "claimed_done",
    "delayed",
    "suspended",
    "refused",
    "violated",
    "resumed",
]

Borne = Literal[
    "promised", "scheduled", "ordered", "delayed", "refused", "suspended", "violated", "disputed"
]


class Provision(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of promise; the fields are explained on top of ``agreements/provisions.yml``."""

    acts: frozenset[str] = frozenset()
    codes: tuple[str, ...] = ()
    loose: bool = False
    lasting: bool = False
    undone: Borne = "disputed"


class Provisions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``agreements/provisions.yml`` as a whole."""

    provisions: dict[str, Provision]
    bearing_acts: dict[str, Borne]
    received_acts: frozenset[str]
    silent_types: frozenset[str]
    agents: dict[str, frozenset[str]]
    state: frozenset[str]
    worded_acts: frozenset[str]
    peace: frozenset[str]
    single: frozenset[str]
    armed: frozenset[str]
    once: frozenset[str]


class ProvisionWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``lexicons/<lang>/provisions.yml``."""

    words: dict[str, tuple[str, ...]]
    against: dict[str, tuple[str, ...]]
    measures: frozenset[str]
    examples: dict[str, str]


class StepWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``lexicons/<lang>/steps.yml``."""

    words: dict[Phase, tuple[str, ...]]
    pending: tuple[str, ...]
    owed_before: tuple[str, ...]
    past_before: tuple[str, ...]
    breaks: frozenset[str]
    passives: tuple[str, ...]
    examples: dict[Phase, str]


def load_provisions() -> Provisions:
    """The kinds of promise."""
    return load("agreements/provisions.yml", Provisions)


def load_provision_words(language: str) -> ProvisionWords:
    """The words for them in a language."""
    return load(f"lexicons/{language}/provisions.yml", ProvisionWords)


def load_step_words(language: str) -> StepWords:
    """The words for how far they have come."""
    return load(f"lexicons/{language}/steps.yml", StepWords)


@cache
def acts_of_provisions() -> dict[str, frozenset[str]]:
    """Act → the provisions that it carries out."""
    found: dict[str, set[str]] = {}
    for key, provision in load_provisions().provisions.items():
        for act in provision.acts:
            found.setdefault(act, set()).add(key)
    return {act: frozenset(keys) for act, keys in found.items()}


def provisions_in(text: str, language: str | None) -> tuple[Hit, ...]:
    """The promises that words speak of; none in a language without files."""
    phrases = _phrases(language)
    return phrases.find(running(text), _names(text, language)) if phrases else ()


def contraries_in(text: str, language: str | None) -> tuple[Hit, ...]:
    """The promises that words say to be undone or not kept."""
    phrases = _contraries(language)
    return phrases.find(running(text), _names(text, language)) if phrases else ()


@cache
def _contraries(language: str | None) -> Phrases | None:
    if language not in languages():
        return None
    return Phrases(load_provision_words(str(language)).against)


def hinted(text: str, language: str | None) -> frozenset[str]:
    """The promises of which one part stands in words: "*release* under the accord"."""
    phrases = _parts(language)
    return phrases.keys(running(text)) if phrases else frozenset()


def provision_in(text: str, language: str | None) -> str | None:
    """The promise that words speak of first; of several there, the one of the most words.

    Of those as long, the one that stands first in ``agreements/provisions.yml``.
    """
    order = list(load_provisions().provisions)
    hits = provisions_in(text, language)
    first = min(hits, key=lambda h: (h.first, -h.length, order.index(h.key)), default=None)
    return first.key if first else None


def _names(text: str, language: str | None) -> frozenset[int]:
    """The places of proper names: words with a capital that are no months."""
    words, months = running(text), measures(language)
    return frozenset(i for i in capitals(text) if words[i] not in months)


@cache
def measures(language: str | None) -> tuple[str, ...]:
    """Words of amounts and dates, which say nothing of what is promised; sorted."""
    if language not in languages():
        return ()
    return tuple(sorted({fold(word) for word in load_provision_words(str(language)).measures}))


@cache
def _phrases(language: str | None) -> Phrases | None:
    if language not in languages():
        return None
    return Phrases(load_provision_words(str(language)).words)


@cache
def _parts(language: str | None) -> Phrases | None:
    """Each part of each form for itself."""
    if language not in languages():
        return None
    words = load_provision_words(str(language)).words
    parts = {key: [p for form in forms for p in form.split(" + ")] for key, forms in words.items()}
    return Phrases({key: [p for p in some if p != NAME] for key, some in parts.items()})


class Progress:
    """The words of a language for how far something has come, ready to be looked for."""

    def __init__(self, words: StepWords) -> None:
        self.phases = Phrases({str(phase): forms for phase, forms in words.words.items()})
        self.pending = Phrases({"pending": words.pending})
        self.before = Phrases({"owed": words.owed_before, "past": words.past_before})
        self.passives = Phrases({"passive": words.passives})
        self.breaks = words.breaks


@cache
def progress(language: str | None) -> Progress | None:
    """The words of a language; ``None`` for one without files."""
    return Progress(load_step_words(str(language))) if language in languages() else None
