"""What of a face is compared: its names and titles, as short as they can be."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from chancery.knowledge.actors import body_names
from chancery.knowledge.load import languages
from chancery.records.actor import Face
from chancery.resolution.across_offices import meaning
from chancery.resolution.across_parts import take_apart
from chancery.resolution.skeleton import skeletons

MOST = 6
"""Names and titles of a face that are compared: different ones, the fullest first."""

LONG = 3
"""Parts of a name that two people seldom share, in whatever spelling."""


def person_names(face: Face) -> tuple[str, ...]:
    """The names of a person that sound different, with those that knowledge has for its entry."""
    return _apart(_told(face))


def body_titles(face: Face) -> tuple[str, ...]:
    """The names of a body or group, with those that knowledge has for its entry."""
    return tuple(dict.fromkeys(_told(face)))


def titles(face: Face) -> tuple[str, ...]:
    """The titles of a face that say different things."""
    return _different(tuple(office.title for office in face.offices))


def _told(face: Face) -> tuple[str, ...]:
    told = tuple(variant.name for variant in (*face.names, *face.besides))
    return told if face.key is None else (*told, *_known(face.key))


@lru_cache(maxsize=1 << 13)
def _known(key: str) -> tuple[str, ...]:
    held = (body_names(language).get(key, ()) for language in languages())
    return tuple(dict.fromkeys(name for names in held for name in names))


@lru_cache(maxsize=1 << 16)
def _apart(names: tuple[str, ...]) -> tuple[str, ...]:
    found: dict[tuple[tuple[str, ...], ...], str] = {}
    for name in sorted(names, key=lambda name: (-len(take_apart(name)), name)):
        heard = tuple(skeletons(part.word) for part in take_apart(name))
        found.setdefault(heard, name)
    return tuple(found.values())[:MOST]


@lru_cache(maxsize=1 << 16)
def _different(held: tuple[str, ...]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for title in sorted(held, key=lambda title: (-len(meaning(title).words), title)):
        found.setdefault(meaning(title).words, title)
    return tuple(found.values())[:MOST]


def classes(held: Iterable[str]) -> frozenset[str]:
    """The posts, or ranks, of some titles."""
    return frozenset(post for title in held for post in meaning(title).classes)


def is_only_named(face: Face) -> bool:
    """Whether nothing is said of a person but the name: no office, trade, side or country."""
    nothing = not (face.public or face.offices or face.sectors or face.countries or face.key)
    return face.schema == "Person" and nothing
