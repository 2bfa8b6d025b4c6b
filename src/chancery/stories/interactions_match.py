"""Whether two tellings are of one event of the world.

A table of features is added up (``matching/tellings.yml``): who, what, how, when, where, and what
else their sentences share. Before the sum is heard, five rules may speak:

1. ``points_back``: one goes on about the other in one dispatch
2. ``two_of_one_dispatch``: one dispatch, or one sentence, tells two acts of no common family, and
   neither denies or calls off the other
3. ``other_day``: the days exclude each other, and the sentence is another
4. ``one_pact``: both tell of the making of one agreement, which is made once
5. ``nobody_shared``: neither a player in common, nor a name or a number, nor a sentence, is never
   more than unsure; nor is a denial of what somebody unknown did ("*the man* did not attend")

The rule is ``score`` where the sum decides. A low sum is another event only where something
excludes that it is the same (``apart`` by more than a doubt); where too little is told, it is
``too_little``, which holds nobody apart and is nothing to ask a reviewer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from chancery.knowledge.weights import Weights, load_weights
from chancery.records.match import Answer, Feature, Match
from chancery.records.telling import Telling
from chancery.stories import interactions_features as features
from chancery.stories import interactions_matter as matter
from chancery.stories.interactions_cards import TellingCard, telling_card
from chancery.stories.interactions_players import compare_players

Level = tuple[str, str | None, str]
"""A feature, what was seen (``None``: silent), and the two values as a person reads them."""

_PLAYERS = frozenset({"players", "actors", "recipients"})
_TELLING = _PLAYERS | {"named", "voice", "figures"}
_EXCLUDES = -3
"""What weighs as much against is no doubt: another day, town, player, act."""


def compare_tellings(a: Telling, b: Telling) -> Match:
    """The answer for two tellings, with all that speaks for and against; symmetric."""
    if b.id < a.id:
        a, b = b, a
    weights, one, other = load_weights("tellings"), telling_card(a), telling_card(b)
    who = list(compare_players(one, other, weights))
    levels = list(_levels(one, other))
    found = (*who, *[_feature(weights, *level) for level in levels])
    score = round(sum([feature.weight for feature in found]), 2)
    telling = _PLAYERS if _denies_another(one, other) else _TELLING
    shared = any(feature.name in telling and feature.weight > 0 for feature in found)
    answer, rule = _decide(found, levels, weights.answer(score), shared=shared)
    return Match(answer=answer, score=score, features=found, rule=rule)


def _denies_another(one: TellingCard, other: TellingCard) -> bool:
    """Whether one of the two denies what people did of whom nothing is known."""
    if features.modality(one, other) != "denied":
        return False
    denial = one if one.modality == "negated" else other
    sides = (*denial.actors, *denial.recipients)
    return bool(sides) and not any(side.known for side in sides)


def _feature(weights: Weights, name: str, level: str | None, shown: str) -> Feature:
    return _silent(name) if level is None else weights.feature(name, level, shown)


@cache
def _silent(name: str) -> Feature:
    return Feature(name=name, says="silent", weight=0, shown="")


def _levels(a: TellingCard, b: TellingCard) -> Iterator[Level]:
    one, other, when = a.telling, b.telling, features.day(a, b)
    yield "act", features.act(a, b), f"{one.act} · {other.act}"
    yield "mode", features.mode(a, b), f"{one.mode} · {other.mode}"
    yield "phase", features.phase(a, b), f"{a.phase} · {b.phase}"
    yield "date", when, f"{a.days.shown} · {b.days.shown}"
    yield "place", features.place(a, b), f"{one.place} · {other.place}"
    yield "dispatch", features.dispatch(a, b), one.dispatch
    yield "wire", features.wire(a, b), one.wire
    yield "pact", features.pact(a, b), f"{one.pact} · {other.pact}"
    yield "text", matter.text(a, b), ""
    yield "topics", matter.topics(a, b), f"{a.topics} · {b.topics}"
    yield "contexts", matter.contexts(a, b), f"{a.contexts} · {b.contexts}"
    yield "named", matter.named(a, b, when), ", ".join(sorted(a.names & b.names))
    yield "voice", matter.voice(a, b), ""
    yield "around", matter.around(a, b), ""
    yield "quotes", matter.quotes(a, b), ""
    yield "figures", matter.figures(a, b), f"{a.numbers} · {b.numbers}"
    yield "modality", features.modality(a, b), f"{one.modality} · {other.modality}"


def _decide(
    found: tuple[Feature, ...], levels: list[Level], heard: Answer, *, shared: bool
) -> tuple[Answer, str]:
    level = {name: seen for name, seen, _ in levels}
    shared_text = level["text"] == "same" or level["wire"] == "sentence"
    ruled = _ruled(level, shared_text=shared_text)
    if ruled is not None:
        return ruled
    if heard == "same":
        return ("same", "score") if shared or shared_text else ("unsure", "nobody_shared")
    if heard == "unsure" or any(one.weight <= _EXCLUDES for one in found):
        return heard, "score"
    return "unsure", "too_little"


def _ruled(level: Mapping[str, str | None], *, shared_text: bool) -> tuple[Answer, str] | None:
    """What is decided before the sum is heard."""
    if level["dispatch"] == "back":
        return "same", "points_back"
    if level["dispatch"] == "two" and level["act"] == "apart":
        return "not_same", "two_of_one_dispatch"
    if level["date"] == "apart" and not shared_text:
        return "not_same", "other_day"
    return ("same", "one_pact") if level["pact"] == "made" else None
