"""``chancery ingest``: what is told of sources, and which ledger comes of it."""

import json

import pytest

from chancery.desk.cli import run
from chancery.desk.offering import folded

TEXT = "Le Mali et le Niger ont signé lundi un accord à Bamako.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CHANCERY_LEDGER", raising=False)
    (tmp_path / "depeches").mkdir()
    return tmp_path / "depeches"


def ingest(capsys, *arguments, code=0):
    assert run(["ingest", *arguments]) == code
    return capsys.readouterr()


@pytest.mark.parametrize("ledger", ["new.db", "sqlite:///new.db"])
def test_no_ledger_is_made_where_nothing_can_be_read(ledger, tmp_path, capsys):
    out, err = ingest(capsys, "gone.txt", "ftp://x.example/a", "--ledger", ledger, code=2)
    assert out == f"{ledger}: 2 failed; no ledger was made\n"
    assert "gone.txt: no such file" in err
    out, err = ingest(capsys, "gone.txt", "--ledger", ledger, "--json", code=2)
    assert json.loads(out)["counts"]["failed"] == 1
    (tmp_path / "t.csv").write_text("text\nOui.\n", encoding="utf-8")
    out, err = ingest(capsys, "t.csv", "--column", "text=body", "--ledger", ledger, code=2)
    assert err == "chancery: t.csv: no column is called 'body'; columns are: text\n"
    out, err = ingest(capsys, "depeches", "--ledger", ledger, code=2)
    assert err == "chancery: depeches: nothing was offered\n"
    assert not (tmp_path / "new.db").exists()


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ("corps=body", "no field is called 'corps'"),
        ("text=body", "depeches/a.txt: a page, and columns are of tables"),
        ("text", "say FIELD=COLUMN"),
    ],
)
def test_columns_are_checked_before_anything_is_read(columns, said, folder, tmp_path, capsys):
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    out, err = ingest(capsys, "depeches/a.txt", "--column", columns, code=2)
    assert out == ""
    assert said in err
    assert err.count("\n") == 1
    assert not (tmp_path / "chancery.db").exists()


def test_what_a_folder_leaves_out_is_told_and_is_no_failure(folder, capsys):
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "b.csv").write_text(f"id,text\n1,{TEXT}2,\n3,\n", encoding="utf-8")
    for name in ("c.md", "d.pdf"):
        (folder / name).touch()
    out, err = ingest(capsys, "depeches", code=1)
    assert out.splitlines()[0].endswith("2 failed")
    assert err.splitlines() == [
        "chancery: depeches/b.csv: row 2 is passed by: it has no text (and 1 more like it)",
        "chancery: depeches: 2 files left out (.md, .pdf); name them to read them",
    ]
    (folder / "b.csv").unlink()
    _, err = ingest(capsys, "depeches")
    assert "2 files left out" in err


LEDGERED = [
    ["find"], ["corrections"], ["deletions"], ["reread"],
    ["verify", "--ledger"], ["backup", "b.backup"], ["ingest", "depeches/a.txt"],
]  # fmt: skip


@pytest.mark.parametrize("way", ["option", "environment"])
def test_every_command_finds_the_ledger_through_its_settings(
    way, folder, tmp_path, monkeypatch, capsys
):
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "chancery.toml").write_text('ledger = "desk.db"', encoding="utf-8")
    ingest(capsys, "depeches/a.txt", "--ledger", "depeches/desk.db")
    given = ["--config", "depeches/chancery.toml"] if way == "option" else []
    if way == "environment":
        monkeypatch.setenv("CHANCERY_CONFIG", str(folder / "chancery.toml"))
    assert run(["export", *given]) == 0
    record = json.loads(capsys.readouterr().out)["dispatch"]["id"]
    for command in [*LEDGERED, ["review", record]]:
        assert run([*command, *given]) == 0, command
    assert not (tmp_path / "chancery.db").exists()
    monkeypatch.delenv("CHANCERY_CONFIG", raising=False)
    capsys.readouterr()
    assert run(["find"]) == 2
    assert "chancery.db: no such ledger" in capsys.readouterr().err


def test_settings_that_are_named_have_to_be_there(capsys):
    assert run(["find", "--config", "nowhere.toml"]) == 2
    assert capsys.readouterr().err == "chancery: nowhere.toml: no such file\n"


def test_lines_that_say_the_same_are_one_and_a_count():
    lines = [
        "t.jsonl: row 2 is passed by: it has no text", "t.jsonl: row 3 is passed by: it is no JSON",
        "t.jsonl: row 1,002 is passed by: it has no text",
        "u.jsonl: row 5 is passed by: it has no text",
    ]  # fmt: skip
    assert list(folded(lines)) == [f"{lines[0]} (and 1 more like it)", lines[1], lines[3]]
