"""Whether two persons of public office are one: by name, country, office, gender and sector."""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from typing import Literal

from chancery.records.actor import Face
from chancery.records.match import Answer, Feature, Match, Says
from chancery.resolution.across_cards import LONG, is_only_named, person_names, titles
from chancery.resolution.across_names import Agreement, Parted, agree
from chancery.resolution.across_offices import Likeness, alike, meaning
from chancery.resolution.across_parts import take_apart
from chancery.resolution.across_tallies import folded
from chancery.resolution.across_verdict import country, sector, verdict

TERM = 4
"""Years after which one office and surname may be another person's ("President Bush")."""

_NAMES: dict[Agreement, tuple[Says, float]] = {
    "full": ("same", 6), "longer": ("same", 5), "most": ("near", 4), "respelt": ("near", 3),
    "initial": ("near", 2), "surname": ("near", 1), "near": ("near", 2), "crossed": ("near", 1),
    "given": ("apart", -6), "apart": ("apart", -8),
}  # fmt: skip
_OFFICES: dict[Likeness, tuple[Says, float, str]] = {
    "same": ("same", 3, "="), "near": ("near", 1, "~"), "apart": ("apart", -1, "≠"),
    "silent": ("silent", 0, "?"),
}  # fmt: skip
_FITS: dict[str, frozenset[Says]] = {
    "full": frozenset({"same", "near"}), "exact": frozenset({"same", "near", "silent"}),
}  # fmt: skip
"""What an office says where a full name needs one: none is needed in the same letters."""

_OTHERS: frozenset[Agreement] = frozenset({"given", "apart"})
_BY_SURNAME = "surname and office"
_SAYS = {"same": "=", "near": "≈", "apart": "≠", "silent": "?"}


def compare_persons(one: Face, other: Face) -> Match:
    """Whether two persons are one.

    1. a full name in one country is one person, in any spelling or script; 2. without a country, or
    where one of the two has a middle name, it takes an office of one post as well, or the same
    letters and no other office; 3. part of a full name, a surname with a fitting initial, or a
    given name transliterated in another way ("Issaka", "Issakha"), takes the same office; 4. a
    surname takes the same office in one known country within a term; a rank is no such office; 5. a
    surname with another given name is somebody else (Esmail Ghaani, Ashraf Ghani), and so is
    whoever is of another country; 6. names that are only near ("Khamenei", "Khomeini") and
    whatever clashes are a reviewer's to decide; 7. who is only named, and nothing else is said of,
    is the public person of the same letters, or of a full name of three parts or more.

    A surname alone never makes two one. Who has no public office, and of whom anything else is said
    (a trade, an age, a country), is compared with nobody.
    """
    if not (one.public and other.public):
        return _only_named(one, other)
    parted, mine, theirs = _names(person_names(one), person_names(other))
    if parted.kind in _OTHERS:
        return verdict("not_same", "another name", _name(parted, mine, theirs))
    held, theirs_held = titles(one), titles(other)
    likeness, title, other_title = alike(held, theirs_held)
    features = (
        _name(parted, mine, theirs),
        country(one, other),
        _office(likeness, title, other_title),
        _gender(held, theirs_held),
        sector(one, other),
    )
    answer, rule = _decide(_exact(parted, mine, theirs), features)
    if rule == _BY_SURNAME and _years(one, other) > TERM:
        answer, rule = "unsure", "surname and office, years apart"
    return verdict(answer, rule, *(f for f in features if f.says != "silent"))


def _only_named(one: Face, other: Face) -> Match:
    """Whether somebody who is only named is somebody of public office."""
    if one.public == other.public or not (is_only_named(one) or is_only_named(other)):
        return verdict("unsure", "no public office")
    parted, mine, theirs = _names(person_names(one), person_names(other))
    name = _name(parted, mine, theirs)
    if _exact(parted, mine, theirs) == "exact" and " " in mine:
        return verdict("same", "the same letters", name)
    parts = min(len(take_apart(mine)), len(take_apart(theirs)))
    if parted.kind == "full" and parts >= LONG:
        return verdict("same", "a long name", name)
    return verdict("unsure", "only named", name)


