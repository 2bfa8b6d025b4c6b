"""Whether a later event is about a stipulation: its bearer, its deed, its object.

All of these must hold:

1. whose deed it is: the bearer's (``who``); of an order or an accusation, of whom it is laid on
2. what is done is the promised deed, undoes it, or is about it (``acts``)
3. it names no other state, and no other place than the stipulation does, unless its sentence names
   the agreement: "en application de l'accord de Doha"
4. it is told of no more than were promised: who frees fifty does not free the fourteen soldiers
"""

from __future__ import annotations

from functools import lru_cache

from chancery.agreements.acts import what_is_done
from chancery.agreements.counts import counted, owed_figure
from chancery.agreements.naming import names_in
from chancery.agreements.sides import is_state, party_keys, same_party
from chancery.agreements.who import own_places, whose
from chancery.records.dossier import Dossier, Stipulation
from chancery.records.telling import Telling


def tied_by(telling: Telling, stipulation: Stipulation, dossier: Dossier) -> str | None:
    """What ties an event to a stipulation, in words; ``None`` when nothing surely does."""
    named = names_agreement(telling, dossier)
    who = whose(telling, stipulation, dossier, named=named)
    what = what_is_done(telling, stipulation)
    if who is None or what is None or _too_many(telling, stipulation):
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


def _too_many(telling: Telling, stipulation: Stipulation) -> bool:
    """Only where the promise says a figure: of "two hundred" a single word may be read."""
    done, owed = counted(telling, stipulation), owed_figure(stipulation)
    return done is not None and owed is not None and done > owed


def _other_state(telling: Telling, stipulation: Stipulation, dossier: Dossier) -> bool:
    own = (*dossier.parties, *stipulation.bearers, *stipulation.counterparties)
    states = [player for player in telling.players if is_state(player) and player.country]
    strange = [p for p in states if not any(same_party(p, one) for one in own)]
    countries = {one.country for one in own}
    return any(player.country not in countries for player in strange)


def _elsewhere(telling: Telling, stipulation: Stipulation) -> bool:
    """Whether both say where, and it is not the same place."""
    own = own_places(stipulation)
    there = names_in(f"{telling.place or ''}. {telling.text}", telling.language)
    return bool(own and telling.place and telling.place_precision == "point" and not own & there)
