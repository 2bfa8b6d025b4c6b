"""What reviewers said, what the ledger does not say any more, what it says otherwise."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from functools import partial
from itertools import islice

from chancery.desk.web.addresses import address_of, cited_at, onward
from chancery.desk.web.pages.cards import player
from chancery.desk.web.visit import MOST, View, Visit
from chancery.errors import ReviewError
from chancery.exchange.cells import table_csv
from chancery.rounds.across.differing import differing


def corrections(visit: Visit) -> View:
    """Judgements, the first first."""
    since, limit, after = visit.query.get("since"), visit.number("limit", 100, MOST), visit.after()
    found = list(islice(visit.ledger.corrections(since=since, after=after), limit + 1))
    rows = [{**one.to_json(), "url": address_of(one.judgement.record)} for one in found[:limit]]
    more = found[limit - 1].number if len(found) > limit else None
    told = partial(_told, visit, [one.judgement.record for one in found[:limit]])
    return _listing("corrections", rows, more, since, limit, told)


def deletions(visit: Visit) -> View:
    """Tombstones, the first first."""
    since, limit, after = visit.query.get("since"), visit.number("limit", 100, MOST), visit.after()
    found = visit.ledger.deletions(since=since, after=after, limit=limit + 1)
    rows = [{**one.to_json(), "url": address_of(one.record)} for one in found[:limit]]
    more = found[limit - 1].number if len(found) > limit else None
    told = partial(_told, visit, [one.record for one in found[:limit]])
    return _listing("deletions", rows, more, since, limit, told)


def _told(visit: Visit, records: Iterable[str]) -> dict[str, dict[str, object]]:
    """What each of some records says on its page, for a person; nothing of what stands nowhere."""
    found: dict[str, dict[str, object]] = {}
    for name in dict.fromkeys(records):
        try:
            one = visit.ledger.record(name)
        except ReviewError:
            continue
        if one.source is not None and one.sentence is not None:
            start = one.anchor.start if one.anchor else one.sentence.start
            found[name] = {
                "title": one.source.title, "publisher": one.source.publisher,
                "language": one.source.language, "words": one.sentence.exact,
                "url": cited_at(one.source.id, start),
                "cast": {each: member.name for each, member in one.cast.items()},
            }  # fmt: skip
    return found


def _csv(rows: list[dict[str, object]]) -> str:
    """All that some row has; a value that is no text is JSON."""
    columns = list(dict.fromkeys(name for row in rows for name in row)) or ["id"]
    told = ({name: _cell(value) for name, value in row.items()} for row in rows)
    return table_csv(columns, told)


def _cell(value: object) -> object:
    plain = value is None or isinstance(value, str)
    return value if plain else json.dumps(value, ensure_ascii=False)


def _listing(
    name: str, rows: list[dict[str, object]], more: int | None, since: str | None, limit: int,
    told: Callable[[], dict[str, dict[str, object]]],
) -> View:  # fmt: skip
    following, older = onward(f"/{name}", "after", more, since=since, limit=limit)
    data = {"since": since, name: rows, "next_url": following}
    return View(
        template=f"{name}.html", data=data, shown=lambda: {"older": older, "told": told()},
        forms={"csv": lambda: _csv(rows)},
    )  # fmt: skip


def changes(visit: Visit) -> View:
    """What the record says otherwise, across dispatches, than at a time; than at midnight (UTC)."""
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
    following, older = onward("/changes", "after", found.next, since=since, limit=limit)
    data = {
        "since": found.since,
        "counts": [{"kind": k, "what": w, "count": n} for (k, w), n in found.counts.items()],
        "changes": rows,
        "next_url": following,
    }
    return View(template="changes.html", data=data, shown=lambda: {"older": older})


def _title(one: object) -> str:
    """What a record goes by."""
    named = (getattr(one, name, None) for name in ("title", "name", "act", "id"))
    return next((str(name) for name in named if name), "")
