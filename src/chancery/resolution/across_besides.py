"""A second name that stands right behind the first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from chancery.knowledge.names import besides as joining_words
from chancery.knowledge.names import script_of
from chancery.records.mention import Schema

REACH = 80
"""Characters behind a name in which a second one may stand."""

_BRACKETED = re.compile(r"\s*\(([^()\n]{2,60})\)")
_NAME = re.compile(r"(?:[\"“«]\s*)?((?:[^\W\d_][\w'’\-]*)(?:\s+(?:[^\W\d_][\w'’\-]*))*)")
_SMALL = 3
"""Letters of the longest small word inside a name ("al", "ag", "ben")."""


def besides(
    text: str, name: str, spans: Iterable[tuple[int, int]], schema: Schema
) -> tuple[str, ...]:
    """Other names that a dispatch gives an actor, beside where it is mentioned (``spans``).

    1. in brackets in another script: "Esmaïl Qaani (*اسماعیل قاآنی*)"; 2. an acronym of a body or
    a group in brackets: "Front de libération de l'Azawad (*FLA*)"; 3. behind a word that joins:
    "Moussa Ag Attaher, alias *Abou Walid*", "(also known as *Abu Walid*)".

    Refused: whatever else stands in brackets ("(Iran)", "(54 ans)", a person's party "(PS)").
    """
    found = {_behind(text, _end(text, name, *span), schema) for span in spans}
    return tuple(sorted(other for other in found if other is not None and other != name))


def _end(text: str, name: str, start: int, end: int) -> int:
    """Where the name ends in a mention; brackets at the mention's end belong behind the name."""
    at = text.find(name, start, end)
    return at + len(name) if at >= 0 else end


def _behind(text: str, end: int, schema: Schema) -> str | None:
    behind = text[end : end + REACH]
    bracketed = _BRACKETED.match(behind)
    if bracketed is None:
        return _joined(behind.lstrip(" ,"))
    inside = bracketed[1].strip()
    if _is_other_script(inside) or (schema != "Person" and _is_acronym(inside)):
        return inside
    return _joined(inside)


def _is_other_script(inside: str) -> bool:
    return all(script_of(word) not in {"latin", None} for word in inside.split())


def _is_acronym(inside: str) -> bool:
    bare = inside.replace(".", "")
    return bare.isupper() and bare.isalnum() and bare.isascii()


def _joined(words: str) -> str | None:
    begun = _joins().match(words)
    named = _NAME.match(words, begun.end()) if begun is not None else None
    return _capitals(named[1]) if named is not None else None


def _capitals(words: str) -> str | None:
    """The words up to the last with a capital, small ones between them."""
    kept: list[str] = []
    for word in words.split():
        if not _shows(word) and len(word) > _SMALL:
            break
        kept.append(word)
    while kept and not _shows(kept[-1]):
        kept.pop()
    return " ".join(kept) if kept and kept[0][0].isupper() else None


def _shows(word: str) -> bool:
    return any(letter.isupper() for letter in word)


@cache
def _joins() -> re.Pattern[str]:
    words = "|".join(re.escape(held) for held in joining_words())
    return re.compile(rf"(?:{words})\s*", re.IGNORECASE)
