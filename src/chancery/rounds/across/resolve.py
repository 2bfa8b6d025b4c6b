"""The way from changed dispatches to what they say together, in order.

1. the dispatches that changed give clippings, appearances, tellings and accords
2. clippings fold into wires; appearances make faces, and faces make actors
3. accords gather into dossiers
4. tellings, with their players, wires and agreements known, gather into interactions
5. interactions gather into stories, and become steps of dossiers

A step takes in what the steps before it changed, and nothing else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from chancery.records.actor import Actor, Appearance, Face
from chancery.records.clipping import Print, Wire
from chancery.records.dossier import Accord, Dossier
from chancery.records.story import Story
from chancery.records.telling import Interaction, Telling
from chancery.rounds.across import rooms
from chancery.rounds.across.engine import NOBODY, Judged, hashes
from chancery.rounds.across.gathering import Change, Coming, gathering
from chancery.rounds.across.owing import dossiers_of
from chancery.rounds.across.pieces import Known
from chancery.rounds.across.shelves import Keeping, Shelves
from chancery.rounds.across.watch import Watch

Piece = TypeVar("Piece")


@dataclass(frozen=True, kw_only=True)
class Given:
    """What the changed dispatches give; ``dispatches`` are their ids, those that went among them.

    Pieces are by name. Players and wires are not known yet; ``tellings`` are used up. Of the pieces
    in ``reopened``, by kind, a reviewer answered anew.
    """

    dispatches: frozenset[str]
    reopened: Mapping[str, frozenset[str]] = field(default_factory=dict)
    prints: Mapping[str, Print]
    appearances: Mapping[str, Appearance]
    tellings: dict[str, Telling]
    accords: Mapping[str, Accord]


@dataclass(frozen=True, kw_only=True)
class Changes:
    """What became of all kinds of gatherings."""

    wires: Change[Wire]
    actors: Change[Actor]
    interactions: Change[Interaction]
    stories: Change[Story]
    dossiers: Change[Dossier]


Answers = Mapping[str, Judged]
"""What reviewers answered of pairs, by kind of piece: ``face``, ``telling``, ``accord``."""


def take_in(
    shelves: Shelves, given: Given, answers: Answers, wires_now: WiresNow, watch: Watch
) -> Changes:
    """Take in what some dispatches give; ``wires_now`` finds wires that were made before."""
    wires, moved = _wires(shelves, given)
    watch.lap("wires")
    actors, met = _actors(shelves, given, answers.get("face", NOBODY))
    watch.lap("actors")
    affected = given.dispatches | moved | met
    known = _known(shelves, affected)
    agreements, tied = _agreements(shelves, given, known, answers.get("accord", NOBODY))
    watch.lap("agreements")
    affected |= tied
    known = _with_pacts(shelves, known | _known(shelves, tied - known.keys()))
    before = wires_now(_wires_of(shelves, affected))
    interactions = _interactions(
        shelves, given, affected, known, Sources(before, wires.made, wires_now),
        answers.get("telling", NOBODY),
    )  # fmt: skip
    watch.lap("interactions")
    stories = _stories(shelves, interactions)
    watch.lap("stories")
    dossiers = dossiers_of(shelves, agreements, interactions)
    watch.lap("dossiers")
    return Changes(
        wires=wires, actors=actors, interactions=interactions, stories=stories, dossiers=dossiers
    )


WiresNow = Callable[[Collection[str]], Mapping[str, Wire]]


@dataclass(frozen=True)
class Sources:
    """Where wires come from: as they were, as some are now, and how others are found."""

    before: Mapping[str, Wire]
    made: Mapping[str, Wire]
    now: WiresNow

    def changed(self, wire: str) -> bool:
        """Whether a wire comes from another source now, or was none before."""
        made, was = self.made.get(wire), self.before.get(wire)
        return made is not None and (was is None or was.source != made.source)

    def of(self, wires: set[str]) -> dict[str, str | None]:
        """The sources of some wires; of one that is not known there is none."""
        told = {w: one for w in wires if (one := self.made.get(w) or self.before.get(w))}
        told |= self.now(wires - told.keys())
        return {name: wire.source for name, wire in told.items()}


def _reopened(
    shelf: Keeping[Piece], given: Given, kind: str, went: Collection[str]
) -> dict[str, Piece]:
    """The pieces that lie there and of which a reviewer answered anew."""
    return shelf.load(given.reopened.get(kind, frozenset()) - set(went))


def _went(shelf: Keeping[Piece], given: Given, came: Mapping[str, Piece]) -> list[str]:
    return [name for name in shelf.of_dispatches(given.dispatches) if name not in came]


def _wires(shelves: Shelves, given: Given) -> tuple[Change[Wire], set[str]]:
    """The wires, and the dispatches whose wire is another now or says another source."""
    shelf = shelves.prints
    coming = Coming(came=given.prints, went=_went(shelf, given, given.prints))
    change, moved = gathering(
        rooms.PRINTS, shelf, shelves.print_ties, coming, rooms.wire_of, lambda wire: wire.id
    )
    prints = {copy.dispatch for wire in change.made.values() for copy in wire.copies}
    return change, moved | prints


def _actors(shelves: Shelves, given: Given, judged: Judged) -> tuple[Change[Actor], set[str]]:
    """The actors, and the dispatches in which somebody is another actor now.

    Who has no public office is no actor, and is known in no other dispatch.
    """
    went = _went(shelves.appearances, given, given.appearances)
    faces, gone = _faces(shelves, given, went)
    again = _reopened(shelves.faces, given, "face", gone)
    coming = Coming(came={**again, **faces}, went=gone, anew=again.keys(), judged=judged)
    change, moved = gathering(
        rooms.FACES, shelves.faces, shelves.face_ties, coming, rooms.actor_of,
        lambda actor: actor.id if actor.public else None,
    )  # fmt: skip
    there = shelves.appearances.members(moved)
    return change, {one.dispatch for one in there.values()}


def _faces(
    shelves: Shelves, given: Given, went: Collection[str]
) -> tuple[dict[str, Face], set[str]]:
    """The faces of the appearances that came or went: those there are now, those there were."""
    shelf = shelves.appearances
    old = shelf.components([*given.appearances, *went])
    shelf.drop(went)
    new = {name: face for name, one in given.appearances.items() if (face := rooms.face_of(one))}
    shelf.drop([name for name in given.appearances if name in old])
    shelf.put({name: (given.appearances[name], frozenset()) for name in new})
    shelf.place(new)
    renewed = set(old.values())
    met: defaultdict[str, list[Appearance]] = defaultdict(list)
    for name, face in new.items():
        if face not in renewed:
            met[face].append(given.appearances[name])
    lying = shelves.faces.load(set(met))
    faces = {
        name: rooms.merge(lying[name], rooms.face(some)) if name in lying else rooms.face(some)
        for name, some in met.items()
    }
    of_face: defaultdict[str, list[Appearance]] = defaultdict(list)
    for one in shelf.members(renewed).values():
        of_face[rooms.face_of(one) or ""].append(one)
    faces |= {name: rooms.face(some) for name, some in of_face.items() if name}
    return faces, renewed - faces.keys()


def _known(shelves: Shelves, dispatches: Collection[str]) -> dict[str, Known]:
    """Who is who in some dispatches, and which wires they are prints of."""
    appearances = shelves.appearances.of_dispatches(dispatches)
    faces = shelves.appearances.components(appearances)
    actors = shelves.faces.gatherings(set(faces.values()))
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for name, one in appearances.items():
        actor = actors.get(faces.get(name, ""))
        if actor:
            found[one.dispatch][one.entity] = actor
    wires = shelves.prints.gatherings(dispatches)
    return {one: Known(actors=found[one], wire=wires.get(one, one)) for one in dispatches}


def _wires_of(shelves: Shelves, dispatches: Collection[str]) -> set[str]:
    return set(shelves.prints.gatherings(dispatches).values())


def _interactions(
    shelves: Shelves, given: Given, affected: Collection[str], known: Mapping[str, Known],
    sources: Sources, judged: Judged,
) -> Change[Interaction]:  # fmt: skip
    shelf = shelves.tellings
    lying = shelf.of_dispatches(affected)
    went = [n for n in lying if n not in given.tellings and _dispatch(n) in given.dispatches]
    tellings = {n: one for n, one in lying.items() if n not in went} | dict(given.tellings)
    came = _reopened(shelf, given, "telling", went)
    anew = set(came)
    given.tellings.clear()
    while tellings:  # of a large ledger nothing is held twice
        name, one = tellings.popitem()
        came[name] = known[one.dispatch].telling(one)
        if sources.changed(came[name].wire):
            anew.add(name)

    def gather(group: tuple[Telling, ...]) -> Interaction:
        return rooms.interaction_of(group, sources.of({one.wire for one in group}))

    coming = Coming(came=came, went=went, anew=anew, judged=judged)
    change, _ = gathering(
        rooms.TELLINGS, shelf, shelves.telling_ties, coming,
        gather, lambda interaction: interaction.id,
    )  # fmt: skip
    return change


def _dispatch(name: str) -> str:
    return name.partition("#")[0]


def _stories(shelves: Shelves, interactions: Change[Interaction]) -> Change[Story]:
    went = [name for name in interactions.gone if name not in interactions.made]
    coming = Coming(came=interactions.made, went=went)
    change, _ = gathering(
        rooms.INTERACTIONS, shelves.interactions, shelves.interaction_ties, coming,
        rooms.story_of, lambda story: story.id,
    )  # fmt: skip
    return change


def _agreements(
    shelves: Shelves, given: Given, known: Mapping[str, Known], judged: Judged
) -> tuple[Change[Dossier], set[str]]:
    """The dossiers without steps, and the dispatches in which an accord is of another one now."""
    shelf = shelves.accords
    lying = shelf.of_dispatches(known)
    went = [n for n in lying if n not in given.accords and _dispatch(n) in given.dispatches]
    accords = {n: one for n, one in lying.items() if n not in went} | dict(given.accords)
    again = _reopened(shelf, given, "accord", went)
    came = again | {name: known[one.dispatch].accord(one) for name, one in accords.items()}
    coming = Coming(came=came, went=went, anew=again.keys(), judged=judged)
    change, moved = gathering(
        rooms.ACCORDS, shelf, shelves.accord_ties, coming,
        rooms.dossier_of, lambda dossier: dossier.id,
    )  # fmt: skip
    shelves.dossiers.drop([name for name in change.gone if name not in change.made])
    shelves.dossiers.put(
        {name: (one, hashes(rooms.owed_keys(one))) for name, one in change.made.items()}
    )
    return change, {_dispatch(name) for name in moved}


def _with_pacts(shelves: Shelves, known: Mapping[str, Known]) -> dict[str, Known]:
    """Who is who, and which agreement of the world each accord of a dispatch is."""
    pacts: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for name, one in shelves.accords.gatherings(shelves.accords.of_dispatches(known)).items():
        pacts[_dispatch(name)][name] = one
    return {name: replace(one, pacts=pacts[name]) for name, one in known.items()}
