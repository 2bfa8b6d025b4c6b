"""The commands for accounts: what is asked and printed, and that no password is an argument."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import argon2
import pytest

from chancery.desk.cli import run
from chancery.store import open_ledger, passwords, schema_accounts
from chancery.store.accounts import Accounts
from tests.ledgers import Clock

PASSWORD = "correct horse battery"  # noqa: S105 - of nobody
OTHER = "staple and some more"
HOSTILE = "\x1b]0;x\x07\x9b31m\u202e\x7f\n"
SRC = Path(__file__).resolve().parents[2] / "src"
COMMANDS = ("add", "list", "disable", "enable", "password", "token", "tokens", "revoke")


@pytest.fixture(autouse=True)
def _fast(monkeypatch):
    quick = argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    passwords._dummy.cache_clear()
    monkeypatch.setattr(passwords, "_HASHER", quick)
    yield
    passwords._dummy.cache_clear()


@pytest.fixture
def ledger(tmp_path, monkeypatch):
    path = str(tmp_path / "chancery.db")
    monkeypatch.setenv("CHANCERY_LEDGER", path)
    with open_ledger(path, clock=Clock()) as opened:
        Accounts(opened).add_user("Nadia", PASSWORD)
    return path


@pytest.fixture
def typed(monkeypatch):
    """Have something come from standard input, which is no terminal."""

    def put(data):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))

    return put


@pytest.fixture
def terminal(monkeypatch):
    """A terminal at which some passwords are typed, one after the other; what it was asked."""

    def put(*answers):
        waiting, asked = list(answers), []

        def answer(prompt):
            asked.append(prompt)
            if not waiting:
                raise EOFError
            return waiting.pop(0)

        monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
        monkeypatch.setattr("getpass.getpass", answer)
        return asked

    return put


@pytest.fixture
def ask(ledger, capsys):
    """What a command prints on standard output; it must succeed."""

    def run_it(*arguments):
        code = run(["user", *arguments])
        captured = capsys.readouterr()
        assert code == 0, captured.err
        return captured.out

    return run_it


@pytest.fixture
def refuse(ledger, capsys):
    """The one line that a command ends with."""

    def run_it(*arguments):
        assert run(["user", *arguments]) == 2
        captured = capsys.readouterr()
        assert captured.out == ""
        assert captured.err.count("\n") == 1
        return captured.err

    return run_it


def can_log_in(ledger, name, password):
    with open_ledger(ledger) as opened:
        return Accounts(opened).check_login(name, password, "192.0.2.7") is not None


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_of_accounts_shows_an_example(command, capsys):
    assert run(["user", command, "--help"]) == 0
    assert f"chancery user {command}" in " ".join(capsys.readouterr().out.split())


def test_help_waits_for_no_database_and_no_hash():
    code = (
        "import sys; from chancery.desk.cli import run; run(['user', 'add', '--help']); "
        "sys.exit(any(m in sys.modules for m in ('sqlalchemy', 'alembic', 'argon2')))"
    )
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(SRC)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_a_password_is_asked_twice_on_a_terminal(ask, terminal, ledger):
    asked = terminal(OTHER, OTHER)
    assert ask("add", "Ali", "--role", "admin").startswith("Ali  admin  since 20")
    assert asked == ["Password: ", "Once more: "]
    assert can_log_in(ledger, "Ali", OTHER)


def test_a_password_is_read_from_standard_input_without_its_line_break(ask, typed, ledger):
    for name, end in (("Ali", b"\n"), ("Ben", b"\r\n"), ("Cem", b"")):
        typed(OTHER.encode() + end)
        ask("add", name, "--password-stdin")
        assert can_log_in(ledger, name, OTHER)


def test_a_password_is_changed(ask, typed, terminal, ledger):
    typed(f"{OTHER}\n".encode())
    assert ask("password", "nadia", "--password-stdin").startswith("Nadia  reviewer")
    assert can_log_in(ledger, "Nadia", OTHER)
    terminal(PASSWORD, PASSWORD)
    ask("password", "Nadia")
    assert can_log_in(ledger, "Nadia", PASSWORD)


def test_what_cannot_be_done_is_told_in_one_line_before_a_password_is_asked(refuse, terminal):
    asked = terminal(PASSWORD, PASSWORD)
    assert "there is such a user already" in refuse("add", "NADIA")
    assert "cannot be seen" in refuse("add", f"N{HOSTILE}a")
    assert "no such user" in refuse("password", "Ali")
    assert asked == []


def test_a_password_that_is_none_is_told_in_one_line_and_not_repeated(refuse, terminal, typed):
    terminal(OTHER, PASSWORD)
    said = refuse("add", "Ali")
    assert "the two passwords are not the same; nothing was changed" in said
    assert OTHER not in said
    terminal()
    assert "no password was given" in refuse("add", "Ali")
    for data in (b"hunter2\n", b"", b"hunter2" * 1000, b"\xff" * 12):
        typed(data)
        said = refuse("add", "Ali", "--password-stdin")
        assert said.startswith("chancery: the password ")
        assert "hunter" not in said
    typed(b"")
    assert "no terminal to ask for the password on; give it with --password-stdin" in refuse(
        "add", "Ali"
    )


def test_everybody_is_listed_and_who_is_disabled_is_marked(ask):
    assert ask("list") == "Nadia  reviewer  since 2026-03-12 06:30:01Z\n"
    assert "  [disabled 20" in ask("disable", "nadia")
    (user,) = json.loads(ask("list", "--json"))["users"]
    assert user["name"] == "Nadia"
    assert user["disabled_at"]
    assert set(user) == {"name", "role", "created_at", "disabled_at"}
    assert "disabled" not in ask("enable", "Nadia")


def test_a_token_is_printed_once_and_alone(ask, ledger, capsys):
    assert run(["user", "token", "nadia", "--label", "the archive"]) == 0
    captured = capsys.readouterr()
    clear = captured.out.removesuffix("\n")
    assert clear.startswith("chancery_")
    assert clear not in captured.err
    assert captured.err.endswith(" of Nadia: keep it now, it is not shown again\n")
    with open_ledger(ledger) as opened:
        assert Accounts(opened).user_of_api_token(clear).name == "Nadia"
    told = json.loads(ask("tokens", "Nadia", "--json"))
    (token,) = told["tokens"]
    assert told["schema"] == "chancery/tokens/1"
    assert (token["label"], token["user"]) == ("the archive", "Nadia")
    assert clear not in json.dumps(told)
    assert "  the archive  since " in ask("tokens", "Nadia")
    assert "  [revoked 20" in ask("revoke", token["id"][:12])
    assert "[revoked" in ask("tokens", "Nadia")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "COMMAND is missing"),
        (("nope",), "there is no command nope"),
        (("add",), "NAME is missing"),
        (("add", "Ali", "--role", "king"), "--role king: there is none; give one of "),
        (("token", "Nadia"), "--label is missing"),
        (("token", "Nadia", "--label", " "), "the label: "),
        (("token", "Ali", "--label", "x"), "Ali: no such user"),
        (("tokens", f"N{HOSTILE}"), "N␛]0;x"),
        (("disable", "Ali"), "Ali: no such user; `chancery user list` lists them"),
        (("enable", "Ali"), "Ali: no such user"),
        (("revoke", "token-0000"), "token-0000: no such token"),
        (("list", "--ledger", "nowhere.db"), "nowhere.db: no such ledger"),
    ],
)
def test_a_slip_is_told_in_one_line(refuse, arguments, said):
    assert refuse(*arguments).startswith(f"chancery: {said}")


def test_nothing_that_was_written_is_obeyed_by_a_terminal(ask, ledger):
    ask("token", "Nadia", "--label", "x")
    with open_ledger(ledger) as opened, opened.engine.begin() as connection:
        connection.execute(schema_accounts.users.update().values(name=f"N{HOSTILE}a"))
        connection.execute(schema_accounts.tokens.update().values(label=f"l{HOSTILE}b"))
    told = [ask("list"), ask("list", "--json"), ask("tokens", "Nadia")]
    told += [ask("tokens", "Nadia", "--json"), ask("disable", "Nadia")]
    for output in told:
        assert not set(output) & set("\x1b\x07\x9b\u202e\x7f")
        assert output.count("\n") == 1
    assert json.loads(told[1])["users"][0]["name"] == f"N{HOSTILE}a"
