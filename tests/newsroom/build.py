"""Write ``dispatches.jsonl``: ``python -m tests.newsroom.build``; ``--check`` only compares."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.newsroom.load import load_truth
from tests.newsroom.records import Telling, Truth

__all__ = ["DISPATCHES", "lines", "load_truth", "main"]

DISPATCHES = Path(__file__).parent / "dispatches.jsonl"


def lines(truth: Truth) -> str:
    """The table that ``chancery ingest`` reads: one dispatch a line, in order of publication."""
    rows = (json.dumps(_row(one), ensure_ascii=False) for one in truth.dispatches.values())
    return "".join(f"{row}\n" for row in rows)


def _row(one: Telling) -> dict[str, str]:
    return {
        "id": one.id,
        "url": one.url,
        "publisher": one.outlet,
        "published": one.published,
        "language": one.language,
        "title": one.title,
        "text": one.text,
    }


def main(arguments: list[str]) -> int:
    """Write the table, or with ``--check`` say whether it is current."""
    made = lines(load_truth())
    if "--check" in arguments:
        return int(made != DISPATCHES.read_text("utf-8"))
    DISPATCHES.write_text(made, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
