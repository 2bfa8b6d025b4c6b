"""Stories: interactions of the same actors on the same matter, day after day.

Two interactions belong together where something ties them, and are at most a fortnight apart:

1. one text tells both, and they share an actor or stand near each other in it
2. both name one agreement ("l'accord de Libreville")
3. a group that acts for no state is in both, with the same state or a matter, town or name
4. two countries, or somebody known by name, are in both, *and* a matter, a town or a name

The same two states alone are no story: they are in the news every day. What is further apart is
never more than unsure, so that a story of three months holds together by what lies between, unless
one text recalls it and both are about one agreement or matter.
"""

from __future__ import annotations

from collections.abc import Iterator

from chancery.knowledge.weights import Weights, load_weights
from chancery.records.match import Answer, Feature, Match
from chancery.records.telling import Interaction
from chancery.stories import threads_features as features
from chancery.stories.threads_cards import FORTNIGHT, ThreadCard, thread_card

__all__ = ["FORTNIGHT", "compare_interactions", "story_keys"]

_MATTER = ("pact", "topics", "names", "place")


def story_keys(interaction: Interaction) -> frozenset[str]:
    """By the texts that tell it; and by whom or what, in which fortnight: ``IRN+USA|urani|52816``.

    A town and a name are a matter as well. Each stands in its own fortnight and in the next, so
    that whatever lies within one meets. What nobody dated is in no story.
    """
    card = thread_card(interaction)
    if card.day is None:
        return frozenset()
    fortnight = card.day // FORTNIGHT
    moments = (fortnight, fortnight + 1)
    held = {f"{one}|{moment}" for one in _subjects(card) for moment in moments}
    return frozenset(held | card.wires)


def _subjects(card: ThreadCard) -> Iterator[str]:
    abouts = (
        *card.chief_matter,
        *([f"@{card.place}"] if card.town else []),
        *(f"~{name}" for name in card.interaction.named[:2]),
    )
    yield from card.pacts
    yield from card.groups
    yield from (f"{who}|{about}" for who in card.parties for about in abouts)


def compare_interactions(a: Interaction, b: Interaction) -> Match:
    """The answer for two interactions, with all that speaks for and against; symmetric.

    The rule is ``nothing_in_common`` where nothing ties them, ``too_far_apart`` where more than a
    fortnight, or nobody knows what, lies between, ``little_in_common`` where one country of several
    is all that they share beside their matter; else ``score``. Only other actors and another
    matter make it ``not_same``: whatever else is left open, since a story is longer than its gaps.
    """
    if b.id < a.id:
        a, b = b, a
    weights = load_weights("interactions")
    one, other = thread_card(a), thread_card(b)
    reads = (
        features.told, features.actors, features.pact, features.topics, features.names,
        features.place, features.gap,
    )  # fmt: skip
    table = tuple(read(one, other, weights) for read in reads)
    score = round(sum(feature.weight for feature in table), 2)
    by_name = {feature.name: feature for feature in table}
    answer, rule = _answer(by_name, weights, group=bool(one.groups & other.groups))
    return Match(answer=answer, score=score, features=table, rule=rule)


def _answer(table: dict[str, Feature], weights: Weights, *, group: bool) -> tuple[Answer, str]:
    told, actors = table["told"].weight > 0, table["actors"].weight
    about = [name for name in _MATTER if table[name].weight > 0]
    if not told and not about and actors <= 0:
        return "not_same", "nothing_in_common"
    if table["gap"].says in {"apart", "silent"} and not (told and _is_one_matter(table)):
        return "unsure", "too_far_apart"
    answer = weights.answer(sum(feature.weight for feature in table.values()))
    met = group or (bool(about) and actors > weights.features["actors"]["lone"][1])
    if answer == "same" and not (told or met or "pact" in about):
        return "unsure", "little_in_common"
    if answer == "not_same" and (told or actors > 0):
        return "unsure", "score"
    return answer, "score"


def _is_one_matter(table: dict[str, Feature]) -> bool:
    return any(table[name].says == "same" for name in ("pact", "topics", "names"))
