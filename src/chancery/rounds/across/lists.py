"""Lists of what a ledger knows across dispatches, page by page: only what is shown is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from chancery.agreements.dossiers import known_on
from chancery.errors import NotFoundError
from chancery.records.actor import Actor
from chancery.records.dossier import Dossier
from chancery.rounds.across.asking import actors_named
from chancery.rounds.across.making import times_told
from chancery.store import Ledger
from chancery.store.listed import Place, count_listed, count_standing, listed

Shape = TypeVar("Shape", Actor, Dossier)


@dataclass(frozen=True, slots=True)
class Listing(Generic[Shape]):
    """A page of a list: its rows, how many the list has in all, where the page after it begins.

    ``others`` are those of the kind that are not in the list.
    """

    rows: tuple[Shape, ...]
    count: int
    next: str | None
    others: int = 0


def actors_listed(
    ledger: Ledger, wanted: str | None, limit: int, after: Place | None = None
) -> Listing[Actor]:
    """The public actors, those of that id or name, the most often told first."""
    if wanted is None:
        with ledger.reading() as connection:
            found = listed(connection, "actor", Actor, limit + 1, after=after)
            return _page(found, limit, count_listed(connection, "actor"))
    try:
        named = actors_named(ledger, wanted)
    except NotFoundError:
        named = []
    placed = [(Place(times_told(one), "", one.id), one) for one in named]
    behind = [row for row in placed if after is None or after.is_before(row[0])]
    return _page(behind, limit, len(named))


def dossiers_listed(
    ledger: Ledger, as_of: date | None, limit: int, after: Place | None = None
) -> Listing[Dossier]:
    """The dossiers of which an obligation is told, as they stood on a day where one is given.

    Agreements come first, then decrees, then promises; of one kind those told last.
    """
    on = as_of.isoformat() if as_of else None
    with ledger.reading() as connection:
        found = listed(connection, "dossier", Dossier, limit + 1, after=after, on=on)
        count = count_listed(connection, "dossier", on)
        others = count_standing(connection, "dossier") - count
    if as_of:
        found = [(place, known_on(one, as_of)) for place, one in found]
    return _page(found, limit, count, others)


def _page(
    found: Sequence[tuple[Place, Shape]], limit: int, count: int, others: int = 0
) -> Listing[Shape]:
    """``found`` has a row more than the page where another page follows."""
    further = str(found[limit - 1][0]) if len(found) > limit else None
    return Listing(tuple(one for _, one in found[:limit]), count, further, others)
