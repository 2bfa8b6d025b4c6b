"""The truth of the newsroom, read from its files and checked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import yaml

from chancery.knowledge.ontology import load_ontology
from chancery.records.agreement import Status
from tests.newsroom.prints import print_all
from tests.newsroom.records import (
    Bearing,
    Happening,
    Outlet,
    Person,
    State,
    Step,
    Stipulation,
    Treaty,
    Truth,
)

TRUTH = Path(__file__).parent / "truth"
_SECTIONS = {"outlets", "people", "events", "agreements", "dispatches"}


def load_truth(folder: Path = TRUTH) -> Truth:
    """All files of a folder as one truth, each reference checked.

    Raises ``AssertionError`` for what does not hold, with the id of the dispatch or event.
    """
    files = [yaml.safe_load(path.read_text("utf-8")) for path in sorted(folder.glob("*.yml"))]
    for said in files:
        assert set(said) <= _SECTIONS, f"unknown sections {sorted(set(said) - _SECTIONS)}"
    outlets = {k: Outlet(name=k, **v) for k, v in _section(files, "outlets").items()}
    agreements = {k: _treaty(k, v) for k, v in _section(files, "agreements").items()}
    written = [one for said in files for one in said.get("dispatches", ())]
    truth = Truth(
        outlets=outlets,
        people={k: Person(id=k, **_tuples(v)) for k, v in _section(files, "people").items()},
        events={k: _happening(k, v) for k, v in _section(files, "events").items()},
        agreements=agreements,
        stipulations={one.id: one for treaty in agreements.values() for one in treaty.stipulations},
        dispatches=print_all(written, outlets),
    )
    for problem in problems(truth):
        raise AssertionError(problem)
    return truth


def _section(files: list[dict], name: str) -> dict:
    found: dict = {}
    for said in files:
        twice = found.keys() & said.get(name, {}).keys()
        assert not twice, f"{name}: {sorted(twice)} stand in two files"
        found |= said.get(name, {})
    return found


def _tuples(said: dict) -> dict:
    return {k: tuple(v) if isinstance(v, list) else v for k, v in said.items()}


def _day(value: object) -> str | None:
    return None if value is None else str(value)


def _happening(name: str, said: dict) -> Happening:
    return Happening(id=name, **_tuples({**said, "day": _day(said.get("day"))}))


def _treaty(name: str, said: dict) -> Treaty:
    stipulations = tuple(
        Stipulation(
            id=f"{name}/{key}",
            bearers=tuple(one["bearer"]) if isinstance(one["bearer"], list) else (one["bearer"],),
            what=one["what"],
            due=_day(one.get("due")),
            steps=tuple(Step(**step) for step in one.get("steps", ())),
        )
        for key, one in said["stipulations"].items()
    )
    return Treaty(
        id=name,
        names=tuple(said["names"]),
        parties=tuple(said["parties"]),
        signed=_day(said.get("signed")),
        stipulations=stipulations,
    )


def problems(truth: Truth) -> Iterator[str]:
    """What points at nothing, or says what may not be said."""
    for event in truth.events.values():
        yield from _of_event(event, truth)
    for treaty in truth.agreements.values():
        yield from _strangers(treaty.id, treaty.parties, truth)
    for owed in truth.stipulations.values():
        yield from _strangers(owed.id, owed.bearers, truth)
        for step in owed.steps:
            if step.event not in truth.events or step.status not in get_args(Status):
                yield f"{owed.id}: the step {step.event} {step.status} is not known"
    yield from _of_dispatches(truth)


def _of_event(event: Happening, truth: Truth) -> Iterator[str]:
    unknown = set(event.types) - set(load_ontology().types)
    if unknown or not event.types:
        yield f"{event.id}: types {sorted(unknown)}"
    if event.state not in get_args(State):
        yield f"{event.id}: the state {event.state}"
    yield from _strangers(event.id, event.actors, truth)


def _strangers(name: str, who: tuple[str, ...], truth: Truth) -> Iterator[str]:
    for one in who:
        if one not in truth.people and not (len(one) == 3 and one.isupper()):
            yield f"{name}: nobody is called {one}"


def _of_dispatches(truth: Truth) -> Iterator[str]:
    named = truth.people.keys() | truth.agreements.keys()
    for one in truth.dispatches.values():
        if one.copy_of and one.published <= truth.dispatches[one.copy_of].published:
            yield f"{one.id} is printed before {one.copy_of}, which it copies"
        for mark in one.tells:
            if mark.event not in truth.events or mark.bearing not in get_args(Bearing):
                yield f"{one.id}: the telling {mark.event} {mark.bearing} is not known"
        yield from (f"{one.id}: nobody is called {m.who}" for m in one.names if m.who not in named)
        for owes in one.owes:
            if owes.stipulation not in truth.stipulations:
                yield f"{one.id}: no stipulation is called {owes.stipulation}"
        for words in (mark.words for mark in (*one.tells, *one.names, *one.owes)):
            if one.text[words.start : words.end] != words.exact:
                yield f"{one.id}: {words.exact!r} does not stand at {words.start}"
