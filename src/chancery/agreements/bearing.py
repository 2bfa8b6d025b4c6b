"""Whether a later event is about a stipulation: its bearer, its deed, its object.

All of these must hold:

1. who acts is the bearer or acts for it (``sides``); of an order or an accusation, whom it is laid
   on: "l'armée tchadienne" for "le Tchad"
2. what is done is the promised deed, or it is about that (``acts``)
3. it names no other state, and no other place than the stipulation does, unless its sentence names
   the agreement: "en application de l'accord de Doha"

An event that says no actor is taken only where

4. its sentence names the agreement, and only one stipulation of it is of that kind
5. the words before a word of progress name the bearer and no other: "le gouvernement *tchadien* a
   reporté la libération …"
"""

from __future__ import annotations

from functools import lru_cache

from chancery.agreements.acts import on_whom, what_is_done
from chancery.agreements.clauses import before_progress
from chancery.agreements.naming import names_in, proper_names, states_in
from chancery.agreements.sides import acts_for, is_state, party_keys, same_party
from chancery.records.dossier import Dossier, Stipulation
from chancery.records.telling import Telling


def tied_by(telling: Telling, stipulation: Stipulation, dossier: Dossier) -> str | None:
    """What ties an event to a stipulation, in words; ``None`` when nothing surely does."""
    named = names_agreement(telling, dossier)
    who = _who(telling, stipulation, dossier, named=named)
    what = what_is_done(telling, stipulation)
    if who is None or what is None:
        return None
    elsewhere = _other_state(telling, stipulation, dossier) or _elsewhere(telling, stipulation)
    if elsewhere and not named:
        return None
    return " · ".join((who, what, *(["the sentence names the agreement"] if named else [])))


def names_agreement(telling: Telling, dossier: Dossier) -> bool:
    """Whether the sentence has a proper name of the agreement, or the place where it was made."""
    own = _own_names(dossier)
    return bool(own and own & names_in(telling.text, telling.language))


@lru_cache(maxsize=1 << 10)
def _own_names(dossier: Dossier) -> frozenset[str]:
    languages = {language for one in dossier.stipulations for language, _ in one.words}
    found = (
        names_in(name, language)
        for name in (*dossier.names, dossier.place or "")
        for language in languages
    )
    parties = {party.country for party in dossier.parties}
    spelled = {key.removeprefix("~") for party in dossier.parties for key in party_keys(party)}
    if dossier.kind == "promise":
        return frozenset()
    return frozenset[str]().union(*found) - parties - spelled


def _who(
    telling: Telling, stipulation: Stipulation, dossier: Dossier, *, named: bool
) -> str | None:
    players = on_whom(telling)
    for bearer in stipulation.bearers:
        for player in players:
            if acts_for(player, bearer):
                same = player.name == bearer.name
                return bearer.name if same else f"{player.name} for {bearer.name}"
    if players:
        return None
    return _named_before(telling, stipulation) or (_only(stipulation, dossier) if named else None)


def _only(stipulation: Stipulation, dossier: Dossier) -> str | None:
    """Form 4."""
    alike = [one for one in dossier.stipulations if one.provision == stipulation.provision]
    return "nobody named" if stipulation.provision and len(alike) == 1 else None


def _named_before(telling: Telling, stipulation: Stipulation) -> str | None:
    """Form 5."""
    words = before_progress(telling)
    states = states_in(words, telling.language)
    for bearer in stipulation.bearers:
        name = proper_names(bearer.name)
        if is_state(bearer) and states == {bearer.country}:
            return f"{bearer.name} named before"
        if not is_state(bearer) and name and not states and set(name) <= set(words):
            return f"{bearer.name} named before"
    return None


def _other_state(telling: Telling, stipulation: Stipulation, dossier: Dossier) -> bool:
    own = (*dossier.parties, *stipulation.bearers, *stipulation.counterparties)
    states = [player for player in telling.players if is_state(player) and player.country]
    strange = [p for p in states if not any(same_party(p, one) for one in own)]
    countries = {one.country for one in own}
    return any(player.country not in countries for player in strange)


def _elsewhere(telling: Telling, stipulation: Stipulation) -> bool:
    """Whether both say where, and it is not the same place."""
    parties = {who.country for who in (*stipulation.bearers, *stipulation.counterparties)}
    where = [names_in(action, language) for language, action in stipulation.words]
    own = frozenset[str]().union(*where) - parties
    there = names_in(f"{telling.place or ''}. {telling.text}", telling.language)
    return bool(own and telling.place and telling.place_precision == "point" and not own & there)
