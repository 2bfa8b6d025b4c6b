"""From words to the lexemes that the forms of time are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from chancery.knowledge.times import OTHER, Entry, Grammar, Value
from chancery.records.syntax import Syntax, Word
from chancery.records.text import Span

DAY = re.compile(r"(\d{1,2})(?:er)?")
ORDINAL = re.compile(r"(\d{1,2})(?:ère|e|è|ème|ᵉ|nd|nde)")
CLOCK = re.compile(r"\d{1,2}[hH](?:\d{2})?|\d{1,2}:\d{2}")
ROMAN = re.compile(r"([ivx]+)(?:er|e|è|ème|ᵉ)")
DAY_FIRST = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})")
YEAR_FIRST = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
DIGITS = {"i": 1, "v": 5, "x": 10}

LAST_DAY, FIRST_YEAR, LAST_YEAR, LONGEST = 31, 1000, 2199, 9


class Lexeme(NamedTuple):
    """Words ``first`` to ``last`` exclusive (or a part of one word), their class and value."""

    kind: str
    value: Value
    span: Span
    first: int
    last: int


def find_lexemes(syntax: Syntax, grammar: Grammar) -> list[Lexeme]:
    """All words as lexemes; a lexeme of the class ``break`` stands between two blocks."""
    found: list[Lexeme] = []
    block = -1
    for sentence in syntax.sentences:
        if sentence.block != block and found:
            end = Span(sentence.span.start, sentence.span.start)
            found.append(Lexeme("break", "", end, sentence.first, sentence.first))
        block = sentence.block
        found.extend(_lexemes(syntax.words_of(sentence), grammar))
    return found


def _lexemes(words: tuple[Word, ...], grammar: Grammar) -> Iterator[Lexeme]:
    lowers = [word.lower for word in words]
    entries, phrases = grammar.entries, grammar.phrases
    place = 0
    while place < len(words):
        word, lower = words[place], lowers[place]
        phrase = _phrase(lowers, place, grammar) if lower in phrases else None
        entry = phrase[0] if phrase else entries.get(lower)
        count = phrase[1] if phrase else 1
        if entry is None and (not lower.isalpha() or lower[0] in DIGITS):
            yield from _shaped(word, lower, grammar)
        else:
            span = word.span if count == 1 else word.span.to(words[place + count - 1].span)
            kind, value = (entry.kind, entry.value) if entry else (OTHER, "")
            yield Lexeme(kind, value, span, word.i, word.i + count)
        place += count


def _phrase(lowers: list[str], place: int, grammar: Grammar) -> tuple[Entry, int] | None:
    for rest, entry in grammar.phrases[lowers[place]]:
        if tuple(lowers[place + 1 : place + 1 + len(rest)]) == rest:
            return entry, 1 + len(rest)
    return None


def _shaped(word: Word, lower: str, grammar: Grammar) -> Iterator[Lexeme]:
    parts = lower.split("-") if "-" in lower.strip("-") else []
    entries = [grammar.entries.get(part) for part in parts]
    start = word.span.start
    if len(lower) == len(word.text) and entries and all(entries):
        for part, entry in zip(parts, entries, strict=True):
            if entry:
                span = Span(start, start + len(part))
                yield Lexeme(entry.kind, entry.value, span, word.i, word.i + 1)
            start += len(part) + 1
        return
    kind, value = _shape(lower)
    yield Lexeme(kind, value, word.span, word.i, word.i + 1)


def _shape(lower: str) -> tuple[str, Value]:
    if found := DAY.fullmatch(lower):
        number = int(found[1])
        return ("day" if 1 <= number <= LAST_DAY else "figure"), number
    if lower.isdecimal() and len(lower) <= LONGEST:
        number = int(lower)
        is_year = len(lower) == len("2000") and FIRST_YEAR <= number <= LAST_YEAR
        return ("year" if is_year else "figure"), number
    if CLOCK.fullmatch(lower):
        return "clock", lower
    if DAY_FIRST.fullmatch(lower) or YEAR_FIRST.fullmatch(lower):
        return "numeric", lower
    return _ordinal(lower)


def _ordinal(lower: str) -> tuple[str, Value]:
    if found := ORDINAL.fullmatch(lower):
        return "ordinal", int(found[1])
    if found := ROMAN.fullmatch(lower):
        return "roman", read_roman(found[1])
    return OTHER, ""


def read_roman(numeral: str) -> int:
    """``xix`` is 19; only the digits of centuries are known."""
    values = [DIGITS[digit] for digit in numeral]
    following = [*values[1:], 0]
    return sum(-one if one < after else one for one, after in zip(values, following, strict=True))


def read_figures(value: str) -> tuple[int, int, int] | None:
    """``14/05/2025`` and ``2025-05-14`` as year, month, day."""
    if found := DAY_FIRST.fullmatch(value):
        return int(found[4]), int(found[3]), int(found[1])
    if found := YEAR_FIRST.fullmatch(value):
        return int(found[1]), int(found[2]), int(found[3])
    return None
