"""What reviewers said, what the ledger does not say any more, what it says otherwise."""

from __future__ import annotations

from itertools import islice

from chancery.desk.web.addresses import address_of, with_query
from chancery.desk.web.pages.cards import player
from chancery.desk.web.visit import MOST, View, Visit
from chancery.exchange.cells import table_csv
from chancery.rounds.across.differing import differing

DAYS = 1
"""Days back that changes are told for, unless asked otherwise."""


def corrections(visit: Visit) -> View:
    """Judgements, the first first."""
    since, limit, skip = visit.query.get("since"), visit.number("limit", 100, MOST), visit.after()
    every = visit.ledger.corrections(since=since)
    found = list(islice(every, skip, skip + limit + 1))
    rows = [{**one.to_json(), "url": address_of(one.judgement.record)} for one in found[:limit]]
    more = skip + limit if len(found) > limit else None
    return _listing("corrections", rows, more, since, limit)


def deletions(visit: Visit) -> View:
    """Tombstones, the first first."""
    since, limit, after = visit.query.get("since"), visit.number("limit", 100, MOST), visit.after()
    found = list(islice(visit.ledger.deletions(since=since, after=after), limit + 1))
    rows = [{**one.to_json(), "url": address_of(one.record)} for one in found[:limit]]
    more = found[limit - 1].number if len(found) > limit else None
    return _listing("deletions", rows, more, since, limit)


def _listing(
    name: str, rows: list[dict[str, object]], more: int | None, since: str | None, limit: int
) -> View:  # fmt: skip
    asked = {"since": since, "limit": limit, "after": more}
    data = {
        "since": since, name: rows,
        "next_url": with_query(f"/{name}.json", **asked) if more else None,
    }  # fmt: skip
    older = with_query(f"/{name}", **asked) if more else None
    forms = {"csv": lambda: table_csv(list(rows[0]) if rows else ["id"], rows)}
    return View(template=f"{name}.html", data=data, shown={"older": older}, forms=forms)


def changes(visit: Visit) -> View:
    """What the record says otherwise, across dispatches, than at a time; a day ago by default."""
    since = visit.query.get("since") or f"{visit.today.isoformat()}T00:00:00Z"
    limit = visit.number("limit", 50, MOST)
    found = differing(visit.ledger, since, limit=limit, after=visit.query.get("after"))
    rows = [
        {
            **one.to_json(), "url": address_of(one.id), "title": _title(one.record),
            "players": [player(each) for each in getattr(one.record, "players", ())],
        }
        for one in found.rows
    ]  # fmt: skip
    asked = {"since": since, "limit": limit, "after": found.next}
    data = {
        "since": found.since,
        "counts": [{"kind": k, "what": w, "count": n} for (k, w), n in found.counts.items()],
        "changes": rows,
        "next_url": with_query("/changes.json", **asked) if found.next else None,
    }
    older = with_query("/changes", **asked) if found.next else None
    return View(template="changes.html", data=data, shown={"older": older})


def _title(one: object) -> str:
    """What a record goes by."""
    named = (getattr(one, name, None) for name in ("title", "name", "act", "id"))
    return next((str(name) for name in named if name), "")
