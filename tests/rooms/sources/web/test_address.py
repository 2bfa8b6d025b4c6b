"""Addresses: one spelling for each, and what is refused before anything is asked."""

from urllib.parse import urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from chancery.errors import RefusedAddressError
from chancery.sources.web import normalise, shown


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("HTTP://Example.ORG", "http://example.org/"),
        ("http://example.org:80/a", "http://example.org/a"),
        ("https://example.org:443/a?b=c#d", "https://example.org/a?b=c"),
        ("https://example.org:8443/", "https://example.org:8443/"),
        ("http://example.org./a", "http://example.org/a"),
        ("http://example.org?q", "http://example.org/?q"),
        ("http://example.org/a/../b/./c", "http://example.org/b/c"),
        ("http://example.org//a/..", "http://example.org//"),
        ("http://example.org/a%2Fb%zz", "http://example.org/a%2Fb%zz"),
        ("http://example.org/@auteur/été", "http://example.org/@auteur/%C3%A9t%C3%A9"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("http://example。org/", "http://example.org/"),
        ("http://[2606:2800:0220::0001]:80/", "http://[2606:2800:220::1]/"),
    ],
)
def test_an_address_has_one_spelling(written, address):
    assert normalise(written) == address
    assert normalise(address) == address


@pytest.mark.parametrize(
    "written",
    [
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0x7f.1/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://127.0.0.1./",
        "http://１２７.0.0.1/",
        "http://①②⑦.0.0.1/",
        "http://127。0。0。1/",
    ],
)
def test_a_number_in_any_spelling_is_the_address_it_dials(written):
    assert normalise(written) == "http://127.0.0.1/"


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("ftp://example.org/a", "not an http:// or https:// address"),
        ("file:///etc/passwd", "not an http:// or https:// address"),
        ("gopher://example.org/", "not an http:// or https:// address"),
        ("javascript:alert(1)", "not an http:// or https:// address"),
        ("data:text/html,a", "not an http:// or https:// address"),
        ("example.org/a", "not an http:// or https:// address"),
        ("http:example.org", "not an http:// or https:// address"),
        ("", "not an http:// or https:// address"),
        ("http://example.org@127.0.0.1/", "names a user or password"),
        ("http://user:secret@example.org/", "names a user or password"),
        ("http://127.0.0.1\\@example.org/", "a backslash"),
        ("http:\\\\127.0.0.1/", "a backslash"),
        (" http://example.org/", "holds a space"),
        ("http://example.org/a b", "holds a space"),
        ("http://exam\tple.org/", "invisible character"),
        ("http://example.org/a\r\nHost: other", "invisible character"),
        ("http://example.org\0.example/", "invisible character"),
        ("http://exa\u00admple.org/", "invisible character"),
        ("http://exa\u202emple.org/", "invisible character"),
        ("http:///a", "no host"),
        ("http://./", "no host"),
        ("http://a..b/", "no host"),
        ("http://-a.example/", "no host"),
        ("http://exa%6dple.org/", "no host"),
        ("http://exam|ple.org/", "no host"),
        ("http://" + "a" * 64 + ".example/", "no host"),
        ("http://" + "a." * 127 + "example/", "no host"),
        ("http://½.example/", "no name that can be registered"),
        ("http://example.org:0/", "port 0 does not exist"),
        ("http://example.org:65536/", "port 65536 does not exist"),
        ("http://example.org:80a/", "no host"),
        ("http://1.2.3.4.5/", "no IPv4 address"),
        ("http://example.1/", "no IPv4 address"),
        ("http://256.1.1.1/", "a number out of range"),
        ("http://4294967296/", "a number out of range"),
        ("http://08.0.0.1/", "no IPv4 address"),
        ("http://[::1%25eth0]/", "names a network card"),
        ("http://[::g]/", "no host"),
        ("http://[::1/", "no host"),
        ("http://example.org/" + "a" * 8_000, "longer than 8000"),
    ],
)
def test_what_is_no_address_of_a_page_is_refused_in_one_line(written, reason):
    with pytest.raises(RefusedAddressError, match=reason) as caught:
        normalise(written)
    assert str(caught.value).isprintable()


@given(st.one_of(st.text(), st.text("ht:/?#@[]%.0x1a\\é。 ").map("http://{}".format)))
@example("http://0x")
@example("http://a/;b/..;c?d;e")
@example("http://[::ffff:1.2.3.4]:00080")
def test_any_text_is_refused_or_has_one_plain_spelling(written):
    try:
        address = normalise(written)
    except RefusedAddressError:
        return
    assert normalise(address) == address
    assert address.isascii()
    assert address.isprintable()
    assert urlsplit(address).hostname in address


@pytest.mark.parametrize(
    ("written", "harmless"),
    [
        ("http://user:secret@example.org/@a", "http://example.org/@a"),
        ("http:\\\\user:secret@example.org", "http:\\\\example.org"),
        ("user:secret@example.org", "example.org"),
        ("http://a/\r\n\x1b[31m\u202e", "http://a/\\u000d\\u000a\\u001b[31m\\u202e"),
        ("http://a/" + "b" * 500, "http://a/" + "b" * 191 + "…"),
    ],
)
def test_an_address_is_shown_harmlessly(written, harmless):
    assert shown(written) == harmless
