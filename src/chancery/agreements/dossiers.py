"""An agreement across dispatches, and which of its promises are late or not heard of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from chancery.agreements.ladder import DONE, days_to_deed, reported_state
from chancery.agreements.naming import names_in
from chancery.agreements.sides import distinct, party_keys
from chancery.agreements.stipulations import merge_owed
from chancery.records.actor import Player
from chancery.records.dossier import Accord, Dossier, Stipulation
from chancery.records.identity import identify
from chancery.records.time import Interval

_FINENESS = ("day", "week", "interval", "month", "season", "year", "decade")


def gather_accords(accords: Iterable[Accord]) -> Dossier:
    """The dossier of one agreement's tellings, a function of the set of them; without steps.

    What its parties promised beside it is owed under it, and says nothing else of it.
    """
    told = sorted(set(accords), key=lambda accord: (accord.day or "9999", accord.id))
    made = [accord for accord in told if accord.kind != "promise"] or told
    names = _names(made)
    signed = _signed(made)
    since = signed.first.isoformat() if signed and signed.first else None
    return Dossier(
        id=identify("dossier", {"accord": told[0].id}),
        name=names[0],
        names=names,
        kind=made[0].kind,
        parties=_parties(made),
        signed=signed,
        place=_place(made),
        stipulations=merge_owed(told, since),
        accords=tuple(accord.id for accord in told),
        told=tuple(accord.cited for accord in told),
        wires=tuple(sorted({accord.wire for accord in told} - {""})),
        last_day=max((accord.day for accord in told if accord.day), default=None),
    )


def _place(told: list[Accord]) -> str | None:
    """The place that most tellings give, then the one told first."""
    counts = Counter(accord.place for accord in told if accord.place)
    return max(counts, key=lambda name: counts[name], default=None)


def _parties(told: list[Accord]) -> tuple[Player, ...]:
    """Each once; without "rebels" where a group of rebels is known by name."""
    found = distinct(party for accord in told for party in accord.parties)
    known = {party.sector for party in found if party_keys(party)}
    return tuple(party for party in found if party_keys(party) or party.sector not in known)


def _names(told: list[Accord]) -> tuple[str, ...]:
    """Names that say a proper name first, then the longest, then the earliest told."""
    found = {
        name: bool(names_in(name, accord.language))
        for accord in reversed(told)
        for name in reversed((accord.name, *accord.names))
    }
    order = list(reversed(found))
    return tuple(sorted(order, key=lambda name: (not found[name], -len(name), order.index(name))))


def _signed(told: list[Accord]) -> Interval | None:
    """The finest date told; of several as fine, the one told first."""
    dates = [accord.signed for accord in told if accord.signed]
    return min(dates, key=lambda day: _FINENESS.index(day.precision), default=None)


def known_on(dossier: Dossier, day: date) -> Dossier:
    """A dossier as it stood on a day: without what was owed or reported later."""
    until = day.isoformat()
    stipulations = (one for one in dossier.stipulations if (one.since or "") <= until)
    return replace(dossier, stipulations=tuple(_known_on(one, until) for one in stipulations))


def _known_on(one: Stipulation, until: str) -> Stipulation:
    steps = tuple(step for step in one.steps if (step.day or "") <= until)
    reported = reported_state(one.laid_down, steps)
    return replace(one, steps=steps, reported=reported, lag=days_to_deed(one.since, steps))


def overdue(dossier: Dossier, today: date) -> tuple[Stipulation, ...]:
    """Stipulations whose last day has passed and that nobody reports done.

    Where a reviewer has assessed one, the assessment stands before what is reported.
    """
    return tuple(
        one
        for one in dossier.stipulations
        if one.due and one.due.last and one.due.last < today and not _done(one)
    )


def silent(dossier: Dossier, today: date, days: int = 90) -> tuple[Stipulation, ...]:
    """Stipulations not reported done that no step was reported of for so many days.

    The days count from the last step or, without any, from the day from which it is owed; one of
    which neither is known is not listed.
    """
    before = date.fromordinal(max(today.toordinal() - days, 1)).isoformat()
    return tuple(
        one
        for one in dossier.stipulations
        if not _done(one) and (heard := _heard(one)) is not None and heard <= before
    )


def _done(one: Stipulation) -> bool:
    return (one.assessment or one.reported) in DONE


def _heard(one: Stipulation) -> str | None:
    return max((step.day for step in one.steps if step.day), default=one.since)
