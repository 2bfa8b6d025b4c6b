"""Which promise an event carries out or is about, and on whom it is laid.

1. by its act: "release" carries out a release
2. by its words: "a *rouvert* le *poste frontière*"
3. of a bearing act, by what it is about: "a refusé de *libérer les prisonniers*"
4. of a deed that a verb alone says ("pay"), only with a figure or a word of the object in common
5. by words that undo it or say that it is not kept: "*closed* the *crossing*", "of *still holding*
   eight *members*"
6. of a deed of no known kind, by the verb and another word in one language

Refused: the words of a demand, a meeting, a threat … ("called for the *release*").
"""

from __future__ import annotations

from functools import lru_cache

from chancery.agreements.clause import clause_of, promises_in
from chancery.agreements.deeds import deed_of
from chancery.agreements.wording import figures, stems
from chancery.knowledge.phrases import spelled
from chancery.knowledge.provisions import (
    acts_of_provisions,
    contraries_in,
    load_provisions,
    provision_in,
)
from chancery.records.actor import Player
from chancery.records.dossier import Stipulation
from chancery.records.telling import Telling


@lru_cache(maxsize=1 << 15)
def promises_of(telling: Telling) -> frozenset[str]:
    """The kinds of promise that an event carries out or, of a bearing act, is about."""
    known = load_provisions()
    if telling.act in known.bearing_acts:
        about = telling.topics or (clause_of(telling).text,)
        found = (provision_in(text, telling.language) for text in about)
        return frozenset(key for key in found if key) | contrary_of(telling).keys()
    if contrary_of(telling):
        return frozenset(contrary_of(telling))
    done = acts_of_provisions().get(telling.act, frozenset())
    if telling.type in known.silent_types:
        return done
    return done | {hit.key for hit in promises_in(clause_of(telling), telling.language)}


@lru_cache(maxsize=1 << 15)
def contrary_of(telling: Telling) -> dict[str, str]:
    """The kinds of promise that an event undoes or that an accusation says are not kept.

    Each with the words that say it: "*closed* the *crossing*", "of *still holding* eight".
    """
    if telling.type == "ACCUSE":
        about = telling.topics or (clause_of(telling).text,)
        found = [(text, hit) for text in about for hit in contraries_in(text, telling.language)]
    else:
        clause = clause_of(telling)
        hits = contraries_in(clause.text, telling.language)
        known = load_provisions().provisions
        kept = {hit.key: hit.length for hit in promises_in(clause, telling.language)}
        near = [
            hit
            for hit in hits
            if hit.first <= clause.last
            and hit.last >= clause.first
            and known[hit.key].undone != "disputed"
            and hit.length < kept.get(hit.key, hit.length + 1)
        ]
        found = [(clause.text, hit) for hit in near]
    return {hit.key: spelled(text, hit.first, hit.last) for text, hit in found}


def on_whom(telling: Telling) -> tuple[Player, ...]:
    """Those whose deed it is."""
    part = "recipient" if telling.act in load_provisions().received_acts else "actor"
    return tuple(player for player in telling.players if player.part == part)


def what_is_done(telling: Telling, stipulation: Stipulation) -> str | None:
    """What of the stipulation an event does or is about, in words; ``None`` when nothing is."""
    if stipulation.provision is None:
        return _in_words(telling, stipulation)
    done = sorted(kinds_of(stipulation) & promises_of(telling))
    found = next((kind for kind in done if not load_provisions().provisions[kind].loose), None)
    if found or not done:
        return found
    common = _common(telling, stipulation)
    return f"{done[0]}: {common}" if common else None


@lru_cache(maxsize=1 << 12)
def kinds_of(stipulation: Stipulation) -> frozenset[str]:
    """The kinds of promise in its words: "assemble in camps, where they will *hand in weapons*"."""
    found = (deed_of(action, None, language).kinds for language, action in stipulation.words)
    own = {stipulation.provision} if stipulation.provision else set()
    return frozenset[str](own).union(*found)


def _common(telling: Telling, stipulation: Stipulation) -> str | None:
    """Form 4: a figure of the object, or a word that is not the verb."""
    numbers = figures(stipulation.thing or "") & figures(telling.text)
    if numbers:
        return str(max(numbers))
    clause = stems(clause_of(telling).text)
    deeds = [deed_of(action, None, language) for language, action in stipulation.words]
    verbs = {deed.verb for deed in deeds}
    behind = (deed_of("", None, language, words).behind for language, words in stipulation.behind)
    own = frozenset[str]().union(*(deed.stems for deed in deeds), *behind)
    shared = (own & clause) - verbs - _named(stipulation)
    return f"{min(shared)}…" if shared else None


def _named(stipulation: Stipulation) -> frozenset[str]:
    """Whom it names: that it is the same parties is known, and says nothing of the object."""
    parties = (*stipulation.bearers, *stipulation.counterparties)
    return frozenset[str]().union(*(stems(party.name) for party in parties))


def _in_words(telling: Telling, stipulation: Stipulation) -> str | None:
    """Form 6: the verb in the event's own words, and something else beside it."""
    clause = stems(clause_of(telling).text)
    event = stems(" ".join((telling.cited.exact, *telling.topics)))
    for language, action in stipulation.words:
        deed = deed_of(action, None, language)
        others = (deed.stems & clause) - {deed.verb} - _named(stipulation)
        if language == telling.language and deed.verb in event and others:
            return f"{deed.verb}…, {min(others)}…"
    return None
