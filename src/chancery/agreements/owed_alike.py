"""Whether two tellings of one agreement say the same to be owed.

1. the same side (``parties``), or one told without a bearer, and the same kind of deed: "libérer
   200 prisonniers" is "release the detainees"
2. of a kind that a verb alone says, also an object or a figure in common
3. of no known kind: the same words in one language

May point back to the only one it can be of (``may_point_to``): words of which one part belongs to
that kind of promise, with no figure and no day that differ: "*release* under the accord".

Refused: what one text tells as two ("release 100 prisoners by April and 100 by June"); places,
figures or days due that differ; bearers that are not the same side.
"""

from __future__ import annotations

from dataclasses import dataclass

from chancery.agreements.deeds import Deed, deed_of, likeness
from chancery.agreements.naming import names_in
from chancery.agreements.parties import Parties
from chancery.agreements.prints import is_one_text
from chancery.knowledge.provisions import hinted
from chancery.records.actor import Player
from chancery.records.dossier import Accord, Owed

_ROUND = 10
"""Days between two last days that rounding explains: "by the 15th", "by mid-March", "in March"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One obligation as one dispatch tells it, with what it is compared by.

    ``full`` is what says both who owes it and what, or at least something of no known kind.
    """

    accord: Accord
    owed: Owed
    deed: Deed
    hints: frozenset[str]

    @property
    def full(self) -> bool:
        """Whether it may found a stipulation."""
        return bool(self.owed.bearers) and (self.deed.provision is not None or not self.hints)


def told_of(accord: Accord, owed: Owed) -> Told:
    """One telling, ready to be compared."""
    deed = deed_of(owed.action, owed.thing, accord.language, owed.behind)
    hints = frozenset[str]() if deed.kinds else hinted(owed.action, accord.language)
    return Told(accord=accord, owed=owed, deed=deed, hints=hints)


def alike(one: Told, other: Told, parties: Parties) -> bool:
    """Whether both say the same to be owed."""
    words = one.owed.action.casefold() == other.owed.action.casefold()
    if is_one_text(one.accord, other.accord):
        return words and (is_print(one, other) or _one_side(one, other, parties))
    if not _one_side(one, other, parties) or _due_apart(one.owed, other.owed):
        return False
    if words:
        return True
    known = _names(one, parties) | _names(other, parties)
    return likeness(one.deed, other.deed, known=known) > 0


def is_print(one: Told, other: Told) -> bool:
    """Whether two prints of one text say it in the same words, whoever was read as the bearer."""
    apart = one.accord.dispatch != other.accord.dispatch
    words = one.owed.action.casefold() == other.owed.action.casefold()
    return apart and words and is_one_text(one.accord, other.accord)


def may_point_to(one: Told, other: Told, parties: Parties) -> bool:
    """Whether words that say no kind of promise may speak of one told in full."""
    if is_one_text(one.accord, other.accord) or not _one_side(one, other, parties):
        return False
    mine, theirs = one.deed.figures, other.deed.figures
    if (mine and theirs and not mine & theirs) or _due_apart(one.owed, other.owed):
        return False
    return other.deed.provision in one.hints


def _one_side(one: Told, other: Told, parties: Parties) -> bool:
    if not (one.owed.bearers and other.owed.bearers):
        return True
    return parties.share(one.owed.bearers, other.owed.bearers)


def _names(told: Told, parties: Parties) -> frozenset[str]:
    """The names of the parties, which say nothing of the object: "prisonniers du *Front*"."""
    players: list[Player] = [*told.accord.parties, *told.owed.counterparties]
    players += [one for bearer in told.owed.bearers for one in parties.known_as(bearer)]
    language = told.accord.language
    found = [names_in(player.name, language) for player in players]
    countries = frozenset(player.country for player in players if player.country)
    return frozenset[str]().union(countries, *found)


def _due_apart(one: Owed, other: Owed) -> bool:
    if one.due is None or other.due is None:
        return False
    if not one.due.overlaps(other.due):
        return True
    lasts = [due.last for due in (one.due, other.due) if due.last]
    return len(lasts) > 1 and abs((lasts[0] - lasts[1]).days) > _ROUND
