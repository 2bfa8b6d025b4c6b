"""News for rounds: invented pages and feeds, an internet made of a dict, a clock that is set."""

import hashlib
import json
from datetime import UTC, datetime, timedelta

from chancery.errors import FetchError
from chancery.records.dispatch import Capture
from chancery.records.intake import Fetched, Item
from chancery.sources.media import sniff

BODY = (
    "Le ministre togolais des Affaires étrangères a rencontré mardi à Lomé son homologue béninois. "
    "Le Bénin a promis d’ouvrir sa frontière."
)
MEETING = f"Le Togo et le Bénin se rencontrent à Lomé\n\n{BODY}\n"
BASE = "https://phare.example"


def page(title="Le Togo et le Bénin se rencontrent à Lomé", body=BODY):
    """A saved page."""
    html = f"<html><body><article><h1>{title}</h1><p>{body}</p></article></body></html>"
    return html.encode()


def rss(*entries):
    """A feed: each entry is an address, an address with a date, or the XML of an item."""
    items = "".join(f"<item>{_entry(one)}</item>" for one in entries)
    return f"<rss version='2.0'><channel><title>F</title>{items}</channel></rss>".encode()


def _entry(one):
    if isinstance(one, tuple):
        return f"<link>{one[0]}</link><pubDate>{one[1]}</pubDate>"
    return one if one.startswith("<") else f"<link>{one}</link>"


def atom(*entries):
    """A feed whose entries are ``(address, updated)``."""
    items = "".join(
        f"<entry><link href='{url}'/><updated>{updated}</updated></entry>"
        for url, updated in entries
    )
    return f"<feed xmlns='http://www.w3.org/2005/Atom'>{items}</feed>".encode()


def opml(*feeds):
    """A list of feeds."""
    lines = "".join(f"<outline type='rss' xmlUrl='{feed}'/>" for feed in feeds)
    return f"<opml version='2.0'><body>{lines}</body></opml>".encode()


def sitemap(*pages):
    """A sitemap: each page is an address, or an address with the date of its change."""
    return _sites("urlset", "url", pages)


def index(*sitemaps):
    """A list of sitemaps."""
    return _sites("sitemapindex", "sitemap", sitemaps)


def _sites(root, part, places):
    told = [one if isinstance(one, tuple) else (one, None) for one in places]
    lines = "".join(
        f"<{part}><loc>{url}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</{part}>"
        for url, day in told
    )
    return f"<{root} xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{lines}</{root}>".encode()


def json_lines(*rows):
    return "".join(f"{json.dumps(row)}\n" for row in rows).encode()


class Time:
    """A clock that stands still until it is moved."""

    def __init__(self):
        self.now = datetime(2026, 3, 12, 6, 30, tzinfo=UTC)

    def __call__(self):
        return self.now

    def on(self, **length):
        """Go on by a length of time: ``hours=7``."""
        self.now += timedelta(**length)


class Internet:
    """Pages by address: bytes, an error to raise, or something to call; else 404.

    Each page has the digest of its bytes as its ETag. ``asked`` are the addresses, in order;
    ``conditional`` those that were asked for with an ETag.
    """

    def __init__(self):
        self.pages = {}
        self.asked, self.conditional = [], []
        self.down = False

    def fetch(self, url, *, etag=None, last_modified=None):  # noqa: ARG002 - as clients have it
        self.asked.append(url)
        if etag:
            self.conditional.append(url)
        found = self.pages.get(url, FetchError(f"{url}: not found (404)"))
        if self.down:
            message = f"{url}: no connection; is the network there?"
            raise FetchError(message)
        if isinstance(found, Exception):
            raise found
        data = found() if callable(found) else found
        seal = hashlib.sha256(data).hexdigest()
        if etag == seal[:8]:
            return Fetched(url=url, item=None, etag=etag)
        capture = Capture(sha256=seal, media_type=sniff(data), url=url)
        item = Item(address=url, capture=capture, data=data)
        return Fetched(url=url, item=item, etag=seal[:8])

    def since(self):
        """What was asked since one last looked."""
        asked, self.asked = self.asked, []
        return [url.removeprefix(BASE) for url in asked]
