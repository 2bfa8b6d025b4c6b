"""What two tellings say of their matter: sentences, topics, contexts, quotations, numbers.

Levels of features as in ``interactions_features``.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from chancery.stories.interactions_cards import TellingCard

_SAME_TEXT, _NEAR_TEXT, _OTHER_TEXT = 0.75, 0.4, 0.1
"""Shares of the shorter sentence that stand in the other: a cut or lightly edited sentence, one on
the same matter, one on another. Thought, and checked on the pairs of the tests."""
_ENOUGH = 4
"""Words of matter from which a share says something."""
_SMALL = 3
_TELLING = 5
"""A number from which on it says something whatever it counts."""
_NEAR_DAYS = frozenset({"day", "next", "fresh", "about", "ahead", "together", "close"})
_FEW = 2
_CLOSE = 0.6
"""A toll of twelve and one of twenty are close: both say "about a dozen or two"."""


def text(a: TellingCard, b: TellingCard) -> str | None:
    """How much of the shorter sentence stands in the other; across languages by learned words."""
    if a.telling.language != b.telling.language or a.telling.language is None:
        return "near" if _share(a.stems_across, b.stems_across) >= _NEAR_TEXT else None
    fewer = min(len(a.stems), len(b.stems))
    if fewer < _ENOUGH:
        return "same" if a.text == b.text and fewer else None
    share = len(a.stems & b.stems) / fewer
    if share >= _NEAR_TEXT:
        return "same" if share >= _SAME_TEXT else "near"
    if share >= _OTHER_TEXT:
        return None
    return "apart_spoken" if a.spoken and b.spoken else "apart"


def _share(one: AbstractSet[str], other: AbstractSet[str]) -> float:
    fewer = min(len(one), len(other))
    return len(one & other) / fewer if fewer >= _ENOUGH else 0


def topics(a: TellingCard, b: TellingCard) -> str | None:
    """1. two words of the matter, or all 2. one 3. none; across languages only words are apart."""
    if not a.matter or not b.matter:
        return None
    one_language = a.telling.language == b.telling.language and a.telling.language is not None
    one, other = (a.matter, b.matter) if one_language else (a.matter_across, b.matter_across)
    shared = len(one & other)
    if shared > 1 or (shared and shared == min(len(one), len(other))):
        return "same"
    if shared:
        return "near"
    if not one_language:
        return "apart_across" if a.spoken and b.spoken else None
    if not (a.matter.isdisjoint(b.stems) and b.matter.isdisjoint(a.stems)):
        return "near"
    return "apart_spoken" if a.spoken and b.spoken else "apart"


def contexts(a: TellingCard, b: TellingCard) -> str | None:
    """Whether the contexts of the two meet, whatever the languages."""
    one, other = a.telling.contexts, b.telling.contexts
    if not one or not other:
        return None
    if not set(one).isdisjoint(other):
        return "same"
    return "apart_spoken" if a.spoken and b.spoken else "apart"


def quotes(a: TellingCard, b: TellingCard) -> str | None:
    """Whether the two quote the same words."""
    for one in a.quotes:
        for other in b.quotes:
            fewer = min(len(one), len(other))
            if fewer > 1 and len(one & other) >= _SAME_TEXT * fewer:
                return "same"
    return None


def figures(a: TellingCard, b: TellingCard) -> str | None:
    """1. the same number of the same 2. of something else 3. a close or a small one 4. another.

    The first may stand beside another ("raising an earlier toll of four", "nine of the fourteen
    soldiers"). The second is "quarante détenus" beside "40 members".
    """
    if _counted_alike(a, b):
        return "same"
    level = None
    for name, one in a.figures.items():
        other = b.figures.get(name)
        if other is None:
            continue
        close = min(one, other) >= _CLOSE * max(one, other)
        level = "near" if close or level == "near" else "apart"
    shared = set(a.figures.values()) & set(b.figures.values())
    return "number" if shared and max(shared) >= _TELLING else level


def _counted_alike(a: TellingCard, b: TellingCard) -> bool:
    shared = a.counts.keys() & b.counts.keys()
    return any(max(a.counts[name] & b.counts[name], default=0) >= _SMALL for name in shared)


def named(a: TellingCard, b: TellingCard, day: str | None) -> str | None:
    """Whether one proper name, or more, stand in the sentences of both.

    The towns of both are compared by themselves; that of one may be named by the other. One name
    says less where the days are not near one another (``day`` is what they say).
    """
    both = a.names & b.names
    shared = len(both - a.town if both and b.town else both)
    if shared > 1:
        return "more"
    if not shared:
        return None
    if day == "recalled":
        return "one_known"
    return "one" if day in _NEAR_DAYS else "one_later"


def voice(a: TellingCard, b: TellingCard) -> str | None:
    """Whether the one names by the way who acts in the other: "by the voice of its envoy, X"."""
    return "same" if _speaks(a, b) or _speaks(b, a) else None


def _speaks(one: TellingCard, other: TellingCard) -> bool:
    if len(one.names) < _FEW:
        return False
    full = (side.sounds for side in other.actors if side.is_person and len(side.sounds) >= _FEW)
    return any(all(word & one.names for word in sounds) for sounds in full)


def around(a: TellingCard, b: TellingCard) -> str | None:
    """Whether the dispatches name the same actors anywhere."""
    shared = len(a.around & b.around)
    if shared:
        return "same" if shared > _FEW else "near"
    return "apart" if min(len(a.around), len(b.around)) > _FEW else None
