"""Feeds: what their entries say, and what hostile ones cannot do."""

import gzip
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.errors import ChanceryError, TooLargeError, UnreadableError
from chancery.sources import read_feed
from chancery.sources.feeds_plain import has_markup, plain
from chancery.sources.stamps import in_utc, read_stamp

URL = "https://nord.example/flux/rss.xml"
HEAD = (
    '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Le Nord</title>'
    "<language>fr</language>"
)
TAIL = "</channel></rss>"


def rss(*items):
    return (HEAD + "".join(f"<item>{item}</item>" for item in items) + TAIL).encode()


def is_one_line(error):
    assert "\n" not in str(error)


def the(item):
    (link,) = read_feed(rss(item), URL)
    return link


def test_an_entry_has_its_address_title_date_and_own_text():
    link = the(
        "<title>Accord à Lomé</title><link>https://nord.example/1</link>"
        "<pubDate>Wed, 14 May 2025 00:10:00 +0200</pubDate><dc:creator>Awa Diop</dc:creator>"
        "<description>Bref.</description>"
        "<content:encoded><![CDATA[<p>Les ministres ont signé.</p>]]></content:encoded>"
    )
    assert (link.url, link.title) == ("https://nord.example/1", "Accord à Lomé")
    assert link.published == "2025-05-13T22:10:00Z"
    assert (link.row.text, link.row.form) == ("<p>Les ministres ont signé.</p>", "html")
    assert link.row.published == "2025-05-14T00:10:00+02:00"
    assert (link.row.language, link.row.byline) == ("fr", "Awa Diop")


def test_a_summary_without_a_tag_is_plain_text():
    link = the("<link>/1</link><description>Le ministre &amp;amp; son homologue</description>")
    assert (link.row.text, link.row.form) == ("Le ministre & son homologue", "text")


def test_a_relative_address_is_resolved_against_the_feed():
    assert the("<title>A</title><link>/articles/1?x=2</link>").url == (
        "https://nord.example/articles/1?x=2"
    )


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "file:///etc/passwd", "data:,x", "ftp://a/b"]
)
def test_an_address_that_is_not_http_is_dropped_and_the_text_is_kept(link):
    found = the(f"<link>{link}</link><description>Le ministre a parlé.</description>")
    assert found.url is None
    assert found.row.text == "Le ministre a parlé."


def test_comments_that_are_begun_and_never_ended_are_no_markup_however_many():
    assert not has_markup("<!--" * 2_000_000)
    assert has_markup("<!-- <!-- x -->")
    assert plain("a<!-- x\n -->b <!-- <!-- y -->c", markup=True) == "ab <!-- c"


def test_a_title_is_plain_text_however_it_was_escaped():
    assert the("<title>L&amp;#8217;accord &lt;i&gt;de Lomé&lt;/i&gt;</title>").title == (
        "L’accord de Lomé"
    )
    assert the("<title>a &lt; b &amp; c</title>").title == "a < b & c"


def test_an_entry_of_a_title_alone_is_read_as_its_title():
    assert the("<title>Accord à Lomé</title>").row.text == "Accord à Lomé"
    assert the("<title>Accord à Lomé</title><link>/1</link>").row is None


def test_an_entry_that_says_nothing_is_passed_by():
    assert read_feed(rss("", "<category>x</category>"), URL) == ()


@pytest.mark.parametrize("date", ["", "14 May", "yesterday", "--05-14", "-0514", "12:00", "99999"])
def test_a_date_without_a_year_is_unknown_and_never_today(date):
    link = the(f"<link>/1</link><pubDate>{date}</pubDate>")
    assert (link.published, link.updated) == (None, None)


def test_an_update_of_rss_is_also_the_publication():
    link = the("<link>/1</link><dc:date>2025-05-14T08:00:00Z</dc:date>")
    assert (link.published, link.updated) == ("2025-05-14T08:00:00Z", "2025-05-14T08:00:00Z")


def test_an_update_of_atom_is_no_publication():
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>T</title><entry>'
        '<title type="text">Deal</title><link href="https://north.example/a"/>'
        "<updated>2025-05-14T10:00:00+02:00</updated><summary>They met.</summary></entry></feed>"
    )
    (link,) = read_feed(feed.encode(), URL)
    assert (link.published, link.updated) == (None, "2025-05-14T08:00:00Z")
    assert (link.row.text, link.row.form, link.row.language) == ("They met.", "text", "en")


def test_rss_1_is_read():
    feed = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/"><channel><title>T</title></channel>'
        "<item><title>A</title><link>https://nord.example/1</link></item></rdf:RDF>"
    )
    assert [link.url for link in read_feed(feed.encode(), URL)] == ["https://nord.example/1"]


def test_a_broken_feed_gives_what_stands_in_it():
    feed = rss("<title>A & B</title><link>/1</link>", "<title>C</title><link>/2</link>")
    assert [link.title for link in read_feed(feed, URL)] == ["A & B", "C"]


def test_a_packed_feed_is_read():
    assert len(read_feed(gzip.compress(rss("<link>/1</link>")), URL)) == 1


