"""What is to be done, compared across tellings and languages.

1. a kind of promise in common: "libérer les prisonniers", "free the detainees"
2. of a kind that a verb alone says ("pay"), also a figure or a stem in common, be it in the words
   behind: "verser 3 millions", "pay the 3 million"; "pay … to the *families*", "aux *familles*"
3. of no known kind: in one language, the verb's stem and one more: "dresser la liste des biens"

Apart: no kind in common; places or other proper names of which none is common; figures that differ,
in the words of the object.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from chancery.agreements.naming import names_in, settled
from chancery.agreements.wording import figures, stems
from chancery.knowledge.phrases import running
from chancery.knowledge.provisions import (
    load_provisions,
    measures,
    progress,
    provision_in,
    provisions_in,
)

_STEM = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """An action in words, and what it is compared by; ``verb`` is the stem of its first word.

    ``provision`` is the kind that the words say first, ``kinds`` are all.
    """

    provision: str | None
    kinds: frozenset[str]
    language: str | None
    verb: str | None
    stems: frozenset[str]
    behind: frozenset[str]
    names: frozenset[str]
    figures: frozenset[int]

    @property
    def keys(self) -> frozenset[str]:
        """What another telling of it shares."""
        key = self.provision or (self.verb and f"~{self.verb}")
        return frozenset({key} if key else ())

    @property
    def loose(self) -> bool:
        """Whether its kind alone does not make two the same."""
        return self.provision is None or load_provisions().provisions[self.provision].loose

    @property
    def hollow(self) -> bool:
        """Whether the words say nothing to be done: "which", "it"."""
        return not (self.provision or self.stems or self.figures)


@lru_cache(maxsize=1 << 14)
def deed_of(action: str, thing: str | None, language: str | None, behind: str = "") -> Deed:
    """The deed that an action's words speak of; figures are those of its object alone."""
    words = running(action)
    known = progress(language)
    plain = stems(" ".join((*measures(language), *sorted(known.breaks if known else ()))))
    return Deed(
        provision=provision_in(action, language),
        kinds=frozenset(hit.key for hit in provisions_in(action, language)),
        language=language,
        verb=words[0][:_STEM] if words else None,
        stems=stems(action) - plain,
        behind=stems(behind) - plain,
        names=names_in(action, language) - frozenset(measures(language)),
        figures=figures(thing or ""),
    )


def likeness(one: Deed, other: Deed, *, known: frozenset[str] = frozenset()) -> int:
    """1: the same deed; -1: another one; 0: nothing says. ``known`` are names of the parties."""
    if not one.kinds & other.kinds and (one.kinds or other.kinds):
        return -1 if one.kinds and other.kinds else 0
    if _other_names(one, other, known):
        return -1
    if one.figures and other.figures and not one.figures & other.figures:
        return -1
    if not (one.loose and other.loose) or one.figures & other.figures:
        return 1
    if one.provision:
        mine, theirs = one.stems | one.behind, other.stems | other.behind
        return 1 if mine & theirs - {one.verb, other.verb} else 0
    return 1 if _same_words(one, other) else 0


def _other_names(one: Deed, other: Deed, known: frozenset[str]) -> bool:
    """Whether both name something, and none in common; across languages only known places count."""
    mine, theirs = one.names - known, other.names - known
    if one.language != other.language:
        mine, theirs = settled(mine), settled(theirs)
    return bool(mine and theirs) and not mine & theirs


def _same_words(one: Deed, other: Deed) -> bool:
    """Form 3: the verb and something else."""
    common = one.stems & other.stems
    verbs = {one.verb, other.verb} & common
    return one.language == other.language and bool(verbs) and len(common) > 1
