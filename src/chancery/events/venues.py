"""Accords and meetings that go by the place where they were made or held: "l'accord *de Doha*"."""

from __future__ import annotations

from chancery.records.syntax import Syntax, Word

_NAMING = frozenset({"nmod", "compound", "flat", "appos", "amod"})


def named_after(
    syntax: Syntax, place: Word, venues: frozenset[str], of: frozenset[str]
) -> Word | None:
    """The noun that goes by a place, if that is one of ``venues``.

    1. "l'*accord* de Doha", "the Algiers *agreement*"; not "les *pourparlers* à Doha"
    2. "les *accords* d'Alger et de Bamako": also behind another place
    """
    above = syntax.head(place)
    if place.rel == "conj" and above is not None:
        place, above = above, syntax.head(above)
    if above is None or above.lemma not in venues or place.rel not in _NAMING:
        return None
    cases = syntax.children(place, "case")
    return above if all(case.lower in of for case in cases) else None
