"""``chancery backup`` and ``restore``: one line, and nothing is ever overwritten."""

import pytest
from sqlalchemy import text

from chancery.desk.cli import run
from chancery.store import open_ledger
from chancery.store.fingerprint import fingerprint
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


@pytest.mark.parametrize("command", ["backup", "restore"])
def test_the_commands_show_an_example_in_their_help(command, capsys):
    assert run([command, "--help"]) == 0
    assert f"chancery {command}" in capsys.readouterr().out


def test_a_ledger_goes_into_a_file_and_comes_out_of_it(path, tmp_path, capsys):
    file, other = str(tmp_path / "one.backup"), str(tmp_path / "other.db")
    assert run(["backup", file, "--ledger", path]) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"{file}: ledger {path}, 1 capture, 1 dispatch, ")
    assert said.endswith(" bytes, checked\n")
    assert run(["restore", file, "--ledger", other]) == 0
    assert capsys.readouterr().out.startswith(f"ledger {other}: 1 capture, 1 dispatch, ")
    with open_ledger(path) as first, open_ledger(other) as second:
        assert fingerprint(first) == fingerprint(second)


def test_a_file_and_a_ledger_that_are_there_cost_one_line_and_two(path, tmp_path, capsys):
    file = str(tmp_path / "one.backup")
    assert run(["backup", file, "--ledger", path]) == 0
    for arguments in (["backup", file], ["restore", file]):
        capsys.readouterr()
        assert run([*arguments, "--ledger", path]) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.count("\n") == 1
        assert "is there already" in said.err
    assert run(["backup", file, "--ledger", path, "--force"]) == 0


def test_damage_from_before_the_backup_is_said_after_the_restoring(path, tmp_path, capsys):
    with open_ledger(path) as ledger, ledger.engine.begin() as connection:
        connection.execute(text("UPDATE events SET type = 'FIGHT' WHERE n = 0"))
    file = str(tmp_path / "one.backup")
    assert run(["backup", file, "--ledger", path]) == 0
    assert run(["restore", file, "--ledger", str(tmp_path / "other.db")]) == 1
    assert "1 does not hold" in capsys.readouterr().out


def test_a_ledger_that_is_not_there_is_not_made_by_backing_it_up(tmp_path, capsys):
    missing = tmp_path / "none.db"
    assert run(["backup", str(tmp_path / "one.backup"), "--ledger", str(missing)]) == 2
    assert "no such ledger" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
