"""Does a text still say what an evidence quotes?

Answers, with the case that earns each:

1. *holds*: the words stand in their place, among the same neighbours.
2. *moved*: they stand elsewhere, and surely it is they: once in the whole text, or once among the
   neighbours they had ("Bagdad" five lines further down, after "conseiller … à").
3. *changed*: the neighbours stand, the words between them are others ("Bagda"); or the words stand,
   between other neighbours.
4. *not found*: neither words nor neighbours; or the words stand in several places and nothing says
   which; or an evidence that quotes nothing.
"""

from __future__ import annotations

from chancery.checking.answers import Answer
from chancery.exchange.shapes import Evidence
from chancery.records.text import CONTEXT

CANDIDATES = 64
"""Places looked at when words stand in many; beyond that nothing says which of them it is."""

SHOWN = 60
"""Characters of what now stands there that a detail shows."""


def check_quotation(evidence: Evidence, text: str) -> tuple[Answer, str]:
    """The answer for one evidence, and a line of detail (empty when it holds)."""
    if not evidence.exact:
        return "not found", "quotes no words"
    if text[evidence.start : evidence.end] == evidence.exact:
        if _neighbours(evidence, text, evidence.start) == (True, True):
            return "holds", ""
        return "changed", f"“{_short(evidence.exact)}” stands, among other words"
    return _elsewhere(evidence, text)


def _elsewhere(evidence: Evidence, text: str) -> tuple[Answer, str]:
    places = _places(evidence.exact, text)
    surely = _surely(evidence, text, places)
    if surely is not None:
        return "moved", f"“{_short(evidence.exact)}” stands at {surely}, not {evidence.start}"
    if places:
        return "not found", f"“{_short(evidence.exact)}” stands in several places, none surely it"
    now = _between(evidence, text)
    if now is None:
        return "not found", f"neither “{_short(evidence.exact)}” nor the words around it stand here"
    said, reads = _from_difference(evidence.exact, now)
    return "changed", f"“{_short(said)}” now reads “{_short(reads)}”"


def _places(exact: str, text: str) -> list[int]:
    found: list[int] = []
    at = text.find(exact)
    while at >= 0 and len(found) < CANDIDATES:
        found.append(at)
        at = text.find(exact, at + 1)
    return found


def _surely(evidence: Evidence, text: str, places: list[int]) -> int | None:
    """The one place: the only one, or the only one with both, or one, of the neighbours."""
    if len(places) == 1:
        return places[0]
    alike = {place: sum(_neighbours(evidence, text, place)) for place in places}
    for wanted in (2, 1):
        best = [place for place, count in alike.items() if count == wanted]
        if best:
            return best[0] if len(best) == 1 else None
    return None


def _neighbours(evidence: Evidence, text: str, start: int) -> tuple[bool, bool]:
    end = start + len(evidence.exact)
    before = text[max(0, start - CONTEXT) : start] == evidence.prefix
    return before, text[end : end + CONTEXT] == evidence.suffix


def _between(evidence: Evidence, text: str) -> str | None:
    """What now stands between the neighbours; ``None`` when they are gone too."""
    before = text.find(evidence.prefix) if evidence.prefix else -1
    start = before + len(evidence.prefix)
    after = text.find(evidence.suffix, max(start, 0)) if evidence.suffix else -1
    if before >= 0:
        return text[start:after] if after >= 0 else text[start : start + len(evidence.exact)]
    if after >= 0:
        return text[max(0, after - len(evidence.exact)) : after]
    return None


def _from_difference(said: str, now: str) -> tuple[str, str]:
    """Both from shortly before where they part, when they would otherwise look the same."""
    pairs = enumerate(zip(said, now, strict=False))
    at = next((i for i, (a, b) in pairs if a != b), min(len(said), len(now)))
    start = at - SHOWN // 3 if at > SHOWN // 2 else 0
    mark = "…" if start else ""
    return mark + said[start:], mark + now[start:]


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1] + "…"
