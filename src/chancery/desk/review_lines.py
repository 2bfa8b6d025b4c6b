"""What reviewers said, in lines for a person; nothing in them is obeyed by a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from chancery.desk.terminal import harmless
from chancery.records.review import Judgement, Tombstone

if TYPE_CHECKING:
    from chancery.store.history import Correction, History


def judgement_line(judgement: Judgement) -> str:
    """``2026-03-12 06:30:05Z  Nadia  event-…  correct act: "meet" → "see"  (why)  review-…``."""
    time = f"{judgement.at[:10]} {judgement.at[11:19]}Z"
    words = [time, judgement.reviewer, judgement.record, _what(judgement)]
    if judgement.reason:
        words.append(f"({judgement.reason})")
    return harmless("  ".join([*words, judgement.id]))


def correction_line(correction: Correction) -> str:
    """The same, with a mark where it was undone."""
    return judgement_line(correction.judgement) + ("  [undone]" if correction.undone else "")


def tombstone_line(stone: Tombstone) -> str:
    """``2026-03-12 06:30:05Z  rejected  event-…  of dispatch-…  by review-…``."""
    time = f"{stone.at[:10]} {stone.at[11:19]}Z"
    return harmless(
        f"{time}  {stone.why:<10}  {stone.record}  of {stone.dispatch}  by {stone.because}"
    )


def history_lines(history: History) -> Iterator[str]:
    """A record: its fields as the machine read them and as they are now, then what was said."""
    from chancery.store.correcting import correctable, plain  # noqa: PLC0415 - only here

    where = "in no dispatch that stands any more"
    if history.dispatches:
        count = len(history.dispatches)
        many = f"{count} dispatches, the last" if count > 1 else "1 dispatch"
        where = f"in {many}: {history.dispatches[-1]}"
    yield harmless(f"{history.id}  [{history.verdict.status}]  {where}")
    machine = history.machine or {}
    for name in (*_WORDS.get(history.kind, ()), *correctable(history.kind)):
        if name in machine or name in history.verdict.corrections:
            yield harmless(_field(name, plain(name, machine.get(name)), history))
    for correction in history.corrections:
        yield correction_line(correction)


_WORDS = {
    "dispatch": ("title",), "entity": ("rule",), "statement": ("cue", "rule"),
    "event": ("anchor", "rule"), "agreement": ("name", "rule"), "obligation": ("action", "rule"),
}  # fmt: skip
"""Fields by which a person knows a record."""


def _field(name: str, machine: object, history: History) -> str:
    corrections = history.verdict.corrections
    now = f"  →  {_value(corrections[name])}" if name in corrections else ""
    return f"  {name:<11} {_value(machine)}{now}"


def _what(judgement: Judgement) -> str:
    if judgement.action == "undo":
        return f"undo {judgement.undoes}"
    if judgement.action == "correct":
        return f"correct {judgement.field}: {judgement.was} → {judgement.value}"
    return judgement.action


def _value(value: object) -> str:
    """A field in a few words: a date by its EDTF, a place by its name, quoted words as they are."""
    if isinstance(value, Mapping):
        if "exact" in value:
            return f"“{value['exact']}”"
        country = f" ({value['country']})" if value.get("country") else ""
        return str(value.get("edtf") or f"{value.get('name')}{country}")
    if isinstance(value, list):
        return "; ".join(map(str, value)) or "nobody"
    return "null" if value is None else str(value)