@lru_cache(maxsize=1 << 16)
def _names(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[Parted, str, str]:
    """The two names that agree best."""
    if len(one) == len(other) == 1:
        return agree(one[0], other[0]), one[0], other[0]
    pairs = ((agree(a, b), a, b) for a, b in product(one, other))
    return min(pairs, key=lambda pair: (-_NAMES[pair[0].kind][1], pair[0].cost, *sorted(pair[1:])))


def _exact(parted: Parted, mine: str, theirs: str) -> Agreement | Literal["exact"]:
    return "exact" if parted.kind == "full" and folded(mine) == folded(theirs) else parted.kind


def _decide(
    name: Agreement | Literal["exact"], features: tuple[Feature, ...]
) -> tuple[Answer, str]:
    """What speaks against it, then what the name takes."""
    office = features[2].says
    against = _against(name, features)
    if against is not None:
        return against
    here = features[1].says == "same"
    if name == "surname":
        return _surname(office, here=here)
    if name in {"full", "exact"} and (here or office in _FITS[name]):
        return "same", "full name"
    if name == "longer" and (office == "same" or (here and office == "near")):
        return "same", "longer name and an office"
    if name in {"most", "initial", "respelt"} and office == "same":
        return "same", "part of a name and an office"
    return "unsure", "no office in common"


def _against(
    name: Agreement | Literal["exact"], features: tuple[Feature, ...]
) -> tuple[Answer, str] | None:
    _, country_, office, gender, side = (feature.says for feature in features)
    if "apart" in {country_, gender}:
        strong = name in {"exact", "full", "respelt", "longer", "most"} and office == "same"
        rule = "another country" if country_ == "apart" else "another gender"
        return "unsure" if strong else "not_same", rule
    if side == "apart":
        return "unsure", "another side"
    return ("unsure", "near names") if name in {"near", "crossed"} else None


def _surname(office: Says, *, here: bool) -> tuple[Answer, str]:
    if office == "same" and here:
        return "same", _BY_SURNAME
    if office == "apart":
        return "not_same", "surname and another office"
    return "unsure", "surname alone"


def _name(parted: Parted, one: str, other: str) -> Feature:
    says, weight = _NAMES[parted.kind]
    shown = f"{one} {_SAYS[says]} {other}"
    if parted.shown:
        told = ", ".join(f"{a} {'=' if a == b else '≈'} {b}" for a, b, _ in parted.shown)
        shown = f"{shown} ({parted.kind}: {told})"
    return Feature(name="name", says=says, weight=weight - parted.cost, shown=shown)


def _office(likeness: Likeness, one: str, other: str) -> Feature:
    says, weight, sign = _OFFICES[likeness]
    return Feature(name="office", says=says, weight=weight, shown=f"{one} {sign} {other}")


def _gender(one: tuple[str, ...], other: tuple[str, ...]) -> Feature:
    """What their titles say: "présidente" and "spokesman" are two people."""
    here, there = _genders(one), _genders(other)
    if not here or not there or here & there:
        return Feature(name="gender", says="silent", weight=0, shown="")
    shown = f"{'/'.join(sorted(here))} ≠ {'/'.join(sorted(there))}"
    return Feature(name="gender", says="apart", weight=-4, shown=shown)


def _genders(held: tuple[str, ...]) -> frozenset[str]:
    return frozenset(said for title in held if (said := meaning(title).gender) is not None)


def _years(one: Face, other: Face) -> int:
    """Years between the two: nought where they overlap, or where days are missing."""
    spans = [_span(face) for face in (one, other)]
    if None in spans:
        return 0
    (_, early), (late, _) = sorted(span for span in spans if span is not None)
    return max(0, late - early)


def _span(face: Face) -> tuple[int, int] | None:
    days = [day for office in face.offices for day in (office.first_day, office.last_day) if day]
    return (int(min(days)[:4]), int(max(days)[:4])) if days else None
