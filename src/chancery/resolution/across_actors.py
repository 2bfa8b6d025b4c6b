"""The actor of some faces: its name, its spellings, the offices it was said to hold."""

from __future__ import annotations

from collections.abc import Iterable

from chancery.knowledge.bodies import bare
from chancery.knowledge.names import script_of
from chancery.records.actor import Actor, Face, Office, Variant
from chancery.records.identity import identify
from chancery.resolution.across_parts import take_apart
from chancery.resolution.across_tallies import LATE, add_variants, join_offices

FREQUENT = 3
"""A name is frequent that stands in a third as many dispatches as the most frequent one."""


def gather(faces: Iterable[Face]) -> Actor:
    """The actor of faces that are one: a pure function of their set.

    Its name is the fullest frequent spelling in Latin letters. Its id is its
    entry in ``knowledge``, else made from its earliest appearance. It is ``public`` when one of its
    faces is; an actor that is not is kept from everybody.
    """
    held = sorted({face.id: face for face in faces}.values(), key=_early)
    keyed = min((face.key for face in held if face.key is not None), default=None)
    known = next((face for face in held if face.key == keyed), held[0]) if keyed else held[0]
    names = add_variants(*(face.names for face in held))
    return Actor(
        id=keyed or identify("actor", {"founder": held[0].founder}),
        name=best_name(names, is_person=known.schema == "Person"),
        schema=known.schema,
        key=keyed,
        country=known.country or _most(held, "countries"),
        sector=_most(held, "sectors"),
        names=_by_count(add_variants(names, *(face.besides for face in held))),
        offices=join_offices(office for face in held for office in face.offices),
        appearances=tuple(sorted(face.founder for face in held)),
        public=any(face.public for face in held),
    )


def _early(face: Face) -> tuple[str, str]:
    return face.first_day or LATE, face.founder


def _most(held: Iterable[Face], counted: str) -> str | None:
    counts: dict[str, int] = {}
    for face in held:
        for code, count in getattr(face, counted):
            counts[code] = counts.get(code, 0) + count
    return min(counts, key=lambda code: (-counts[code], code), default=None)


def best_name(names: Iterable[Variant], *, is_person: bool) -> str:
    """A name that Latin letters write, in full where there is one.

    Of those that are frequent the one of the most words, then the most frequent.
    """
    held = [name for name in names if script_of(name.name) == "latin"] or list(names)
    held = [name for name in held if _is_full(name.name, is_person=is_person)] or held
    most = max(name.count for name in held)
    frequent = [name for name in held if name.count * FREQUENT >= most]

    def rank(variant: Variant) -> tuple[int, int, int, str]:
        words = len(_spelt(variant.name) if is_person else bare(variant.name))
        return -words, -variant.count, -len(variant.name), variant.name

    return min(frequent, key=rank).name


def _is_full(name: str, *, is_person: bool) -> bool:
    return len(_spelt(name)) > 1 if is_person else not name.isupper()


def _spelt(name: str) -> list[str]:
    return [part.word for part in take_apart(name) if not part.initial]


def _by_count(names: Iterable[Variant]) -> tuple[Variant, ...]:
    return tuple(sorted(names, key=lambda variant: (-variant.count, variant.name)))


def office_at(actor: Actor, day: str) -> tuple[Office, ...]:
    """The offices that dispatches gave an actor before and after a day, or on it (``2025-05-14``).

    An office seen once is told of that day only; whoever wants more reads ``offices``.
    """
    return tuple(
        office for office in actor.offices
        if office.first_day is not None and office.last_day is not None
        and office.first_day <= day <= office.last_day
    )  # fmt: skip
