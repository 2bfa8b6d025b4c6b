"""Words of a sentence, and the numbers that they make.

A number is a figure ("1 200", "2,5") or a run of number words ("trois cent vingt et un"), either
with words that multiply it ("millions"). A word that only multiplies ("dizaines") makes none by
itself, unless the language says that it may ("cent", "mille").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from chancery.knowledge.figures import FigureLexicon

_TOKEN = re.compile(
    r"(?<![\w.,/:-])"
    r"(?P<figure>\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+(?!\d)(?:[.,]\d{1,2})?|\d+(?:[.,]\d+)?)"
    r"(?![\w/:-])"
    r"|(?P<word>[^\W\d_]+(?:-[^\W\d_]+)*['’]?|%)"
    r"|(?P<other>[\w/:-]+)"
)
_JOINS = re.compile(r"[ \t\n\u00a0\u202f'’$€£]*")
_YEARS = (1900, 2100)
_POINTED_AT = 3
"""As far as those are counted who were named before: "les trois pays"."""
_PAIR = 20
"""Only from twenty on is a number joined to the next by "et" or "and": "vingt et un"."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word where it stands; ``apart``: a sign parts it from the one before."""

    form: str
    low: str
    start: int
    end: int
    apart: bool
    number: bool


@dataclass(frozen=True, slots=True)
class Number:
    """A number and its words, ``first`` to ``last`` (exclusive).

    ``bare_one`` is an article as well ("un", "a"); ``like_a_year`` are four digits that may date.
    """

    value: float
    first: int
    last: int
    bare_one: bool = False
    like_a_year: bool = False


def cut(text: str) -> list[Word]:
    """The words of a text; hyphens join, apostrophes part."""
    words: list[Word] = []
    end = 0
    for found in _TOKEN.finditer(text):
        low = found[0].lower().replace("’", "'")
        apart = bool(words) and _JOINS.fullmatch(text, end, found.start()) is None
        words.append(
            Word(found[0], low, found.start(), found.end(), apart, found["figure"] is not None)
        )
        end = found.end()
    return words


def numbers(words: list[Word], lexicon: FigureLexicon) -> Iterator[Number]:
    """The numbers among some words, in their order."""
    i = 0
    while i < len(words):
        found = _at(words, i, lexicon)
        if found is not None and not _no_count(words, found, lexicon):
            yield found
        i = found.last if found else i + 1


def _at(words: list[Word], i: int, lexicon: FigureLexicon) -> Number | None:
    if words[i].number:
        value = _figure(words[i].form, lexicon)
        scale, last = _scale(words, i + 1, lexicon)
        bare = words[i].form.isdecimal() and last == i + 1
        like_a_year = bare and _YEARS[0] <= value < _YEARS[1]
        return Number(value * scale, i, last, like_a_year=like_a_year)
    return _written(words, i, lexicon)


def _figure(form: str, lexicon: FigureLexicon) -> float:
    whole, mark, rest = form.rpartition(lexicon.words.decimal)
    if not mark or len(rest) == len("000"):
        whole, rest = form, ""
    digits = re.sub(r"\D", "", whole)
    return float(f"{digits}.{rest or 0}")


def _scale(words: list[Word], i: int, lexicon: FigureLexicon) -> tuple[float, int]:
    """What the words behind a figure multiply it by: "12 millions"."""
    scale = 1
    while i < len(words) and not words[i].apart and words[i].low in lexicon.words.multipliers:
        scale *= lexicon.words.multipliers[words[i].low]
        i += 1
    return scale, i


def _written(words: list[Word], first: int, lexicon: FigureLexicon) -> Number | None:
    total = current = 0
    i = first
    while i < len(words) and (i == first or not words[i].apart):
        low = words[i].low
        value, factor = _value(low, lexicon), lexicon.words.multipliers.get(low)
        if value is not None:
            current += value
        elif factor is not None and (i > first or low in lexicon.words.alone):
            current = max(current, 1) * factor
            total, current = (total + current, 0) if factor >= 1000 else (total, current)  # noqa: PLR2004 - thousands
        elif not (low in lexicon.words.and_ and _goes_on(words, i, total + current, lexicon)):
            break
        i += 1
    value = total + current
    return Number(float(value), first, i, bare_one=value == 1) if i > first else None


def _goes_on(words: list[Word], i: int, so_far: int, lexicon: FigureLexicon) -> bool:
    behind = i + 1 < len(words) and not words[i + 1].apart
    return behind and so_far >= _PAIR and _value(words[i + 1].low, lexicon) is not None


def _value(low: str, lexicon: FigureLexicon) -> int | None:
    """What a written number below a hundred is worth: "dix-sept", "quatre-vingt-douze"."""
    if low in lexicon.values and low not in lexicon.words.multipliers:
        return lexicon.values[low]
    head, mark, tail = low.rpartition("-")
    if not mark:
        return None
    if head.endswith(tuple(f"-{word}" for word in lexicon.words.and_)):
        head = head.rpartition("-")[0]
    one, other = _value(head, lexicon), _value(tail, lexicon)
    return None if one is None or other is None else one + other


def _no_count(words: list[Word], number: Number, lexicon: FigureLexicon) -> bool:
    """Whether it is a day of a month ("12 mai", "May 12"), a year, or points back ("les deux")."""
    before = words[number.first - 1].low if number.first else ""
    if number.like_a_year and before in lexicon.words.stops:
        return True
    if number.value <= _POINTED_AT and before in lexicon.words.back:
        return True
    beside = (number.first - 1, number.last)
    return any(
        words[i].low in lexicon.months for i in beside if 0 <= i < len(words) and not words[i].apart
    )
