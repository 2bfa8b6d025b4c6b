"""Offices, compared by what their words mean in any language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Literal

from chancery.knowledge.offices import (
    Kind,
    gendered,
    kin,
    lesser,
    longest,
    meanings,
    office_pieces,
    office_words,
    single_posts,
)
from chancery.resolution.skeleton import skeletons

Likeness = Literal["same", "near", "apart", "silent"]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a title says: posts, what they are for (``about``, other words by their sound)."""

    posts: frozenset[str]
    ranks: frozenset[str]
    about: frozenset[str]
    marks: frozenset[str]
    gender: str | None

    @property
    def classes(self) -> frozenset[str]:
        """The posts, else the ranks: what is looked up first."""
        return self.posts or self.ranks

    @property
    def is_one(self) -> bool:
        """Whether one person holds it in a country: "président", "ministre de la Défense".

        Not so: a rank ("général"), a post that says nothing of what it is for ("ministre").
        """
        return bool(self.posts & single_posts() or (self.posts and self.about))

    @property
    def words(self) -> str:
        """All that is said, in one order."""
        return "+".join(sorted({*self.posts, *self.ranks, *self.about, *self.marks}))


@lru_cache(maxsize=1 << 15)
def meaning(title: str) -> Meaning:
    """What a title says: "commandant de la Force al-Qods" is a commander, of a force, kds."""
    found: dict[Kind, set[str]] = {
        "post": set(), "rank": set(), "domain": set(), "mark": set(), "silent": set(),
    }  # fmt: skip
    words = office_pieces(title)
    genders = {gendered()[words[i:j]] for i, j in _spans(len(words)) if words[i:j] in gendered()}
    i = 0
    while i < len(words):
        size = _read(words, i, found)
        i += size
    if len(found["post"]) > 1:
        found["post"].discard("leader")
    return Meaning(
        posts=frozenset(found["post"]),
        ranks=frozenset(found["rank"]),
        about=frozenset(found["domain"]),
        marks=frozenset(found["mark"]),
        gender=genders.pop() if len(genders) == 1 else None,
    )


def _spans(count: int) -> list[tuple[int, int]]:
    return [(i, j) for i in range(count) for j in range(i + 1, min(count, i + 4) + 1)]


def _read(words: tuple[str, ...], i: int, found: dict[Kind, set[str]]) -> int:
    """Read the longest entry at a word; a word of no entry stands for its sound."""
    for size in range(min(longest(), len(words) - i), 0, -1):
        said = meanings().get(words[i : i + size])
        if said is not None:
            for kind, name in said:
                found[kind].add(name)
            return size
    if not words[i].isdigit() and words[i] not in {"al", "el"}:
        found["domain"].add(skeletons(words[i])[0])
    return 1


def is_public(role: str | None, sector: str | None) -> bool:
    """Whether a role is a public office: of a public sector, and none of the ranks and file."""
    if role is None or sector not in office_words().public:
        return False
    return not is_lesser(role)


def is_private(role: str | None, sector: str | None) -> bool:
    """Whether a role or a sector says that somebody holds no public office."""
    if sector is not None and sector not in office_words().public:
        return True
    return role is not None and is_lesser(role)


@lru_cache(maxsize=1 << 15)
def is_lesser(role: str) -> bool:
    """Whether a role names rank and file, or an official nobody names ("official")."""
    words = office_pieces(role)
    said = meaning(role)
    if said.posts or said.ranks:
        return False
    return any(words[i:j] in lesser() for i, j in _spans(len(words)))


@lru_cache(maxsize=1 << 16)
def alike(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[Likeness, str, str]:
    """How the offices of two actors agree at best, and the two titles that show it.

    same: a post in common that one person holds, for the same thing ("commandant de la Force
    al-Qods", "Quds Force commander"); near: a post in common or of a kin, or one of
    them is only a rank; apart: other posts; silent: one has no office.
    """
    if not one or not other:
        return ("silent", "", "")
    return min((_pair(a, b) for a, b in product(one, other)), key=_best_first)


_ORDER: dict[Likeness, int] = {"same": 0, "near": 1, "apart": 2, "silent": 3}


def _best_first(told: tuple[Likeness, str, str]) -> tuple[int, str, str]:
    return (_ORDER[told[0]], *sorted(told[1:]))  # type: ignore[return-value] # two titles


def _pair(one: str, other: str) -> tuple[Likeness, str, str]:
    a, b = meaning(one), meaning(other)
    if a.posts & b.posts:
        fits = a.about == b.about or (a.about <= b.about if a.about else False)
        fits = fits or (b.about <= a.about if b.about else False)
        same = fits and a.marks == b.marks and a.is_one and b.is_one
        return ("same" if same else "near", one, other)
    if not a.posts or not b.posts:
        apart = a.ranks and b.ranks and not a.ranks & b.ranks
        return ("apart" if apart else "near", one, other)
    related = any(frozenset(pair) in kin() for pair in product(a.posts, b.posts))
    return ("near" if related else "apart", one, other)
