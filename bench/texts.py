"""What is read: the gold dispatches where they lie, else the project's own golden dispatches."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[1]

LEAST = 300
"""Words that a dispatch put together from golden dispatches has at least."""


def dispatches(language: str, count: int, folder: Path) -> tuple[str, list[Path]]:
    """Where they come from, and so many files, no two alike: each has a last line of its own."""
    shared = Path(os.environ.get("CHANCERY_SHARED", ROOT.parent / "shared"))
    gold = sorted((shared / "gold" / "dispatches" / "docs").glob(f"{language}_*.txt"))
    texts = [path.read_text(encoding="utf-8") for path in gold] or list(_golden(language))
    origin = "the gold set's" if gold else "the project's own golden dispatches"
    paths = []
    for number, text in enumerate(islice(cycle(texts), count)):
        path = folder / f"{number:03}.txt"
        path.write_text(f"{text}\n\nNo. {number}\n", encoding="utf-8")
        paths.append(path)
    return origin, paths


def _golden(language: str) -> Iterator[str]:
    """The texts of golden dispatches, put together until each has the length of a dispatch."""
    parts: list[str] = []
    for path in sorted((ROOT / "tests" / "dispatches" / language).rglob("*.yml")):
        parts += _texts(yaml.safe_load(path.read_text(encoding="utf-8")))
        if sum(len(part.split()) for part in parts) >= LEAST:
            yield "\n\n".join(parts)
            parts = []


def _texts(node: object) -> list[str]:
    if isinstance(node, dict):
        own = [v for k, v in node.items() if k == "text" and isinstance(v, str)]
        return own + [t for v in node.values() if not isinstance(v, str) for t in _texts(v)]
    return [text for item in node for text in _texts(item)] if isinstance(node, list) else []
