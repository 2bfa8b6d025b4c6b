"""``chancery verify --ledger``: one closing line, and the exit code says the same."""

import json

import pytest
from sqlalchemy import text

from chancery.desk.cli import run
from chancery.store import open_ledger
from tests.ledgers import deposit_of

ACCORD = "Le Mali et le Niger ont signé mardi à Bamako un accord de coopération militaire.\n"


@pytest.fixture
def path(tmp_path):
    path = str(tmp_path / "chancery.db")
    with open_ledger(path) as ledger:
        number = ledger.start_run("ingest", "chancery/test")
        ledger.deposit(number, [deposit_of(ACCORD, "b.txt")])
        ledger.finish_run(number, {"new": 1})
    return path


def tamper(path, statement):
    with open_ledger(path) as ledger, ledger.engine.begin() as connection:
        connection.execute(text(statement))


def test_a_sound_ledger_costs_one_line(path, capsys):
    assert run(["verify", "--ledger", path]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert said.out.startswith(f"ledger {path}: 1 capture, 1 dispatch, ")
    assert said.out.endswith("0 reviews: all hold\n")
    assert said.out.count("\n") == 1


def test_the_ledger_that_is_usually_meant_need_not_be_named(path, capsys, monkeypatch):
    monkeypatch.setenv("CHANCERY_LEDGER", path)
    assert run(["verify", "--ledger", "--quick"]) == 0
    assert f"ledger {path}: " in capsys.readouterr().out


def test_what_does_not_hold_is_named_before_the_closing_line(path, capsys):
    tamper(path, "UPDATE texts SET content = replace(content, 'Bamako', 'Bamaco')")
    assert run(["verify", "--ledger", path]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert any("(text)" in line for line in lines)
    assert any("Bamako" in line and "now reads" in line for line in lines)
    assert lines[-1].endswith("do not hold")


def test_the_answer_can_be_had_as_json(path, capsys):
    tamper(path, "UPDATE captures SET size = 1")
    assert run(["verify", "--ledger", path, "--json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert said["schema"] == "chancery/verification/1"
    assert said["broken"][0]["findings"][0]["where"] == "size"


def test_a_ledger_that_is_not_there_is_one_line_and_two(tmp_path, capsys):
    assert run(["verify", "--ledger", str(tmp_path / "none.db")]) == 2
    assert "no such ledger" in capsys.readouterr().err
