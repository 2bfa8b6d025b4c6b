"""Names of bodies and groups in two languages, compared by what their words mean."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from chancery.knowledge.bodies import Concept
from chancery.resolution.across_titles import Title, is_composed, read
from chancery.resolution.likeness import SAME, transliterated, unlike
from chancery.resolution.skeleton import sound

Relation = Literal["told", "bare", "clash", "open"]

_BEGIN = 5
"""Letters that two words of one language share where they are one: "force", "forces"."""


@lru_cache(maxsize=1 << 16)
def relate(one: str, other: str) -> Relation:
    """How two names in full agree.

    told    the same meanings, proper nouns and states: "Front populaire de l'Adrar", "Adrar
            People's Front"; in one language by the same words;
    bare    one has only its kind and the proper noun, the other also epithets: "Front de l'Adrar";
    clash   of the same proper nouns each says what the other does not ("Front national de
            l'Adrar"), or the figures are others; open  nothing can be told.
    """
    a, b = read(one), read(other)
    if a.figures != b.figures and a.meanings & b.meanings:
        return "clash"
    same_nouns = a.states == b.states and _alike(a.spelt, b.spelt)
    if not same_nouns or not (a.said and b.said):
        return "open"
    if a.meanings == b.meanings:
        fits = is_composed(one) and is_composed(other) and _worded_alike(a, b)
        return "told" if fits else "open"
    short, long = sorted((a, b), key=lambda held: len(held.said))
    if not short.meanings < long.meanings:
        owned = bool(a.spelt or a.states)
        return "clash" if owned and not short.meanings <= long.meanings else "open"
    return "bare" if short.spelt and _leaves_out(short, long) else "open"


def _leaves_out(short: Title, long: Title) -> bool:
    """Whether the longer has one kind, and epithets are all that the shorter is without."""
    spare = long.meanings - short.meanings
    only_kind = short.meanings == short.kinds
    return only_kind and all(long.said[name][1].sort == "epithet" for name in spare)


def _worded_alike(a: Title, b: Title) -> bool:
    """Whether no language has another word for a meaning: "Popular", "People's" are two parties."""
    return all(_one_word(a.said[name], b.said[name]) for name in a.said)


def _one_word(one: tuple[str, Concept], other: tuple[str, Concept]) -> bool:
    (word, here), (another, there) = one, other
    apart = not here.languages & there.languages
    return apart or word[:_BEGIN] == another[:_BEGIN]


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether each proper noun of one is a spelling of one of the other's."""
    if len(one) != len(other):
        return False
    left = list(other)
    for word in one:
        met = next((held for held in left if is_spelling(word, held)), None)
        if met is None:
            return False
        left.remove(met)
    return not left


@lru_cache(maxsize=1 << 16)
def is_spelling(one: str, other: str) -> bool:
    """Whether two proper nouns are one: as names are, and a last j may be ch ("Vanj", "Vantch")."""
    if unlike(one, other) <= SAME or transliterated(one, other):
        return True
    a, b = sound(one), sound(other)
    ends = {a.consonants[-1:], b.consonants[-1:]}
    begun = a.consonants[:-1]
    return bool(begun) and ends == {"J", "S"} and begun == b.consonants[:-1] and a.slots == b.slots
