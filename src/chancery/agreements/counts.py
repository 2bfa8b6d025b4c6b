"""How many were promised, and how many a deed is told of.

1. "libérer 200 prisonniers": 200 are owed
2. "a libéré 12 prisonniers", "free 12 inmates": 12, since their noun is one of the promise's or
   stands in the words of the deed
3. "1 billion" of "3 billion francs"
4. "neuf des quatorze soldats": 9, where 14 are owed
5. "extrader trois trafiquants": 3; of several words ("deux cents") nothing is counted, since
   nobody reads them here
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from chancery.agreements.clause import clause_of, promises_in
from chancery.agreements.wording import figures, stems
from chancery.knowledge.figures import load_figures
from chancery.knowledge.load import languages
from chancery.knowledge.phrases import running
from chancery.knowledge.times import load_grammar
from chancery.records.dossier import Stipulation
from chancery.records.telling import Figure, Telling


def owed_count(stipulation: Stipulation) -> int | None:
    """How many are owed: ``None`` when the words say no number, 0 when one that is not read."""
    thing = stipulation.thing or ""
    written = owed_figure(stipulation)
    if written:
        return written
    spoken = [n for language, _ in stipulation.words for n in _in_words(thing, language)]
    return None if not spoken else spoken[0] if len(spoken) == 1 else 0


def owed_figure(stipulation: Stipulation) -> int | None:
    """The greatest number that the object says in figures: 3000000000 of "3 billion francs"."""
    thing = stipulation.thing or ""
    found = _scaled(thing, [language for language, _ in stipulation.words])
    return max(found or figures(thing), default=None)


def _scaled(text: str, spoken: Iterable[str | None]) -> set[int]:
    """``"pay 3 billion by May 1"`` → ``{3000000000}``."""
    words = running(text)
    scales = {
        word: many
        for language in spoken
        if language in languages()
        for word, many in load_figures(str(language)).words.multipliers.items()
    }
    return {
        int(word) * scales[behind]
        for word, behind in pairwise(words)
        if word.isdecimal() and behind in scales
    }


def _in_words(thing: str, language: str | None) -> list[int]:
    if language not in languages():
        return []
    numbers = load_grammar(str(language)).words.numbers
    return [numbers[word] for word in running(thing) if numbers.get(word, 0) > 1]


def counted(telling: Telling, stipulation: Stipulation) -> float | None:
    """How many the deed is told of: form 2."""
    clause = clause_of(telling)
    hits = promises_in(clause, telling.language)
    deed = {word for hit in hits for word in clause.words[hit.first : hit.last + 1]}
    own = frozenset[str]().union(*(stems(action) for _, action in stipulation.words))
    found = [
        figure.value
        for figure in telling.figures
        if figure.exact in clause.text and _of(figure, frozenset(deed), own)
    ]
    owed = owed_count(stipulation)
    if not found and owed and owed == owed_figure(stipulation):
        found = sorted(_scaled(" ".join(clause.words), (telling.language,)))
    fewer = [value for value in found if owed and value < owed]
    return max(fewer if owed in found and fewer else found, default=None)


def _of(figure: Figure, deed: frozenset[str], own: frozenset[str]) -> bool:
    words = running(figure.noun)
    return bool(words) and (words[-1] in deed or bool(stems(figure.noun) & own))
