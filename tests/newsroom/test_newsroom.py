from collections import Counter
from datetime import UTC, datetime

import msgspec
import pytest

from chancery.sources.columns import read_cells
from tests.newsroom.build import DISPATCHES, lines, load_truth
from tests.newsroom.marks import find
from tests.newsroom.prints import print_all
from tests.newsroom.records import Outlet

OUTLETS = {"Le Fil": Outlet(name="Le Fil", host="fil.example")}
ORIGINAL = {
    "id": "x1",
    "outlet": "Le Fil",
    "published": datetime(2026, 3, 2, 8, tzinfo=UTC),
    "language": "fr",
    "title": "Un pont à Vadu",
    "text": "La ministre est venue.\n\nElle a inauguré\nle pont.\n\nLe pont est beau.",
    "tells": [{"words": "a inauguré", "event": "e1"}],
    "names": [{"words": "La ministre", "who": "p1"}],
}
COPY = {
    "id": "x2",
    "copy_of": "x1",
    "how": "full",
    "outlet": "Le Fil",
    "published": datetime(2026, 3, 2, 9, tzinfo=UTC),
}


@pytest.fixture(scope="module")
def truth():
    return load_truth()


def printed(**said):
    return print_all([{**COPY, **said}, ORIGINAL], OUTLETS)["x2"]


def test_the_table_is_what_the_truth_makes(truth):
    assert DISPATCHES.read_text("utf-8") == lines(truth), "run python -m tests.newsroom.build"


def test_every_row_can_be_taken(truth):
    for line in lines(truth).splitlines():
        row, name = read_cells(msgspec.json.decode(line))
        assert name in truth.dispatches
        assert row.url is not None
        assert row.published is not None


def test_a_cut_keeps_the_marks_of_the_paragraphs_that_it_keeps():
    cut = printed(how="cut", keep=[1])
    assert cut.text == "Elle a inauguré le pont."
    assert [(mark.words.start, mark.words.exact) for mark in cut.tells] == [(5, "a inauguré")]
    assert cut.names == ()


def test_a_credit_in_brackets_ends_the_last_paragraph_and_another_stands_below():
    assert printed(credit="(AFP)").text.endswith("Le pont est beau. (AFP)")
    assert printed(credit="Avec AFP").text.endswith("Le pont est beau.\n\nAvec AFP")


def test_a_paragraph_of_its_own_may_tell_more():
    more = {"how": "extended", "add": "Il a plu.", "tells": [{"words": "a plu", "event": "e2"}]}
    longer = printed(**more)
    assert longer.text.endswith("Le pont est beau.\n\nIl a plu.")
    assert {longer.text[m.words.start : m.words.end] for m in longer.tells} == {
        "a inauguré",
        "a plu",
    }


def test_a_copy_of_a_copy_is_a_print_of_the_first_text():
    third = {**COPY, "id": "x3", "copy_of": "x2", "how": "reheadlined", "title": "Vadu a son pont"}
    found = print_all([third, COPY, ORIGINAL], OUTLETS)["x3"]
    assert (found.wire, found.copy_of, found.title) == ("x1", "x2", "Vadu a son pont")


def test_words_that_stand_twice_need_what_is_around_them():
    with pytest.raises(AssertionError, match="stands 2 times"):
        find("pont", "un pont, le pont neuf", 0, "x")
    assert find("le |pont| neuf", "un pont, le pont neuf", 0, "x").start == 12


def test_a_copy_of_nothing_is_refused():
    with pytest.raises(AssertionError, match="x2 copies x9"):
        print_all([{**COPY, "copy_of": "x9"}], OUTLETS)


def test_there_is_enough_of_each_kind(truth):
    told = truth.dispatches.values()
    assert len(told) >= 75
    assert {one.language for one in told} == {"fr", "en"}
    kinds = Counter(one.how for one in told)
    assert all(kinds[how] >= 4 for how in ("full", "cut", "reheadlined", "extended")), kinds


def test_many_events_are_told_in_texts_that_no_one_copied(truth):
    texts = {(mark.event, one.wire) for one in truth.dispatches.values() for mark in one.tells}
    times = Counter(event for event, _ in texts)
    assert sum(count > 1 for count in times.values()) >= 12


def test_every_happening_that_is_a_step_is_told(truth):
    told = {mark.event for one in truth.dispatches.values() for mark in one.tells}
    steps = {step.event for owed in truth.stipulations.values() for step in owed.steps}
    assert steps <= told
