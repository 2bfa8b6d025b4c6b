"""The front page: the news of a day by independent sources × novelty."""

from __future__ import annotations

from datetime import date

from chancery.desk.across_lines import who
from chancery.desk.web.addresses import address_of
from chancery.desk.web.pages.cards import card
from chancery.desk.web.pages.forms import feed_of, of_interactions
from chancery.desk.web.visit import View, Visit
from chancery.exchange.feeds import FeedEntry
from chancery.rounds.across.briefing import brief
from chancery.rounds.across.news import Briefing, Told
from chancery.store.headlines import last_published

LISTED = 30
"""Headlines of a front page."""

UNDER = 6
"""Interactions under a headline; its story has all."""

LONGEST = 366


def front(visit: Visit) -> View:
    """The front page of a day, by default of the last one that anything was published on."""
    first, last = days_of(visit)
    found = brief(visit.ledger, first, last, visit.settings.desk.watch)
    stories = [story_card(told) for told in found.stories[:LISTED]]
    data = {
        "first": first, "last": last, "latest": found.latest, "dispatches": found.dispatches,
        "count": len(found.stories), "stories": stories,
    }  # fmt: skip
    held = [item.interaction for told in found.stories for item in told.items]
    forms = {
        **of_interactions(visit, held, "csv", "geojson"),
        "atom": lambda: feed_of(visit, "front", "Chancery", _entries(found), "/"),
    }
    return View(template="front.html", data=data, shown=lambda: _around(found), forms=forms)


def days_of(visit: Visit) -> tuple[str, str]:
    """The days asked for (``date``, ``days``), ISO 8601."""
    last = visit.day("date")
    if last is None:
        with visit.ledger.reading() as connection:
            latest = last_published(connection)
        last = date.fromisoformat(latest) if latest else visit.today
    days = visit.number("days", 1, LONGEST)
    first = date.fromordinal(max(last.toordinal() - days + 1, 1))
    return first.isoformat(), last.isoformat()


def story_card(told: Told, under: int = UNDER) -> dict[str, object]:
    """What stands under one headline."""
    shown = [
        card(item.interaction, item.tellings, news=item.news, first=next(iter(item.reports), None))
        for item in told.items[:under]
    ]
    held = {item.interaction.id for item in told.items}
    return {
        "id": told.stories[0].id,
        "url": address_of(told.stories[0].id),
        "title": told.title,
        "rank": round(told.rank, 3),
        "sources": list(told.sources),
        "outlets": told.outlets,
        "watched": list(told.watched),
        "more": max(len(told.items) - under, 0),
        "stories": [
            {"url": address_of(story.id), "count": len(held & set(story.interactions))}
            for story in told.stories
        ],
        "interactions": shown,
    }


def _entries(found: Briefing) -> list[FeedEntry]:
    """Stories as entries of a feed, with what each says first."""
    entries = []
    for told in found.stories[:LISTED]:
        top = told.items[0].interaction
        entries.append(
            FeedEntry(
                id=told.stories[0].id, title=told.title or "", updated=found.last,
                published=told.stories[0].first_day,
                summary=f"{top.act.replace('_', ' ')}: {who(top.players)}",
                link=address_of(told.stories[0].id), authors=told.sources,
            )
        )  # fmt: skip
    return entries


def _around(found: Briefing) -> dict[str, object]:
    """The days before and behind, to go on to."""
    first, last = date.fromisoformat(found.first), date.fromisoformat(found.last)
    length = (last - first).days + 1
    before = date.fromordinal(max(first.toordinal() - 1, 1)).isoformat()
    behind = date.fromordinal(min(last.toordinal() + length, date.max.toordinal())).isoformat()
    ahead = behind if found.latest and behind <= found.latest else None
    return {"before": before, "ahead": ahead, "days": length}
