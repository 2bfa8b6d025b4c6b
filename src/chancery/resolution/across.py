"""Entities across dispatches: which faces are one actor, and what is known of it."""

from __future__ import annotations

from chancery.records.actor import Face
from chancery.records.match import Feature, Match
from chancery.resolution.across_actors import gather, office_at
from chancery.resolution.across_besides import besides
from chancery.resolution.across_bodies import compare_bodies
from chancery.resolution.across_faces import face, face_of, merge
from chancery.resolution.across_keys import keys
from chancery.resolution.across_names import agree
from chancery.resolution.across_persons import compare_persons
from chancery.resolution.across_verdict import verdict

__all__ = ["besides", "compare", "face", "face_of", "gather", "keys", "merge", "office_at"]

_NAMED_ALIKE = frozenset({"Organization", "PublicBody", "Group"})


def compare(one: Face, other: Face) -> Match:
    """Whether two faces are one actor; symmetric, and a function of the two alone.

    1. two entries of knowledge are two actors; 2. a person is no body, a body no state; a full name
    that was once read as a body's is a reviewer's to decide; 3. persons
    are decided by ``across_persons``, bodies and groups by ``across_bodies``.
    """
    a, b = (one, other) if one.id <= other.id else (other, one)
    if a.key is not None and b.key is not None:
        same = a.key == b.key
        shown = f"{a.key} {'=' if same else '≠'} {b.key}"
        entry = Feature(
            name="entry", says="same" if same else "apart", weight=9 if same else -9, shown=shown
        )
        return verdict("same" if same else "not_same", "entry of knowledge", entry)
    if a.schema == b.schema == "Person":
        return compare_persons(a, b)
    if a.schema in _NAMED_ALIKE and b.schema in _NAMED_ALIKE:
        return compare_bodies(a, b)
    if {a.schema, b.schema} == {"Person", "Organization"} and _one_full_name(a, b):
        name = Feature(name="name", says="near", weight=2, shown="one full name")
        return verdict("unsure", "a name read as two kinds", name)
    kind = Feature(name="kind", says="apart", weight=-8, shown=f"{a.schema} ≠ {b.schema}")
    return verdict("not_same", "kind", kind)


def _one_full_name(one: Face, other: Face) -> bool:
    """Whether a name of two parts or more is both a person's and a body's."""
    mine, theirs = ([variant.name for variant in face.names] for face in (one, other))
    return any(agree(a, b).kind == "full" for a in mine for b in theirs)
