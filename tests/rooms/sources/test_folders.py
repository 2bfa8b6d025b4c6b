"""Folders: what is taken, and what is left out in one line."""

import os

import pytest

from chancery.sources import find_dispatches, find_sources, holds_many, left_out

NAMES = (
    "a.txt", "b/c.HTML.gz", "d.eml", "e.jsonl", "f.ndjson.gz", "g.csv", "h.tsv", "i.parquet",
    "j.warc.gz", "k.warc.zst",
)  # fmt: skip
OTHERS = ("x.md", "y.md", "z.pdf", "notes", "feed.rss")


@pytest.fixture
def folder(tmp_path):
    found = tmp_path / "depeches"
    for name in (*NAMES, *OTHERS, ".hidden.txt"):
        (found / name).parent.mkdir(parents=True, exist_ok=True)
        (found / name).touch()
    return found


def names(folder, found):
    return tuple(str(path.relative_to(folder)) for path in found)


def test_a_folder_offers_all_that_is_known_by_its_name(folder):
    assert names(folder, find_sources(folder)) == NAMES
    assert names(folder, find_dispatches([folder])) == NAMES[:3]
    assert names(folder, filter(holds_many, find_sources(folder))) == NAMES[3:]


def test_what_a_folder_leaves_out_is_one_line(folder):
    said = f"{folder}: 5 files left out (.md, .rss, no ending, .pdf); name them to read them"
    assert left_out(folder) == said
    assert "12 files left out" in left_out(folder, only_pages=True)
    assert "`chancery ingest` reads tables" in left_out(folder, only_pages=True)
    for name in OTHERS:
        (folder / name).unlink()
    assert left_out(folder) is None


def test_what_cannot_be_listed_is_handed_on_and_is_not_left_out(folder, monkeypatch):
    def refuse(_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", refuse)
    assert list(find_sources(folder)) == [folder]
    assert not holds_many(folder)
    assert left_out(folder) is None
