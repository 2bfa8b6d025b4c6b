"""A second name that stands right behind the first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from chancery.knowledge.folding import fold
from chancery.knowledge.names import besides as joining_words
from chancery.knowledge.names import script_of
from chancery.records.mention import Schema
from chancery.resolution.across_keys import made_acronyms

REACH = 80
"""Characters behind a name in which a second one may stand."""

_BRACKETED = re.compile(r"\s*\(([^()\n]{2,60})\)")
_NAME = re.compile(r"(?:[\"“«]\s*)?((?:[^\W\d_][\w'’\-]*)(?:\s+(?:[^\W\d_][\w'’\-]*))*)")
_CUT = re.compile(r"([^\n.,;:!?()]{1,40})\s\(([A-Z][A-Z.]{1,8})\)")
_WORD = re.compile(r"(?<![\w'’])\w+")
_STOP = re.compile(r"[.,;:!?()«»\"“”]")
_SMALL = 3
"""Letters of the longest small word inside a name ("al", "ag", "ben")."""


def besides(
    text: str, name: str, spans: Iterable[tuple[int, int]], schema: Schema
) -> tuple[str, ...]:
    """Other names that a dispatch gives an actor, beside where it is mentioned (``spans``).

    1. in brackets in another script: "Esmaïl Qaani (*اسماعیل قاآنی*)"; 2. an acronym of a body or
    a group in brackets: "Front de libération de l'Azawad (*FLA*)"; 3. behind a word that joins:
    "Moussa Ag Attaher, alias *Abou Walid*", "(also known as *Abu Walid*)".

    4. before an acronym in brackets, the words that it is made of: "*Front de libération de
    l'Azawad* (FLA)"; and of a name that was cut short both: "Front de libération *de l'Azawad
    (FLA)*".

    Refused: whatever else stands in brackets ("(Iran)", "(54 ans)", a person's party "(PS)").
    """
    held = list(spans)
    found = {_behind(text, _end(text, name, *span), schema) for span in held}
    if schema != "Person":
        for span in held:
            found.update(_made(text, name, *span))
    return tuple(sorted(other for other in found if other is not None and other != name))


def _end(text: str, name: str, start: int, end: int) -> int:
    """Where the name ends in a mention; brackets at the mention's end belong behind the name."""
    at = text.find(name, start, end)
    return at + len(name) if at >= 0 else end


def _made(text: str, name: str, start: int, end: int) -> tuple[str | None, ...]:
    if _is_acronym(name):
        return (_before(text, name, start, end),)
    at = text.find(name, start, end)
    cut = _CUT.match(text, at + len(name)) if at >= 0 else None
    if cut is None or fold(cut[2].replace(".", "")) not in made_acronyms(name + cut[1]):
        return ()
    return cut[2], (name + cut[1]).strip()


def _before(text: str, name: str, start: int, end: int) -> str | None:
    """The words before "(FLA)" from the one that its first letter begins, if they make it."""
    at = text.find(f"({name})", max(0, start - 1), end + 1)
    line = text[max(0, at - REACH) : at].rpartition("\n")[2] if at > 0 else ""
    for begun in reversed(list(_WORD.finditer(line))):
        words = line[begun.start() :].strip()
        if words[0].isupper() and fold(name.replace(".", "")) in made_acronyms(words):
            return words if not _STOP.search(words) else None
    return None


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
