"""A page extracted again: the same bytes must give the same text, cut into the same blocks."""

from __future__ import annotations

from functools import partial

from chancery.checking.answers import Checked, Finding
from chancery.exchange import SavedReading
from chancery.records.dispatch import Capture, Dispatch


def replay(reading: SavedReading, capture: Capture, data: bytes) -> Dispatch:
    """Extract the page again, with what the first reading was told from outside.

    Readings of before a given language was stated as a fact do not say whether it was given, and
    what is set aside as foreign depends on it: it is recognised again, and told only when that
    gives something else.
    """
    from chancery.pipeline import open_dispatch  # noqa: PLC0415 - only needed for a page

    said = reading.typed.dispatch
    given = {fact.name: fact.value for fact in said.metadata if fact.origin == "option"}
    again = partial(
        open_dispatch,
        capture,
        data,
        published=given.get("published"),
        publisher=given.get("publisher"),
    )
    found = again(language=given.get("language"))
    if "language" in given or not _differs(reading, found):
        return found
    return again(language=said.language)


def _differs(reading: SavedReading, replayed: Dispatch) -> bool:
    findings = check_page(reading, replayed).findings
    return bool(findings) or replayed.language != reading.typed.dispatch.language


def check_page(reading: SavedReading, replayed: Dispatch) -> Checked:
    """Whether the page, extracted again, is the one that was read."""
    said, now = reading.typed.dispatch, replayed.to_json()
    raw = reading.raw["dispatch"]
    blocks = raw["blocks"] if isinstance(raw, dict) else None
    found = []
    if replayed.capture.sha256 != said.capture.sha256:
        found.append(_changed("capture.sha256", "the bytes are not those that were read"))
    if now["text"] != said.text:
        found.append(_changed("text", _first_difference(said.text, str(now["text"]))))
    elif now["blocks"] != blocks:
        found.append(_changed("blocks", "the text is the same, cut into blocks differently"))
    path = replayed.capture.path or "-"
    return Checked(kind="page", id=path, name="", checks=3, findings=tuple(found))


def _first_difference(said: str, now: str) -> str:
    pairs = enumerate(zip(said, now, strict=False))
    at = next((i for i, (a, b) in pairs if a != b), min(len(said), len(now)))
    return f"differs from character {at} on: “{said[at : at + 20]}” now reads “{now[at : at + 20]}”"


def _changed(where: str, detail: str) -> Finding:
    return Finding(where=where, answer="changed", detail=detail)
