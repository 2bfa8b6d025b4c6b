"""Rows: their text, and what the row says of it."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.pages import read_page
from chancery.records.dispatch import Capture
from chancery.records.intake import ROW, Row
from chancery.sources import capture_row
from tests.rooms.pages.reading import covers_all, kinds, told

TITLE = "Accord signé à Lomé"
FIRST = "Le ministre a reçu mardi son homologue à Lomé pour parler de la paix."
SECOND = "Les deux parties ont promis de se revoir avant la fin du mois."


def read(row, **options):
    item = capture_row(row, address="t#1", path="t#1")
    return read_page(item.capture, item.data, **options)


def read_bytes(data):
    return read_page(Capture(sha256="0" * 64, media_type=ROW, path="t#1"), data)


def test_the_title_of_a_row_is_its_headline():
    dispatch = read(Row(text=f"{FIRST}\n\n{SECOND}", title=TITLE))
    assert kinds(dispatch) == [("headline", TITLE), ("paragraph", FIRST), ("paragraph", SECOND)]


def test_a_title_that_the_text_opens_with_is_said_once():
    dispatch = read(Row(text=f"{TITLE.upper()}\n\n{FIRST}", title=TITLE))
    assert kinds(dispatch) == [("headline", TITLE.upper()), ("paragraph", FIRST)]


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("text", FIRST),
        ("text", f"\n\n{FIRST}"),
        ("text", f"{TITLE}\n{FIRST}"),
        ("html", f"<p>{FIRST}</p>"),
        ("html", FIRST),
        ("html", f"<h1>{TITLE}</h1><p>{FIRST}</p>"),
    ],
)
def test_a_blank_line_parts_the_title_of_a_row_and_its_text(form, text):
    dispatch = read(Row(text=text, form=form, title=TITLE))
    assert dispatch.text.content.strip() == f"{TITLE}\n\n{FIRST}"


def test_a_heading_of_the_text_alone_is_a_lead_under_the_title():
    dispatch = read(Row(text=f"La paix à Lomé en vue\n\n{FIRST}", title=TITLE))
    assert told(dispatch, "headline") == [TITLE]
    assert told(dispatch, "lead") == ["La paix à Lomé en vue"]


def test_html_of_a_row_is_all_article_but_for_its_links():
    html = f"<h1>{TITLE}</h1><p>{FIRST}</p><div>Deux mots</div><a href='/x'>Lire la suite</a>"
    dispatch = read(Row(text=html, form="html", title=TITLE))
    assert told(dispatch, "headline") == [TITLE]
    assert told(dispatch, "paragraph") == [FIRST, "Deux mots"]
    assert told(read(Row(text="<a href='/x'>Un accord</a>", form="html")), "paragraph") == [
        "Un accord"
    ]


def test_what_the_row_says_ranks_below_the_caller_and_above_the_text():
    row = Row(
        text=f"Publié le 3 mai 2025\n\nPar Ben Ali\n\n{FIRST}", title=TITLE, byline="Awa Diop",
        url="https://nord.example/2025/05/01/a", published="14 mai 2025", publisher="Le Nord",
        language="fr-FR",
    )  # fmt: skip
    dispatch = read(row, published="2025-05-20")
    published = [(f.value, f.origin) for f in dispatch.facts if f.name == "published"]
    assert published[:3] == [
        ("2025-05-20", "option"),
        ("2025-05-14", "row"),
        ("2025-05-03", "text"),
    ]
    assert published[-1] == ("2025-05-01", "url")
    said = {
        name: dispatch.fact(name) for name in ("title", "url", "publisher", "byline", "language")
    }
    assert {fact.origin for fact in said.values()} == {"row"}
    assert (said["byline"].value, said["language"].value) == ("Awa Diop", "fr-FR")
    assert dispatch.text[said["title"].span] == TITLE


def test_a_date_that_is_none_is_unknown():
    assert read(Row(text=FIRST, published="hier")).value("published") is None


def test_a_row_of_a_title_alone_is_its_headline():
    assert kinds(read(Row(text="", title=TITLE))) == [("headline", TITLE)]


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b"{}", b'{"text":5}', b'{"text":"a","title":5}', b"\xff\xfe", b"[" * 90_000],
)
def test_bytes_that_are_no_row_are_an_empty_dispatch_with_the_reason(data):
    dispatch = read_bytes(data)
    assert dispatch.problem.startswith("not a row: ")
    assert "\n" not in dispatch.problem


def test_a_row_without_words_says_so():
    assert read(Row(text=" \u200b ")).problem == "the page has no text"
    assert "nested" in read(Row(text="<div>" * 5_000, form="html")).problem


def test_a_row_that_a_later_version_wrote_is_read():
    data = json.dumps({"text": FIRST, "form": "text", "weather": {"rain": 1}}).encode()
    assert told(read_bytes(data), "paragraph") == [FIRST]


said = st.none() | st.text(max_size=60)


@given(
    st.builds(
        Row,
        text=st.text(max_size=200),
        form=st.just("text"),
        title=said,
        url=said,
        published=said,
        publisher=said,
        language=said,
        byline=said,
    )
)
@settings(max_examples=80)
def test_any_row_is_a_dispatch_covered_by_blocks_and_made_again_the_same(row):
    clean = {
        name: value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
        for name, value in ((name, getattr(row, name)) for name in Row.__dataclass_fields__)
    }
    item = capture_row(replace(row, **clean), address="t#1")
    dispatch = read_page(item.capture, item.data)
    assert covers_all(dispatch)
    assert read_page(item.capture, item.data) == dispatch
    assert all(fact.value for fact in dispatch.facts)


@given(
    st.binary(max_size=200)
    | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))
)
def test_any_bytes_called_a_row_are_a_dispatch(data):
    assert covers_all(read_bytes(data))
