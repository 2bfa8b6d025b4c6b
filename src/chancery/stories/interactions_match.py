"""Whether two tellings are of one event of the world.

A table of features is added up (``matching/tellings.yml``): who, what, how, when, where, and what
else their sentences share. Before the sum is heard, four rules may speak:

1. ``two_of_one_dispatch``: one dispatch tells two acts, and neither denies or calls off the other
2. ``two_of_one_sentence``: the same sentence of the same text, another act
3. ``other_day``: the days exclude each other, and the sentence is another
4. ``nobody_shared``: no player in common and another sentence is never more than unsure

The rule is ``score`` where the sum decides.
"""

from __future__ import annotations

from collections.abc import Iterator
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


def compare_tellings(a: Telling, b: Telling) -> Match:
    """The answer for two tellings, with all that speaks for and against; symmetric."""
    if b.id < a.id:
        a, b = b, a
    weights, one, other = load_weights("tellings"), telling_card(a), telling_card(b)
    who = list(compare_players(one, other, weights))
    levels = list(_levels(one, other))
    found = (*who, *[_feature(weights, *level) for level in levels])
    score = round(sum([feature.weight for feature in found]), 2)
    answer, rule = _decide(one, other, who, levels, weights.answer(score))
    return Match(answer=answer, score=score, features=found, rule=rule)


def _feature(weights: Weights, name: str, level: str | None, shown: str) -> Feature:
    return _silent(name) if level is None else weights.feature(name, level, shown)


@cache
def _silent(name: str) -> Feature:
    return Feature(name=name, says="silent", weight=0, shown="")


def _levels(a: TellingCard, b: TellingCard) -> Iterator[Level]:
    one, other = a.telling, b.telling
    yield "act", features.act(a, b), f"{one.act} · {other.act}"
    yield "mode", features.mode(a, b), f"{one.mode} · {other.mode}"
    yield "date", features.day(a, b), f"{a.days.shown} · {b.days.shown}"
    yield "place", features.place(a, b), f"{one.place} · {other.place}"
    yield "dispatch", features.dispatch(a, b), one.dispatch
    yield "wire", features.wire(a, b), one.wire
    yield "text", matter.text(a, b), ""
    yield "topics", matter.topics(a, b), f"{a.topics} · {b.topics}"
    yield "contexts", matter.contexts(a, b), f"{a.contexts} · {b.contexts}"
    yield "quotes", matter.quotes(a, b), ""
    yield "figures", matter.figures(a, b), f"{a.numbers} · {b.numbers}"
    yield "modality", features.modality(a, b), f"{one.modality} · {other.modality}"


def _decide(
    a: TellingCard, b: TellingCard, who: list[Feature], levels: list[Level], heard: Answer
) -> tuple[Answer, str]:
    level = {name: seen for name, seen, _ in levels}
    if level["dispatch"] == "two" and level["act"] != "same":
        return "not_same", "two_of_one_dispatch"
    other_act = a.telling.act != b.telling.act and not features.answers(a, b)
    if other_act and a.telling.wire == b.telling.wire and a.text == b.text:
        return "not_same", "two_of_one_sentence"
    shared_text = level["text"] == "same" or level["wire"] == "sentence"
    if level["date"] == "apart" and not shared_text:
        return "not_same", "other_day"
    if heard == "same" and not shared_text and not any(feature.weight > 0 for feature in who):
        return "unsure", "nobody_shared"
    return heard, "score"
