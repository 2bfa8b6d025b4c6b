"""What heads a story: the headline of the text that most reports of it are of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sqlalchemy import Connection

from chancery.records.telling import Report
from chancery.store.headlines import headlines


def widest(reports: Iterable[Report]) -> Report | None:
    """A report of the text that most of these are of, in the first print of it."""
    told = list(reports)
    wires = Counter(report.wire for report in told)
    ranked = sorted(told, key=lambda r: (-wires[r.wire], r.wire, r.published or "", r.dispatch))
    return next(iter(ranked), None)


def title_of(connection: Connection, reports: Iterable[Report]) -> str | None:
    """The headline of that text."""
    top = widest(reports)
    if top is None:
        return None
    found = headlines(connection, [top.dispatch]).get(top.dispatch)
    return found.title if found else None
