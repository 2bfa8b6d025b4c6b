"""Feeds handed out as Atom and as JSON Feed."""

import json
from dataclasses import replace

import feedparser
import pytest
from defusedxml import ElementTree
from hypothesis import given
from hypothesis import strategies as st

from chancery.exchange.atom import atom_feed
from chancery.exchange.feeds import Feed, FeedEntry
from chancery.exchange.jsonfeed import json_feed
from chancery.exchange.links import absolute, page_of, tag_of, web_address
from chancery.exchange.moments import in_words, instant

BASE = "https://desk.example"
ENTRY = FeedEntry(
    id="interaction-3f",
    title="Tchad & Soudan: <b>rencontre</b>",
    updated="2025-07-03T10:30:00+02:00",
    published="2025-07-02",
    summary="Le ministre a rencontré\nson homologue.",
    link="/interaction-3f",
    authors=("L'Écho", "AFP"),
)
FEED = Feed(
    id="interactions",
    title="Interactions",
    here="/interactions.atom",
    page="/interactions",
    entries=[ENTRY],
    next="/interactions.atom?page=2",
)
SPACE = "{http://www.w3.org/2005/Atom}"


def test_an_atom_feed_is_read_as_it_was_meant():
    told = feedparser.parse(atom_feed(FEED, base=BASE))
    assert not told.bozo
    assert told.version == "atom10"
    assert told.feed.id == "tag:desk.example,2026:interactions"
    assert told.feed.updated == "2025-07-03T08:30:00Z"
    assert {one.rel: one.href for one in told.feed.links} == {
        "self": f"{BASE}/interactions.atom",
        "alternate": f"{BASE}/interactions",
        "next": f"{BASE}/interactions.atom?page=2",
    }
    (entry,) = told.entries
    assert entry.id == "tag:desk.example,2026:interaction-3f"
    assert (entry.published, entry.updated) == ("2025-07-02T00:00:00Z", "2025-07-03T08:30:00Z")
    assert [one.name for one in entry.authors] == ["L'Écho", "AFP"]
    assert entry.link == f"{BASE}/interaction-3f"


def test_markup_in_a_title_is_plain_text():
    root = ElementTree.fromstring(atom_feed(FEED, base=BASE))
    title = root.find(f"{SPACE}entry/{SPACE}title")
    assert (title.text, title.attrib) == (ENTRY.title, {})


def test_a_last_page_has_nothing_next():
    last = replace(FEED, next=None)
    assert b'rel="next"' not in atom_feed(last, base=BASE)
    assert "next_url" not in json.loads(json_feed(last, base=BASE))


def test_a_feed_of_nothing_is_a_feed():
    told = feedparser.parse(atom_feed(replace(FEED, entries=[]), base=BASE))
    assert (told.bozo, told.feed.updated) == (False, "1970-01-01T00:00:00Z")


def test_a_json_feed_has_the_same_entries_under_the_same_ids():
    told = json.loads(json_feed(FEED, base=BASE))
    assert told["version"] == "https://jsonfeed.org/version/1.1"
    assert told["feed_url"] == f"{BASE}/interactions.atom"
    (item,) = told["items"]
    assert item["id"] == "tag:desk.example,2026:interaction-3f"
    assert item["url"] == f"{BASE}/interaction-3f"
    assert item["content_text"] == ENTRY.summary
    assert item["date_modified"] == "2025-07-03T08:30:00Z"
    assert item["authors"] == [{"name": "L'Écho"}, {"name": "AFP"}]


hostile = st.one_of(
    st.text(max_size=60), st.sampled_from(["\x00", "]]>", "\ufffe\ud800", "<a", "&x;"])
)


@given(hostile, hostile, hostile)
def test_no_text_breaks_a_feed(title, summary, other):
    entry = FeedEntry(
        id=other, title=title, updated=other, published=title, summary=summary, link=other,
        authors=(other,),
    )  # fmt: skip
    feed = replace(FEED, id=other, title=title, entries=[entry], here=other, page=title, next=other)
    root = ElementTree.fromstring(atom_feed(feed, base=BASE))
    assert len(root.findall(f"{SPACE}entry")) == 1
    for link in root.iter(f"{SPACE}link"):
        assert link.get("href").startswith(("http://", "https://"))
    assert len(json.loads(json_feed(feed, base=BASE).encode("utf-8"))["items"]) == 1


@given(hostile)
def test_no_text_leads_a_link_out_of_the_web(text):
    assert page_of(BASE, text).startswith(f"{BASE}/")
    for one in (absolute(BASE, text), web_address(f"https://x.example/{text}")):
        assert one is None or (one.isascii() and not set(one) & set("{}<>\"'\\ ^`|\n"))
    assert tag_of(BASE, text).startswith("tag:desk.example,2026:")


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "file:///etc", "//["])
def test_what_is_no_address_of_the_web_is_no_link(link):
    assert absolute(BASE, link) is None


def test_a_name_does_not_depend_on_port_or_path():
    assert tag_of("http://desk.example:8000/x", "story-1") == tag_of(BASE, "story-1")


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("2025-05-14T10:30:00+02:00", "2025-05-14T08:30:00Z"),
        ("2025-05-14T10:30:00.5Z", "2025-05-14T10:30:00Z"),
        ("2025-05-14", "2025-05-14T00:00:00Z"),
        ("2025-05", "2025-05-01T00:00:00Z"),
        ("../2025-06-14", "2025-06-14T00:00:00Z"),
        ("hier", None),
        ("0001-01-01T00:00:00+14:00", None),
        (None, None),
    ],
)
def test_moments_are_read_as_feeds_want_them(written, told):
    assert instant(written) == told


@pytest.mark.parametrize(
    ("written", "french", "english"),
    [
        ("2025-05-14", "14 mai 2025", "14 May 2025"),
        ("2025-05-01T23:30:00-05:00", "1er mai 2025", "1 May 2025"),
        ("2025-05-11", "11 mai 2025", "11 May 2025"),
        ("2025-05", "mai 2025", "May 2025"),
        ("2025", "2025", "2025"),
        ("2025-05-01/2025-05-10", "2025-05-01/2025-05-10", "2025-05-01/2025-05-10"),
        (None, "", ""),
    ],
)
def test_days_are_said_in_words(written, french, english):
    assert (in_words(written, "fr"), in_words(written, "en")) == (french, english)
