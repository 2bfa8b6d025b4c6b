"""Lines and brackets that say which news agencies a text is from, or draws on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from chancery.knowledge.page_words import all_of, page_words
from chancery.knowledge.publishers import publishers_named
from chancery.pages.fold import fold
from chancery.records.text import Span

LONGEST = 100
"""A longer line is no signature, so long lines cost nothing."""

_MOST_NAMES = 4
_MOST_WHO = 6
_EDGES = " \t.-–—|/*"
_AROUND = _EDGES + "()[]©"
_PIECE = re.compile(r"[^,;/&|()\[\]]+")
_ELIDED = re.compile(r"^[^\W\d_]['’](?=[^\W\d_a-zà-ÿ])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """The agencies that a line names, in its code points; ``who`` is written in front of them.

    No agency is named by ``avec agences``.
    """

    who: str
    agencies: tuple[Span, ...]


def find_signature(line: str) -> Signature | None:
    """What a line, or a bracket, says when all of it says which agencies the text is from.

    1. the names: ``AFP``, ``(AFP, Reuters)``, ``– AP``, ``AFP et Reuters``, ``© Belga``
    2. behind a word that says that the text draws on them: ``avec AFP``, ``(Avec l'AFP et AP)``,
       ``With inputs from AFP``, ``(Source: TASS)``, ``avec agences``
    3. and who wrote it in front: ``Le Phare du Sud avec AFP``, ``Jeanne Morel (avec AFP)``

    Refused: what has a word of its own beside that (``Entretien avec l'AFP``, ``AFP dénonce``),
    sentences, names that no agency has, and outlets alone (``Le Monde``).
    """
    if len(line) > LONGEST:
        return None
    for cue in _cues().finditer(line):
        who = line[: cue.start()].strip(_AROUND + ",:")
        agencies = _agencies(line, cue.end())
        if agencies is not None and (not who or _is_somebody(who)):
            return Signature(who=who, agencies=agencies)
    named = _agencies(line, 0)
    return Signature(who="", agencies=named) if named else None


def _agencies(line: str, start: int) -> tuple[Span, ...] | None:
    """The agencies of a list, ``None`` when anything else stands in it."""
    found: list[Span] = []
    pieces = [
        span for piece in _PIECE.finditer(line, start) for span in _parted(line, *piece.span())
    ]
    pieces = [span for span in pieces if line[span.start : span.end].strip(_AROUND)]
    for span in pieces:
        name = _trimmed(line, span)
        words = line[name.start : name.end]
        if any(one.kind == "agency" for one in publishers_named(words)):
            found.append(name)
        elif fold(words) not in _unnamed():
            return None
    return tuple(found) if 0 < len(pieces) <= _MOST_NAMES else None


def _parted(line: str, start: int, end: int) -> list[Span]:
    """``AFP et Reuters``, ``AFP - Reuters``: cut at the words and dashes between names."""
    spans, at = [], start
    for joint in _joints().finditer(line, start, end):
        spans.append(Span(at, joint.start()))
        at = joint.end()
    return [*spans, Span(at, end)]


def _trimmed(line: str, span: Span) -> Span:
    """A name without what stands around it, and without an elided article."""
    words = line[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip(_AROUND))
    bare = words.strip(_AROUND)
    elided = _ELIDED.match(bare)
    return Span(start + (elided.end() if elided else 0), start + len(bare))


def _is_somebody(who: str) -> bool:
    """``La rédaction``, ``Le Phare du Sud``: a desk, or a name of two words or more."""
    if fold(who) in _desks() or publishers_named(who):
        return True
    words = [word for word in who.split() if fold(word) not in page_words().in_names]
    capital = all(word[:1].isupper() for word in words)
    return capital and 1 < len(who.split()) <= _MOST_WHO and who[:1].isupper() and bool(words)


@cache
def _cues() -> re.Pattern[str]:
    words = page_words()
    draws = _one_of(all_of(words.draws_on))
    sources = _one_of(all_of(words.source))
    return re.compile(rf"(?<!\w)(?:(?:{draws})(?:\s*:)?\s|(?:{sources})\s*:)", re.IGNORECASE)


@cache
def _joints() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{_one_of(all_of(page_words().joins))}|[-–—])\s", re.IGNORECASE)


@cache
def _unnamed() -> frozenset[str]:
    return frozenset(map(fold, all_of(page_words().agencies)))


@cache
def _desks() -> frozenset[str]:
    return frozenset(map(fold, all_of(page_words().desk)))


def _one_of(phrases: tuple[str, ...]) -> str:
    longest = sorted(set(phrases), key=len, reverse=True)
    return "|".join(re.escape(one).replace(r"\ ", r"\s+") for one in longest)
