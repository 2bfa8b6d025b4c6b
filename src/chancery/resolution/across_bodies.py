"""Whether two bodies or groups are one: by name, in two languages too, or by acronym."""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from typing import Literal

from rapidfuzz import fuzz

from chancery.knowledge.bodies import same_acronyms
from chancery.records.actor import Face
from chancery.records.match import Answer, Feature, Match, Says
from chancery.resolution.across_cards import body_titles
from chancery.resolution.across_keys import body_words, made_acronyms, written_acronym
from chancery.resolution.across_relations import is_spelling, relate
from chancery.resolution.across_titles import is_own
from chancery.resolution.across_verdict import country, sector, verdict

Likeness = Literal["name", "told", "acronym", "made", "bare", "near", "apart", "clash"]

EQUAL = 95.0
"""Likeness of sorted words from which two names differ by a slip ("Azawad", "Azaouad" do not)."""

NEAR = 80.0
"""Likeness from which a reviewer is asked."""

SURE = 3
"""Letters from which an acronym is one body's own: two letters are many parties'."""

_SAYS: dict[Likeness, tuple[Says, float]] = {
    "name": ("same", 6), "told": ("same", 5.5), "acronym": ("same", 5), "made": ("near", 4),
    "bare": ("near", 3), "near": ("near", 2), "apart": ("apart", -3), "clash": ("apart", -6),
}  # fmt: skip
_ORDER: tuple[Likeness, ...] = (
    "name", "told", "acronym", "made", "bare", "near", "apart", "clash",
)  # fmt: skip
_STRONG: frozenset[Likeness] = frozenset({"name", "told"})


def compare_bodies(one: Face, other: Face) -> Match:
    """Whether two bodies or groups are one.

    1. one name; 2. a name of the same words in another language, with a proper noun, or in one
    country ("Front populaire de l'Adrar", "Adrar People's Front"); 3. an acronym that both go by,
    of three letters or more, or in one country; 4. a name and the acronym of three letters or more
    that its words make, in one country; 5. a name without its epithets ("Front de l'Adrar").

    Names that clash ("Front national de l'Adrar", "Front populaire de l'Adrar") and other countries
    are other bodies, whatever else agrees. The rest is a reviewer's to decide.
    """
    likeness, mine, theirs = _alike(body_titles(one), body_titles(other))
    says, weight = _SAYS[likeness]
    features = (
        Feature(name="name", says=says, weight=weight, shown=f"{mine} ({likeness}) {theirs}"),
        country(one, other),
        sector(one, other),
    )
    answer, rule = _decide(likeness, features, mine, theirs)
    return verdict(answer, rule, *(f for f in features if f.says != "silent"))


def _decide(
    likeness: Likeness, features: tuple[Feature, ...], mine: str, theirs: str
) -> tuple[Answer, str]:
    _, country_, side = (feature.says for feature in features)
    if country_ == "apart":
        return "not_same", "another country"
    if likeness == "clash":
        return "not_same", "names that clash"
    if likeness == "apart":
        return ("unsure" if country_ == "same" else "not_same"), "another name"
    if side == "apart":
        return "unsure", "a clash"
    return _agreed(likeness, mine, theirs, here=country_ == "same")


def _agreed(likeness: Likeness, mine: str, theirs: str, *, here: bool) -> tuple[Answer, str]:
    long = min(len(mine), len(theirs)) >= SURE
    fits, rule = {
        "name": (True, "one name"),
        "told": (here or is_own(mine), "one name in two languages"),
        "bare": (True, "a name without its epithets"),
        "acronym": (here or long, "acronym"),
        "made": (here and long, "acronym of its words"),
    }.get(likeness, (False, "near names"))
    if fits:
        return "same", rule
    return "unsure", rule if likeness == "near" else f"{rule}, without a country"


@lru_cache(maxsize=1 << 16)
def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[Likeness, str, str]:
    """The two names that agree best, and how; where none is one, names that clash decide."""
    if len(one) == len(other) == 1:
        return _pair(one[0], other[0]), one[0], other[0]
    pairs = sorted(
        ((_pair(a, b), a, b) for a, b in product(one, other)),
        key=lambda pair: (_ORDER.index(pair[0]), *sorted(pair[1:])),
    )
    return pairs[0] if pairs[0][0] in _STRONG or pairs[-1][0] != "clash" else pairs[-1]


def _pair(one: str, other: str) -> Likeness:
    written, also = written_acronym(one), written_acronym(other)
    if written is not None and also is not None:
        return "acronym" if _first(written) == _first(also) else "apart"
    if written is not None or also is not None:
        made = made_acronyms(other if written is not None else one)
        return "made" if (written or also) in made else "apart"
    return _full(one, other)


def _first(acronym: str) -> str:
    return same_acronyms().get(acronym, acronym)


def _full(one: str, other: str) -> Likeness:
    left, right = sorted(body_words(one)), sorted(body_words(other))
    if left == right:
        return "name"
    relation = relate(one, other)
    if relation != "open":
        return relation
    score = fuzz.ratio(" ".join(left), " ".join(right), score_cutoff=NEAR)
    if score >= EQUAL and _numbers(left) == _numbers(right) and _one_slip(left, right):
        return "name"
    return "near" if score >= NEAR else "apart"


def _one_slip(left: list[str], right: list[str]) -> bool:
    """Whether the words that differ are spellings of one: no "Mali" is a "Bali"."""
    if len(left) != len(right):
        return True
    spare = sorted(set(left) - set(right)), sorted(set(right) - set(left))
    return len(spare[0]) == len(spare[1]) and all(map(is_spelling, *spare))


def _numbers(words: list[str]) -> list[str]:
    """Figures in a name: "March 23", "March 8" are two."""
    return [word for word in words if any(letter.isdigit() for letter in word)]
