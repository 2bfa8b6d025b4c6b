"""What a saved reading tells of its reviewers: is each judgement what it was, and what changed."""

from __future__ import annotations

from collections.abc import Iterator

from chancery.checking.answers import Finding
from chancery.records.identity import identify


def check_judgements(record: dict[str, object]) -> Iterator[Finding]:
    """A judgement whose content does not make its id, or that is of another record."""
    for number, judgement in enumerate(_judgements(record)):
        where, name = f"review.judgements[{number}]", judgement.get("id")
        made = identify("review", judgement)
        if made != name:
            detail = f"says {name}, the content makes {made}"
            yield Finding(where=f"{where}.id", answer="changed", detail=detail)
        if judgement.get("record") != record.get("id"):
            detail = f"is of {judgement.get('record')}"
            yield Finding(where=f"{where}.record", answer="changed", detail=detail)


def review_of(record: dict[str, object]) -> str | None:
    """``corrected: type, mode are not the machine's``; ``None`` when nobody judged it."""
    review = record.get("review")
    if not isinstance(review, dict):
        return None
    machine = review.get("machine")
    fields = ", ".join(machine) if isinstance(machine, dict) else ""
    status = str(review.get("status"))
    return f"{status}: not as the machine read it: {fields}" if fields else status


def _judgements(record: dict[str, object]) -> list[dict[str, object]]:
    review = record.get("review")
    said = review.get("judgements") if isinstance(review, dict) else None
    return [one for one in said if isinstance(one, dict)] if isinstance(said, list) else []
