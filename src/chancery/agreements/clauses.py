"""The words around a deed that say how far it has come.

A word of progress counts

1. before the deed, within six words: "a *commencé* jeudi à libérer", "*suspended* the withdrawal"
2. behind it, within eight, after an auxiliary: "la libération … *a été reportée*"
3. behind it, of quantity or end: "a libéré *la moitié* des prisonniers", "*achevé*"

Refused: words beyond a conjunction or a relative pronoun; words that belong to the promise itself
("*suspend* enrichment"); a word inside a longer phrase of another state ("*fin de la suspension*").
"""

from __future__ import annotations

from chancery.agreements.clause import Clause, clause_of, promises_in
from chancery.knowledge.phrases import Hit, running, spelled
from chancery.knowledge.provisions import Progress, progress, provision_in
from chancery.records.telling import Telling

_BEFORE, _BEHIND = 6, 8
"""Words between: an adverb or a date before, a noun phrase behind."""

_CLOSE = 3
"""Words between a deed and what says that it is owed: "*must* by then have *released*"."""

_FREE = ("partly", "claimed_done")
"""States whose words may stand behind the deed without an auxiliary: form 3."""


def phases_of(telling: Telling) -> dict[str, str]:
    """State → the words that say it; ``pending`` when nothing was done so far."""
    known, clause = progress(telling.language), clause_of(telling)
    if known is None:
        return {}
    found = [*_governing(telling, clause, known), *known.pending.find(clause.words)]
    found += _before(clause, known, dated=telling.when is not None)
    return {hit.key: spelled(clause.text, hit.first, hit.last) for hit in found}


def _before(clause: Clause, known: Progress, *, dated: bool) -> list[Hit]:
    """What before the deed says that it is owed or long past: "*must* release", "*after* the"."""
    hits = known.before.find(clause.words)
    return [
        Hit("pending", hit.first, hit.last)
        for hit in hits
        if (hit.last < clause.first or (hit.key == "owed" and hit.last <= clause.last))
        and not (dated and hit.key == "past")
        and len(between := clause.words[hit.last + 1 : clause.first]) <= _CLOSE
        and not known.breaks.intersection(between)
    ]


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


def spoken_of(telling: Telling, kinds: frozenset[str]) -> dict[str, str]:
    """State → its words in what an act is about: "accuse … d'avoir *violé* la trêve".

    Of several things that it is about, only those that are of these kinds of promise.
    """
    known = progress(telling.language)
    about = telling.topics or (clause_of(telling).text,)
    mine = [text for text in about if provision_in(text, telling.language) in kinds]
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
