"""Appearances and faces, made short."""

from chancery.records.actor import Appearance, Citation
from chancery.resolution.across import face


def seen(
    name, role="président", *, country="GIN", sector="GOV", schema="Person", key=None,
    day="2025-05-14", dispatch="d1", besides=(),
):  # fmt: skip
    """One appearance; by default of a president, who holds a public office."""
    said = role or name
    return Appearance(
        id=f"{dispatch}#{name}",
        dispatch=dispatch,
        entity=name,
        name=name,
        schema=schema,
        country=country,
        supranational=None,
        sector=sector,
        role=role,
        key=key,
        language="fr",
        day=day,
        cited=Citation(dispatch=dispatch, start=0, end=len(said), exact=said),
        besides=besides,
    )


def faced(*args, **kwargs):
    """The face of one appearance."""
    return face([seen(*args, **kwargs)])
