"""Names of persons, compared part by part."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from chancery.resolution.across_parts import Part, generation, take_apart, together
from chancery.resolution.likeness import APART, NEAR, SAME, transliterated, unlike

Agreement = Literal[
    "full", "respelt", "longer", "most", "crossed", "initial", "surname", "near", "given", "apart"
]


@dataclass(frozen=True, slots=True)
class Parted:
    """How the parts of two names agree, and the words that show it."""

    kind: Agreement
    cost: float
    shown: tuple[tuple[str, str, float], ...]


def agree(one: str, other: str) -> Parted:
    """How two names of persons agree.

    full     all parts of both names but initials: "Awa (N.) Faye"; longer  all parts of the shorter
             name, first and last among them: "Nouri (Kamel) al-Maliki", "Ahmad (Shah) Massoud";
    most     all parts of the shorter one, the first among them: "Saddam Hussein (al-Tikriti)";
    crossed  two parts or more, each name has others besides, the order is another, or the longer
             has another given name: "(Mahamat) Idriss Déby" is the son;
    initial  the surname and a letter that fits: "A. Faye", "Awa Faye";
    respelt  as full, but a part is written another way: "Issaka", "Issakha", never the surname;
    surname  one name is the surname alone; near  as full, and a part is only near ("Khomeini");
    given    the surname and another given name: two people; apart  anything less.
    """
    return _agree(one, other) if one <= other else _agree(other, one)


@lru_cache(maxsize=1 << 17)
def _agree(one: str, other: str) -> Parted:
    short, long = take_apart(one), take_apart(other)
    if len(short) > len(long):
        short, long = long, short
    if not short:
        return Parted(kind="apart", cost=APART, shown=())
    long = _written_as_one(short, long)
    pairs = _align(short, long)
    if generation(one) != generation(other) and len(pairs) > 1:
        return _told("crossed", short, long, pairs)
    if [pair[:2] for pair in pairs] == [(0, 1)] and len(short) == len(long) == 2:  # noqa: PLR2004 - a given name and a surname
        turned = _align(short, long[::-1])
        if sum(cost for *_, cost in turned) <= SAME and len(turned) > 1:
            return _told("crossed", short, long[::-1], turned)
    return _told(_kind(short, long, pairs), short, long, pairs)


def _written_as_one(short: tuple[Part, ...], long: tuple[Part, ...]) -> tuple[Part, ...]:
    """The longer name with two neighbours as one, where the shorter writes them so."""
    for i in range(len(long) - 1 if len(short) < len(long) else 0):
        whole = together(long[i], long[i + 1])
        spelt = not (long[i].initial or long[i + 1].initial)
        if spelt and any(not p.initial and part_cost(p, whole) <= SAME for p in short):
            return (*long[:i], whole, *long[i + 2 :])
    return long


Pair = tuple[int, int, float]


def _align(short: tuple[Part, ...], long: tuple[Part, ...]) -> list[Pair]:
    """Parts that are one name, in order: for each part the first that is the same, else nearest."""
    pairs: list[Pair] = []
    start = 0
    for i, part in enumerate(short):
        found: Pair | None = None
        for j in range(start, len(long)):
            cost = part_cost(part, long[j])
            if cost <= NEAR and (found is None or cost < found[2]):
                found = (i, j, cost)
            if cost <= SAME:
                break
        if found is not None:
            pairs.append(found)
            start = found[1] + 1
    return pairs


def part_cost(one: Part, other: Part) -> float:
    """What it costs to take two parts for one; a letter fits whatever begins with it."""
    if one.initial or other.initial:
        return 0.0 if one.word[0] == other.word[0] else APART
    cost = unlike(one.word, other.word)
    if cost > SAME and (one.joined != one.word or other.joined != other.word):
        return min(cost, unlike(one.joined, other.word), unlike(one.word, other.joined))
    return cost


def _kind(short: tuple[Part, ...], long: tuple[Part, ...], pairs: list[Pair]) -> Agreement:  # noqa: PLR0911 - one line a case of the docstring above
    matched = {(i, j) for i, j, _ in pairs}
    ends = (len(short) - 1, len(long) - 1) in matched
    worst = max((cost for *_, cost in pairs), default=APART)
    if len(short) == 1:
        alone = pairs and (ends or (0, 0) in matched) and not short[0].initial
        if not alone:
            return "apart"
        return "surname" if worst <= SAME else "near"
    spelt = sum(not short[i].initial and not long[j].initial for i, j in matched)
    if len(pairs) < len(short):
        if spelt > 1 and not _clash(short, long, matched):
            return "crossed"
        return "given" if ends else "apart"
    if spelt < 2:  # noqa: PLR2004 - two parts in full
        return "initial" if ends else "apart"
    if worst > SAME:
        return "respelt" if _respelt(short, long, pairs) else "near"
    if (0, 0) not in matched or not _fit(_initials(short), _initials(long)):
        return "crossed"
    if not ends:
        return "most"
    met = {j for _, j in matched}
    return "full" if all(p.initial or j in met for j, p in enumerate(long)) else "longer"


def _respelt(short: tuple[Part, ...], long: tuple[Part, ...], pairs: list[Pair]) -> bool:
    """Whether all parts meet, and those that differ are only transliterated in another way."""
    if not len(short) == len(long) == len(pairs) or pairs[-1][2] > SAME:
        return False
    return all(cost <= SAME or transliterated(short[i].word, long[j].word) for i, j, cost in pairs)


def _initials(name: tuple[Part, ...]) -> str:
    return "".join(part.word for part in name[1:] if part.initial)


def _fit(one: str, other: str) -> bool:
    """Whether letters inside two names may be one's: "George W.", not "George H. W."."""
    return one.startswith(other) or other.startswith(one)


def _clash(short: tuple[Part, ...], long: tuple[Part, ...], matched: set[tuple[int, int]]) -> bool:
    """Whether a letter stands against a part that does not begin with it: "Awa N.", "Awa M."."""
    left = {i for i, _ in matched}
    right = {j for _, j in matched}
    spare = [part for i, part in enumerate(short) if i not in left]
    others = [part for j, part in enumerate(long) if j not in right]
    return bool(others) and any(part.initial for part in (*spare, *others))


def _told(
    kind: Agreement, short: tuple[Part, ...], long: tuple[Part, ...], pairs: list[Pair]
) -> Parted:
    shown = tuple((short[i].word, long[j].word, cost) for i, j, cost in pairs)
    return Parted(kind=kind, cost=sum(cost for *_, cost in pairs), shown=shown)
