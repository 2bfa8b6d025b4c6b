"""The table: one row for each way that a program was run, or why it was not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from bench.peers.scores import Scores

HEADS = (
    "peer", "how it was run", "type F1", "type+countries F1", "sentences/s", "of Chancery's speed",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row. ``ran``: here, in this run; only then may speeds be compared.

    ``speed`` is sentences a second, the least and the most; ``reference`` is where numbers come
    from that were not measured here.
    """

    peer: str
    how: str
    ran: bool
    scores: Scores | None = None
    speed: tuple[float, float] | None = None
    reference: str | None = None


def print_table(rows: Sequence[Row]) -> None:
    """Print rows, the first of which is Chancery's, and beneath them the references."""
    references = list(dict.fromkeys(row.reference for row in rows if row.reference))
    lines = [HEADS, *(_cells(row, rows[0], references) for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        print("  ".join(_padded(n, cell, widths[n]) for n, cell in enumerate(line)).rstrip())
    for number, reference in enumerate(references, 1):
        print(f"[{number}] {reference}")


def to_json(rows: Sequence[Row]) -> list[dict[str, object]]:
    """The same rows for a program; what was not measured is ``null``."""
    return [
        {
            "peer": row.peer,
            "how": row.how,
            "ran_here": row.ran,
            "type_f1": row.scores.types if row.scores else None,
            "type_countries_f1": row.scores.countries if row.scores else None,
            "sentences_per_second": [round(n, 1) for n in row.speed] if row.speed else None,
            "of_chancerys_speed": _ratio(row, rows[0]),
            "reference": row.reference,
        }
        for row in rows
    ]


def _cells(row: Row, ours: Row, references: list[str]) -> tuple[str, ...]:
    mark = f" [{references.index(row.reference) + 1}]" if row.reference else ""
    scores = [f"{score:.2f}" for score in row.scores] if row.scores else ["", ""]
    speed = "–".join(dict.fromkeys(f"{n:.0f}" for n in row.speed)) if row.speed else ""
    ratio = _ratio(row, ours)
    shown = (row.peer, row.how + mark, *scores, speed, "" if ratio is None else f"{ratio:.2f}")
    return tuple(cell or "–" for cell, _ in zip_longest(shown, HEADS, fillvalue=""))


def _ratio(row: Row, ours: Row) -> float | None:
    if not (row.ran and row.speed and ours.speed):
        return None
    return round(row.speed[0] / ours.speed[0], 2)


def _padded(n: int, cell: str, width: int) -> str:
    return cell.ljust(width) if n < 2 else cell.rjust(width)  # noqa: PLR2004 - two columns of words
