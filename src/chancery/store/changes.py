"""What changed between two versions of a dispatch, in a few lines that a person can read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

FIELDS = ("title", "published", "publisher", "language")

MOST_LINES = 2000
"""Lines of a version that are compared; longer pages are told as changed, without the lines."""

MOST_PAIRS = 50_000
"""Pairs of equal lines of two versions: a line that is there over and over makes many. Each change
costs as many steps, and all of them a third of a second at worst."""

MOST_SHOWN = 50


def changes_between(
    before: Mapping[str, str | None], after: Mapping[str, str | None]
) -> dict[str, object]:
    """What a new version says otherwise: fields of ``FIELDS``, and lines of ``text``.

    ``{"title": ["Accord signé", "Accord conclu"], "removed": ["…"], "added": ["…"]}``; empty when
    only what is no text changed (markup, advertisements).
    """
    found: dict[str, object] = {
        name: [before.get(name), after.get(name)]
        for name in FIELDS
        if before.get(name) != after.get(name)
    }
    removed, added = _lines(before.get("text") or "", after.get("text") or "")
    if removed:
        found["removed"] = removed
    if added:
        found["added"] = added
    return found


def _lines(before: str, after: str) -> tuple[list[str], list[str]]:
    old = [line for line in before.splitlines() if line.strip()]
    new = [line for line in after.splitlines() if line.strip()]
    if max(len(old), len(new)) > MOST_LINES or _pairs(old, new) > MOST_PAIRS:
        return [], ["(too many lines to compare)"] if old != new else []
    removed: list[str] = []
    added: list[str] = []
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what != "equal":
            removed += old[a:b]
            added += new[c:d]
    return removed[:MOST_SHOWN], added[:MOST_SHOWN]


def _pairs(old: Sequence[str], new: Sequence[str]) -> int:
    there = Counter(new)
    return sum(there[line] for line in old)
