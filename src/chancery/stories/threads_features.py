"""What speaks for two interactions being of one story, and what against it."""

from __future__ import annotations

from chancery.knowledge.weights import Weights
from chancery.records.match import Feature
from chancery.stories.threads_cards import FORTNIGHT, ThreadCard

_DAYS, _WEEK = 3, 7
_PAID = 2
_NEAR = 300
"""Characters between two tellings of one paragraph or of neighbouring ones."""


def told(a: ThreadCard, b: ThreadCard, weights: Weights) -> Feature:
    """One text tells both: in words that are near each other, or somewhere."""
    if not a.wires & b.wires:
        return _silent("told")
    level = "near" if _is_near(a, b) else "together"
    return weights.feature("told", level, "")


def _is_near(a: ThreadCard, b: ThreadCard) -> bool:
    return any(
        max(start, begins) - min(end, ends) <= _NEAR
        for dispatch in a.spans.keys() & b.spans.keys()
        for start, end in a.spans[dispatch]
        for begins, ends in b.spans[dispatch]
    )


def actors(a: ThreadCard, b: ThreadCard, weights: Weights) -> Feature:
    """Whoever is shared by name, then countries that none of those stands for."""
    named = sorted(a.named.keys() & b.named.keys(), key=lambda one: (one not in a.groups, one))
    stood_for = {a.named[actor] for actor in named if actor not in a.groups}
    countries = sorted((a.countries & b.countries) - stood_for)
    if len(a.countries) == 1 and a.countries == b.countries:
        countries *= 2
    groups = a.groups | b.groups
    shared = [("group" if one in groups else "named", one) for one in named]
    shared += [("country", one) for one in countries]
    if not shared:
        silent = not (a.named or a.countries) or not (b.named or b.countries)
        return _silent("actors") if silent else weights.feature("actors", "apart", "—")
    if not named and len(countries) < _PAID:
        return weights.feature("actors", "lone", countries[0])
    paid = [weights.feature("actors", level, one) for level, one in shared[:_PAID]]
    shown = ", ".join(dict.fromkeys(one for _, one in shared))
    weight = sum(feature.weight for feature in paid)
    return Feature(name="actors", says=paid[-1].says, weight=weight, shown=shown)


def pact(a: ThreadCard, b: ThreadCard, weights: Weights) -> Feature:
    """Both name one agreement, or each another."""
    if not a.pacts or not b.pacts:
        return _silent("pact")
    shared = sorted(a.pacts & b.pacts)
    return weights.feature("pact", "same" if shared else "apart", ", ".join(shared) or "—")


def topics(a: ThreadCard, b: ThreadCard, weights: Weights) -> Feature:
    """Two words of the matter or more, one, or none; without topics it is silent."""
    if not a.matter or not b.matter:
        return _silent("topics")
    shared = sorted(a.matter & b.matter)
    level = ("apart", "near", "same")[min(len(shared), 2)]
    return weights.feature("topics", level, ", ".join(shared) or "—")


def names(a: ThreadCard, b: ThreadCard, weights: Weights) -> Feature:
    """Two proper names or more, or one; that none is shared says nothing."""
    shared = sorted(a.names & b.names)
    if not shared:
        return _silent("names")
    return weights.feature("names", "near" if len(shared) == 1 else "same", ", ".join(shared))


def place(a: ThreadCard, b: ThreadCard, weights: Weights) -> Feature:
    """The same town, the same larger place, or two."""
    if a.place is None or b.place is None:
        return _silent("place")
    level = "apart" if a.place != b.place else "point" if a.town and b.town else "area"
    shown = f"{a.interaction.place} · {b.interaction.place}"
    return weights.feature("place", level, shown)


def gap(a: ThreadCard, b: ThreadCard, weights: Weights) -> Feature:
    """How many days lie between."""
    if a.day is None or b.day is None:
        return _silent("gap")
    days = abs(a.day - b.day)
    longest = {"days": _DAYS, "week": _WEEK, "fortnight": FORTNIGHT}
    level = next((level for level, most in longest.items() if days <= most), "apart")
    return weights.feature("gap", level, f"{days} days")


def _silent(name: str) -> Feature:
    return Feature(name=name, says="silent", weight=0, shown="")
