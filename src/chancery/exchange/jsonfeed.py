"""A feed as JSON Feed 1.1 (jsonfeed.org): the same entries as in Atom, under the same ids."""

from __future__ import annotations

import json
from collections.abc import Mapping

from chancery.exchange.dossier_words import one_line
from chancery.exchange.feeds import Feed, FeedEntry, lines
from chancery.exchange.links import absolute, tag_of
from chancery.exchange.moments import instant

MEDIA_TYPE = "application/feed+json"
_VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(feed: Feed, *, base: str) -> str:
    """The feed; addresses are read from the base, and what is not known is left out."""
    told = {
        "version": _VERSION,
        "title": one_line(feed.title),
        "home_page_url": absolute(base, feed.page),
        "feed_url": absolute(base, feed.here),
        "next_url": absolute(base, feed.next) if feed.next is not None else None,
        "items": [_item(entry, base) for entry in feed.entries],
    }
    return json.dumps(_known(told), ensure_ascii=False)


def _item(entry: FeedEntry, base: str) -> dict[str, object]:
    names = [name for one in entry.authors if (name := one_line(one))]
    told = {
        "id": tag_of(base, entry.id),
        "url": absolute(base, entry.link),
        "title": one_line(entry.title),
        "content_text": lines(entry.summary),
        "date_published": instant(entry.published),
        "date_modified": entry.changed,
        "authors": [{"name": name} for name in names] or None,
    }
    return _known(told)


def _known(told: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in told.items() if value is not None}
