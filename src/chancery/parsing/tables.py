"""What training saw: form → lemma by part of speech, read once for the lemmas and for the forms."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

MODELS = Path(__file__).parent / "models"


@cache
def read_table(path: Path) -> dict[str, Any]:
    """The `lemmas.json` of a model: its table and its rules."""
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def seen(language: str, *tags: str) -> frozenset[str]:
    """The forms that training saw with one of these parts of speech; none without a model."""
    path = MODELS / language / "lemmas" / "lemmas.json"
    table = read_table(path)["table"] if path.is_file() else {}
    return frozenset(form for tag in tags for form in table.get(tag, ()))
