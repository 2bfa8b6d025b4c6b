"""Stories: interactions of the same actors on the same matter, day after day.

Two interactions belong together when they share a pair of actors, or one whom the ledger knows by
name, *and* a matter or a town, and are at most a fortnight apart. The same two states alone are no
story: they are in the news every day. What is further apart is never more than unsure, so that a
story of three months holds together by what lies between.
"""

from __future__ import annotations

from chancery.knowledge.weights import Weights, load_weights
from chancery.records.match import Feature, Match
from chancery.records.telling import Interaction
from chancery.stories.threads_cards import ThreadCard, thread_card

FORTNIGHT = 14
_DAYS, _WEEK = 3, 7
_PAID = 2


def story_keys(interaction: Interaction) -> frozenset[str]:
    """By whom, on what and in which fortnight: ``IRN+USA|urani|52816``; a town is a matter as well.

    Each stands in its own fortnight and in the next, so that whatever lies within one meets. What
    nobody dated is in no story.
    """
    card = thread_card(interaction)
    if card.day is None:
        return frozenset()
    fortnight = card.day // FORTNIGHT
    abouts = (*card.chief_matter, *([f"@{card.place}"] if card.town else []))
    return frozenset(
        f"{who}|{about}|{moment}"
        for who in card.parties
        for about in abouts
        for moment in (fortnight, fortnight + 1)
    )


def compare_interactions(a: Interaction, b: Interaction) -> Match:
    """The answer for two interactions, with all that speaks for and against; symmetric.

    The rule is ``nothing_in_common`` where no actor, or neither a matter nor a town, is shared;
    ``too_far_apart`` where more than a fortnight, or nobody knows what, lies between: that is left
    open, since a story may be longer than its gaps; else ``score``.
    """
    if b.id < a.id:
        a, b = b, a
    weights = load_weights("interactions")
    one, other = thread_card(a), thread_card(b)
    actors = _actors(one, other, weights)
    about = (_topics(one, other, weights), _place(one, other, weights))
    gap = _gap(one, other, weights)
    table = (actors, *about, gap)
    score = round(sum(feature.weight for feature in table), 2)
    answer, rule = weights.answer(score), "score"
    if actors.weight <= 0 or all(feature.weight <= 0 for feature in about):
        answer, rule = "not_same", "nothing_in_common"
    elif gap.says in {"apart", "silent"}:
        answer, rule = "unsure", "too_far_apart"
    return Match(answer=answer, score=score, features=table, rule=rule)


def _actors(a: ThreadCard, b: ThreadCard, weights: Weights) -> Feature:
    """Whoever is shared by name, then countries that none of those stands for."""
    named = sorted(a.named.keys() & b.named.keys())
    stood_for = {a.named[actor] for actor in named}
    countries = sorted((a.countries & b.countries) - stood_for)
    if len(a.countries) == 1 and a.countries == b.countries:
        countries *= 2
    if not named and len(countries) < _PAID:
        return weights.feature("actors", "apart", ", ".join(countries) or "—")
    shared = [("named", one) for one in named] + [("country", one) for one in countries]
    paid = [weights.feature("actors", level, one) for level, one in shared[:_PAID]]
    says = paid[0].says if len(paid) == 1 else paid[1].says
    weight = sum(feature.weight for feature in paid)
    shown = ", ".join(dict.fromkeys(one for _, one in shared))
    return Feature(name="actors", says=says, weight=weight, shown=shown)


def _topics(a: ThreadCard, b: ThreadCard, weights: Weights) -> Feature:
    """Two words of the matter or more, one, or none; without topics it is silent."""
    if not a.matter or not b.matter:
        return Feature(name="topics", says="silent", weight=0, shown="")
    shared = sorted(a.matter & b.matter)
    level = ("apart", "near", "same")[min(len(shared), 2)]
    return weights.feature("topics", level, ", ".join(shared) or "—")


def _place(a: ThreadCard, b: ThreadCard, weights: Weights) -> Feature:
    """The same town, the same larger place, or two."""
    if a.place is None or b.place is None:
        return Feature(name="place", says="silent", weight=0, shown="")
    level = "apart" if a.place != b.place else "point" if a.town and b.town else "area"
    shown = f"{a.interaction.place} · {b.interaction.place}"
    return weights.feature("place", level, shown)


def _gap(a: ThreadCard, b: ThreadCard, weights: Weights) -> Feature:
    """How many days lie between."""
    if a.day is None or b.day is None:
        return Feature(name="gap", says="silent", weight=0, shown="")
    days = abs(a.day - b.day)
    longest = {"days": _DAYS, "week": _WEEK, "fortnight": FORTNIGHT}
    level = next((level for level, most in longest.items() if days <= most), "apart")
    return weights.feature("gap", level, f"{days} days")
