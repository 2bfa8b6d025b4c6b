"""What the check of a whole ledger answers: counts, and what does not hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from chancery.checking.answers import Checked, Finding

SCHEMA = "chancery/verification/1"

MOST_KEPT = 10_000
"""Things that do not hold and are told one by one; of a ledger in ruins, the rest is counted."""

_COUNTED = (
    ("captures", "capture"), ("dispatches", "dispatch"), ("events", "event"),
    ("evidence", "evidence"), ("reviews", "review"),
)  # fmt: skip

_ASIDE = ("superseded", "rejected")
"""Why a dispatch does not stand."""

_NO_PLURAL = frozenset({"evidence"})


@dataclass(slots=True, kw_only=True)
class LedgerVerification:
    """A ledger after checking: only what does not hold is kept, everything is counted.

    ``counts`` are rows by table; of the dispatches, those that do not stand, ``superseded`` or
    ``rejected``; of the events, ``corrected`` rows beside the machine's. ``not_replayed`` says why
    the extraction of so many dispatches was not done again; ``unfinished`` counts runs that did not
    come to their end, which is no fault of the ledger.
    """

    name: str
    counts: Counter[str] = field(default_factory=Counter)
    checks: int = 0
    broken: list[Checked] = field(default_factory=list)
    left_out: int = 0
    not_replayed: Counter[str] = field(default_factory=Counter)
    unfinished: int = 0

    @property
    def holds(self) -> bool:
        """Whether everything holds."""
        return not self.broken

    def add(self, checked: Checked) -> None:
        """Count one thing that was checked, and keep it when it does not hold."""
        self.checks += checked.checks
        if not checked.findings:
            return
        if len(self.broken) < MOST_KEPT:
            self.broken.append(checked)
        else:
            self.left_out += 1

    def add_all(self, checked: Iterable[Checked]) -> None:
        """The same of several."""
        for one in checked:
            self.add(one)

    def find(self, kind: str, name: str, finding: Finding) -> None:
        """Keep one finding that is about one thing."""
        self.add(Checked(kind=kind, id=name, name="", checks=1, findings=(finding,)))

    @property
    def closing_line(self) -> str:
        """``ledger chancery.db: 312 captures, 312 dispatches (4 superseded) …: all hold``.

        Events are counted as the machine read them.
        """
        read = self.counts - Counter(events=self.counts["corrected"])
        said = [counted(read[table], one) for table, one in _COUNTED]
        aside = [f"{self.counts[why]:,} {why}" for why in _ASIDE if self.counts[why]]
        if aside:
            said[1] += f" ({', '.join(aside)})"
        broken = len(self.broken) + self.left_out
        verdict = "all hold" if self.holds else f"{broken:,} {_do(broken)} not hold"
        return f"ledger {self.name}: {', '.join(said)}: {verdict}{self._asides()}"

    def _asides(self) -> str:
        said = []
        if self.not_replayed:
            why = ", ".join(f"{many:,} {why}" for why, many in sorted(self.not_replayed.items()))
            said.append(f"extraction not done again of {self.not_replayed.total():,} ({why})")
        if self.unfinished:
            said.append(f"{counted(self.unfinished, 'run')} never finished")
        return "".join(f"; {one}" for one in said)

    def to_json(self) -> dict[str, object]:
        """The JSON form."""
        return {
            "schema": SCHEMA,
            "ledger": self.name,
            "holds": self.holds,
            "counts": dict(sorted(self.counts.items())),
            "checks": self.checks,
            "not_replayed": dict(sorted(self.not_replayed.items())),
            "unfinished_runs": self.unfinished,
            "broken": [checked.to_json() for checked in self.broken],
            "left_out": self.left_out,
        }


def counted(many: int, one: str) -> str:
    """``1 dispatch``, ``2 dispatches``, ``41,206 evidence``."""
    if many == 1 or one in _NO_PLURAL:
        return f"{many:,} {one}"
    return f"{many:,} {one}es" if one.endswith("ch") else f"{many:,} {one}s"


def _do(many: int) -> str:
    return "does" if many == 1 else "do"
