"""What two prints are compared by: each feature says its share of the answer, in points."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from chancery.records.clipping import Print
from chancery.records.match import Feature, Says
from chancery.stories.copies_credit import credited
from chancery.stories.copies_order import days_apart, is_earlier
from chancery.stories.copies_overlap import Overlap

WITHIN = 7
"""Days between a text and its reprints; what recurs later (a weekly notice) is another text."""

NEARLY_ALL = 0.9

HEAD = 3
"""Sentences at the head of a text: reprints are cut from the end, and keep them."""

PART = 0.4
"""A print shorter than this part of the other may be one item of a round-up."""

FEW_WORDS, VERY_FEW_WORDS = 40, 20
FEWEST_FIGURES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two prints, the shorter first, so that nothing depends on which was asked about."""

    shorter: Print
    longer: Print
    common: Overlap

    @property
    def held(self) -> float:
        """The share of the shorter that stands in the longer."""
        return self.common.held[0]

    @property
    def has_own_news(self) -> bool:
        """Whether the shorter opens with a new sentence, and what heads the longer is not in it.

        Where sentences were edited, one cannot tell a new one.
        """
        if self.common.reworded[0] > self.common.exact[0] or not self.shorter.sentences:
            return False
        heads = set(self.longer.sentences[:HEAD])
        opens = self.shorter.sentences[0]
        return opens not in self.longer.sentences and heads.isdisjoint(self.shorter.sentences)

    @property
    def at_head(self) -> bool:
        """Whether the first sentence of one stands at the head of the other."""
        one, other = self.shorter.sentences[:HEAD], self.longer.sentences[:HEAD]
        return not set(one[:1]).isdisjoint(other) or not set(other[:1]).isdisjoint(one)


def _sentences(pair: Pair) -> Feature:
    share, found = pair.common.exact[0], pair.common.sentences
    says: Says = "same" if share >= NEARLY_ALL else "near" if found else "apart"
    if not pair.shorter.sentences:
        says = "silent"
    shown = f"{found} of {len(pair.shorter.sentences)} stand in the other"
    return _feature("sentences", says, 100 * share, shown)


def _wording(pair: Pair) -> Feature:
    more = 100 * max(0.0, pair.held - pair.common.exact[0])
    share = pair.common.resemblance
    says: Says = "near" if more else "same" if pair.common.reworded[0] else "apart"
    return _feature("wording", says, more, f"{share:.0%} of all runs of three words in common")


def _lead(pair: Pair) -> Feature:
    if pair.at_head:
        return _feature("lead", "same", 10, "both begin with the same words")
    if pair.has_own_news:
        return _feature("lead", "apart", -40, "each begins with what the other does not say")
    return _feature("lead", "silent", 0, "they begin in different places")


def _agency(pair: Pair) -> Feature:
    one, other = credited(pair.shorter), credited(pair.longer)
    if not one or not other:
        return _feature("agency", "silent", 0, "not both credit one")
    if both := sorted(set(one).intersection(other)):
        return _feature("agency", "same", 5, f"{both[0]} = {both[0]}")
    return _feature("agency", "apart", -10, " ≠ ".join(sorted((one[0], other[0]))))


def _length(pair: Pair) -> Feature:
    words = max(pair.common.words, round(pair.held * pair.shorter.words))
    weight = -80 if words < VERY_FEW_WORDS else -40 if words < FEW_WORDS else 0
    return _feature("length", "apart" if weight else "same", weight, f"{words} words in common")


def _part(pair: Pair) -> Feature:
    size = pair.shorter.words / pair.longer.words if pair.longer.words else 1.0
    shown = f"{size:.0%} of the length of the other"
    if size >= PART or pair.at_head or is_earlier(pair.longer, pair.shorter) or _share_agency(pair):
        return _feature("part", "silent", 0, shown)
    return _feature("part", "apart", -50, f"{shown}, from inside it")


def _share_agency(pair: Pair) -> bool:
    return not set(credited(pair.shorter)).isdisjoint(credited(pair.longer))


def _figures(pair: Pair) -> Feature:
    one = pair.shorter.figures
    found = len(set(one).intersection(pair.longer.figures))
    shown = f"{found} of {len(one)} stand in the other"
    if len(one) < FEWEST_FIGURES:
        return _feature("figures", "silent", 0, shown)
    if 2 * found >= len(one):
        return _feature("figures", "same" if found == len(one) else "near", 0, shown)
    return _feature("figures", "apart", -50 if days_apart(pair.shorter, pair.longer) else 0, shown)


def _date(pair: Pair) -> Feature:
    days = days_apart(pair.shorter, pair.longer)
    if days is None:
        return _feature("date", "silent", 0, "not both are dated")
    says: Says = "apart" if days > WITHIN else "near" if days else "same"
    return _feature("date", says, -70 if days > WITHIN else 0, f"{days} days apart")


def _language(pair: Pair) -> Feature:
    one, other = sorted((x.language or "").split("-")[0] for x in (pair.shorter, pair.longer))
    if not one:
        return _feature("language", "silent", 0, "not both are known")
    if one == other:
        return _feature("language", "same", 0, f"{one} = {other}")
    return _feature("language", "apart", -200, f"{one} ≠ {other}")


def _feature(name: str, says: Says, weight: float, shown: str) -> Feature:
    return Feature(name=name, says=says, weight=round(weight, 1), shown=shown)


FEATURES: tuple[Callable[[Pair], Feature], ...] = (
    _sentences, _wording, _lead, _agency, _length, _part, _figures, _date, _language,
)  # fmt: skip
