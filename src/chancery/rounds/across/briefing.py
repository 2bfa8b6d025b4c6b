"""Telling the news of some days from a ledger; what news is, ``rounds/across/news.py`` says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Connection

from chancery.knowledge.searching import searchable
from chancery.records.actor import Actor, Player
from chancery.records.story import Story
from chancery.records.telling import Interaction, Report, Telling
from chancery.rounds.across.asking import records, tellings_of
from chancery.rounds.across.news import NEWS, Briefing, Item, News, Told
from chancery.rounds.across.titling import title_of, widest
from chancery.store import Ledger
from chancery.store.headlines import last_published, published_between
from chancery.store.pieces import LedgerShelf


def brief(ledger: Ledger, first: str, last: str, watched: Sequence[str] = ()) -> Briefing:
    """The news of the days from ``first`` to ``last`` (ISO 8601).

    Somebody ``watched`` is a code of a state (``IRN``), an actor's id, or words of a name.
    """
    with ledger.reading() as connection:
        dispatches = published_between(connection, first, last)
        items = _items(connection, dispatches)
        found = _stories(connection, items, watched)
        latest = last_published(connection)
    return Briefing(
        first=first, last=last, latest=latest, dispatches=len(dispatches), stories=tuple(found)
    )


def _items(connection: Connection, dispatches: Collection[str]) -> dict[str, Item]:
    shelf = LedgerShelf(connection, "telling", Telling)
    names = set(shelf.gatherings(list(shelf.of_dispatches(dispatches))).values())
    held = records(connection, Interaction, names)
    tellings = tellings_of(connection, held.values())
    return {name: _item(one, dispatches, tellings) for name, one in held.items()}


def _item(one: Interaction, dispatches: Collection[str], tellings: Mapping[str, Telling]) -> Item:
    now = tuple(report for report in one.reports if report.dispatch in dispatches)
    first = min((report.published or "" for report in now), default="")
    before = [r for r in one.reports if r not in now and (r.published or "") < first]
    news: News = "again"
    if not before:
        news = "new"
    elif {r.bearing for r in now} - {r.bearing for r in before} - {"announces"}:
        news = "turned"
    mine = {r.telling: tellings[r.telling] for r in one.reports if r.telling in tellings}
    return Item(news=news, interaction=one, reports=now, tellings=mine)


def _stories(
    connection: Connection, items: Mapping[str, Item], watched: Sequence[str]
) -> list[Told]:
    shelf = LedgerShelf(connection, "interaction", Interaction)
    of_story: defaultdict[str, list[Item]] = defaultdict(list)
    for name, within in shelf.gatherings(items).items():
        of_story[within].append(items[name])
    stories = records(connection, Story, of_story)
    under: defaultdict[str, list[Story]] = defaultdict(list)
    for name, story in sorted(stories.items()):
        top = widest(_reports(of_story[name]))
        under[top.wire if top else name].append(story)
    names = _names(connection, items.values()) if watched else {}
    found = []
    for told in under.values():
        told.sort(key=lambda story: (-len(of_story[story.id]), story.id))
        some = sorted((item for story in told for item in of_story[story.id]), key=_first)
        title = title_of(connection, _reports(some))
        found.append(_told(told, title, some, watched, names))
    return sorted(found, key=lambda one: (-one.rank, -one.outlets, one.stories[0].id))


def _first(item: Item) -> tuple[int, int, int, str, str]:
    """New before turned before told again; the most sources first, then the most outlets.

    Of those that are alike in this, the ones of one sentence stand together.
    """
    one = item.interaction
    said = item.tellings.get(item.reports[0].telling) if item.reports else None
    words = said.text if said else ""
    return NEWS.index(item.news), -len(one.sources), -one.outlets, words, one.id


def _told(
    stories: Sequence[Story], title: str | None, items: Sequence[Item], watched: Sequence[str],
    names: Mapping[str, str],
) -> Told:  # fmt: skip
    players = [player for item in items for player in item.interaction.players]
    sources = dict.fromkeys(source for item in items for source in item.interaction.sources)
    return Told(
        stories=tuple(stories),
        title=title,
        items=tuple(items),
        sources=tuple(sources),
        outlets=len({r.publisher for item in items for r in item.reports if r.publisher}),
        watched=tuple(one for one in watched if any(_is(one, x, names) for x in players)),
    )


def _is(watched: str, player: Player, names: Mapping[str, str]) -> bool:
    """Whether a player is watched; whoever has no public office is not followed by name."""
    if watched in {player.actor, player.country}:
        return True
    words = searchable(watched)
    if not words.strip():
        return False
    known = player.actor is not None or player.schema != "Person"
    return known and (
        words in searchable(player.name) or words in names.get(player.actor or "", "")
    )


def _names(connection: Connection, items: Iterable[Item]) -> dict[str, str]:
    """All names of the public actors that take part, by id, as they are searched."""
    ids = {x.actor for item in items for x in item.interaction.players if x.actor}
    found = records(connection, Actor, ids).values()
    return {
        one.id: "".join(searchable(variant.name) for variant in one.names)
        for one in found
        if one.public
    }


def _reports(items: Iterable[Item]) -> Iterator[Report]:
    """The reports of these days."""
    for item in items:
        yield from item.reports
