"""``chancery find``: what is printed where, and with which exit code."""

import csv
import io
import json
from dataclasses import replace

import pytest

import chancery
from chancery.desk.cli import run
from chancery.store import open_ledger
from tests.findable import happening, told, who
from tests.judging import judge, put, specimen_deposit
from tests.ledgers import Clock

SAID = "Le ministre iranien a reçu son homologue irakien à Bagdad."
HOSTILE = '=1+1\x1b[31m, « a dit, "x", [bold]y[/bold]\u202e\x9b2J\nsuite'


@pytest.fixture
def address(tmp_path, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    path = str(tmp_path / "chancery.db")
    meeting = happening(
        "CONSULT",
        who("ministre iranien", "IRN"),
        who("son homologue irakien", "IRQ"),
        day="2026-03-10",
        place="Bagdad",
        country="IRQ",
        anchor="a reçu",
    )
    demand = happening("REQUEST", who("le Mali", "MLI"), who("l’ONU", "UNO", part="recipient"))
    with open_ledger(path) as ledger:
        number = ledger.start_run("ingest", "chancery/test")
        first = told(SAID, meeting, title="Visite", publisher="Agence du Fleuve")
        ledger.deposit(number, [first, told(HOSTILE, demand, title=HOSTILE, published=None)])
    return path


def find(address, capsys, *arguments, code=0):
    assert run(["find", "--ledger", address, *arguments]) == code
    return capsys.readouterr()


def test_an_event_is_told_with_who_whom_when_where_and_its_sentence(address, capsys):
    out, err = find(address, capsys, "--type", "CONSULT")
    assert "CONSULT  meet  asserted" in out
    assert "ministre iranien (IRN), son homologue irakien (IRQ)" in out
    assert "2026-03-10 · Bagdad (IRQ)" in out
    assert "Visite · Agence du Fleuve · 2026-03-12 · https://example.org/" in out
    at = next(line for line in out.splitlines() if "a reçu" in line).index("a reçu")
    assert "\n" + " " * at + "did‾‾‾\n" in out
    assert err == ""


def test_a_corrected_event_says_by_whom_and_when_and_csv_has_all_who_take_part(tmp_path, capsys):
    path = str(tmp_path / "chancery.db")
    with open_ledger(path, clock=Clock()) as ledger:
        put(ledger, specimen_deposit())
        judgement = judge(ledger, "correct", corrections={"act": "see"}, reviewer="Ana")
    out, _ = find(path, capsys)
    assert f"corrected by Ana, 2026-03-12 ({judgement.id})" in " ".join(out.split())
    (row,) = json.loads(find(path, capsys, "-f", "json").out)["rows"]
    assert (row["reviewer"], row["reviewed_at"]) == ("Ana", judgement.at)
    (row,) = csv.DictReader(io.StringIO(find(path, capsys, "-f", "csv").out))
    assert (row["reviewer"], row["others"]) == ("Ana", "rebelles du Marcu")
    assert row["other_roles"] == "concerned"


def test_a_dispatch_that_was_not_read_says_why(tmp_path, capsys):
    path = str(tmp_path / "chancery.db")
    unread = told("Bitte warten.", title="Warten")
    entry = replace(unread.entry, problem="written in German (de)")
    with open_ledger(path) as ledger:
        run_number = ledger.start_run("ingest", "chancery/test")
        ledger.deposit(run_number, [replace(unread, entry=entry), told("Lu.", title="Lu")])
    out, _ = find(path, capsys, "--of", "dispatches")
    assert out.count("not read: ") == 1
    assert "Warten\n    not read: written in German (de)\n" in out
    rows = json.loads(find(path, capsys, "--of", "dispatches", "-f", "json").out)["rows"]
    assert {row["problem"] for row in rows} == {None, "written in German (de)"}
    out, _ = find(path, capsys, "--of", "dispatches", "-f", "csv")
    assert {row["problem"] for row in csv.DictReader(io.StringIO(out))} == {
        "",
        "written in German (de)",
    }


def test_a_day_is_shown_for_a_time_and_twelve_digits_for_a_digest(tmp_path, capsys):
    path, digest = str(tmp_path / "chancery.db"), "ab" * 32
    stamp = "2026-05-05T10:00:00+02:00"
    late = told("Un accord.", happening(), at=f"sha256:{digest}", published=stamp)
    with open_ledger(path) as ledger:
        ledger.deposit(ledger.start_run("ingest", "chancery/test"), [late])
    for of in ("events", "dispatches"):
        out, _ = find(path, capsys, "--of", of)
        assert "· 2026-05-05 · sha256:abababababab…\n" in out
        out, _ = find(path, capsys, "--of", of, "-f", "json")
        assert stamp in out
        assert digest in out


def test_who_acts_on_whom_is_shown_by_an_arrow(address, capsys):
    out, _ = find(address, capsys, "--party", "UNO")
    assert "le Mali (MLI) → l’ONU (UNO)" in out
    assert "undated" in out


def test_what_a_page_says_is_harmless_to_a_terminal(address, capsys):
    for arguments in ([], ["--of", "dispatches"], ["--text", "suite"]):
        out, _ = find(address, capsys, *arguments)
        assert "\x1b" not in out
        assert "\u202e" not in out
        assert "[bold]y[/bold]" in out


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_what_a_page_says_is_harmless_as_json_too_and_the_same(address, capsys, form):
    out, _ = find(address, capsys, "--of", "dispatches", "--format", form)
    assert not set("\x1b\x9b\u202e") & set(out)
    first = json.loads(out.splitlines()[-1])
    assert HOSTILE in [row["title"] for row in first.get("rows", [first])]


def test_more_is_asked_for_with_the_word_that_the_last_line_gives(address, capsys):
    out, err = find(address, capsys, "--limit", "1", "--format", "jsonl")
    first = json.loads(out)
    assert err.startswith("chancery: more follows: the same with --after ")
    after = err.split()[-1]
    out, err = find(address, capsys, "--limit", "1", "--format", "jsonl", "--after", after)
    assert json.loads(out)["id"] != first["id"]
    assert err == ""


def test_json_is_one_object_with_its_schema_and_the_next_page(address, capsys):
    out, err = find(address, capsys, "--format", "json", "--limit", "1")
    found = json.loads(out)
    assert (found["schema"], len(found["rows"])) == ("chancery/found/1", 1)
    assert found["next"]
    assert err == ""
    (row,) = json.loads(find(address, capsys, "--type", "CONSULT", "--format", "json").out)["rows"]
    assert SAID[row["anchor"]["start"] : row["anchor"]["end"]] == row["anchor"]["exact"]


@pytest.mark.parametrize(("of", "column"), [("events", "event"), ("dispatches", "dispatch")])
def test_csv_is_exact_and_every_cell_is_quoted(address, capsys, of, column):
    out, _ = find(address, capsys, "--format", "csv", "--of", of)
    assert all(line.startswith('"') for line in out.split("\n")[:2])
    rows = list(csv.DictReader(io.StringIO(out, newline="")))
    assert len(rows) == 2
    assert {len(row) for row in rows} == {len(rows[0])}
    assert all(row[column].startswith(column) for row in rows)
    assert HOSTILE in {row["title"] for row in rows}


def test_dispatches_are_looked_for_when_only_they_are_asked_about(address, capsys):
    out, _ = find(address, capsys, "--text", "homologue")
    assert out.startswith("Visite\n")
    assert "here‾" in out
    assert "1 event · dispatch-" in out
    out, _ = find(address, capsys, "--text", "homologue", "--actor", "IRN")
    assert out.startswith("CONSULT")
    out, _ = find(address, capsys, "--text", "homologue", "--of", "events")
    assert out.startswith("CONSULT")


def test_nothing_found_is_an_answer_too(address, capsys):
    assert find(address, capsys, "--actor", "FJI") == ("", "chancery: nothing found\n")
    assert find(address, capsys, "--actor", "FJI", "-f", "jsonl") == ("", "")
    assert find(address, capsys, "--actor", "FJI", "-f", "csv").out.count("\n") == 1
    assert json.loads(find(address, capsys, "--actor", "FJI", "-f", "json").out)["rows"] == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--type", "MEET"], "CONSULT"),
        (["--modality", "sure"], "asserted"),
        (["--mode", "walk"], "visit"),
        (["--since", "yesterday"], "YYYY-MM-DD"),
        (["--text", "-"], "no word to look for"),
        (["--after", "x"], "not where a page"),
        (["--limit", "0"], "limit 0"),
        (["--limit", "x"], "--limit"),
        (["--format", "xml"], "--format"),
        (["--of", "people"], "--of"),
    ],
)
def test_a_wrong_question_is_answered_in_one_line_that_says_what_is_right(
    address, capsys, arguments, said
):
    out, err = find(address, capsys, *arguments, code=2)
    assert out == ""
    assert err.startswith("chancery: ")
    assert err.count("\n") == 1
    assert said in err


def test_a_ledger_that_is_not_there_is_not_made(tmp_path, capsys):
    _, err = find(str(tmp_path / "none.db"), capsys, code=2)
    assert "no such ledger" in err
    assert not (tmp_path / "none.db").exists()


def test_the_help_shows_examples_and_what_an_unknown_date_means(capsys):
    assert run(["find", "--help"]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "chancery find --type CONSULT" in out
    assert "A date that is not known is no match" in out


def test_the_same_query_is_asked_from_python(address):
    with chancery.open_ledger(address) as ledger:
        page = ledger.find_events(chancery.Query(types=("CONSULT",), actors=("IRN", "IRQ")))
        assert [row.anchor.exact for row in page.rows] == ["a reçu"]
        (row,) = ledger.find_dispatches(chancery.Query(text="recu homologue")).rows
        assert [quote.exact for quote in row.matches] == ["reçu", "homologue"]
