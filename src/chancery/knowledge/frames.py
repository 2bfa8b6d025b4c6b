"""Predicates: which words evoke which event, and where their arguments stand.

A *frame* is one entry of ``lexicons/<lang>/predicates/*.yml``: a trigger (one verb, noun or
adjective lemma, with what it needs beside it) and the event it evokes. Frames that share act, type
and arguments name a *class* with ``is``.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

from chancery.errors import KnowledgeError
from chancery.knowledge.grammar import load_grammar
from chancery.knowledge.load import load


class Class(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a family of frames has in common; each field as in ``Entry``.

    ``earlier``: the words speak of an act that was done before, by another ("a rejeté mardi les
    accusations de Riga"); it has only the time and place that its noun has.
    """

    act: str
    type: str
    mode: str | None = None
    args: dict[str, str] = {}
    modes: str | None = None
    bare: bool = False
    earlier: bool = False


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One frame as written.

    ``args`` maps slots to roles, ``{"subject": "actor", "à|auprès de": "recipient"}``; alternatives
    are separated by ``|``; entries of the class are kept unless overridden (``none`` removes one).
    ``needs`` maps a slot to the lemmas one of which must head it (``["*"]``: any word must).
    ``unless`` maps a slot to lemmas that must not head it. ``modes`` names the family of
    ``content.yml`` that picks the mode from the content's verb or noun. ``bare`` frames fire even
    when no actor or recipient is named. ``modality`` is what the words by themselves say: "est
    attendu à Alger" is planned. The slot ``speaker`` is whoever is cited with these words.
    """

    example: str
    verb: str | None = None
    noun: str | None = None
    adjective: str | None = None
    reflexive: bool = False
    needs: dict[str, list[str]] = {}
    unless: dict[str, list[str]] = {}
    is_: str | None = msgspec.field(name="is", default=None)
    act: str | None = None
    type: str | None = None
    mode: str | None = None
    args: dict[str, str] = {}
    modes: str | None = None
    bare: bool | None = None
    contexts: list[str] = []
    modality: Literal["planned", "conditional", "negated"] | None = None


class Predicates(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file of frames."""

    frames: dict[str, Entry]
    classes: dict[str, Class] = {}


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    """A frame ready to be matched: class and entry put together, slots taken apart.

    ``slots`` lists ``(slot, role)``; ``needs`` and ``unless`` list ``(slots, lemmas)``.
    """

    rule: str
    lemma: str
    upos: str
    reflexive: bool
    needs: tuple[tuple[tuple[str, ...], frozenset[str]], ...]
    unless: tuple[tuple[tuple[str, ...], frozenset[str]], ...]
    act: str
    type: str
    mode: str | None
    modes: str | None
    slots: tuple[tuple[str, str], ...]
    bare: bool
    contexts: tuple[str, ...]
    example: str
    earlier: bool = False
    modality: Literal["planned", "conditional", "negated"] | None = None

    @property
    def weight(self) -> int:
        """How much a frame asks for: the more it needs, the more it knows.

        A complement that is a verb says more than one that is a noun: "appeler X à partir" is read
        before "appeler à la retenue".
        """
        verbal = sum(all(s.endswith(("inf", "clause")) for s in slots) for slots, _ in self.needs)
        return 2 * len(self.needs) + verbal + self.reflexive


class FrameIndex(msgspec.Struct, frozen=True):
    """All frames of a language by trigger: ``(upos, lemma)`` → frames, most demanding first."""

    by_trigger: dict[tuple[str, str], tuple[Frame, ...]]

    def of(self, upos: str, lemma: str) -> tuple[Frame, ...]:
        """The frames that a word may evoke."""
        return self.by_trigger.get((upos, lemma), ())

    def __iter__(self) -> Iterator[Frame]:
        for frames in self.by_trigger.values():
            yield from frames


@cache
def load_frames(language: str) -> FrameIndex:
    """All frames of a language; raises ``KnowledgeError`` naming the entry that does not fit."""
    found: dict[tuple[str, str], list[Frame]] = {}
    for path in _files(language):
        family = load(path, Predicates)
        for key, entry in family.frames.items():
            frame = _frame(path, key, entry, family.classes)
            found.setdefault((frame.upos, frame.lemma), []).append(frame)
    ordered = {k: tuple(sorted(v, key=lambda f: -f.weight)) for k, v in found.items()}
    return FrameIndex(ordered)


@cache
def participles(language: str) -> dict[str, str]:
    """Past participle → verb, for all verbs that evoke an event; ambiguous forms are left out."""
    grammar, found = load_grammar(language), dict[str, set[str]]()
    for upos, lemma in load_frames(language).by_trigger:
        if upos == "VERB":
            for form in grammar.participles_of(lemma):
                found.setdefault(form, set()).add(lemma)
    return {form: min(lemmas) for form, lemmas in found.items() if len(lemmas) == 1}


@cache
def noun_types(language: str) -> dict[str, frozenset[str]]:
    """Noun → the types of event that it may tell by itself: ``"réunion"`` → ``{"CONSULT"}``."""
    found: dict[str, set[str]] = {}
    for (upos, lemma), frames in load_frames(language).by_trigger.items():
        if upos == "NOUN":
            found.setdefault(lemma, set()).update(frame.type for frame in frames)
    return {lemma: frozenset(types) for lemma, types in found.items()}


def _files(language: str) -> list[str]:
    folder = f"lexicons/{language}/predicates"
    place = files("chancery.knowledge").joinpath(folder)
    return sorted(f"{folder}/{f.name}" for f in place.iterdir() if f.name.endswith(".yml"))


def _frame(path: str, key: str, entry: Entry, classes: dict[str, Class]) -> Frame:
    rule = f"{path}#{key}"
    base = classes.get(entry.is_) if entry.is_ else None
    act, kind = entry.act or (base and base.act), entry.type or (base and base.type)
    triggers = [
        (upos, lemma)
        for upos, lemma in (("VERB", entry.verb), ("NOUN", entry.noun), ("ADJ", entry.adjective))
        if lemma
    ]
    if len(triggers) != 1 or not act or not kind or (entry.is_ and base is None):
        message = (
            f"knowledge/{rule}: needs one trigger, an act and a type (own or by a known class)"
        )
        raise KnowledgeError(message)
    upos, lemma = triggers[0]
    return Frame(
        rule=rule,
        lemma=lemma,
        upos=upos,
        reflexive=entry.reflexive,
        needs=_conditions(entry.needs),
        unless=_conditions(entry.unless),
        act=act,
        type=kind,
        mode=entry.mode or (base.mode if base else None),
        modes=entry.modes or (base.modes if base else None),
        slots=_slots(base.args if base else {}, entry.args),
        earlier=bool(base and base.earlier),
        bare=entry.bare if entry.bare is not None else bool(base and base.bare),
        contexts=tuple(entry.contexts),
        example=entry.example,
        modality=entry.modality,
    )


def _conditions(raw: dict[str, list[str]]) -> tuple[tuple[tuple[str, ...], frozenset[str]], ...]:
    return tuple((tuple(slot.split("|")), frozenset(lemmas)) for slot, lemmas in raw.items())


def _slots(*layers: dict[str, str]) -> tuple[tuple[str, str], ...]:
    merged: dict[str, str] = {}
    for layer in layers:
        for names, role in layer.items():
            merged.update(dict.fromkeys(names.split("|"), role))
    return tuple((slot, role) for slot, role in merged.items() if role != "none")
