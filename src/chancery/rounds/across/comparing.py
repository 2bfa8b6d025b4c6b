"""Pieces compared again: why they were put together, and what was near.

Of each piece that one is shown which it is most like among those that it was put together with;
and beside them what was near: unsure ones, and same ones that were kept apart because one of their
own is not the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection

from chancery.records.actor import Face
from chancery.records.clipping import Print
from chancery.records.dossier import Accord
from chancery.records.match import Answer, Match
from chancery.records.telling import Interaction, Telling
from chancery.rounds.across import rooms
from chancery.rounds.across.asking import Kind
from chancery.rounds.across.engine import Room, hashes
from chancery.store.pairs import answered
from chancery.store.pieces import LedgerShelf

Piece = TypeVar("Piece")

MOST = 60
"""Pieces of one thing that are compared; an account of more is no longer read."""

NEAR = 8
"""Things near that are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two pieces and why they are the same thing or not; ``within`` is what the other is in."""

    one: str
    other: str
    within: str | None
    match: Match

    def to_json(self) -> dict[str, object]:
        """The JSON form."""
        said = {"one": self.one, "other": self.other, "within": self.within}
        return {**said, "match": self.match.to_json()}


@dataclass(frozen=True, kw_only=True)
class _Bench(Generic[Piece]):
    """Where pieces of one kind are compared: their room, their shelf, what reviewers answered."""

    room: Room[Piece]
    shelf: LedgerShelf[Piece]
    judged: Mapping[frozenset[str], Answer]

    def match(self, one: Piece, other: Piece) -> Match:
        said = self.judged.get(frozenset((self.room.name(one), self.room.name(other))))
        if said is not None:
            return Match(answer=said, score=0, features=(), rule="review")
        return self.room.compare(one, other)


def compared(
    connection: Connection, kind: Kind, name: str
) -> tuple[tuple[Pair, ...], tuple[Pair, ...], dict[str, str]]:
    """Why the pieces of a thing are together, and what is near; with names for all of them."""
    bench = _bench(connection, kind)
    mine = dict(sorted(bench.shelf.of_gatherings([name]).items())[:MOST])
    beside = _beside(bench, name, mine)
    within = bench.shelf.gatherings(beside)
    together = _together(bench, mine)
    near = _near(bench, mine, beside, within)
    shown = {x for pair in (*together, *near) for x in (pair.one, pair.other)}
    names = {x: _name(one) for x, one in {**mine, **beside}.items() if x in shown}
    return together, near, names


def _bench(connection: Connection, kind: Kind) -> _Bench[Any]:
    answers = answered(connection).answers
    match kind:
        case "wire":
            shelf = LedgerShelf(connection, "print", Print)
            return _Bench(room=rooms.PRINTS, shelf=shelf, judged={})
        case "actor":
            faces = LedgerShelf(connection, "face", Face)
            return _Bench(room=rooms.FACES, shelf=faces, judged=answers.get("face", {}))
        case "interaction":
            tellings = LedgerShelf(connection, "telling", Telling)
            return _Bench(room=rooms.TELLINGS, shelf=tellings, judged=answers.get("telling", {}))
        case "dossier":
            accords = LedgerShelf(connection, "accord", Accord)
            return _Bench(room=rooms.ACCORDS, shelf=accords, judged=answers.get("accord", {}))
        case "story":
            interactions = LedgerShelf(connection, "interaction", Interaction)
            return _Bench(room=rooms.INTERACTIONS, shelf=interactions, judged={})


def _beside(bench: _Bench[Piece], name: str, mine: Mapping[str, Piece]) -> dict[str, Piece]:
    """The pieces that share a key with one of some, and are in something else."""
    keys = {key for one in mine.values() for key in hashes(bench.room.keys(one))}
    partners = {x for pair in bench.judged for x in pair if pair & mine.keys()}
    near = (bench.shelf.near(keys) | partners) - mine.keys()
    within = bench.shelf.gatherings(near)
    return bench.shelf.load([x for x in near if within.get(x) not in {None, name}])


def _together(bench: _Bench[Piece], mine: Mapping[str, Piece]) -> tuple[Pair, ...]:
    """Each piece after the first with that before it which it is most like."""
    found: list[Pair] = []
    names = sorted(mine, key=lambda name: _day(mine[name]))
    for number, name in enumerate(names[1:], 1):
        pairs = [
            Pair(one=name, other=other, within=None, match=bench.match(mine[name], mine[other]))
            for other in names[:number]
        ]
        found.append(_best(pairs))
    return tuple(found)


def _near(
    bench: _Bench[Piece], mine: Mapping[str, Piece], beside: Mapping[str, Piece],
    within: Mapping[str, str],
) -> tuple[Pair, ...]:  # fmt: skip
    """Of each thing beside this one the nearest pair, unless that is not the same."""
    best: dict[str, Pair] = {}
    for other, piece in sorted(beside.items()):
        keys = hashes(bench.room.keys(piece))
        for name, one in mine.items():
            if not keys & hashes(bench.room.keys(one)) and not _judged(bench, name, other):
                continue
            pair = Pair(one=name, other=other, within=within[other], match=bench.match(one, piece))
            if pair.match.answer != "not_same":
                held = best.get(within[other])
                best[within[other]] = _best([held, pair]) if held else pair
    order = sorted(best.values(), key=lambda x: (-x.match.score, x.other))
    return tuple(order[:NEAR])


def _judged(bench: _Bench[Piece], one: str, other: str) -> bool:
    return frozenset((one, other)) in bench.judged


_ANSWERS: Sequence[Answer] = ("same", "unsure", "not_same")


def _best(pairs: Iterable[Pair]) -> Pair:
    """The pair that is most alike, the first of several."""
    return min(pairs, key=lambda x: (_ANSWERS.index(x.match.answer), -x.match.score))


def _day(piece: object) -> tuple[str, str]:
    day = getattr(piece, "published", None) or getattr(piece, "day", None)
    first = getattr(piece, "first_day", None)
    return day or first or "", str(getattr(piece, "id", getattr(piece, "dispatch", "")))


def _name(piece: object) -> str:
    """A piece as a person reads it."""
    match piece:
        case Print(publisher=publisher, published=published):
            return f"{publisher or '?'}, {published or 'undated'}"
        case Telling(publisher=publisher, published=published, cited=cited):
            return f"{publisher or '?'}, {published or 'undated'}: “{cited.exact}”"
        case Face(names=names, first_day=first):
            return f"{names[0].name if names else '?'}, first told {first or 'undated'}"
        case Accord(name=name, day=day):
            return f"“{name}”, {day or 'undated'}"
        case Interaction(act=act, players=players, first_day=first):
            who = ", ".join(player.name for player in players)
            return f"{act}: {who}, first told {first or 'undated'}"
        case _:
            return str(piece)
