"""What a ledger knows across dispatches, looked up: nothing is written here.

An id is given whole (``interaction-3f9c0a1b2c3d4e5f``, ``states:IRN``), by its beginning
(``interaction-3f9c``) or by its digits alone (``3f9c``). A name is any of those that a thing goes
by, or whole words of one, whatever its case and accents. Only public actors are ever found.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any, Literal, TypeVar, get_args

import msgspec
from sqlalchemy import Connection

from chancery.agreements.dossiers import overdue, silent
from chancery.errors import NotFoundError, QueryError
from chancery.knowledge.agreements import load_agreement_words
from chancery.knowledge.load import languages
from chancery.knowledge.searching import searchable
from chancery.records.actor import Actor, Appearance, Face
from chancery.records.clipping import Wire
from chancery.records.dossier import Dossier
from chancery.records.story import Story
from chancery.records.telling import Interaction, Telling
from chancery.rounds.across.engine import hashes
from chancery.rounds.across.making import RANKS, day_of, parties_of, times_told, told_ahead
from chancery.store import Ledger
from chancery.store.gatherings import gathered, located_gatherings
from chancery.store.headlines import Headline, headlines
from chancery.store.looking import having
from chancery.store.pieces import LedgerShelf

Kind = Literal["wire", "actor", "interaction", "dossier", "story"]
Record = Wire | Actor | Interaction | Dossier | Story
Shape = TypeVar("Shape", Wire, Actor, Interaction, Dossier, Story)

KINDS: tuple[Kind, ...] = get_args(Kind)
SHAPES: Mapping[Kind, type[Record]] = {
    "wire": Wire, "actor": Actor, "interaction": Interaction, "dossier": Dossier, "story": Story,
}  # fmt: skip

NEVER = "`chancery resolve` goes through the ledger"
_SIDES = 2
"""Parties of an agreement that make a meeting of it."""

_SMALL = 2
"""Letters of the longest word that says nothing of which agreement is meant ("of", "de")."""

SHOWN = 6
"""Ids of an ambiguous beginning that are named."""

_DIGITS = re.compile(r"[0-9a-f]{4,16}")
_ID = re.compile(rf"(?:{'|'.join(KINDS)})-[0-9a-f]{{1,16}}|[a-z_]+:[A-Za-z0-9][\w.:-]*")


def is_id(wanted: str) -> bool:
    """Whether something is written as the id, or its beginning, of what dispatches say together."""
    return _ID.fullmatch(wanted) is not None


def may_be(kind: str, wanted: str) -> bool:
    """Whether something is written as an id of a kind; an actor's may be a key: ``states:KEN``."""
    return wanted.startswith(f"{kind}-") or (kind == "actor" and ":" in wanted)


def located(
    connection: Connection, wanted: str, kinds: tuple[Kind, ...] = KINDS
) -> tuple[Kind, str]:
    """Kind and id of the one thing meant by an id.

    Raises ``NotFoundError`` when there is none, ``QueryError`` when there are several.
    """
    bare = _DIGITS.fullmatch(wanted) is not None
    begins = [f"{kind}-{wanted}" for kind in kinds] if bare else [wanted] if wanted else []
    found = [one for start in begins for one in located_gatherings(connection, start)]
    fits = [(kind, name) for kind, name in found if kind in kinds]
    exact = [one for one in fits if one[1] == wanted]
    if len(exact or fits) == 1:
        return (exact or fits)[0]
    if not fits:
        message = f"{wanted}: nothing of that id in {one_of(kinds)}; {NEVER}"
        raise NotFoundError(message)
    named = ", ".join(name for _, name in fits[:SHOWN])
    message = f"{wanted}: fits {len(fits)}: {named}"
    raise QueryError(message)


def plain(record: object) -> Any:  # noqa: ANN401 - whatever JSON has
    """A record as it stands in JSON."""
    return msgspec.json.decode(msgspec.json.encode(record))


def one_of(kinds: Collection[Kind]) -> str:
    """``"wires, actors and stories"``."""
    named = [f"{kind[:-1]}ies" if kind == "story" else f"{kind}s" for kind in kinds]
    return " and ".join(filter(None, (", ".join(named[:-1]), named[-1])))


def records(connection: Connection, shape: type[Shape], ids: Collection[str]) -> dict[str, Shape]:
    """Some records that stand now, by id."""
    kind = next(kind for kind, one in SHAPES.items() if one is shape)
    return {one.record.id: one.record for one in gathered(connection, kind, shape, ids=ids)}


def tellings_of(connection: Connection, interactions: Iterable[Interaction]) -> dict[str, Telling]:
    """The tellings of some interactions, by name."""
    names = {report.telling for one in interactions for report in one.reports}
    return LedgerShelf(connection, "telling", Telling).load(names)


