"""Later events tied to what an agreement obliges to, as reported steps.

A step says what is reported, by whom, in which words; it is never an assessment. Events are tied by
``bearing`` and read by ``states``; on top of that an event must come after the stipulation is owed,
and a promise told again by a dispatch that tells the agreement is no step.
"""

from __future__ import annotations

from collections import defaultdict
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
from chancery.records.dossier import Dossier, Heard, ReportedStep, Stipulation
from chancery.records.telling import Bearing, Interaction, Telling

_FRESH = 3
"""Days after the agreement in which a text that tells it says what "will" be done under it."""


def steps_for(
    dossier: Dossier, interactions: Iterable[Interaction], tellings: Iterable[Telling]
) -> Dossier:
    """The dossier with its steps; whatever steps it had are read anew.

    A function of the sets: their order does not matter. To be quick, hand in the interactions of
    which a telling shares a key (``telling_keys``) with a stipulation (``stipulation_keys``), and
    the tellings that do.
    """
    told, hearing = {one.id: (one, telling_keys(one)) for one in tellings}, Hearing(dossier)
    heard = (hearing.of(interaction, told) for interaction in interactions)
    return with_steps(dossier, [one for one in heard if one])


Keyed = Mapping[str, tuple[Telling, frozenset[str]]]
"""Tellings by id, each with its keys."""


class Hearing:
    """A dossier that listens to one interaction after the other."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._owed = [(one, stipulation_keys(one)) for one in dossier.stipulations]

    def of(self, interaction: Interaction, tellings: Keyed) -> Heard | None:
        """What the tellings of an interaction report of what is owed; ``None`` for nothing.

        A telling that is not there reports nothing.
        """
        held = [
            (report.bearing, *tellings[report.telling])
            for report in interaction.reports
            if report.telling in tellings
        ]
        steps: list[tuple[int, ReportedStep]] = []
        for number, (owed, keys) in enumerate(self._owed):
            told = [(bearing, one) for bearing, one, shared in held if keys & shared]
            steps += [(number, x) for x in _steps(interaction, owed, self._dossier, told)]
        if not steps:
            return None
        return Heard(
            dossier=self._dossier.id,
            interaction=interaction.id,
            texts=tuple(sorted({one.wire or one.dispatch for one in interaction.reports})),
            steps=tuple(steps),
        )


def with_steps(dossier: Dossier, heard: Iterable[Heard]) -> Dossier:
    """The dossier with the steps of all that is reported of it, each once."""
    texts: dict[str, frozenset[str]] = {}
    steps: defaultdict[int, list[ReportedStep]] = defaultdict(list)
    for one in heard:
        texts[one.interaction] = frozenset(one.texts)
        for number, step in one.steps:
            steps[number].append(step)
    stipulations = tuple(
        _stepped(one, once_told(steps[number], texts))
        for number, one in enumerate(dossier.stipulations)
    )
    days = [step.day for one in stipulations for step in one.steps if step.day]
    last = max([*days, *([dossier.last_day] if dossier.last_day else [])], default=None)
    return replace(dossier, stipulations=stipulations, last_day=last)


def _stepped(stipulation: Stipulation, steps: list[ReportedStep]) -> Stipulation:
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
    held: Iterable[tuple[Bearing, Telling]],
) -> list[ReportedStep]:
    """One step for each state that the tellings of an interaction report, by its first telling."""
    found: dict[Status, list[tuple[Telling, str]]] = {}
    for bearing, telling in held:
        read = _read(telling, bearing, stipulation, dossier)
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
    since, day = stipulation.since, latest(telling)
    return since is not None and day is not None and day >= since


def latest(telling: Telling) -> str | None:
    """The day up to which what is promised may be what an event is about; ``None`` for none."""
    day, last = day_of(telling), telling.when.last if telling.when else None
    return min(day, last.isoformat()) if day and last else day


def first_owed(dossier: Dossier) -> str | None:
    """The first day on which anything is owed; ``None`` where no day is known."""
    return min((one.since for one in dossier.stipulations if one.since), default=None)


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
