"""The page for a person: what it shows, at which width, and that no page can play tricks on it."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from chancery.desk.marks import Mark, marked, wrap
from chancery.desk.page import print_page
from chancery.desk.terminal import harmless
from chancery.records.dispatch import Fact
from chancery.records.reading import Reading
from chancery.records.text import Span
from tests.specimen import specimen

SNAPSHOT = Path(__file__).with_name("page.txt")


def page(reading, *, width=80, colour=False):
    out = io.StringIO()
    options = {"force_terminal": True, "color_system": "truecolor"} if colour else {}
    console = Console(file=out, width=width, markup=False, highlight=False, emoji=False, **options)
    print_page(reading, console)
    return out.getvalue()


def test_the_page_looks_as_it_did():
    """To accept a new look: python -m tests.desk.test_page > tests/desk/page.txt; look at it."""
    assert page(specimen()) == SNAPSHOT.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [40, 60, 80, 100, 200])
def test_no_line_is_wider_than_the_window_or_than_is_easy_to_read(width):
    widest = max(map(cell_len, page(specimen(), width=width).splitlines()))
    assert widest <= min(width, 100)


def test_without_colour_the_parts_are_named_beneath_the_words():
    lines = page(specimen()).splitlines()
    at = next(n for n, line in enumerate(lines) if "a rencontré mardi à Oslo" in line)
    words, beneath = lines[at], lines[at + 1]
    assert beneath[words.index("a rencontré") :].startswith("did‾")
    assert beneath[words.index("mardi") :].startswith("when‾")
    assert beneath[words.index("à Oslo") :].startswith("where‾")


def test_in_colour_nothing_is_written_beneath():
    coloured = page(specimen(), colour=True)
    assert "‾" not in coloured
    assert "\x1b[1;4m" in coloured


def test_an_empty_reading_says_why():
    empty = replace(
        specimen(), entities=(), statements=(), events=(), agreements=(), problems=("no body",)
    )
    told = page(empty)
    assert "! no body" in told
    assert "EVENTS" not in told
    assert "0 events" in told


HOSTILE = "\x1b[2J\x1b]0;pwned\x07[bold red]\u202egnp.exe\u2028:smile: [/]"


def test_a_hostile_title_is_shown_not_obeyed():
    reading = specimen()
    title = Fact(name="title", value=HOSTILE, origin="text")
    dispatch = replace(reading.dispatch, facts=(title,))
    told = page(replace(reading, dispatch=dispatch))
    assert "␛[2J␛]0;pwned␇[bold red]�gnp.exe :smile: [/]" in told
    assert not {"\x1b", "\x07", "\u202e", "\u2028"} & set(told)


def test_a_hostile_problem_and_path_are_harmless_too():
    told = page(replace(specimen(), problems=(HOSTILE,), reader=HOSTILE))
    assert "\x1b" not in told


@given(st.text())
def test_harmless_text_is_as_long_and_controls_nothing(text):
    shown = harmless(text)
    assert len(shown) == len(text)
    assert all(c.isprintable() or not (ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0) for c in shown)
    shown.encode("utf-8")


@given(st.text(alphabet="ab é\n中e\u0301🙂", max_size=120), st.integers(2, 30))
def test_wrapping_loses_no_word_and_fills_no_line_beyond_the_width(text, width):
    spans = list(wrap(text, Span(0, len(text)), width))
    kept = "".join(text[span.start : span.end] for span in spans)
    assert "".join(kept.split()) == "".join(text.split())
    assert all(cell_len(harmless(text[s.start : s.end])) <= max(width, 2) for s in spans)


@given(st.text(alphabet="ab 中é\u0301", min_size=1, max_size=60), st.data())
def test_any_marks_can_be_drawn_beneath_any_text(text, data):
    ends = st.integers(0, len(text))
    marks = [
        Mark(span=Span(*sorted((data.draw(ends), data.draw(ends)))), part=part)
        for part in ("who", "did", "when")
    ]
    for colour in (True, False):
        list(marked(text, Span(0, len(text)), marks, width=20, colour=colour))


def test_a_page_can_be_made_of_nothing():
    assert isinstance(specimen(), Reading)
    bare = replace(specimen().dispatch, facts=(), blocks=(), language=None)
    assert "(no title)" in page(Reading(dispatch=bare))


if __name__ == "__main__":
    print(page(specimen()), end="")  # noqa: T201 - makes the snapshot
