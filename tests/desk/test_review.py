"""The commands of reviewers: what is printed, and with which exit code."""

import csv
import io
import json

import pytest

from chancery.checking import verify
from chancery.desk.cli import run
from chancery.exchange import parse_readings
from chancery.store import open_ledger
from tests.judging import EVENT, OBLIGATION, RUSU, SOLHEIM, put, specimen_deposit
from tests.ledgers import Clock
from tests.specimen import specimen


@pytest.fixture
def ledger(tmp_path, monkeypatch):
    path = str(tmp_path / "chancery.db")
    monkeypatch.setenv("CHANCERY_LEDGER", path)
    monkeypatch.setenv("CHANCERY_REVIEWER", "Nadia")
    with open_ledger(path, clock=Clock()) as opened:
        put(opened, specimen_deposit())
    return path


@pytest.fixture
def ask(ledger, capsys):
    """What a command prints on standard output; it must succeed."""

    def run_it(*arguments):
        code = run(list(arguments))
        captured = capsys.readouterr()
        assert code == 0, captured.err
        return captured.out

    return run_it


@pytest.fixture
def refuse(ledger, capsys):
    """The one line that a command ends with."""

    def run_it(*arguments):
        assert run(list(arguments)) == 2
        captured = capsys.readouterr()
        assert captured.out == ""
        assert captured.err.count("\n") == 1
        return captured.err

    return run_it


@pytest.mark.parametrize("command", ["review", "corrections", "deletions", "export"])
def test_every_command_of_reviewers_shows_an_example(command, capsys):
    assert run([command, "--help"]) == 0
    assert f"chancery {command}" in capsys.readouterr().out


def test_a_record_is_corrected_shown_and_put_back(ask):
    told = ask("review", EVENT[:12], "--set", "type=ASSAULT", "--set", "place=Bergen (NOR)")
    assert told.count("\n") == 2
    assert "correct type: CONSULT → ASSAULT" in told
    assert "correct place: Oslo (NOR) → Bergen (NOR)" in told
    shown = ask("review", EVENT)
    assert f"{EVENT}  [corrected]  in 1 dispatch: dispatch-" in shown
    assert "  type        CONSULT  →  ASSAULT" in shown
    assert "  place       Oslo (NOR)  →  Bergen (NOR)" in shown
    name = told.split()[-1]
    assert f"undo {name}" in ask("review", EVENT, "--undo", name)
    assert "[undone]" in ask("review", EVENT)


def test_an_event_is_shown_with_its_dispatch_its_sentence_and_who_takes_part(ask):
    shown = ask("review", EVENT)
    source = "Oslo et Chisinau signent un accord sur l’eau · Le Courrier · 2026-03-11 · eau.txt"
    assert f"\n  {source}\n" in shown
    lines = shown.splitlines()
    (at,) = [n for n, line in enumerate(lines) if "Solheim a rencontré mardi à Oslo" in line]
    assert lines[at + 1].strip() == "did" + "‾" * (len("a rencontré") - len("did"))
    assert lines[at + 1].index("did") == lines[at].index("a rencontré")
    assert f"  actors      Ingrid Solheim (NOR) [{SOLHEIM}]; Ion Rusu (MDA) [{RUSU}]\n" in shown
    told = json.loads(ask("review", EVENT, "--json"))
    assert told["dispatch"]["publisher"] == "Le Courrier"
    assert told["sentence"]["exact"].startswith("La ministre norvégienne")
    assert {"id": RUSU, "name": "Ion Rusu", "country": "MDA"} in told["cast"]


def test_who_takes_part_may_be_given_as_find_and_review_print_them(ask, refuse):
    told = ask("review", EVENT, "--set", "actors=Ion Rusu (MDA); rebelles du Marcu")
    assert f"Ingrid Solheim (NOR) [{SOLHEIM}]; Ion Rusu (MDA) [{RUSU}] → Ion Rusu (MDA) [" in told
    assert "Ion Rusu (MDA), rebelles du Marcu\n" in ask("find")
    ask("review", EVENT, "--set", "actors=rebelles du Marcu, Ion Rusu (MDA)")
    ask("review", EVENT, "--set", f"actors=Ion Rusu (MDA) [{RUSU}]; {SOLHEIM[:12]}")
    assert f"→  Ion Rusu (MDA) [{RUSU}]; Ingrid Solheim (NOR) [" in ask("review", EVENT)
    ask("review", SOLHEIM, "--set", "name=Ingrid Berg", "--set", "country=SWE")
    assert "Ion Rusu (MDA), Ingrid Berg (SWE)" in ask("find")
    assert "Ingrid Solheim (NOR), Ion Rusu (MDA)" in ask("find", "--machine")
    assert f"Ingrid Berg (SWE) [{SOLHEIM}]" in ask("review", EVENT)
    ask("review", EVENT, "--set", "actors=Ingrid Berg (SWE)")
    said = refuse("review", EVENT, "--set", "actors=Nobody", "--set", "act=see")
    there = "Ingrid Berg (SWE); Ion Rusu (MDA); Agence du Nord; rebelles du Marcu"
    assert f"no entity of that id or name in this reading; there are {there}" in said
    assert said.endswith("; nothing was saved\n")


def test_a_judgement_of_one_unchanged_field_saves_none_and_says_so(ask, refuse):
    said = refuse("review", EVENT, "--set", "type=CONSULT", "--set", "act=see")
    assert said.endswith("to confirm it, accept the record; nothing was saved\n")
    assert ask("corrections") == ""


