"""Whether two bodies or groups are one: by acronym, or by a name that differs in nothing."""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from typing import Literal

from rapidfuzz import fuzz

from chancery.knowledge.offices import opposed
from chancery.records.actor import Face
from chancery.records.match import Answer, Feature, Match, Says
from chancery.resolution.across_cards import body_titles
from chancery.resolution.across_keys import body_words, made_acronym, written_acronym
from chancery.resolution.across_verdict import country, verdict

Likeness = Literal["name", "acronym", "made", "near", "apart"]

EQUAL = 95.0
"""Likeness of sorted words from which two names differ by a slip ("Azawad", "Azaouad" do not)."""

NEAR = 80.0
"""Likeness from which a reviewer is asked."""

SURE = 3
"""Letters from which an acronym made of a name is its own: two letters are many parties'."""

_SAYS: dict[Likeness, tuple[Says, float]] = {
    "name": ("same", 6), "acronym": ("same", 5), "made": ("near", 4), "near": ("near", 2),
    "apart": ("apart", -3),
}  # fmt: skip
_ORDER: tuple[Likeness, ...] = ("name", "acronym", "made", "near", "apart")


def compare_bodies(one: Face, other: Face) -> Match:
    """Whether two bodies or groups are one.

    1. one name, or one acronym that both go by ("Front de libération de l'Azawad (FLA)", "Azawad
    Liberation Front (FLA)"), in one country; 2. a name and the acronym of three letters or more
    that its words make, in one country; 3. names in two languages, names that are near, and an
    acronym without a country are a reviewer's to decide; 4. other countries are other bodies.
    """
    likeness, mine, theirs = _alike(body_titles(one), body_titles(other))
    says, weight = _SAYS[likeness]
    features = (
        Feature(name="name", says=says, weight=weight, shown=f"{mine} ({likeness}) {theirs}"),
        country(one, other),
        _sector(one, other),
    )
    answer, rule = _decide(likeness, features, mine, theirs)
    return verdict(answer, rule, *(f for f in features if f.says != "silent"))


def _decide(
    likeness: Likeness, features: tuple[Feature, ...], mine: str, theirs: str
) -> tuple[Answer, str]:
    _, country_, sector = (feature.says for feature in features)
    if country_ == "apart":
        return "not_same", "another country"
    if likeness == "apart":
        return ("unsure" if country_ == "same" else "not_same"), "another name"
    if sector == "apart":
        return "unsure", "a clash"
    if likeness == "name":
        return "same", "one name"
    sure = likeness == "acronym" or (likeness == "made" and min(len(mine), len(theirs)) >= SURE)
    if sure and country_ == "same":
        return "same", "acronym"
    return "unsure", "acronym without a country" if likeness != "near" else "near names"


@lru_cache(maxsize=1 << 16)
def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[Likeness, str, str]:
    """The two names that agree best, and how."""
    pairs = ((_pair(a, b), a, b) for a, b in product(one, other))
    return min(pairs, key=lambda pair: (_ORDER.index(pair[0]), *sorted(pair[1:])))


def _pair(one: str, other: str) -> Likeness:
    written, also = written_acronym(one), written_acronym(other)
    if written is not None and also is not None:
        return "acronym" if written == also else "apart"
    if written is not None or also is not None:
        made = made_acronym(other if written is not None else one)
        return "made" if made == (written or also) else "apart"
    left, right = " ".join(body_words(one)), " ".join(body_words(other))
    score = 100.0 if left == right else fuzz.token_sort_ratio(left, right, score_cutoff=NEAR)
    if score >= EQUAL and _numbers(left) == _numbers(right):
        return "name"
    return "near" if score >= NEAR else "apart"


def _numbers(words: str) -> list[str]:
    """Figures in a name: "March 23", "March 8" are two."""
    return [word for word in words.split() if any(letter.isdigit() for letter in word)]


def _sector(one: Face, other: Face) -> Feature:
    here, there = one.sector, other.sector
    if here is None or there is None or frozenset((here, there)) not in opposed():
        return Feature(name="sector", says="silent", weight=0, shown="")
    return Feature(name="sector", says="apart", weight=-3, shown=f"{here} ≠ {there}")
