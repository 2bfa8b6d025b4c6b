"""The command line: what is printed where, and with which exit code."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from chancery.desk.cli import run
from chancery.records.reading import Reading
from tests.specimen import specimen

SRC = Path(__file__).resolve().parents[2] / "src"


def chancery(*arguments, **options):
    """Run the command line in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(SRC), "COLUMNS": "80"}
    return subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "chancery.desk.cli", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
        check=False,
        timeout=60,
        **options,
    )


@pytest.fixture
def dispatches(tmp_path):
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text("Bonjour.", encoding="utf-8")
    return [str(tmp_path / f"{name}.txt") for name in "ab"]


def test_help_is_there_at_once_and_does_not_wake_the_parser():
    code = (
        "import sys; from chancery.desk.cli import run; run(['--help']); "
        "sys.exit(any(m in sys.modules for m in ('spacy', 'numpy', 'trafilatura', 'lxml')))"
    )
    start = time.perf_counter()
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", code],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(SRC)},
    )
    assert done.returncode == 0
    assert b"explain" in done.stdout
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize("command", ["read", "verify", "explain", "knowledge", "schema", "example"])
def test_every_command_shows_an_example_in_its_help(command, capsys):
    assert run([command, "--help"]) == 0
    assert f"chancery {command}" in capsys.readouterr().out


