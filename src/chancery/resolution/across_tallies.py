"""Counts and offices of faces, added up: in any order, with one result."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from chancery.knowledge.folding import fold, pieces
from chancery.records.actor import Office, Variant

OFFICES = 24
"""Titles that a face keeps, the fullest; a public person is called by fewer."""

LATE = "9999-99-99"
"""Sorts behind every day: an appearance without a day founds nothing that has one."""


@lru_cache(maxsize=1 << 16)
def folded(name: str) -> str:
    """A name without case, accents, hyphens and apostrophes."""
    return " ".join(map(fold, pieces(name)))


def add_variants(*held: tuple[Variant, ...]) -> tuple[Variant, ...]:
    """Spellings with their counts added, by name."""
    counts: Counter[str] = Counter()
    for variants in held:
        for variant in variants:
            counts[variant.name] += variant.count
    return tuple(Variant(name=name, count=counts[name]) for name in sorted(counts))


def add_counts(
    one: tuple[tuple[str, int], ...], other: tuple[tuple[str, int], ...]
) -> tuple[tuple[str, int], ...]:
    """Codes with their counts added, by code."""
    counts = Counter(dict(one))
    counts.update(dict(other))
    return tuple(sorted(counts.items()))


def join_offices(offices: Iterable[Office]) -> tuple[Office, ...]:
    """Each title once, from its first day to its last, with the words of its first dispatch."""
    found: dict[str, Office] = {}
    for office in offices:
        held = found.get(folded(office.title))
        found[folded(office.title)] = office if held is None else _both(held, office)
    return tuple(sorted(found.values(), key=_told_at))


def _both(one: Office, other: Office) -> Office:
    first = min(one, other, key=_told_at)
    days = [held.last_day for held in (one, other) if held.last_day is not None]
    last = max(days, default=None)
    return Office(title=first.title, first_day=first.first_day, last_day=last, cited=first.cited)


def _told_at(office: Office) -> tuple[str, str, int, int, str]:
    cited = office.cited
    return (office.first_day or LATE, cited.dispatch, cited.start, cited.end, office.title)


def fullest(offices: tuple[Office, ...]) -> tuple[Office, ...]:
    """The fullest titles. Which are kept rests on the titles alone, so that order never matters."""
    if len(offices) <= OFFICES:
        return offices
    kept = sorted(offices, key=lambda office: (-len(folded(office.title)), folded(office.title)))
    return tuple(sorted(kept[:OFFICES], key=_told_at))
