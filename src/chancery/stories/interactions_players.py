"""Whether two tellings have the same players, on the same sides.

Where everyone takes part (a meeting, an accord) all are held against all; otherwise who did it and
to whom it was done are two features. Each is paid for whoever is found in both, two at most.
Somebody in common while each has somebody else as well is ``crossing``: who met two people on one
day met twice. Who is counted ("six gendarmes died") may stand for those to whom nobody
is told to have done it, and the country of the place stands for a side that is not told (``host``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chancery.knowledge.weights import Weights
from chancery.records.match import Feature, Says
from chancery.stories.interactions_cards import TellingCard
from chancery.stories.sides import Side
from chancery.stories.sides_meet import exclude, may_be, meet

Sides = tuple[Side, ...]

_LEVELS = ("named", "state", "sounding", "behalf", "kind", "around", "country", "people", "alike")
_RANK = {level: rank for rank, level in enumerate(_LEVELS)}
_PAID = 2


def compare_players(a: TellingCard, b: TellingCard, weights: Weights) -> Iterator[Feature]:
    """The features ``players``, or ``actors`` and ``recipients``; what is silent is left out."""
    found: Iterable[Feature | None]
    if a.mutual or b.mutual:
        found = (_Table("players", weights, a, b).everyone(a, b),)
    else:
        actors = _Table("actors", weights, a, b).one_part(a.actors, b.actors, loose=False)
        found = (actors, _Table("recipients", weights, a, b).recipients(a, b))
    return (feature for feature in found if feature is not None)


class _Table:
    """What a feature about players says, by its weights."""

    def __init__(self, name: str, weights: Weights, a: TellingCard, b: TellingCard) -> None:
        self._name = name
        self._weights = weights.features[name]
        self._around = (a.around, b.around)

    def everyone(self, a: TellingCard, b: TellingCard) -> Feature | None:
        """Everybody on either side; one alone in common and others besides are two meetings."""
        ones, others = a.everyone, b.everyone
        levels, left, left_over = self._pair_up(ones, others, loose=False)
        if not levels:
            return self._nobody(ones, others)
        if len(levels) < _PAID and _exclude(left, left_over) == "apart":
            return self._level("crossing", ones, others)
        if len(levels) < _PAID and (_hosts(a, left_over) or _hosts(b, left)):
            levels.append("host")
        return self._paid(levels, ones, others)

    def one_part(self, ones: Sides, others: Sides, *, loose: bool) -> Feature | None:
        """Those of one part against those of the same part."""
        levels, left, left_over = self._pair_up(ones, others, loose=loose)
        if not levels:
            return self._nobody(ones, others)
        if left and left_over:
            return self._level("crossing", ones, others)
        return self._paid(levels, ones, others)

    def recipients(self, a: TellingCard, b: TellingCard) -> Feature | None:
        """To whom it was done; where nobody is told, the country of the place may be theirs."""
        if a.recipients and b.recipients:
            found = self.one_part(a.recipients, b.recipients, loose=True)
            if found is not None and found.weight > 0:
                return found
            return self._counted(a, b) or found
        counted = self._counted(a, b)
        if counted is not None:
            return counted
        if _hosts(a, b.recipients) or _hosts(b, a.recipients):
            return self._level("host", a.recipients, b.recipients)
        return None

    def _counted(self, a: TellingCard, b: TellingCard) -> Feature | None:
        """Where one counts the people to whom the other says that it was done."""
        for ones, others in ((a.recipients, b.counted), (a.counted, b.recipients)):
            levels, _, _ = self._pair_up(ones, others, loose=True)
            if levels:
                return self._paid(levels, ones, others)
        return None

    def _pair_up(
        self, ones: Sides, others: Sides, *, loose: bool
    ) -> tuple[list[str], Sides, Sides]:
        """The levels at which sides meet, the firmest first, and the known ones that are left."""
        found: list[tuple[int, int, int]] = []
        for i, one in enumerate(ones):
            for j, other in enumerate(others):
                level = self._meet(one, other, loose=loose)
                if level is not None:
                    found.append((_RANK[level], i, j))
        if len(found) > 1:
            found.sort()
        taken: set[int] = set()
        taken_over: set[int] = set()
        levels: list[str] = []
        for rank, i, j in found:
            if i not in taken and j not in taken_over:
                taken.add(i)
                taken_over.add(j)
                levels.append(_LEVELS[rank])
        return levels, _left(ones, taken, others), _left(others, taken_over, ones)

    def _meet(self, one: Side, other: Side, *, loose: bool) -> str | None:
        level = meet(one, other, loose=loose)
        if level is not None and _RANK[level] < _RANK["around"]:
            return level
        around, around_other = self._around
        described = may_be(one, other, around) or may_be(other, one, around_other)
        return "around" if described else level

    def _nobody(self, ones: Sides, others: Sides) -> Feature | None:
        """Nobody in common: apart, unless somebody may be anybody."""
        level = _exclude(ones, others)
        return None if level is None else self._level(level, ones, others)

    def _level(self, level: str, ones: Sides, others: Sides) -> Feature:
        says, weight = self._weights[level]
        return self._feature(says, weight, ones, others)

    def _paid(self, levels: list[str], ones: Sides, others: Sides) -> Feature:
        told = [self._weights[level] for level in levels[:_PAID]]
        says: Says = "same" if all(says == "same" for says, _ in told) else "near"
        return self._feature(says, sum(weight for _, weight in told), ones, others)

    def _feature(self, says: Says, weight: float, ones: Sides, others: Sides) -> Feature:
        sign = {"same": "=", "near": "≈"}.get(says, "≠")
        return Feature(
            name=self._name,
            says=says,
            weight=weight,
            shown=f"{_shown(ones)} {sign} {_shown(others)}",
        )


def _left(sides: Sides, taken: set[int], others: Sides) -> Sides:
    """Those who found nobody; a second voice of a side that was found is none of them."""
    if len(taken) == len(sides):
        return ()
    left = (side for i, side in enumerate(sides) if i not in taken and side.known)
    return tuple(side for side in left if not any(meet(side, o, loose=False) for o in others))


def _exclude(ones: Sides, others: Sides) -> str | None:
    """``apart``, ``opposed`` or ``foreign`` where all of the one are so to all of the other."""
    said = {exclude(one, other) for one in ones for other in others}
    if not said or None in said:
        return None
    return next(level for level in ("foreign", "opposed", "apart") if level in said)


def _hosts(card: TellingCard, sides: Sides) -> bool:
    country = card.telling.place_country
    return country is not None and any(side.country == country for side in sides)


def _shown(sides: Sides) -> str:
    return ", ".join([side.shown for side in sides]) or "—"
