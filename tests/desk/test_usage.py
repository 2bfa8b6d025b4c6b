"""What is wrong with a command line is told in our words, and names the command's own help."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from chancery.desk.cli import run
from chancery.desk.usage import told

SRC = Path(__file__).resolve().parents[2] / "src"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("find --of foo", "--of foo: there is none; give one of events, dispatches"),
        ("find --limit x", "--limit: give a whole number"),
        ("deletions --limit 0", "--limit: give 1 or more"),
        ("deletions --limit 10001", "--limit: give 10000 or less"),
        ("read -f x", "--format x: there is none; give one of text, json, jsonl"),
        ("find --nope", "there is no option --nope; like it: "),
        ("find --type", "--type: its value is missing"),
        ("watch --once=3", "--once takes no value"),
        ("review", "ID is missing"),
        ("ingest", "SOURCE... is missing"),
        ("verify a b c", "c: not expected here"),
    ],
)
def test_a_slip_is_told_in_our_words_with_the_help_of_its_command(line, said, capsys):
    assert run(line.split()) == 2
    err = capsys.readouterr().err
    assert err.startswith(f"chancery: {said}")
    assert err.endswith(f" (chancery {line.split()[0]} --help)\n")
    assert "Value error" not in err


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("raed", "there is no command raed; like it: read, reread (chancery --help)"),
        ("--nope", "there is no option --nope (chancery --help)"),
    ],
)
def test_without_a_command_the_help_is_that_of_all(line, said, capsys):
    assert run(line.split()) == 2
    assert capsys.readouterr().err == f"chancery: {said}\n"


@pytest.mark.parametrize(
    ("said", "line"),
    [
        (
            "Invalid value for '--limit': 'x' is not a valid integer.",
            "--limit: give a whole number",
        ),
        ("Invalid value for 'N': 0 is not in the range x>=1.", "N: give a number, x>=1"),
        ("something quite new", "something quite new"),
    ],
)
def test_the_words_of_other_versions_are_understood_or_left(said, line):
    assert told(ValueError(said), None) == f"{line} (chancery --help)"


INTERRUPTING = """
import signal, sys
class Early:
    def find_spec(self, name, *_):
        if name == {name!r}:
            signal.raise_signal(signal.SIGINT)
sys.meta_path.insert(0, Early())
sys.argv = ["chancery", "find", "--ledger", "nowhere.db"]
from chancery.desk.entry import main
main()
"""


@pytest.mark.parametrize("name", ["typer", "chancery.desk.cli_find", "chancery.desk.finding"])
def test_ctrl_c_while_the_command_is_being_loaded_is_one_line(name):
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", INTERRUPTING.format(name=name)],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(SRC)},
    )
    assert (done.returncode, done.stderr) == (130, b"chancery: interrupted\n")


def in_ascii(*arguments):
    """The command on a terminal that knows no other signs."""
    return subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-c", "from chancery.desk.entry import main; main()", *arguments],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(SRC), "PYTHONIOENCODING": "ascii"},
    )


@pytest.mark.parametrize("arguments", [("--help",), ("find", "--help"), ("read", "--demo")])
def test_a_terminal_that_knows_only_ascii_is_written_to(arguments):
    done = in_ascii(*arguments)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.isascii()


def test_json_is_utf_8_whatever_the_terminal_knows():
    done = in_ascii("read", "--demo", "--format", "json")
    assert "é" in done.stdout.decode("utf-8")
