"""Whether a deed is the bearer's of a stipulation, by who is said to act.

1. the bearer, by whatever the tellings of the agreement call it, or who acts for it: "l'armée
   tchadienne" for "le Tchad", "fighters *of the Front*"
2. an armed group told by what it is, where something ties the deed to the agreement: the dispatch
   names the group or tells the agreement, or the sentence names the agreement, a figure of the
   object, or a place: "Rebels freed the last five of *14 soldiers*"
3. nobody, where the sentence names the agreement or a place that the stipulation names, and no
   other stipulation is of that kind: "le poste frontière de *Wour* a été rouvert"
4. nobody, where the words before a word of progress name the bearer and no other: "le gouvernement
   *tchadien* a reporté la libération …", or the noun of a body whose state the dispatch names
"""

from __future__ import annotations

from chancery.agreements.acts import on_whom
from chancery.agreements.clauses import before_progress
from chancery.agreements.naming import names_in, proper_names, states_in
from chancery.agreements.sides import acts_for, is_armed, is_named, is_state
from chancery.agreements.wording import figures
from chancery.knowledge.phrases import running
from chancery.records.actor import Player
from chancery.records.dossier import Dossier, Stipulation
from chancery.records.telling import Telling


def whose(
    telling: Telling, stipulation: Stipulation, dossier: Dossier, *, named: bool
) -> str | None:
    """Whose deed it is, in words, when it is the bearer's."""
    players = on_whom(telling)
    for bearer, names in bearers_of(stipulation):
        for player in players:
            known = any(stands_for(player, name) for name in names)
            if known or _told_by_sort(player, names, telling, stipulation, dossier, named=named):
                same = player.name == bearer.name
                return bearer.name if same else f"{player.name} for {bearer.name}"
    if players:
        return None
    return _named_before(telling, stipulation) or _only(telling, stipulation, dossier, named=named)


def bearers_of(stipulation: Stipulation) -> tuple[tuple[Player, tuple[Player, ...]], ...]:
    """Each bearer with all that tellings call it; where none is told, each party."""
    if not stipulation.bearers:
        return tuple((party, (party,)) for parties in stipulation.known_as for party in parties)
    known = stipulation.known_as or tuple((bearer,) for bearer in stipulation.bearers)
    return tuple(zip(stipulation.bearers, known, strict=True))


def stands_for(player: Player, bearer: Player) -> bool:
    """Form 1."""
    on_behalf = player.behalf is not None and player.behalf == bearer.actor
    return on_behalf or acts_for(player, bearer)


def _told_by_sort(
    player: Player, names: tuple[Player, ...], telling: Telling, stipulation: Stipulation,
    dossier: Dossier, *, named: bool,
) -> bool:  # fmt: skip
    """Form 2."""
    if not is_armed(player) or is_named(player) or not any(map(is_armed, names)):
        return False
    groups = {name.actor for name in names if name.actor}
    near = bool(groups.intersection(telling.around)) or telling.dispatch in told_in(dossier)
    return named or near or corroborated(telling, stipulation)


def told_in(dossier: Dossier) -> frozenset[str]:
    """The dispatches that tell the agreement."""
    return frozenset(cited.dispatch for cited in dossier.told)


def corroborated(telling: Telling, stipulation: Stipulation) -> bool:
    """Whether its sentence has a figure of the object, or a place that the stipulation names."""
    owed = figures(stipulation.thing or "")
    return bool(owed & figures(telling.text)) or names_place(telling, stipulation)


def names_place(telling: Telling, stipulation: Stipulation) -> bool:
    """Whether the sentence names what the stipulation names, besides its parties and states."""
    there = names_in(telling.text, telling.language)
    return bool(own_places(stipulation) & there)


def own_places(stipulation: Stipulation) -> frozenset[str]:
    """The proper names in the words of the stipulation that are none of a party nor of a state."""
    who = (*stipulation.bearers, *stipulation.counterparties)
    who += tuple(player for names in stipulation.known_as for player in names)
    parties = {word for player in who for word in proper_names(player.name)}
    found = (names_in(action, language) for language, action in stipulation.words)
    names = frozenset[str]().union(*found) - parties
    return frozenset(name for name in names if not name.isupper() or name.isdecimal())


def _only(
    telling: Telling, stipulation: Stipulation, dossier: Dossier, *, named: bool
) -> str | None:
    """Form 3."""
    if not (named or names_place(telling, stipulation)):
        return None
    alike = [one for one in dossier.stipulations if one.provision == stipulation.provision]
    return "nobody named" if stipulation.provision and len(alike) == 1 else None


def _by_noun(telling: Telling, names: tuple[Player, ...], words: tuple[str, ...]) -> bool:
    """Whether a body of the state that the dispatch names stands there by its noun alone."""
    states = {f"states:{name.country}" for name in names} | {name.actor for name in names}
    bodies = [running(name.name) for name in names if name.schema == "PublicBody"]
    nouns = [{word for word in body if not states_in((word,), telling.language)} for body in bodies]
    near = bool(states.intersection(telling.around))
    return near and any(noun and noun <= set(words) for noun in nouns)


def _named_before(telling: Telling, stipulation: Stipulation) -> str | None:
    """Form 4."""
    words = before_progress(telling)
    states = states_in(words, telling.language)
    for bearer, names in bearers_of(stipulation):
        name = proper_names(bearer.name)
        if is_state(bearer) and states == {bearer.country}:
            return f"{bearer.name} named before"
        if not states and _by_noun(telling, names, words):
            return f"{bearer.name} named before"
        if not is_state(bearer) and name and not states and set(name) <= set(words):
            return f"{bearer.name} named before"
    return None