def test_a_json_feed_is_read():
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Le Nord",
        "language": "fr",
        "items": [
            {
                "id": "1", "url": "/1", "title": " Accord\nà Lomé ", "content_html": "<p>Oui.</p>",
                "content_text": "Oui.", "date_published": "2025-05-14T00:30:00+02:00",
                "date_modified": "2025-05-15", "authors": [{"name": "Awa"}, {"name": "Ben"}],
            },
            {"id": "https://nord.example/2", "summary": "Bref."},
            {"id": 3, "url": 4, "title": ["x"], "content_text": {"y": 1}},
            "no item",
        ],
    }  # fmt: skip
    first, second = read_feed(json.dumps(feed).encode(), URL)
    assert (first.url, first.title) == ("https://nord.example/1", "Accord à Lomé")
    assert (first.published, first.updated) == ("2025-05-13T22:30:00Z", "2025-05-15")
    assert (first.row.text, first.row.form, first.row.byline) == ("<p>Oui.</p>", "html", "Awa, Ben")
    assert (second.url, second.row.text) == ("https://nord.example/2", "Bref.")


@pytest.mark.parametrize(
    "data",
    [
        b"", b"Le ministre a parle.", b"<html><body>x</body></html>", b"{}", b"{", b'{"version":1}',
        b"[" * 100_000, b'{"a":' * 100_000, b"<?xml version='1.0'?><opml/>", bytes(range(256)),
    ],
)  # fmt: skip
def test_what_is_no_feed_is_refused_in_one_line(data):
    with pytest.raises(UnreadableError, match=r"^not a feed: ") as caught:
        read_feed(data, URL)
    assert "\n" not in str(caught.value)


def test_bytes_that_name_a_file_or_an_address_are_never_opened(tmp_path):
    (tmp_path / "flux").write_bytes(rss("<link>/1</link>"))
    for name in (str(tmp_path / "flux"), "http://127.0.0.1:9/flux"):
        with pytest.raises(UnreadableError, match="not a feed"):
            read_feed(name.encode(), URL)


def test_a_billion_laughs_stay_one():
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(12))
    feed = HEAD.replace("<rss", f"<!DOCTYPE rss [{entities}]><rss")
    feed += "<item><title>&l11;</title><link>/1</link><description>&l11;</description></item>"
    (link,) = read_feed((feed + TAIL).encode(), URL)
    assert len(str(link)) < 1_000


def test_a_feed_cannot_show_a_file_of_this_machine(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("MOT DE PASSE", encoding="utf-8")
    declared = f'<!DOCTYPE rss [<!ENTITY s SYSTEM "{secret.as_uri()}">]>'
    feed = HEAD.replace("<rss", f"{declared}<rss")
    feed += "<item><title>&s;</title><link>/1</link><description>&s; a</description></item>" + TAIL
    assert "MOT" not in str(read_feed(feed.encode(), URL))


def test_a_feed_of_ten_thousand_entries_is_read_in_order():
    feed = rss(*(f"<title>Titre {n}</title><link>/{n}</link>" for n in range(10_000)))
    links = read_feed(feed, URL)
    assert [link.title for link in links] == [f"Titre {n}" for n in range(10_000)]


@pytest.mark.parametrize(
    "data",
    [
        HEAD.encode() + b"<item>" * 20_001,
        HEAD.encode() + b"<a>" * 1_000_001,
        b" " * 16_000_001,
        gzip.compress(b" " * 100_000_000),
        json.dumps({"version": "https://jsonfeed.org/version/1", "items": [{}] * 20_001}).encode(),
    ],
    ids=["entries", "tags", "bytes", "bomb", "json"],
)
def test_a_feed_over_a_limit_is_refused_before_it_is_parsed(data):
    with pytest.raises(TooLargeError, match="over"):
        read_feed(data, URL)


@given(st.binary(max_size=300) | st.text(max_size=300).map(rss))
@settings(max_examples=60)
def test_any_bytes_are_a_feed_or_an_error_of_ours(data):
    try:
        read_feed(data, URL)
    except ChanceryError as error:
        is_one_line(error)


words = st.sampled_from(
    ["<title>", "</title>", "<link>", "</link>", "<![CDATA[", "]]>", "&amp;", "&#x0;", "é", "http:",
     "<item>", "</item>", "<entry>", "<content type='xhtml'>", "<pubDate>", "2025", "\x00", "//["]
)  # fmt: skip


@given(st.lists(words, max_size=30).map("".join))
@settings(max_examples=80)
def test_broken_markup_is_a_feed_or_an_error_of_ours(middle):
    try:
        read_feed((HEAD + "<item>" + middle + TAIL).encode(), URL)
    except ChanceryError as error:
        is_one_line(error)


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("2025", "2025"),
        ("2025-05", "2025-05"),
        ("2025-05-14", "2025-05-14"),
        ("20250514", "2025-05-14"),
        ("2025-05-14T10:32:00.123Z", "2025-05-14T10:32:00Z"),
        ("2025-05-14 10:32", "2025-05-14T10:32:00"),
        ("2025-05-14T10:32:00+0200", "2025-05-14T10:32:00+02:00"),
        ("Wed, 14 May 2025 10:32:00 GMT", "2025-05-14T10:32:00Z"),
        ("14 May 25 10:32 +0200", "2025-05-14T10:32:00+02:00"),
        ("14 May 2025", "2025-05-14"),
        ("2025-02-30", None),
        ("2025-13", None),
        ("31 Feb 2025 10:00 GMT", None),
        ("14 May", None),
        ("0000-00-00", None),
        ("x" * 10_000, None),
        (None, None),
    ],
)
def test_a_stamp_is_read_no_finer_than_it_is_written(written, edtf):
    assert read_stamp(written) == edtf


@given(st.text(max_size=40) | st.datetimes().map(str))
def test_any_stamp_is_read_or_unknown(text):
    in_utc(read_stamp(text))
