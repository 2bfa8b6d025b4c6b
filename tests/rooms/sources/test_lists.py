"""OPML and sitemaps: addresses in order, nothing expanded, nothing opened."""

import gzip

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.errors import ChanceryError, TooLargeError, UnreadableError
from chancery.sources import read_opml, read_sitemap
from chancery.sources.addresses import web_address

URL = "https://nord.example/sitemap.xml"
SPACE = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" '
    'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
)
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    "<{root}><x>&b;</x></{root}>"
)


def is_one_line(error):
    assert "\n" not in str(error)


def test_feeds_are_found_in_folders_of_any_depth_each_once():
    opml = (
        '<?xml version="1.0"?><opml version="2.0"><head><title>x</title></head><body>'
        '<outline text="Presse"><outline text="Afrique">'
        '<outline type="rss" text="Le  Nord" xmlUrl="https://nord.example/rss"/></outline>'
        '<outline title="Le Sud" xmlurl="https://sud.example/atom"/>'
        '<outline text="encore" xmlUrl="https://nord.example/rss"/></outline>'
        '<outline text="Note"/><outline xmlUrl="file:///etc/passwd"/></body></opml>'
    )
    links = read_opml(opml.encode())
    assert [(link.url, link.title) for link in links] == [
        ("https://nord.example/rss", "Le Nord"),
        ("https://sud.example/atom", "Le Sud"),
    ]


def test_a_list_of_feeds_in_another_encoding_is_read():
    opml = '<?xml version="1.0" encoding="utf-16"?><opml><body><outline text="é" '
    opml += 'xmlUrl="https://nord.example/"/></body></opml>'
    assert read_opml(opml.encode("utf-16"))[0].title == "é"


def test_a_sitemap_lists_pages_with_what_the_news_extension_says():
    sitemap = (
        f"<urlset {SPACE}><url><image:image><image:loc>https://nord.example/i.jpg</image:loc>"
        "<image:title>Photo</image:title></image:image><loc> https://nord.example/1 </loc>"
        "<lastmod>2025-05-14T12:00:00+02:00</lastmod><news:news><news:publication><news:name>N"
        "</news:name></news:publication><news:publication_date>2025-05-14</news:publication_date>"
        "<news:title>Accord\nà Lomé</news:title></news:news></url>"
        "<url><loc>/2</loc></url><url><loc>javascript:x</loc></url><url/></urlset>"
    )
    first, second = read_sitemap(sitemap.encode(), URL).pages
    assert (first.url, first.title) == ("https://nord.example/1", "Accord à Lomé")
    assert (first.published, first.updated) == ("2025-05-14", "2025-05-14T10:00:00Z")
    assert (second.url, second.title) == ("https://nord.example/2", None)


def test_an_index_lists_sitemaps():
    index = (
        f"<sitemapindex {SPACE}><sitemap><loc>https://nord.example/a.xml.gz</loc></sitemap>"
        "<sitemap><loc>file:///b</loc></sitemap></sitemapindex>"
    )
    found = read_sitemap(gzip.compress(index.encode()), URL)
    assert found.pages == ()
    assert [link.url for link in found.sitemaps] == ["https://nord.example/a.xml.gz"]


def test_a_plain_list_of_addresses_is_a_sitemap():
    found = read_sitemap(b"\xef\xbb\xbfhttps://nord.example/1\r\nhttps://nord.example/2\n", URL)
    assert [link.url for link in found.pages] == [
        "https://nord.example/1",
        "https://nord.example/2",
    ]


@pytest.mark.parametrize(
    "data",
    [b"", b"Le ministre a parle.", b"<html/>", b"<urlset>", b"<urlset></urlse>", b"<\x00>", b"{}"],
)
def test_what_is_no_list_is_refused_in_one_line(data):
    for read in (read_opml, lambda data: read_sitemap(data, URL)):
        with pytest.raises(UnreadableError, match=r"^not a") as caught:
            read(data)
        assert "\n" not in str(caught.value)


def test_entities_are_never_expanded():
    with pytest.raises(UnreadableError, match="never expanded"):
        read_opml(LAUGHS.format(root="opml").encode())
    with pytest.raises(UnreadableError, match="never expanded"):
        read_sitemap(LAUGHS.format(root="urlset").encode(), URL)


@pytest.mark.parametrize(
    ("read", "data"),
    [
        (read_opml, b"<opml>" + b"<a>" * 300),
        (read_opml, b"<opml>" + b"<a/>" * 2_000_001),
        (read_opml, gzip.compress(bytes(50_000_000))),
        (
            read_opml,
            b"<opml>%s</opml>"
            % b"".join(b'<outline xmlUrl="https://n.example/%d"/>' % n for n in range(10_001)),
        ),
        (
            lambda data: read_sitemap(data, URL),
            b"<urlset>%s</urlset>"
            % b"".join(b"<url><loc>https://n.example/%d</loc></url>" % n for n in range(50_001)),
        ),
        (lambda data: read_sitemap(data, URL), b"https://n.example/\n" * 50_001),
    ],
    ids=["deep", "wide", "bomb", "feeds", "pages", "lines"],
)
def test_a_list_over_a_limit_is_refused(read, data):
    with pytest.raises(TooLargeError, match="over"):
        read(data)


@pytest.mark.parametrize(
    "written",
    ["http://[", "https://", "//", "http://a:x/", "http://a:99999/", "http://\u202ea/", None, 4, "",
     "http://a/" + "b" * 9_000, "HTTP://\x00", "mailto:a@b"],
)  # fmt: skip
def test_an_address_that_is_none_is_refused(written):
    assert web_address(written) is None


@given(st.text(max_size=60), st.text(max_size=20))
def test_any_text_is_a_web_address_or_none(written, base):
    found = web_address(written, base)
    assert found is None or found.lower().startswith(("http://", "https://"))


@given(st.binary(max_size=200) | st.text(max_size=100).map(lambda t: f"<urlset>{t}".encode()))
@settings(max_examples=60)
def test_any_bytes_are_a_list_or_an_error_of_ours(data):
    for read in (read_opml, lambda data: read_sitemap(data, URL)):
        try:
            read(data)
        except ChanceryError as error:
            is_one_line(error)
