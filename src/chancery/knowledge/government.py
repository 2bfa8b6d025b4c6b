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


@cache
def load_partners(language: str) -> Mapping[str, frozenset[str]]:
    """Noun → far-reaching prepositions by which it names who takes part: "talks *with* X"."""
    reaching, found = frozenset(load_grammar(language).far_reaching), dict[str, set[str]]()
    for frame in load_frames(language):
        if frame.upos == "NOUN":
            slots = {slot for slot, role in frame.slots if role in _PEOPLE and slot in reaching}
            found.setdefault(frame.lemma, set()).update(slots)
    return {lemma: frozenset(slots) for lemma, slots in found.items() if slots}


@cache
def load_particles(language: str) -> Mapping[str, frozenset[str]]:
    """Verb → the particles that its frames ask for: "call *off*", "carry *out*"."""
    found: dict[str, set[str]] = {}
    for frame in load_frames(language):
        for slots, forms in frame.needs:
            if "particle" in slots:
                found.setdefault(frame.lemma, set()).update(forms)
    return {lemma: frozenset(forms) for lemma, forms in found.items()}


@cache
def load_intransitive(language: str) -> Mapping[str, frozenset[str]]:
    """Verb → the prepositions that its frames without an object ask for: "call *for* restraint"."""
    prepositions = frozenset(load_grammar(language).prepositions.values())
    found: dict[str, set[str]] = {}
    for frame in load_frames(language):
        slots = {slot for slot, _ in frame.slots} | {s for needed, _ in frame.needs for s in needed}
        if frame.upos == "VERB" and "object" not in slots:
            asked = {s for needed, _ in frame.needs for s in needed if s in prepositions}
            found.setdefault(frame.lemma, set()).update(asked)
    return {lemma: frozenset(slots) for lemma, slots in found.items() if slots}


@cache
def load_alone(language: str) -> frozenset[str]:
    """The verbs of which a frame has no object: "protest", "rally", "erupt"."""
    return frozenset(
        frame.lemma
        for frame in load_frames(language)
        if frame.upos == "VERB"
        and all(slot != "object" for slot, _ in frame.slots)
        and all("object" not in needed for needed, _ in frame.needs)
        and ("subject", "actor") in frame.slots
    )


@cache
def load_meeting(language: str) -> frozenset[str]:
    """Verbs whose object is somebody: "rencontrer", "accuse"."""
    return frozenset(
        frame.lemma for frame in load_frames(language)
        if frame.upos == "VERB"
        and any(slot == "object" and role in _PEOPLE for slot, role in frame.slots)
    )  # fmt: skip


@cache
def load_objectless(language: str) -> frozenset[str]:
    """The verbs of which no frame has an object: "protest", "erupt"."""
    found: dict[str, bool] = {}
    for frame in load_frames(language):
        if frame.upos == "VERB":
            slots = {s for s, _ in frame.slots} | {s for needed, _ in frame.needs for s in needed}
            found[frame.lemma] = found.get(frame.lemma, True) and "object" not in slots
    return frozenset(lemma for lemma, free in found.items() if free)


def _infinitives(frame: Frame) -> Iterator[str]:
    yield from _of(slot for slot, _ in frame.slots)
    for slots, _ in frame.needs:
        yield from _of(slots)


def _of(slots: Iterable[str]) -> Iterator[str]:
    for slot in slots:
        first = slot.partition(">")[0]
        if first.endswith("inf"):
            yield first
