"""How a round is to be gone, and how it went."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from chancery.records.deposit import FATES, Deposit, Fate, Report

UNREAD = "Unread"
"""The kind of report of a page that is kept, and in which nothing could be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to take sources.

    ``language`` (BCP 47), ``published`` (EDTF) and ``publisher`` as ``read`` has them; ``columns``
    maps our fields to a table's columns.
    """

    language: str | None = None
    published: str | None = None
    publisher: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class RunReport:
    """How a round went: what became of how many inputs, and a line for each that failed."""

    counts: dict[Fate, int] = field(default_factory=lambda: dict.fromkeys(FATES, 0))
    reports: list[Report] = field(default_factory=list)
    answered: bool = False
    """Whether a feed or another list answered: with nothing new in it, all is well."""

    @property
    def total(self) -> int:
        """How many inputs there were."""
        return sum(self.counts.values())

    @property
    def unread(self) -> int:
        """How many of those that were kept could not be read."""
        return sum(report.kind == UNREAD for report in self.reports)

    def __str__(self) -> str:
        told = [f"{self.counts[fate]} {fate}" for fate in FATES if self.counts[fate]]
        told += [f"{self.unread} of them not read"] if self.unread else []
        return ", ".join(told) or ("nothing new" if self.answered else "nothing")

    def to_json(self) -> dict[str, object]:
        """The JSON form."""
        return {
            "schema": "chancery/run/1",
            "counts": dict(self.counts),
            "unread": self.unread,
            "reports": [report.to_json() for report in self.reports],
        }


Told = Callable[[Deposit, Fate], None]
"""Told of each input, once it is kept, what became of it."""
