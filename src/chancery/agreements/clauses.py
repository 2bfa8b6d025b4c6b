"""The words around a deed that say how far it has come.

The clause runs from the punctuation before the words of the deed to the punctuation behind them. A
word of progress counts

1. before the deed, within six words: "a *commencé* jeudi à libérer", "*suspended* the withdrawal"
2. behind it, within eight, after an auxiliary: "la libération … *a été reportée*"
3. behind it, of quantity or end: "a libéré *la moitié* des prisonniers", "*achevé*"

Refused: words beyond a conjunction or a relative pronoun; words that belong to the promise itself
("*suspend* enrichment"); a word inside a longer phrase of another state ("*fin de la suspension*").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from chancery.knowledge.phrases import Hit, running, spelled
from chancery.knowledge.provisions import Progress, progress, provision_in, provisions_in
from chancery.records.telling import Telling

_STOP = re.compile(r"[;:!?«»“”\"()\n]|[.,](?!\d)")
_BEFORE, _BEHIND = 6, 8
"""Words between: an adverb or a date before, a noun phrase behind."""

_FREE = ("partly", "claimed_done")
"""States whose words may stand behind the deed without an auxiliary: form 3."""


@dataclass(frozen=True, slots=True)
class Clause:
    """The words of the clause of a deed; the deed's own are ``first`` to ``last`` inclusive."""

    text: str
    words: tuple[str, ...]
    first: int
    last: int


def clause_of(telling: Telling) -> Clause:
    """The clause that the telling's own words stand in, within the telling's text."""
    text, exact = telling.text, telling.cited.exact
    start = text.find(exact)
    if start < 0:
        text, start = exact, 0
    end = start + len(exact)
    begins = max((stop.end() for stop in _STOP.finditer(text, 0, start)), default=0)
    ends = next((stop.start() for stop in _STOP.finditer(text, end)), len(text))
    before = len(running(text[begins:start]))
    within = len(running(exact))
    clause = text[begins:ends]
    return Clause(clause, running(clause), before, before + within - 1)


def promises_in(clause: Clause, language: str | None) -> tuple[Hit, ...]:
    """The kinds of promise whose words meet the deed's."""
    return tuple(
        hit
        for hit in provisions_in(clause.text, language)
        if hit.first <= clause.last and hit.last >= clause.first
    )


def phases_of(telling: Telling) -> dict[str, str]:
    """State → the words that say it; ``pending`` when nothing was done so far."""
    known, clause = progress(telling.language), clause_of(telling)
    if known is None:
        return {}
    found = [*_governing(telling, clause, known), *known.pending.find(clause.words)]
    return {hit.key: spelled(clause.text, hit.first, hit.last) for hit in found}


def before_progress(telling: Telling) -> tuple[str, ...]:
    """The words before the first word of progress: "*le gouvernement tchadien a* reporté la …".

    None where no such word stands before the deed.
    """
    known, clause = progress(telling.language), clause_of(telling)
    hits = _governing(telling, clause, known) if known else []
    first = min((hit.first for hit in hits if hit.last < clause.first), default=0)
    return clause.words[:first]


def _governing(telling: Telling, clause: Clause, known: Progress) -> list[Hit]:
    own = promises_in(clause, telling.language)
    hits = _longest(known.phases.find(clause.words))
    return [hit for hit in hits if not _of_promise(hit, own) and _governs(hit, clause, known)]


def spoken_of(telling: Telling, provision: str | None) -> dict[str, str]:
    """State → its words in what an act is about: "accuse … d'avoir *violé* la trêve".

    Of several things that it is about, only those that are of this kind of promise.
    """
    known = progress(telling.language)
    about = telling.topics or (clause_of(telling).text,)
    mine = [text for text in about if provision_in(text, telling.language) == provision]
    return {
        hit.key: spelled(text, hit.first, hit.last)
        for text in mine
        for hit in (known.phases.find(running(text)) if known else ())
    }


def _longest(hits: tuple[Hit, ...]) -> list[Hit]:
    return [
        hit
        for hit in hits
        if not any(
            one.first <= hit.first and hit.last <= one.last and one.length > hit.length
            for one in hits
        )
    ]


def _of_promise(hit: Hit, own: tuple[Hit, ...]) -> bool:
    return any(hit.first == one.first or hit.last == one.last for one in own)


def _governs(hit: Hit, clause: Clause, known: Progress) -> bool:
    if hit.last < clause.first:
        between = clause.words[hit.last + 1 : clause.first]
        return len(between) <= _BEFORE and not known.breaks.intersection(between)
    if hit.first <= clause.last:
        return True
    between = clause.words[clause.last + 1 : hit.first]
    if len(between) > _BEHIND or known.breaks.intersection(between):
        return False
    return hit.key in _FREE or _after_auxiliary(hit, clause, known)


def _after_auxiliary(hit: Hit, clause: Clause, known: Progress) -> bool:
    ends = {found.last for found in known.passives.find(clause.words[: hit.first])}
    return hit.first - 1 in ends
