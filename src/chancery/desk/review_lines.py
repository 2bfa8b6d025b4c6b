"""What reviewers said, in lines for a person; nothing in them is obeyed by a terminal."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from chancery.desk.found_page import Shape, quoted, source_line
from chancery.desk.terminal import harmless
from chancery.records.review import Judgement, Tombstone

if TYPE_CHECKING:
    from chancery.store.history import Correction, History

Cast: TypeAlias = Mapping[str, object]
"""Who is meant by the ids of those who take part."""

_NOBODY: Cast = MappingProxyType({})
_WIDTH = 96
"""Characters of a line of the sentence."""


def judgement_line(judgement: Judgement, cast: Cast = _NOBODY) -> str:
    """``2026-03-12 06:30:05Z  Nadia  event-…  correct act: meet → see  (why)  review-…``.

    ``cast`` says who is meant by an id.
    """
    time = f"{judgement.at[:10]} {judgement.at[11:19]}Z"
    words = [time, judgement.reviewer, judgement.record, _what(judgement, cast)]
    if judgement.reason:
        words.append(f"({judgement.reason})")
    return harmless("  ".join([*words, judgement.id]))


def correction_line(correction: Correction, cast: Cast = _NOBODY) -> str:
    """The same, with a mark where it was undone."""
    return judgement_line(correction.judgement, cast) + ("  [undone]" if correction.undone else "")


def tombstone_line(stone: Tombstone) -> str:
    """``2026-03-12 06:30:05Z  rejected  event-…  of dispatch-…  by review-…``."""
    time = f"{stone.at[:10]} {stone.at[11:19]}Z"
    return harmless(
        f"{time}  {stone.why:<10}  {stone.record}  of {stone.dispatch}  by {stone.because}"
    )


def history_lines(history: History) -> Iterator[str]:
    """A record: its dispatch and sentence, its fields as read and as they are now, judgements."""
    from chancery.store.correcting import correctable, plain  # noqa: PLC0415 - only here

    where = "in no dispatch that stands any more"
    if history.dispatches:
        count = len(history.dispatches)
        many = f"{count} dispatches, the last" if count > 1 else "1 dispatch"
        where = f"in {many}: {history.dispatches[-1]}"
    yield harmless(f"{history.id}  [{history.verdict.status}]  {where}")
    yield from _surroundings(history)
    machine = history.machine or {}
    for name in (*_WORDS.get(history.kind, ()), *correctable(history.kind)):
        if name in machine or name in history.verdict.corrections:
            yield harmless(_field(name, plain(name, machine.get(name)), history))
    for correction in history.corrections:
        yield correction_line(correction, history.cast)


def _surroundings(history: History) -> Iterator[str]:
    """Where a record stands, and its sentence with the words by which it was found."""
    if history.source is not None:
        yield harmless(f"  {source_line(history.source)}")
    shape = Shape(width=_WIDTH, colour=False)
    part = "did" if history.kind == "event" else "here"
    for line in quoted(history.sentence, [(history.anchor, part)], shape):
        yield line.plain


_WORDS = {
    "dispatch": ("title",), "entity": ("rule",), "statement": ("cue", "rule"),
    "event": ("anchor", "rule"), "agreement": ("name", "rule"), "obligation": ("action", "rule"),
}  # fmt: skip
"""Fields by which a person knows a record."""


def _field(name: str, machine: object, history: History) -> str:
    corrections = history.verdict.corrections
    now = f"  →  {_value(corrections[name], history.cast)}" if name in corrections else ""
    return f"  {name:<11} {_value(machine, history.cast)}{now}"


def _what(judgement: Judgement, cast: Cast) -> str:
    if judgement.action == "undo":
        return f"undo {judgement.undoes}"
    if judgement.action == "correct":
        sides = (json.loads(said or "null") for said in (judgement.was, judgement.value))
        was, value = (_value(side, cast) for side in sides)
        return f"correct {judgement.field}: {was} → {value}"
    return judgement.action


def _value(value: object, cast: Cast) -> str:
    """A field in a few words: a date by its EDTF, a place by its name, quoted words as they are.

    Who takes part by name and country, the id behind: ``Ingrid Solheim (NOR) [entity-…]``.
    """
    if isinstance(value, Mapping):
        if "exact" in value:
            return f"“{value['exact']}”"
        country = f" ({value['country']})" if value.get("country") else ""
        return str(value.get("edtf") or f"{value.get('name')}{country}")
    if isinstance(value, list):
        named = (f"{cast[one]} [{one}]" if one in cast else str(one) for one in value)
        return "; ".join(named) or "nobody"
    return "null" if value is None else str(value)
