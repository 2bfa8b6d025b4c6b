"""Towns where others met or signed: "un accord à *Libreville*" is not about Gabon."""

from __future__ import annotations

from functools import cache

from chancery.knowledge.frames import load_frames
from chancery.knowledge.modality import load_content
from chancery.records.mention import PlaceMention
from chancery.records.syntax import Syntax
from chancery.records.text import Span

HOSTED = frozenset({"sign", "conclude", "meet", "negotiate", "mediate"})
"""Acts for which a town only lends its rooms."""


def hosting(syntax: Syntax, places: tuple[PlaceMention, ...], language: str) -> frozenset[Span]:
    """The towns named as where a meeting was held, or an accord made."""
    held = load_content(language).venues | _verbs(language)
    found = set()
    for place in places:
        if place.place.precision != "point" or place.head >= len(syntax.words):
            continue
        head = syntax.words[place.head]
        cased = bool(syntax.children(head, "case")) or head.rel == "compound"
        if cased and any(word.lemma in held for word in syntax.ancestors(head)):
            found.add(place.span)
    return frozenset(found)


@cache
def _verbs(language: str) -> frozenset[str]:
    return frozenset(frame.lemma for frame in load_frames(language) if frame.act in HOSTED)
