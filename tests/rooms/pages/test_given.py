"""What callers and addresses say of a page: where it ranks beside what the page says itself."""

import hashlib

import pytest

from chancery.pages import read_page
from chancery.records.dispatch import Capture

TEXT = "Le ministre togolais a reçu jeudi à Lomé son homologue béninois, a annoncé son cabinet."
BARE = f"<html><body><article><h1>Deux ministres à Lomé</h1><p>{TEXT}</p></article></body></html>"
NAMED = BARE.replace("<body>", '<meta property="og:site_name" content="La Vigie du Golfe"><body>')


def read(page, url=None, **options):
    data = page.encode()
    seal = hashlib.sha256(data).hexdigest()
    capture = Capture(sha256=seal, media_type="text/html", path=None if url else "a.html", url=url)
    return read_page(capture, data, **options)


def said(dispatch, name):
    return [(fact.value, fact.origin) for fact in dispatch.facts if fact.name == name]


def test_the_publisher_that_the_caller_names_is_that_of_a_page_that_names_none():
    assert said(read(BARE, publisher="Le Phare"), "publisher") == [("Le Phare", "option")]


def test_what_a_page_says_of_its_publisher_comes_before_what_the_caller_says():
    found = said(read(NAMED, publisher="Le Phare"), "publisher")
    assert found == [("La Vigie du Golfe", "open-graph"), ("Le Phare", "option")]


@pytest.mark.parametrize("nothing", [None, "", "  "])
def test_a_caller_who_names_no_publisher_states_none(nothing):
    assert said(read(BARE, publisher=nothing), "publisher") == []


def test_the_address_a_page_came_from_tells_its_publisher_and_its_day():
    dispatch = read(BARE, url="https://french.presstv.ir/2025/05/14/deux-ministres")
    assert said(dispatch, "publisher") == [("Press TV", "url")]
    assert said(dispatch, "published") == [("2025-05-14", "url")]


def test_the_caller_comes_before_the_address_and_the_page_before_both():
    dispatch = read(NAMED, url="https://french.presstv.ir/2025/05/14/a", publisher="Le Phare")
    origins = [origin for _, origin in said(dispatch, "publisher")]
    assert origins == ["open-graph", "option", "url"]


def test_the_address_that_a_page_gives_itself_comes_before_the_one_it_was_fetched_from():
    own = '<link rel="canonical" href="https://presstv.ir/2025/05/13/a"><body>'
    dispatch = read(BARE.replace("<body>", own), url="https://phare.example/2025/05/14/a")
    assert dispatch.value("published") == "2025-05-13"
    assert dispatch.value("publisher") == "Press TV"


@pytest.mark.parametrize("url", ["https://phare.example/a", "https://phare.example/9999/99/99/a"])
def test_an_address_that_tells_nothing_states_nothing(url):
    dispatch = read(BARE, url=url)
    assert said(dispatch, "publisher") == said(dispatch, "published") == []
