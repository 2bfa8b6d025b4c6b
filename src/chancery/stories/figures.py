"""Numbers in a sentence, with what they count.

Read are

1. figures and written-out numbers before a noun: "12 morts", "douze morts", "1,200 soldiers",
   "five of 14 soldiers"
2. numbers of several words: "deux cent cinquante otages", "two dozen fighters", "2,5 millions
   d'euros"
3. round numbers: "une trentaine de blessés", "a hundred tanks"
4. what became of those who are counted, behind or before: "12 people were *killed*", "*tuant* douze
   civils", "*killed* at least 15"; the noun is then the outcome, or
   the word for how many there were: "an earlier *toll* of four"
5. one, only with an outcome: "un soldat a été tué"
6. percentages and sums of money: "12 %", "$40 million"

Words that make a number less exact ("au moins", "up to") are quoted with it. Refused are numbers
that count nothing ("la résolution 1701"), dates and years, ages and lengths of time, hours,
ordinals, numbers that point back ("les deux hommes") and those that nobody gives ("des dizaines").
"""

from __future__ import annotations

from chancery.knowledge.figures import FigureLexicon, load_figures
from chancery.records.telling import Figure
from chancery.stories.figures_numbers import Number, Word, cut, numbers

_NOUN_WITHIN = 4
_OUTCOME_WITHIN = 5
_SHORTEST = 3


def find_figures(text: str, language: str) -> tuple[Figure, ...]:
    """The numbers of a text and what they count, in their order."""
    lexicon = load_figures(language)
    words = cut(text)
    found = (_figure(text, words, number, lexicon) for number in numbers(words, lexicon))
    return tuple(dict.fromkeys(figure for figure in found if figure is not None))


def _figure(text: str, words: list[Word], number: Number, lexicon: FigureLexicon) -> Figure | None:
    first = _approximate(words, number.first, lexicon)
    noun = _noun(words, number, lexicon)
    alive = noun is None or words[noun].low not in lexicon.known - lexicon.people
    outcome = _outcome(words, first, noun, lexicon) if alive else None
    shown = noun if outcome is None else outcome
    if shown is None or (number.bare_one and words[shown].low not in lexicon.outcomes):
        return _money(text, words, number, lexicon)
    ends = [number.last - 1, *(i for i in (noun, outcome) if i is not None)]
    begin, end = words[min(first, *ends)].start, words[max(ends)].end
    return Figure(value=number.value, noun=words[shown].form, exact=text[begin:end])


def _noun(words: list[Word], number: Number, lexicon: FigureLexicon) -> int | None:
    """The word that is counted: one that is known, else the one next to the number."""
    nearest = None
    for i in _stretch(words, number.last, _NOUN_WITHIN):
        low = words[i].low
        if low in lexicon.refused or low in lexicon.months:
            return None
        if low in lexicon.words.passed_by:
            continue
        if words[i].number and words[i - 1].low in lexicon.words.passed_by and i > number.last:
            continue
        if low in lexicon.words.stops or words[i].number:
            break
        if low in lexicon.known:
            return i
        nearest = i if nearest is None else nearest
    return nearest if nearest is not None and _may_count(words[nearest], number) else None


def _may_count(word: Word, number: Number) -> bool:
    return word.form.islower() and len(word.form) >= _SHORTEST and not number.like_a_year


def _outcome(words: list[Word], first: int, noun: int | None, lexicon: FigureLexicon) -> int | None:
    """What became of those who are counted: told behind the noun, or right before the number."""
    if noun is not None:
        for i in _stretch(words, noun + 1, _OUTCOME_WITHIN):
            if words[i].low in lexicon.words.stops or words[i].number:
                break
            if words[i].low in lexicon.outcomes:
                return i
    i = first - 1
    while i >= 0 and words[i].low in lexicon.words.passed_by and not words[i].apart:
        i -= 1
    told = lexicon.outcomes | lexicon.tolls if noun is None else lexicon.outcomes
    before = i >= 0 and words[i].low in told and not words[first].apart
    return i if before else None


def _money(text: str, words: list[Word], number: Number, lexicon: FigureLexicon) -> Figure | None:
    begin, end = words[number.first].start, words[number.last - 1].end
    sign = text[max(0, begin - 1) : begin]
    if sign not in lexicon.words.currencies:
        return None
    noun = lexicon.words.currencies[sign]
    return Figure(value=number.value, noun=noun, exact=text[begin - 1 : end])


def _approximate(words: list[Word], first: int, lexicon: FigureLexicon) -> int:
    """Where the quotation begins: at "au moins", else at the number."""
    for phrase in lexicon.words.approximate:
        parts = phrase.replace("'", "' ").split()
        begin = first - len(parts)
        if begin >= 0 and [word.low for word in words[begin:first]] == parts:
            return begin
    return first


def _stretch(words: list[Word], begin: int, length: int) -> list[int]:
    """Some words on, as long as nothing parts them."""
    held: list[int] = []
    for i in range(begin, min(begin + length, len(words))):
        if words[i].apart:
            break
        held.append(i)
    return held
