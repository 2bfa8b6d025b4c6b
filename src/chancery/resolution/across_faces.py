"""Faces: which appearances are one node across dispatches, beyond doubt."""

from __future__ import annotations

from collections.abc import Iterable

from chancery.knowledge.actors import bodies, shared_names
from chancery.records.actor import Appearance, Face, Office, Variant
from chancery.resolution.across_offices import is_private, is_public, meaning
from chancery.resolution.across_parts import take_apart
from chancery.resolution.across_proper import is_body_name, is_person_name, is_place, of_state
from chancery.resolution.across_tallies import (
    LATE,
    add_counts,
    add_variants,
    folded,
    fullest,
    join_offices,
)


def known_key(appearance: Appearance) -> str | None:
    """Its entry in ``knowledge``, where that is one actor ("people:bush" is several)."""
    return None if appearance.key in shared_names() else appearance.key


def face_of(appearance: Appearance) -> str | None:
    """Which face an appearance is of.

    1. the same entry of knowledge: ``key:states:IRN``; 2. a person's full name in one country:
    ``person:IRN:esmail qaani``; 3. a surname with an office in one country:
    ``holder:GIN:president:diallo``; 4. the proper name of a body or a group in one country;
    5. a body that every state has: ``state:MLI:army``.

    ``None``: descriptions ("twelve fishermen"), pronouns, places taken for bodies, persons whose
    role is no public office, a surname without an office or with a mere rank ("général Diallo"):
    nobody across dispatches.
    """
    key = known_key(appearance)
    if key is not None:
        return f"key:{key}"
    country = appearance.country or appearance.supranational or ""
    if appearance.schema == "Person":
        return _person(appearance, country)
    body = of_state(appearance.name) if appearance.schema == "PublicBody" else None
    if body is not None:
        return f"state:{country}:{body}" if country else None
    if not is_body_name(appearance.name) or _is_misread(appearance):
        return None
    return f"{appearance.schema.lower()}:{country}:{folded(appearance.name)}"


def _is_misread(appearance: Appearance) -> bool:
    """Whether nothing but its capital made it a body, and it is a place's name."""
    said = appearance.sector or appearance.country or appearance.supranational
    return said is None and is_place(appearance.name)


def _person(appearance: Appearance, country: str) -> str | None:
    role, sector = appearance.role, appearance.sector
    if not is_person_name(appearance.name) or is_private(role, sector):
        return None
    spelt = [part for part in take_apart(appearance.name) if not part.initial]
    if len(spelt) > 1:
        return f"person:{country}:{folded(appearance.name)}"
    if role is None or not spelt or not country or not is_public(role, sector):
        return None
    if not meaning(role).is_one:
        return None
    return f"holder:{country}:{meaning(role).words}:{folded(appearance.name)}"


def face(appearances: Iterable[Appearance]) -> Face:
    """The face of appearances that ``face_of`` puts together: a pure function of their set.

    Raises ``ValueError`` when there are none, or they are not of one face.
    """
    held = {one.id: one for one in appearances}
    ids = {face_of(one) for one in held.values()}
    if len(ids) != 1 or None in ids:
        message = f"appearances of one face are wanted, got {sorted(map(str, ids))[:3]}"
        raise ValueError(message)
    one, *others = [_face(held[key]) for key in sorted(held)]
    for other in others:
        one = merge(one, other)
    return one


def _face(one: Appearance) -> Face:
    key = known_key(one)
    return Face(
        id=face_of(one) or "",
        schema=one.schema,
        key=key,
        names=(Variant(name=one.name, count=1),),
        besides=tuple(Variant(name=name, count=1) for name in sorted(set(one.besides))),
        offices=_offices(one),
        sectors=((one.sector, 1),) if one.sector else (),
        countries=_countries(one, key),
        first_day=one.day,
        founder=one.id,
        count=1,
        public=key is not None or one.schema != "Person" or is_public(one.role, one.sector),
    )


def _offices(one: Appearance) -> tuple[Office, ...]:
    if one.role is None or one.cited is None or one.schema != "Person":
        return ()
    title = " ".join(one.role.split())
    return (Office(title=title, first_day=one.day, last_day=one.day, cited=one.cited),)


def _countries(one: Appearance, key: str | None) -> tuple[tuple[str, int], ...]:
    """What knowledge says, else the dispatch."""
    entry = bodies().get(key) if key is not None else None
    country = (entry.country if entry else None) or one.country or one.supranational
    return ((country, 1),) if country else ()


def merge(one: Face, other: Face) -> Face:
    """Two faces of one id as one, of appearances that no two of them share.

    Associative and commutative: faces may be merged in any order, one appearance at a time.
    """
    if one.id != other.id:
        message = f"only faces of one id are merged, got {one.id} and {other.id}"
        raise ValueError(message)
    first = min((one, other), key=lambda held: (held.first_day or LATE, held.founder))
    return Face(
        id=one.id,
        schema=first.schema,
        key=one.key,
        names=add_variants(one.names, other.names),
        besides=add_variants(one.besides, other.besides),
        offices=fullest(join_offices((*one.offices, *other.offices))),
        sectors=add_counts(one.sectors, other.sectors),
        countries=add_counts(one.countries, other.countries),
        first_day=first.first_day,
        founder=first.founder,
        count=one.count + other.count,
        public=one.public or other.public,
    )
