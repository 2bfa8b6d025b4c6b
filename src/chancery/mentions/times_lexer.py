"""From words to the lexemes that the forms of time are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from chancery.knowledge.times import OTHER, Entry, Figures, Grammar, Value
from chancery.records.syntax import Syntax, Word
from chancery.records.text import Span

YEAR_LAST = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})")
YEAR_FIRST = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
DASH = re.compile(r"([-–—])")
DIGITS = {"i": 1, "v": 5, "x": 10}

LAST_DAY, LAST_MONTH, FIRST_YEAR, LAST_YEAR, LONGEST = 31, 12, 1000, 2199, 9

CAPITAL = ("weekday", "month")
"""Classes of words that some languages always write with a capital."""

GLUED = 5
"""Words that a tokenizer makes of one date at most: "2025-05-14" becomes five."""

VERBS = ("VERB", "AUX")

RANGES = (["day", "dash", "day"], ["year", "dash", "year"], ["year", "dash", "figure"])
"""What a dash joins and is no compound word: "3–5", "2019-2021"."""


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
    place = 0
    while place < len(words):
        word, lower = words[place], lowers[place]
        several = _phrase(lowers, place, grammar) or _glued(words, place, grammar)
        entry, count = several or (_entry(words, place, lower, grammar), 1)
        if entry is None and (not lower.isalpha() or lower[0] in DIGITS):
            yield from _shaped(word, lower, grammar)
        else:
            span = word.span if count == 1 else word.span.to(words[place + count - 1].span)
            kind, value = (entry.kind, entry.value) if entry else (OTHER, "")
            yield Lexeme(kind, value, span, word.i, word.i + count)
        place += count


def _phrase(lowers: list[str], place: int, grammar: Grammar) -> tuple[Entry, int] | None:
    for rest, entry in grammar.phrases.get(lowers[place], ()):
        if tuple(lowers[place + 1 : place + 1 + len(rest)]) == rest:
            return entry, 1 + len(rest)
    return None


def _entry(words: tuple[Word, ...], place: int, lower: str, grammar: Grammar) -> Entry | None:
    """What the word is listed as; "may" and "march" are no months without their capital."""
    entry = grammar.entries.get(lower)
    if entry and entry.kind in CAPITAL and grammar.words.capitals:
        capital = words[place].text[0].isupper()
        return entry if capital and not _is_auxiliary(words, place) else None
    return entry


def _is_auxiliary(words: tuple[Word, ...], place: int) -> bool:
    """As in "May he rest", "14 MAY HAVE DIED"; "on 12 May the army said" is only tagged so."""
    if words[place].upos != "AUX":
        return False
    before, behind = words[max(0, place - 1) : place], words[place + 1 : place + 2]
    return not before or before[0].upos != "NUM" or any(w.upos in VERBS for w in behind)


def _glued(words: tuple[Word, ...], place: int, grammar: Grammar) -> tuple[Entry, int] | None:
    """Read "2025-05-14" and "Wed." where they were cut; a full stop that ends a sentence stays."""
    end = place + 1
    while end < min(len(words), place + GLUED) and words[end - 1].span.end == words[end].span.start:
        end += 1
    for last in range(end, place + 1, -1):
        lower = "".join([word.lower for word in words[place:last]])
        entry = _entry(words, place, lower, grammar)
        if entry and (last < len(words) or not lower.endswith(".")):
            return entry, last - place
        kind, value = _shape(lower, grammar)
        if kind in ("numeric", "decade"):
            return Entry(kind, value), last - place
    return None


def _shaped(word: Word, lower: str, grammar: Grammar) -> Iterator[Lexeme]:
    """The word as one lexeme, or as several that dashes join: "mi-avril", "mid-2024", "3–5"."""
    kind, value = _shape(lower, grammar)
    parts = DASH.split(lower) if kind == OTHER and len(lower) == len(word.text) else []
    classed = [_part(part, grammar) for part in parts]
    is_range = [kind for kind, _ in classed] in RANGES
    if not is_range and not _is_compound(parts, classed):
        yield Lexeme(kind, value, word.span, word.i, word.i + 1)
        return
    start = word.span.start
    for (kind, value), part in zip(classed, parts, strict=True):
        if is_range or kind != "dash":
            span = Span(start, start + len(part))
            yield Lexeme(kind, value, span, word.i, word.i + 1)
        start += len(part)


def _is_compound(parts: list[str], classed: list[tuple[str, Value]]) -> bool:
    """Whether all the parts speak of time, and the first of them in letters."""
    return len(parts) > 1 and parts[0].isalpha() and all(kind != OTHER for kind, _ in classed)


def _part(part: str, grammar: Grammar) -> tuple[str, Value]:
    entry = grammar.entries.get(part)
    if DASH.fullmatch(part):
        return "dash", part
    return (entry.kind, entry.value) if entry else _shape(part, grammar)


def _shape(lower: str, grammar: Grammar) -> tuple[str, Value]:
    if found := grammar.day.fullmatch(lower):
        number = int(found[1])
        return ("day" if 1 <= number <= LAST_DAY else "figure"), number
    if lower.isdecimal() and len(lower) <= LONGEST:
        number = int(lower)
        is_year = len(lower) == len("2000") and FIRST_YEAR <= number <= LAST_YEAR
        return ("year" if is_year else "figure"), number
    if grammar.clock.fullmatch(lower):
        return "clock", lower
    if YEAR_LAST.fullmatch(lower) or YEAR_FIRST.fullmatch(lower):
        return "numeric", lower
    return _numbered(lower, grammar)


def _numbered(lower: str, grammar: Grammar) -> tuple[str, Value]:
    if found := grammar.decade.fullmatch(lower):
        return "decade", int(found[1].replace("'", "19"))
    if found := grammar.ordinal.fullmatch(lower):
        return "ordinal", int(found[1])
    if found := grammar.roman.fullmatch(lower):
        return "roman", read_roman(found[1])
    return OTHER, ""


def read_roman(numeral: str) -> int:
    """``xix`` is 19; only the digits of centuries are known."""
    values = [DIGITS[digit] for digit in numeral]
    following = [*values[1:], 0]
    return sum(-one if one < after else one for one, after in zip(values, following, strict=True))


def read_figures(value: str, order: Figures) -> tuple[int, int, int] | None:
    """``14/05/2025`` and ``2025-05-14`` as year, month, day.

    Where a language writes ``either`` the day or the month first, ``05/06/2025`` is no day that
    anybody could name.
    """
    if found := YEAR_FIRST.fullmatch(value):
        return int(found[1]), int(found[2]), int(found[3])
    found = YEAR_LAST.fullmatch(value)
    if found is None:
        return None
    one, two, year = int(found[1]), int(found[3]), int(found[4])
    if order == "either" and one != two and max(one, two) <= LAST_MONTH:
        return None
    month_first = order == "month_first" or (order == "either" and two > LAST_MONTH)
    return (year, one, two) if month_first else (year, two, one)
