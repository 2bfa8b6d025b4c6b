"""Keys of faces: two are compared only where they share one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations, pairwise, product

from chancery.knowledge.bodies import same_acronyms
from chancery.knowledge.folding import fold, pieces
from chancery.knowledge.names import same_names
from chancery.knowledge.offices import small_words
from chancery.records.actor import Face
from chancery.resolution.across_cards import (
    LONG,
    body_titles,
    classes,
    is_only_named,
    person_names,
    titles,
)
from chancery.resolution.across_parts import Part, take_apart, together
from chancery.resolution.across_tallies import folded
from chancery.resolution.across_titles import title_keys
from chancery.resolution.skeleton import skeletons

_PAIRED = 4
"""Parts of a name up to which all its pairs are keys; of a longer one neighbours and ends are."""

_PARTED = 3
"""Parts of a name of which two may be written as one; with more the pairs are enough."""

_ACRONYM = range(2, 9)
"""Letters of an acronym."""


def keys(face: Face) -> frozenset[str]:
    """The keys of a face.

    A person: 1. each two parts of a name as they sound, in alphabetical order (``p:kn.sml``); 2.
    the last part with a post and the country (``s:dl.president.GIN``). A body or group: 3. its
    acronym, written or made of its first letters (``a:fla``); 4. its words (``b:…``), and what
    they mean (``t:front.dr``).

    5. A person also has the name as it is written (``n:esmail qaani``).

    A person without public office has none: such are never compared; but who is only named, and
    nothing else is said of, has the last one, and those of three parts or more the first. A state,
    a place, and a body that every state has are known or not.
    """
    if face.schema in {"Country", "Location"} or face.id.startswith("state:"):
        return frozenset()
    if face.schema != "Person":
        return _of_body(body_titles(face)) if face.public else frozenset()
    names = person_names(face)
    written = frozenset(f"n:{folded(name)}" for name in names if " " in name)
    if is_only_named(face):
        long = tuple(name for name in names if len(take_apart(name)) >= LONG)
        return written | _of_person(long, frozenset())
    if not face.public:
        return frozenset()
    posts = classes(titles(face)) if face.country is not None else ()
    return written | _of_person(names, frozenset(f"{p}.{face.country}" for p in posts))


@lru_cache(maxsize=1 << 16)
def _of_person(names: tuple[str, ...], posts: frozenset[str]) -> frozenset[str]:
    found: set[str] = set()
    for name in names:
        found.update(_of_name(take_apart(name), posts))
    return frozenset(found)


def _of_name(held: tuple[Part, ...], posts: frozenset[str]) -> Iterator[str]:
    spelt = [part for part in held if not part.initial]
    for one, other in _pairs(spelt):
        for heard in product(_heard(one), _heard(other)):
            yield "p:" + ".".join(sorted(heard))
    if not spelt:
        return
    for post in posts:
        yield from (f"s:{heard}.{post}" for heard in _heard(spelt[-1]))


def _pairs(spelt: list[Part]) -> Iterator[tuple[Part, Part]]:
    """Of three parts also with two of them as one: "Amir-Abdollahian", "Amirabdollahian"."""
    if len(spelt) <= _PAIRED:
        yield from combinations(spelt, 2)
    else:
        yield from pairwise(spelt)
        yield spelt[0], spelt[-1]
    if len(spelt) == _PARTED:
        yield together(spelt[0], spelt[1]), spelt[2]
        yield spelt[0], together(spelt[1], spelt[2])


def _heard(part: Part) -> tuple[str, ...]:
    if part.joined == part.word:
        return skeletons(same_names().get(part.word, part.word))
    return tuple(dict.fromkeys((*skeletons(part.word), *skeletons(part.joined))))


@lru_cache(maxsize=1 << 16)
def _of_body(names: tuple[str, ...]) -> frozenset[str]:
    found: set[str] = set()
    for name in names:
        found.update(f"a:{same_acronyms().get(made, made)}" for made in made_acronyms(name))
        found.update(title_keys(name))
        acronym = written_acronym(name)
        if acronym is not None:
            found.add(f"a:{same_acronyms().get(acronym, acronym)}")
        words = body_words(name)
        if len(words) > 1:
            found.add("b:" + ".".join(sorted(skeletons(word)[0] for word in words)))
    return frozenset(found)


@lru_cache(maxsize=1 << 16)
def body_words(name: str) -> tuple[str, ...]:
    """The words of a name, folded, without the small ones."""
    words = tuple(map(fold, pieces(name)))
    return tuple(word for word in words if word not in small_words()) or words


@lru_cache(maxsize=1 << 16)
def written_acronym(name: str) -> str | None:
    """A name that is an acronym: ``"F.L.A."`` and ``"FLA"`` → ``"fla"``."""
    bare = name.replace(".", "")
    fits = bare.isupper() and bare.isalnum() and len(bare) in _ACRONYM
    return fold(bare) if fits else None


@lru_cache(maxsize=1 << 16)
def made_acronyms(name: str) -> frozenset[str]:
    """The first letters: ``"Front de libération de l'Azawad"`` → ``"fla"``; figures stand whole.

    A name with a figure is also called up to it: ``"Mouvement du 23 mars"`` → ``"m23"``. An article
    that is one with its noun may count: ``"Al-Qaïda au Maghreb islamique"`` → ``"aqmi"``.
    """
    words = body_words(name)
    first, *_ = name.split("-")
    if len(words) > 1 and fold(first) in small_words():
        return _initials(words) | _initials((fold(first), *words))
    return _initials(words)


def _initials(words: tuple[str, ...]) -> frozenset[str]:
    if len(words) == 1:
        return frozenset()
    made = [word if word.isdigit() else word[0] for word in words]
    told = {"".join(made)}
    told.update("".join(made[: i + 1]) for i in range(1, len(words)) if words[i].isdigit())
    return frozenset(acronym for acronym in told if len(acronym) in _ACRONYM)