def test_no_command_prints_the_help_and_is_a_usage_error(capsys):
    assert run([]) == 2
    assert "read" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments", [["raed"], ["read", "--nope"], ["verify"], ["read", "-f", "x"]]
)
def test_a_wrong_question_is_answered_in_one_line(arguments, capsys):
    assert run(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("chancery: ")
    assert captured.err.count("\n") == 1


def test_a_file_is_read_and_printed_as_a_page(pipeline, dispatches, capsys):
    assert run(["read", dispatches[0]]) == 0
    captured = capsys.readouterr()
    assert "CONSULT visit" in captured.out
    assert captured.err == ""


def test_json_of_one_file_is_one_indented_object(pipeline, dispatches, capsysbinary):
    assert run(["read", "--format", "json", dispatches[0]]) == 0
    out = capsysbinary.readouterr().out
    assert out.count(b"\n") > 10
    assert json.loads(out)["schema"] == "chancery/reading/1"


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_several_files_give_one_object_on_one_line_each(form, pipeline, dispatches, capsysbinary):
    assert run(["read", "-f", form, *dispatches]) == 0
    lines = capsysbinary.readouterr().out.splitlines()
    assert [json.loads(line)["schema"] for line in lines] == ["chancery/reading/1"] * 2


def test_a_folder_is_walked(pipeline, dispatches, capsysbinary):
    assert run(["read", "-f", "jsonl", str(Path(dispatches[0]).parent)]) == 0
    assert len(capsysbinary.readouterr().out.splitlines()) == 2


def test_a_folder_in_which_nothing_is_read_is_told_of(tmp_path, pipeline, capsys):
    assert run(["read", str(tmp_path)]) == 2
    assert (
        capsys.readouterr().err == f"chancery: {tmp_path}: an empty folder, nothing in it is read\n"
    )
    (tmp_path / "a.warc").touch()
    assert run(["read", str(tmp_path)]) == 2
    said = "1 file left out (.warc); `chancery ingest` reads tables and archives"
    assert capsys.readouterr().err == f"chancery: {tmp_path}: {said}\n"


def test_one_bad_file_does_not_stop_the_run_and_the_exit_code_says_so(
    pipeline, dispatches, capsysbinary
):
    assert run(["read", "-f", "jsonl", dispatches[0], "gone.txt", dispatches[1]]) == 1
    captured = capsysbinary.readouterr()
    assert len(captured.out.splitlines()) == 2
    assert captured.err == b"chancery: gone.txt: no such file\n"


def test_nothing_read_at_all_is_told_by_the_exit_code(pipeline, capsys):
    assert run(["read", "gone.txt"]) == 2
    assert capsys.readouterr().err == "chancery: gone.txt: no such file\n"


def test_language_and_day_are_handed_on(pipeline, dispatches, capsys):
    run(["read", dispatches[0], "--language", "fr", "--published", "2025-05-15"])
    assert pipeline.asked[0][2:] == ("fr", "2025-05-15")


def test_the_publisher_is_handed_on(pipeline, dispatches, capsys):
    assert run(["read", dispatches[0], "--publisher", "Le Phare du Fleuve"]) == 0
    assert pipeline.publishers == ["Le Phare du Fleuve"]


@pytest.mark.parametrize("day", ["hier", "2025-13-01", "2025-02-30", "14/05/2025", "20250514", ""])
def test_a_day_that_is_none_is_refused_before_anything_is_read(day, pipeline, capsys):
    assert run(["read", "x.txt", "--published", day]) == 2
    assert "not a date" in capsys.readouterr().err
    assert pipeline.asked == []


def test_standard_input_is_read_when_it_is_no_terminal(pipeline, monkeypatch, capsysbinary):
    with Path(__file__).open("rb") as given:
        monkeypatch.setattr(
            sys, "stdin", type("Stdin", (), {"buffer": given, "isatty": lambda _: 0})()
        )
        assert run(["read", "-f", "json", "-"]) == 0
    assert pipeline.asked[0][1].startswith(b'"""The command line')


def test_a_person_who_names_no_file_gets_a_hint(pipeline, monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", type("Stdin", (), {"isatty": lambda _: True})())
    assert run(["read"]) == 2
    assert "--demo" in capsys.readouterr().err


def test_a_fault_of_our_own_is_one_line_too(pipeline, monkeypatch, capsys):
    def fail(*_, **__):
        message = "line one\nline two"
        raise RecursionError(message)

    monkeypatch.setattr(pipeline, "read_bytes", fail)
    assert run(["read", "--demo"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_verify_prints_an_answer_per_record_and_a_closing_count(reading_file, capsys):
    assert run(["verify", str(reading_file)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert all(line.startswith("holds ") for line in lines[:-1])
    assert lines[-1].endswith("10 hold, 0 moved, 0 changed, 0 not found (10 records, 67 checks)")


def test_verify_says_by_its_exit_code_that_something_changed(reading_file, capsys):
    altered = reading_file.read_text(encoding="utf-8").replace(
        "a rencontré mardi", "a rencontr mardi"
    )
    reading_file.write_text(altered, encoding="utf-8")
    assert run(["verify", str(reading_file)]) == 1
    assert "changed" in capsys.readouterr().out


def test_verify_answers_in_json_a_line_per_reading(tmp_path, capsysbinary):
    path = tmp_path / "r.jsonl"
    path.write_text(f"{specimen().to_json()}\n" * 2, encoding="utf-8")
    assert run(["verify", str(path), "--json"]) == 0
    lines = capsysbinary.readouterr().out.splitlines()
    assert [json.loads(line)["holds"] for line in lines] == [True, True]


def test_a_page_goes_with_one_reading_only(tmp_path, capsys):
    path = tmp_path / "r.jsonl"
    path.write_text(f"{specimen().to_json()}\n" * 2, encoding="utf-8")
    assert run(["verify", str(path), "page.html"]) == 2
    assert "a PAGE goes with one" in capsys.readouterr().err


def test_explain_answers_in_json(reading_file, capsysbinary):
    event = specimen().events[0].id
    assert run(["explain", str(reading_file), event[:9], "--json"]) == 0
    told = json.loads(capsysbinary.readouterr().out)
    assert told["id"] == event
    assert told["rule"] == "lexicons/fr/predicates/meeting.yml#rencontrer"


def test_the_schema_is_json(capsysbinary):
    assert run(["schema"]) == 0
    assert json.loads(capsysbinary.readouterr().out)["$id"] == "urn:chancery:reading:1"


def test_a_reader_who_stops_listening_is_left_quietly(tmp_path):
    path = tmp_path / "r.jsonl"
    path.write_text(f"{specimen().to_json()}\n" * 300, encoding="utf-8")
    command = (
        f"{sys.executable} -m chancery.desk.cli verify {path} | head -1; echo ${{PIPESTATUS[0]}}"
    )
    done = subprocess.run(  # noqa: S603 - our own command
        ["/bin/bash", "-c", command],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(SRC)},
    )
    assert done.stderr == ""
    assert done.stdout.splitlines()[-1] == "141"


def test_ctrl_c_ends_with_130_and_whole_lines():
    script = (
        "import os, signal, sys\n"
        "sys.path.insert(0, '.')\n"
        "from chancery.desk.terminal import answer, write_line\n"
        "def work():\n"
        "    for n in range(10**9):\n"
        "        write_line('x' * 100_000)\n"
        "sys.exit(answer(work))\n"
    )
    process = subprocess.Popen(  # noqa: S603 - our own code
        [sys.executable, "-c", script],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(SRC)},
        bufsize=0,
    )
    got = process.stdout.read(1_000_000)
    process.send_signal(signal.SIGINT)
    rest, complaint = process.communicate(timeout=30)
    assert process.returncode == 130
    assert complaint == b"chancery: interrupted\n"
    assert (got + rest).endswith(b"x\n")
    assert set(map(len, (got + rest).splitlines())) == {100_000}


def test_the_version_is_told():
    assert chancery("--version").returncode == 0


def test_reading_is_the_record_that_the_api_promises():
    assert isinstance(specimen(), Reading)


def test_verify_asks_for_what_is_missing_or_does_not_go_together(capsys):
    for arguments in (["--quick", "x.json"], ["--ledger", "chancery.db", "page.html"]):
        assert run(["verify", *arguments]) == 2
        assert "goes with" in capsys.readouterr().err
