"""The shared material: the real dispatch, the gold texts and the saved pages."""

import json

from chancery.languages import set_aside_foreign
from chancery.pages import read_page
from chancery.sources import capture_file
from tests.rooms.pages.reading import covers_all, told
from tests.score import pages as scoring

FLOORS = {"in_text": 0.92, "title_right": 0.85}
CEILINGS = {"not_in_text": 0.10, "date_wrong": 0.10}


def test_the_seed_is_taken_apart(shared):
    dispatch = set_aside_foreign(read_page(*capture_file(shared / "seed" / "dispatch_fr.txt")))
    assert covers_all(dispatch)
    assert len(told(dispatch, "paragraph")) == 8
    assert told(dispatch, "headline")[0].startswith("La rencontre du général")
    assert [text[:15] for text in told(dispatch, "caption")] == ["Le commandant d"]
    assert dispatch.value("publisher") == "Press TV"
    assert dispatch.value("published") is None
    assert dispatch.language == "fr"


def test_gold_texts_are_read_whole_and_dated_by_their_dateline(shared):
    folder = shared / "gold" / "dispatches"
    for line in (folder / "index.jsonl").read_text("utf-8").splitlines():
        gold = json.loads(line)
        dispatch = read_page(*capture_file(folder / "docs" / f"{gold['id']}.txt"))
        assert (
            dispatch.text.content
            == (folder / "docs" / f"{gold['id']}.txt").read_text("utf-8").strip()
        )
        assert {b.kind for b in dispatch.blocks} <= {"headline", "paragraph", "dateline"}, gold[
            "id"
        ]
        assert all(b.note is None for b in dispatch.blocks)
        if told(dispatch, "dateline"):
            assert dispatch.value("published") == gold["published"]


def test_saved_pages_reach_the_figures(shared):
    figures = scoring.score(shared / "pages").figures
    assert all(figures[name] >= least for name, least in FLOORS.items()), figures
    assert all(figures[name] <= most for name, most in CEILINGS.items()), figures
