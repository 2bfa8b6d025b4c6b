"""Whether two prints are prints of one text: a table of features that can speak."""

from __future__ import annotations

from chancery.records.clipping import Print
from chancery.records.match import Answer, Feature, Match
from chancery.stories.copies_features import FEATURES, Pair
from chancery.stories.copies_overlap import overlap

SAME = 60
"""Points: three fifths of the shorter text stand in the other. One word in ten changed leaves 73 %
of the runs of three words, ± 4; two reports that quote the same statement share less than half."""

UNSURE = 25
"""Points: a quarter. A paragraph of background among ten is less."""


def compare(one: Print, other: Print) -> Match:
    """Whether two prints are prints of one text.

    A feature adds its points, and the sum decides: 60 or more is the same text, 25 or more may be.

    1. ``sentences``: the share of the shorter, in words, whose sentences stand in the longer
       (up to 100)
    2. ``wording``: what editing left of the others, by the sketches (up to 100 with the first)
    3. ``lead``: the first sentence of one is among the first three of the other (10); each
       begins with what the other does not say: news, with the background of older news (-40)
    4. ``agency``: both credit the same agency (5); each credits another (-10)
    5. ``length``: fewer than 40 words (-40) or 20 words (-80) in common are soon in common
    6. ``part``: the shorter is a small part from inside the longer, which is not the earlier and
       credits no common agency: an item of a round-up (-50)
    7. ``figures``: not published on one day, and most numbers differ: a daily form filled in anew
       (-50)
    8. ``date``: published more than seven days apart (-70)
    9. ``language``: another language (-200): a translation is a text of its own
    """
    shorter, longer = sorted((one, other), key=lambda x: (x.words, x.dispatch))
    pair = Pair(shorter=shorter, longer=longer, common=overlap(shorter, longer))
    features = tuple(read(pair) for read in FEATURES)
    score = round(sum(feature.weight for feature in features), 1)
    answer: Answer = "same" if score >= SAME else "unsure" if score >= UNSURE else "not_same"
    return Match(answer=answer, score=score, features=features, rule=_decisive(features, answer))


def _decisive(features: tuple[Feature, ...], answer: Answer) -> str:
    """The feature that says most for the answer; for none, that too few sentences are shared."""
    if answer == "same":
        return max(features, key=lambda x: x.weight).name
    least = min(features, key=lambda x: x.weight)
    return least.name if least.weight < 0 else "sentences"