@pytest.mark.parametrize("action", ["--accept", "--reject", "--comment"])
def test_a_judgement_is_printed_as_json(ask, action):
    told = json.loads(
        ask("review", EVENT, action, "--by", "Ali", "--reason", "see line 2", "--json")
    )
    assert told["schema"] == "chancery/review/1"
    (judgement,) = told["judgements"]
    assert (judgement["action"], judgement["reviewer"]) == (action[2:], "Ali")
    shown = json.loads(ask("review", EVENT, "--json"))
    assert shown["machine"]["type"] == "CONSULT"
    assert [one["id"] for one in shown["judgements"]] == [judgement["id"]]


def test_an_empty_value_is_null(ask):
    told = json.loads(ask("review", EVENT, "--set", "date=", "--json"))
    assert told["judgements"][0]["value"] is None


def test_the_machine_s_words_of_every_kind_of_record_are_shown(ask):
    reading = specimen().to_dict()
    owed = reading["agreements"][0]["obligations"][0]
    kinds = ("entities", "statements", "events", "agreements")
    for record in (reading["dispatch"], owed, *(reading[kind][0] for kind in kinds)):
        assert f"{record['id']}  [unreviewed]" in ask("review", record["id"])
    assert "  due         ../2026-04-11" in ask("review", OBLIGATION)


def test_what_cannot_be_judged_is_told_in_one_line(refuse, monkeypatch):
    assert "no such record" in refuse("review", "event-0000", "--accept")
    assert "one judgement at a time" in refuse("review", EVENT, "--accept", "--reject")
    assert "--reason goes with" in refuse("review", EVENT, "--reason", "x")
    assert "give FIELD=VALUE" in refuse("review", EVENT, "--set", "type")
    assert "given twice" in refuse("review", EVENT, "--set", "act=a", "--set", "act=b")
    assert "one of AGREE" in refuse("review", EVENT, "--set", "type=\x1b[31mX")
    assert "no time" in refuse("corrections", "--since", "yesterday")
    assert "no time" in refuse("export", "--updated-since", "now")
    monkeypatch.delenv("CHANCERY_REVIEWER")
    assert "is signed" in refuse("review", EVENT, "--accept")
    monkeypatch.setenv("CHANCERY_LEDGER", "nowhere.db")
    assert "no such ledger" in refuse("corrections")


def test_corrections_are_listed_as_text_json_and_csv(ask):
    ask("review", EVENT, "--set", "act=see", "--reason", 'she "saw", him')
    ask("review", RUSU, "--comment", "--reason", "who?")
    assert ask("corrections").count("\n") == 2
    assert ask("corrections", "--record", RUSU).count("\n") == 1
    assert ask("corrections", "--since", "2999-01-01") == ""
    assert ask("corrections", "--stale") == ""
    told = json.loads(ask("corrections", "--json"))
    assert told["schema"] == "chancery/corrections/1"
    assert [one["undone"] for one in told["corrections"]] == [False, False]
    table = list(csv.DictReader(io.StringIO(ask("corrections", "--format", "csv"))))
    assert [row["reason"] for row in table] == ['she "saw", him', "who?"]


def test_deletions_are_listed_and_paged(ask):
    ask("review", EVENT, "--reject")
    ask("review", RUSU, "--reject")
    assert "rejected    event-" in ask("deletions")
    first = json.loads(ask("deletions", "--json", "--limit", "1"))
    assert first["schema"] == "chancery/deletions/1"
    assert [one["id"] for one in first["deletions"]] == [EVENT]
    rest = json.loads(ask("deletions", "--json", "--after", str(first["next"])))
    assert [one["id"] for one in rest["deletions"]] == [RUSU]
    assert rest["next"] is None


def test_deletions_are_a_table_too(ask):
    ask("review", EVENT, "--reject")
    (row,) = csv.DictReader(io.StringIO(ask("deletions", "--format", "csv")))
    assert (row["kind"], row["id"], row["why"]) == ("event", EVENT, "rejected")
    assert row["because"].startswith("review-")


def test_an_export_is_what_reviewers_left_or_what_the_machine_read(ask):
    ask("review", EVENT, "--set", "type=ASSAULT")
    ask("review", RUSU, "--reject")
    (reading,) = parse_readings(ask("export").encode())
    assert reading.typed.events[0].type == "ASSAULT"
    assert len(reading.typed.entities) == 3
    assert verify(reading).holds
    (machine,) = parse_readings(ask("export", "--machine").encode())
    assert machine.raw["events"] == specimen().to_dict()["events"]


def test_an_export_says_from_when_to_ask_on(ledger, capsys):
    assert run(["export"]) == 0
    captured = capsys.readouterr()
    time = captured.err.split()[-1]
    assert captured.out.count("\n") == 1
    assert run(["export", "--updated-since", time]) == 0
    assert capsys.readouterr().out == captured.out
    assert run(["export", "--updated-since", "2999-01-01"]) == 0
    assert capsys.readouterr().out == ""


HOSTILE = "\x1b]0;x\x07\x9b31m\u202e\x7f\n"


def test_nothing_that_was_written_is_obeyed_by_a_terminal(ask):
    ask("review", EVENT, "--comment", "--reason", f"a{HOSTILE}b", "--by", f"N{HOSTILE}a")
    listings = [[], ["--json"], ["--format", "csv"]]
    told = [ask("corrections", *form) for form in listings]
    told += [ask("review", EVENT), ask("review", EVENT, "--json"), ask("export")]
    for output in told:
        assert not set(output) & set("\x1b\x07\x9b\u202e\x7f")
    assert json.loads(told[1])["corrections"][0]["reason"] == f"a{HOSTILE}b".strip()
