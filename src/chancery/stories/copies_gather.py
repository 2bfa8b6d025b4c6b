"""The prints of one text: their order, who took it from whom, who stands behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from chancery.records.clipping import Copy, Print, Wire
from chancery.records.identity import identify
from chancery.stories.copies_credit import credited, own_agency
from chancery.stories.copies_order import days_apart, in_order
from chancery.stories.copies_overlap import Overlap, overlap

WHOLE = 0.95
A_LINE = 15
"""A print stands whole in another when this share of it does, or all but so many words: a sentence
of the site about itself, or a few words that an editor changed."""

SOME = 0.2
"""Less than this is no taking over; two cuts of one text may have nothing in common."""

AS_MUCH = 0.05
"""Prints that hold a text alike, to this share: it was taken from the first of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Taken:
    """A print, the one it was taken from, and what the two have in common."""

    of: Print
    common: Overlap

    @property
    def held(self) -> float:
        return self.common.held[0]


def gather(prints: Collection[Print]) -> Wire:
    """The record of one text in all its prints, a pure function of the set of them.

    1. the source is the agency that most prints are from, by their credits or as its own print, of
       two the one that is named first in time; without an agency it is the outlet that printed the
       text first
    2. the origin is the first print of the agency itself or, when it is not here, the first print
    3. each other print was taken from the first of those that hold most of it
    4. ``full``: each stands whole in the other; ``cut``: it stands in the other; ``extended``: the
       other stands in it; ``reworked``: neither
    """
    ordered = in_order(set(prints))
    source = _agency(ordered)
    own = (one for one in ordered if source and own_agency(one) == source)
    taken = _taken(next(own, ordered[0]), ordered)
    return Wire(
        id=identify("wire", {"first": _founder(ordered)}),
        source=source or next((one.publisher for one in ordered if one.publisher), None),
        copies=tuple(_copy(one, taken.get(one.dispatch)) for one in ordered),
    )


def independent(wires: Iterable[Wire]) -> tuple[str, ...]:
    """The independent sources of several texts, each once; a text that names none is one itself."""
    return tuple(sorted({wire.source or wire.id for wire in wires}))


def _founder(prints: list[Print]) -> str:
    """The earliest dispatch by what is written of its date; prints that come later leave it."""
    return min((one.published or one.day or "~", one.dispatch) for one in prints)[1]


def _agency(ordered: list[Print]) -> str | None:
    votes = Counter(name for one in ordered for name in _votes(one, ordered[0]))
    return votes.most_common(1)[0][0] if votes else None


def _votes(one: Print, first: Print) -> tuple[str, ...]:
    """Whom a print is from; an agency that prints days later what it does not sign took it over."""
    late = not one.agencies and days_apart(one, first)
    return () if late else credited(one)


def _taken(origin: Print, ordered: list[Print]) -> dict[str, _Taken]:
    """From whom each print but the origin was taken, by dispatch.

    The prints are gone through in order of publication; one that has nothing in common with those
    before it waits for one that came out later and has.
    """
    placed, waiting = [origin], [one for one in ordered if one is not origin]
    found: dict[str, _Taken] = {}
    while waiting:
        fits = ((one, _from(one, placed)) for one in waiting)
        one, taken = next(((x, t) for x, t in fits if t.held >= SOME), (waiting[0], None))
        found[one.dispatch] = taken or _from(one, placed)
        placed.append(one)
        waiting.remove(one)
    return found


def _from(one: Print, placed: list[Print]) -> _Taken:
    """The first of those that hold most of a print."""
    best = _Taken(of=placed[0], common=overlap(one, placed[0]))
    for other in placed[1:]:
        if best.held >= 1 - AS_MUCH:
            break
        taken = _Taken(of=other, common=overlap(one, other))
        if taken.held > best.held + AS_MUCH:
            best = taken
    return best


def _copy(one: Print, taken: _Taken | None) -> Copy:
    share = taken.common.sentences / len(one.sentences) if taken and one.sentences else 0.0
    return Copy(
        dispatch=one.dispatch,
        publisher=one.publisher,
        published=one.published,
        agencies=one.agencies,
        kind=_kind(one, taken) if taken else "first",
        of=taken.of.dispatch if taken else None,
        share=round(share, 3) if taken else 1.0,
    )


def _kind(one: Print, taken: _Taken) -> Literal["full", "cut", "extended", "reworked"]:
    own, other = taken.common.held
    if _is_whole(one.words, own):
        return "full" if _is_whole(taken.of.words, other) else "cut"
    return "extended" if _is_whole(taken.of.words, other) else "reworked"


def _is_whole(words: int, share: float) -> bool:
    return share >= WHOLE or words * (1 - share) <= A_LINE
