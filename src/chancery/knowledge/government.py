"""Which words take an infinitive, and whom they address: gathered from frames and operators.

A parser hangs "à évacuer" in "appelle les groupes basés au Kurdistan irakien à évacuer leurs bases"
on the nearest word. The lexicon knows that it is "appeler" that takes "à" and an infinitive, and
that those who are called stand as its object.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from chancery.knowledge.frames import Frame, load_frames
from chancery.knowledge.grammar import load_grammar
from chancery.knowledge.modality import load_modality

_PEOPLE = frozenset({"actor", "recipient"})

Government = Mapping[str, Mapping[str, frozenset[str]]]
"""Lemma → slot of an infinitive ("à inf", "de inf", "inf") → slots of those whom it is asked of."""


@cache
def load_government(language: str) -> Government:
    """What the verbs and nouns of a language govern."""
    found: dict[str, dict[str, set[str]]] = {}
    for frame in load_frames(language):
        people = {slot for slot, role in frame.slots if role in _PEOPLE}
        for slot in _infinitives(frame):
            found.setdefault(frame.lemma, {}).setdefault(slot, set()).update(people)
    for operator in load_modality(language).operators:
        for lemma in operator.lemmas:
            for slot in _of(operator.slots):
                found.setdefault(lemma, {}).setdefault(slot, set())
    return {
        lemma: {slot: frozenset(people) for slot, people in slots.items()}
        for lemma, slots in found.items()
    }


@cache
def load_addressed(language: str) -> Mapping[str, frozenset[str]]:
    """Lemma → prepositions by which it names whom it is addressed to: "accorder l'asile *à* X"."""
    addressing, found = load_grammar(language).addressing, dict[str, set[str]]()
    for frame in load_frames(language):
        slots = {slot for slot, role in frame.slots if role in _PEOPLE and slot in addressing}
        found.setdefault(frame.lemma, set()).update(slots)
    return {lemma: frozenset(slots) for lemma, slots in found.items() if slots}


def _infinitives(frame: Frame) -> Iterator[str]:
    yield from _of(slot for slot, _ in frame.slots)
    for slots, _ in frame.needs:
        yield from _of(slots)


def _of(slots: Iterable[str]) -> Iterator[str]:
    for slot in slots:
        first = slot.partition(">")[0]
        if first.endswith("inf"):
            yield first
