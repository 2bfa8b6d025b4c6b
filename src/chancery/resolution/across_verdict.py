"""An answer and the features that it was given for."""

from __future__ import annotations

from chancery.knowledge.offices import opposed
from chancery.records.actor import Face
from chancery.records.match import Answer, Feature, Match


def verdict(answer: Answer, rule: str, *features: Feature) -> Match:
    """The match: its score is what the features add up to."""
    return Match(
        answer=answer,
        score=round(sum(feature.weight for feature in features), 2),
        features=features,
        rule=f"resolution/across.py#{rule}",
    )


def country(one: Face, other: Face) -> Feature:
    """Whether two faces are of one country; silent where one of them has none."""
    here, there = one.country, other.country
    if here is None or there is None:
        return Feature(name="country", says="silent", weight=0, shown=f"{here} ? {there}")
    if here == there:
        return Feature(name="country", says="same", weight=2, shown=f"{here} = {there}")
    return Feature(name="country", says="apart", weight=-6, shown=f"{here} ≠ {there}")


def sector(one: Face, other: Face) -> Feature:
    """Whether two faces are of opposed sides; silent where some dispatch gave both one sector."""
    here, there = one.sector, other.sector
    shared = {code for code, _ in one.sectors} & {code for code, _ in other.sectors}
    if here is None or there is None or shared or frozenset((here, there)) not in opposed():
        return Feature(name="sector", says="silent", weight=0, shown="")
    return Feature(name="sector", says="apart", weight=-3, shown=f"{here} ≠ {there}")
