"""Whether the same news in two languages becomes the same record.

Of a pair of readings, each event is (type, countries of actors and recipients, modality). *Same*
are the events that both have, one to one; *either* those that one or the other has.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from chancery.records.reading import Reading

Told = tuple[str, frozenset[str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How many events both readings of a pair have, and how many either has, over all pairs."""

    pairs: int
    same: int
    either: int

    @property
    def share(self) -> float:
        """Of the events that either has, those that both have."""
        return self.same / self.either if self.either else 0.0


def agreement(pairs: Iterable[tuple[Reading, Reading]]) -> Agreement:
    """Compare the two readings of each pair."""
    number = same = either = 0
    for one, other in pairs:
        mine, theirs = _told(one), _told(other)
        number += 1
        same += (mine & theirs).total()
        either += (mine | theirs).total()
    return Agreement(pairs=number, same=same, either=either)


def twins(readings: Iterable[Reading], others: Iterable[Reading]) -> list[tuple[Reading, Reading]]:
    """Pair readings of files of the same name, whatever language the folder or prefix says."""
    held = {_name(reading): reading for reading in others}
    return [(one, held[_name(one)]) for one in readings if _name(one) in held]


def _name(reading: Reading) -> str:
    stem = Path(reading.dispatch.capture.path or "").stem
    language, _, rest = stem.partition("_")
    return rest if rest and language == reading.dispatch.language else stem


def _told(reading: Reading) -> Counter[Told]:
    countries: Mapping[str, str | None] = {
        entity.id: entity.country or entity.supranational for entity in reading.entities
    }
    return Counter(
        (
            event.type,
            frozenset(
                code for role in (*event.actors, *event.recipients)
                if (code := countries[role.entity])
            ),
            event.modality,
        )
        for event in reading.events
    )  # fmt: skip