def actors_named(ledger: Ledger, wanted: str) -> list[Actor]:
    """The public actors of that id or name, the most often told first.

    Raises ``NotFoundError`` when there are none.
    """
    with ledger.reading() as connection:
        found = list(_actors(connection, wanted))
    if not found:
        message = f"{wanted}: no public actor of that id or name; {NEVER}"
        raise NotFoundError(message)
    exact = [one for one in found if one.id == wanted]
    return exact or sorted(found, key=lambda one: (-times_told(one), one.id))


def _actors(connection: Connection, wanted: str) -> Iterator[Actor]:
    if is_id(wanted):
        name = located(connection, wanted, ("actor",))[1]
        yield from (one for one in records(connection, Actor, [name]).values() if one.public)
        return
    asked = searchable(wanted).strip()
    keys = hashes(asked.split())
    able = having(connection, "actor", keys, len(keys)) if keys else []
    for one in records(connection, Actor, able).values():
        if one.public and _called((x.name for x in one.names), asked):
            yield one


def _called(names: Iterable[str], asked: str) -> bool:
    return bool(asked) and any(f" {asked} " in searchable(name) for name in names)


def _is_of(dossier: Dossier, asked: str) -> bool:
    """Whether every word stands in a name of it, its place or its parties, but what all are called.

    "accord de Lomé", "Lomé accord" and the name of a party mean one agreement of Lomé.
    """
    told = (dossier.name, *dossier.names, dossier.place or "", *(x.name for x in dossier.parties))
    held = {word for name in told for word in searchable(name).split()}
    words = asked.split()
    own = [word for word in words if word not in _common_words() and len(word) > _SMALL]
    return bool(words) and all(word in held for word in own or words)


@cache
def _common_words() -> frozenset[str]:
    """What agreements are called in the languages that are read."""
    kinds = (load_agreement_words(language).kinds for language in languages())
    return frozenset(
        word for some in kinds for names in some.values() for name in names
        for word in searchable(name).split()
    )  # fmt: skip


def told_in(ledger: Ledger, actors: Collection[Actor]) -> dict[str, int]:
    """In how many dispatches each of some actors stands, under whichever names."""
    found: dict[str, int] = {}
    with ledger.reading() as connection:
        faces = LedgerShelf(connection, "face", Face)
        lying = LedgerShelf(connection, "appearance", Appearance)
        for actor in actors:
            seen = lying.members(set(faces.of_gatherings([actor.id])))
            found[actor.id] = len({one.dispatch for one in seen.values()})
    return found


def dossiers_named(ledger: Ledger, wanted: str | None) -> list[Dossier]:
    """The dossiers of that id, name or place, all of them without one.

    Agreements come first, then decrees, then promises; of one kind those told last.

    Raises ``NotFoundError`` when there are none of that id or name.
    """
    with ledger.reading() as connection:
        if wanted is None:
            every = [one.record for one in gathered(connection, "dossier", Dossier)]
            return sorted(every, key=lambda one: RANKS.index(one.kind))
        if is_id(wanted):
            name = located(connection, wanted, ("dossier",))[1]
            return list(records(connection, Dossier, [name]).values())
        asked = searchable(wanted).strip()
        every = [one.record for one in gathered(connection, "dossier", Dossier)]
        found = [one for one in every if _is_of(one, asked)]
    if not found:
        message = f"{wanted}: no dossier of that id or name; `chancery dossier` lists them"
        raise NotFoundError(message)
    exact = [one for one in found if searchable(one.name).strip() == asked]
    return exact if len(exact) == 1 else found


def pressing(dossier: Dossier, today: date, days: int) -> tuple[set[str], set[str]]:
    """The ids of stipulations that are overdue, and of those not told of for so many days."""
    late, quiet = overdue(dossier, today), silent(dossier, today, days)
    return {one.id for one in late}, {one.id for one in quiet}


def meetings_of(ledger: Ledger, dossiers: Collection[Dossier]) -> list[Interaction]:
    """The interactions of which somebody told before, and in which two parties of one take part.

    A party is known by its id or, where it is a state's, by the state.
    """
    found: dict[str, Interaction] = {}
    with ledger.reading() as connection:
        for dossier in dossiers:
            sides = parties_of(dossier.parties)
            met = having(connection, "interaction", hashes(sides), _SIDES)
            some = records(connection, Interaction, met).values()
            found |= {one.id: one for one in some if len(sides & parties_of(one.players)) >= _SIDES}
    meetings = sorted(filter(told_ahead, found.values()), key=lambda one: one.id)
    return sorted(meetings, key=day_of, reverse=True)


def cited_in(ledger: Ledger, actors: Iterable[Actor]) -> dict[str, Headline]:
    """What is on top of the dispatches that say which offices some actors hold."""
    with ledger.reading() as connection:
        named = {office.cited.dispatch for one in actors for office in one.offices}
        return headlines(connection, named)
