"""The continuous feed: dispatches as they came, prints of one text under the first that came."""

from __future__ import annotations

from collections.abc import Iterable

from chancery.desk.web.addresses import address_of, onward
from chancery.desk.web.pages.forms import feed_of
from chancery.desk.web.visit import View, Visit
from chancery.exchange.feeds import FeedEntry
from chancery.store.arrived import Arrived, arrived, last_arrived

LISTED = 60
"""Dispatches of a page, folded or not."""


def feed(visit: Visit) -> View:
    """What came last, or before a number (``before``)."""
    given = visit.query.get("before")
    before = visit.number("before", 1, 10**15) if given else None
    with visit.ledger.reading() as connection:
        found = arrived(connection, before=before, limit=LISTED)
        last = last_arrived(connection)
    last_shown = found[-1].seq if len(found) == LISTED else None
    following, older = onward("/feed", "before", last_shown)
    data = {"last": last, "dispatches": list(folded(found)), "next_url": following}
    forms = {"atom": lambda: feed_of(visit, "feed", "Chancery", _entries(found), "/feed", older)}
    return View(
        template="feed.html",
        data=data,
        shown=lambda: {"older": older, "live": before is None},
        forms=forms,
    )


def _entries(found: Iterable[Arrived]) -> list[FeedEntry]:
    return [
        FeedEntry(
            id=one.id, title=one.title or "", updated=one.recorded_at, published=one.published,
            summary=one.publisher or "", link=address_of(one.id),
            authors=(one.publisher,) if one.publisher else (),
        )
        for one in found
    ]  # fmt: skip


def folded(found: Iterable[Arrived]) -> Iterable[dict[str, object]]:
    """The newest first; what is a print of one text stands under the one of them that came last."""
    held: dict[str, dict[str, object]] = {}
    for one in found:
        told = entry(one)
        key = one.wire or one.id
        if key in held:
            prints = held[key]["prints"]
            assert isinstance(prints, list)  # noqa: S101 - made right below
            prints.append(told)
        else:
            held[key] = {**told, "prints": []}
    return held.values()


def entry(one: Arrived) -> dict[str, object]:
    """A dispatch in a list."""
    return {
        "seq": one.seq, "id": one.id, "url": address_of(one.id), "title": one.title,
        "publisher": one.publisher, "published": one.published, "language": one.language,
        "received": one.recorded_at, "wire": one.wire, "problem": one.problem,
        "wire_url": address_of(one.wire) if one.wire else None,
    }  # fmt: skip
