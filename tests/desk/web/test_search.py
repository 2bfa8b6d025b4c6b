"""Search: what narrows it down, and what opens it again."""

import re
from html import unescape

FACET = re.compile(r'<li><a href="([^"]+)"><bdi>([^<]+)</bdi></a> <small>(\d+)</small>')
CHOSEN = re.compile(r'<p class="chosen"><a href="([^"]+)">')


def test_a_facet_leads_to_as_many_as_it_says(still):
    page = still.get("/search?limit=2").text
    facets = FACET.findall(page)
    assert len(facets) > 4
    for url, _, count in facets:
        rows = still.get(unescape(url).replace("/search", "/search.json") + "&limit=200").json()
        assert len([*rows["rows"]]) >= min(int(count), 2)
        whole = still.get(re.sub(r"limit=2&?", "", unescape(url)) + "&limit=200").text
        assert re.search(r'role="status">(\d+) result', whole)[1] == count


def test_facets_are_named_in_the_readers_language(still):
    page = still.get("/search", headers={"accept-language": "fr"}).text
    said = {name for _, name, _ in FACET.findall(page)}
    assert any(name.startswith("AGREE · ") for name in said)
    assert "résultats" in page


def test_a_condition_that_was_set_is_shown_and_can_be_left_out(still):
    page = still.get("/search?text=accord&type=AGREE").text
    (left_out,) = CHOSEN.findall(page)
    assert unescape(left_out) == "/search?text=accord"
    assert not CHOSEN.findall(still.get("/search?text=accord").text)
