"""Going through a ledger: what changed since the last time, or all of it anew.

Each handful of dispatches is taken in within one transaction, with all that follows from it. A
rebuild reads everything first, takes it in at once in memory, and writes what comes of it in one
transaction; what reads as before is left as it is, so that only what changed counts as changed.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection

from chancery.exchange import shapes
from chancery.exchange.reviewed import reviewed
from chancery.knowledge.load import languages
from chancery.records.actor import Appearance, Face
from chancery.records.agreement import Status
from chancery.records.clipping import Print, Wire
from chancery.records.dossier import Accord, Dossier, Heard
from chancery.records.telling import Figure, Interaction, Telling
from chancery.rounds.across.gathering import Change
from chancery.rounds.across.making import (
    actor_made,
    dossier_made,
    interaction_made,
    story_made,
    wire_made,
)
from chancery.rounds.across.memory import MemoryShelf, unswept
from chancery.rounds.across.pieces import accords_of, appearances_of, clipping_of, tellings_of
from chancery.rounds.across.resolve import Changes, Given, take_in
from chancery.rounds.across.shelves import Deed, Shelves
from chancery.rounds.across.ties import Ties
from chancery.rounds.across.watch import Clock, Watch, unheard
from chancery.store import Ledger
from chancery.store.across import (
    Changed,
    Cursor,
    changed_dispatches,
    clear_pieces,
    read_progress,
    write_progress,
)
from chancery.store.clock import last
from chancery.store.gather import Gatherings, Made
from chancery.store.gatherings import gathered
from chancery.store.pairs import answered
from chancery.store.pieces import LedgerShelf, write_pieces
from chancery.stories.copies import prepare
from chancery.stories.figures import find_figures

HANDFUL = 100
"""Dispatches of one transaction; it takes a second or two, and other writers wait ten."""

PROGRESS = "across"

VERSION = 3
"""To be raised with what a room makes of the same pieces: the next time is a rebuild."""

_SHELVES: Mapping[str, tuple[str, type[Any]]] = {
    "prints": ("print", Print), "appearances": ("appearance", Appearance), "faces": ("face", Face),
    "tellings": ("telling", Telling), "interactions": ("interaction", Interaction),
    "accords": ("accord", Accord), "dossiers": ("dossier", Dossier), "deeds": ("deed", Deed),
    "heard": ("heard", Heard), "print_ties": ("print-ties", Ties),
    "face_ties": ("face-ties", Ties), "telling_ties": ("telling-ties", Ties),
    "interaction_ties": ("interaction-ties", Ties), "accord_ties": ("accord-ties", Ties),
}  # fmt: skip
"""The shelves of a ledger: the kind and the shape of the pieces that lie on each."""

Tick = Callable[[int], None]
"""Told of so many more dispatches."""


@dataclass(frozen=True, kw_only=True)
class Gone:
    """What came of going through: dispatches taken in, gatherings that read otherwise, by kind.

    ``left_out`` says in a line each what could not be taken in.
    """

    dispatches: int
    changed: Mapping[str, int]
    left_out: tuple[str, ...] = ()


def go_through(
    ledger: Ledger, *, rebuild: bool = False, tick: Tick | None = None, clock: Clock = unheard
) -> Gone:
    """Take in what changed since the last time, with all that follows from it.

    ``rebuild`` takes in everything anew, as does the first time. ``clock`` is told after each stage
    which it was and how many seconds it took. Raises ``LedgerError``.
    """
    told = tick or (lambda _count: None)
    watch = Watch(clock)
    with ledger.reading() as connection:
        is_first = came_to(connection) is None
    if rebuild or is_first:
        with unswept():
            return _rebuild(ledger, told, watch)
    met = 0
    left_out: list[str] = []
    changed: dict[str, int] = {}
    while True:
        some = _handful(ledger, left_out, watch)
        if some is None:
            return Gone(dispatches=met, changed=changed, left_out=tuple(left_out))
        count, gatherings = some
        met += count
        told(count)
        for kind, number in gatherings.items():
            changed[kind] = changed.get(kind, 0) + number


class Came(NamedTuple):
    """How far the last time came: the last dispatch, the number of the last answer of a pair."""

    cursor: Cursor = Cursor()
    answer: int = 0


def came_to(connection: Connection) -> Came | None:
    """How far the last time came.

    ``None`` for never, for an older version's, and for one that is damaged: the next is a rebuild.
    """
    match read_progress(connection, PROGRESS):
        case [version, str(at), int(seq), int(answer)] if version == VERSION:
            came = Came(Cursor(at, seq), answer)
            return came if at <= last(connection) else None
        case _:
            return None


def _handful(
    ledger: Ledger, left_out: list[str], watch: Watch
) -> tuple[int, dict[str, int]] | None:
    """Take in some dispatches; ``None`` when none changed."""
    with ledger.writing() as (connection, at):
        came = came_to(connection) or Came()
        changed, cursor = changed_dispatches(connection, ledger.whole, came.cursor, HANDFUL)
        said = answered(connection, came.answer)
        if not changed and not said.reopened:
            return None
        shelves = Shelves(
            **{
                name: LedgerShelf(connection, kind, shape)
                for name, (kind, shape) in _SHELVES.items()
            }
        )

        def wires_now(names: Collection[str]) -> dict[str, Wire]:
            found = gathered(connection, "wire", Wire, ids=names)
            return {one.record.id: one.record for one in found}

        given = replace(given_of(changed, left_out), reopened=said.reopened)
        watch.lap("reading")
        changes = take_in(shelves, given, said.answers, wires_now, watch)
        counts = _keep(connection, at, changes)
        write_progress(connection, PROGRESS, [VERSION, *cursor, said.last])
    watch.lap("writing")
    return len(changed), counts


def _rebuild(ledger: Ledger, told: Tick, watch: Watch) -> Gone:
    lying: dict[str, MemoryShelf[Any]] = {name: MemoryShelf() for name in _SHELVES}
    given, cursor, left_out = _everything(ledger, told)
    with ledger.reading() as connection:
        said = answered(connection)
    watch.lap("reading")
    dispatches = len(given.dispatches)
    changes = take_in(Shelves(**lying), given, said.answers, lambda _names: {}, watch)
    del given  # what lies on the shelves is taken away as it is written
    with ledger.writing() as (connection, at):
        clear_pieces(connection)
        for name, (kind, _shape) in _SHELVES.items():
            write_pieces(connection, kind, lying[name].taken())
        counts = _keep(connection, at, changes, whole=True)
        write_progress(connection, PROGRESS, [VERSION, *cursor, said.last])
    watch.lap("writing")
    return Gone(dispatches=dispatches, changed=counts, left_out=tuple(left_out))


def _everything(ledger: Ledger, told: Tick) -> tuple[Given, Cursor, list[str]]:
    """What all dispatches that stand give, the last of them, and what was left out."""
    left_out: list[str] = []
    parts: list[Given] = []
    cursor = Cursor()
    with ledger.reading() as connection:
        while True:
            changed, cursor = changed_dispatches(connection, ledger.whole, cursor, HANDFUL)
            if not changed:
                break
            parts.append(given_of(changed, left_out))
            told(len(changed))
    return _joined(parts), cursor, left_out


def _joined(parts: Iterable[Given]) -> Given:
    held = list(parts)
    return Given(
        dispatches=frozenset(name for one in held for name in one.dispatches),
        prints={name: x for one in held for name, x in one.prints.items()},
        appearances={name: x for one in held for name, x in one.appearances.items()},
        tellings={name: x for one in held for name, x in one.tellings.items()},
        accords={name: x for one in held for name, x in one.accords.items()},
    )


def given_of(changed: Sequence[Changed], left_out: list[str]) -> Given:
    """What some dispatches give; one that cannot be taken in is told of and left out."""
    prints: dict[str, Print] = {}
    appearances: dict[str, Appearance] = {}
    tellings: dict[str, Telling] = {}
    accords: dict[str, Accord] = {}
    for one in changed:
        if one.raw is None:
            continue
        try:
            reading = msgspec.convert(reviewed(one.raw, one.verdicts), shapes.Reading)
            printed = prepare(clipping_of(reading, one.address, one.seen))
            who = {x.id: x for x in appearances_of(reading)}
            told = {x.id: x for x in tellings_of(reading, one.seen, _figures)}
            agreed = {x.id: x for x in accords_of(reading, _assessed(one))}
        except Exception as error:  # noqa: BLE001 - one bad dispatch never stops the others
            line = f"{type(error).__name__}: {error}".splitlines()[0]
            left_out.append(f"{one.id}: not looked at across dispatches: {line}")
            continue
        if reading.dispatch.problem is not None and not reading.dispatch.text:
            continue
        prints[one.id] = printed
        appearances |= who
        tellings |= told
        accords |= agreed
    return Given(
        dispatches=frozenset(one.id for one in changed),
        prints=prints,
        appearances=appearances,
        tellings=tellings,
        accords=accords,
    )


def _assessed(one: Changed) -> dict[str, tuple[Status, Status]]:
    """The obligations of which a reviewer said how far they are: as read, and as assessed."""
    said = {
        name: verdict.corrections["status"]
        for name, verdict in one.verdicts.items()
        if name.startswith("obligation-") and "status" in verdict.corrections
    }
    if not said or one.raw is None:
        return {}
    machine = msgspec.convert(one.raw, shapes.Reading).agreements
    owed = {x.id: x.status for agreement in machine for x in agreement.obligations}
    return {name: (owed[name], status) for name, status in said.items() if name in owed}  # type: ignore[misc]


def _figures(text: str, language: str | None) -> tuple[Figure, ...]:
    return find_figures(text, language) if language in languages() else ()


def _keep(
    connection: Connection, at: str, changes: Changes, *, whole: bool = False
) -> dict[str, int]:
    """Write down what was made; how many of each kind read otherwise than before."""
    counts: dict[str, int] = {}
    for kind, change, made in _made(changes):
        shelf = Gatherings(connection, kind, at, anew=whole)
        gone = shelf.standing() if whole else change.gone
        counts[kind] = len(shelf.replace(gone, made))
    return counts


def _made(changes: Changes) -> Iterator[tuple[str, Change[Any], list[Made]]]:
    yield "wire", changes.wires, [wire_made(one) for one in changes.wires.made.values()]
    yield "actor", changes.actors, [actor_made(one) for one in changes.actors.made.values()]
    told = changes.interactions
    yield "interaction", told, [interaction_made(one) for one in told.made.values()]
    yield "story", changes.stories, [story_made(one) for one in changes.stories.made.values()]
    yield "dossier", changes.dossiers, [dossier_made(one) for one in changes.dossiers.made.values()]
