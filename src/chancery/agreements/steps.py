"""Later events tied to what an agreement obliges to, as reported steps.

A step says what is reported, by whom, in which words; it is never an assessment. Events are tied by
``bearing`` and read by ``states``; on top of that an event must come after the stipulation is owed,
and a promise told again by a dispatch that tells the agreement is no step.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from chancery.agreements.bearing import tied_by
from chancery.agreements.ladder import days_to_deed, in_order, reported_state
from chancery.agreements.retold import once_told
from chancery.agreements.states import denier, state_of
from chancery.agreements.step_keys import stipulation_keys, telling_keys
from chancery.agreements.who import told_in
from chancery.records.agreement import Status
from chancery.records.dossier import Dossier, ReportedStep, Stipulation
from chancery.records.telling import Bearing, Interaction, Telling

_FRESH = 3
"""Days after the agreement in which a text that tells it says what "will" be done under it."""

_Keyed = Mapping[str, tuple[Telling, frozenset[str]]]
"""Tellings by id, each with its keys."""


def steps_for(
    dossier: Dossier, interactions: Iterable[Interaction], tellings: Iterable[Telling]
) -> Dossier:
    """The dossier with its steps; whatever steps it had are read anew.

    A function of the sets: their order does not matter. To be quick, hand in the interactions of
    which a telling shares a key (``telling_keys``) with a stipulation (``stipulation_keys``).
    """
    keyed = {telling.id: (telling, telling_keys(telling)) for telling in tellings}
    held = sorted(interactions, key=lambda interaction: interaction.id)
    stipulations = tuple(_stepped(one, dossier, held, keyed) for one in dossier.stipulations)
    days = [step.day for one in stipulations for step in one.steps if step.day]
    last = max([*days, *([dossier.last_day] if dossier.last_day else [])], default=None)
    return replace(dossier, stipulations=stipulations, last_day=last)


def _stepped(
    stipulation: Stipulation,
    dossier: Dossier,
    interactions: list[Interaction],
    keyed: _Keyed,
) -> Stipulation:
    keys = stipulation_keys(stipulation)
    steps = once_told(
        [
            step
            for interaction in interactions
            for step in _steps(interaction, stipulation, dossier, keys, keyed)
        ],
        interactions,
    )
    return replace(
        stipulation,
        steps=in_order(steps),
        reported=reported_state(stipulation.laid_down, steps),
        lag=days_to_deed(stipulation.since, steps),
    )


def _steps(
    interaction: Interaction,
    stipulation: Stipulation,
    dossier: Dossier,
    keys: frozenset[str],
    keyed: _Keyed,
) -> list[ReportedStep]:
    """One step for each state that the tellings of an interaction report, by its first telling."""
    found: dict[Status, list[tuple[Telling, str]]] = {}
    for report in interaction.reports:
        telling, shared = keyed.get(report.telling, (None, frozenset[str]()))
        if telling is None or not keys & shared:
            continue
        read = _read(telling, report.bearing, stipulation, dossier)
        if read:
            found.setdefault(read[0], []).append((telling, read[1]))
    return [
        _step(interaction, status, told, alone=len(found) == 1) for status, told in found.items()
    ]


def _read(
    telling: Telling, bearing: Bearing, stipulation: Stipulation, dossier: Dossier
) -> tuple[Status, str] | None:
    if not _later(telling, stipulation):
        return None
    tie = tied_by(telling, stipulation, dossier)
    state = state_of(telling, bearing, stipulation) if tie else None
    if state is None:
        return None
    status, words = state
    if _told_with_it(status, telling, stipulation, dossier):
        return None
    return status, f"{tie} · {status}: {words}"


def _told_with_it(
    status: Status, telling: Telling, stipulation: Stipulation, dossier: Dossier
) -> bool:
    """Whether a text that tells the agreement only tells by this what is promised in it."""
    if telling.dispatch not in told_in(dossier) and telling.wire not in dossier.wires:
        return False
    said = telling.cited.exact.casefold()
    if status == "promised" or any(said in words.casefold() for _, words in stipulation.words):
        return True
    since, day = stipulation.since, telling.day
    fresh = since and day and (date.fromisoformat(day) - date.fromisoformat(since)).days <= _FRESH
    return status == "scheduled" and bool(fresh)


def _later(telling: Telling, stipulation: Stipulation) -> bool:
    """Whether the event comes when the promise stands; what happened before is background."""
    since, day = stipulation.since, day_of(telling)
    if since is None or day is None or day < since:
        return False
    last = telling.when.last if telling.when else None
    return last is None or last.isoformat() >= since


def day_of(telling: Telling) -> str | None:
    """The day of a deed where the words fix it; else, and of one to come, that of publication."""
    when = telling.when
    fixed = when is not None and when.precision == "day" and when.first == when.last
    if when and when.first and fixed and telling.modality not in {"planned", "conditional"}:
        return when.first.isoformat()
    return telling.day


def _step(
    interaction: Interaction, status: Status, told: list[tuple[Telling, str]], *, alone: bool
) -> ReportedStep:
    telling, why = min(told, key=lambda one: (one[0].published or "9999", one[0].id))
    voices = {one.agency or one.publisher for one, _ in told}
    sources = interaction.sources if alone else tuple(sorted(voice for voice in voices if voice))
    return ReportedStep(
        interaction=interaction.id,
        telling=telling.id,
        status=status,
        day=day_of(telling),
        claimed_by=denier(telling) or telling.publisher,
        sources=sources,
        why=why,
        cited=telling.cited,
    )
