"""The examples do what they say, on the invented press."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from chancery.desk.cli import run

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = {
    "reprints": "IN THE ORDER IN WHICH IT WAS COPIED",
    "spellings": "WHY THEY ARE TOGETHER",
    "how_surely": "--modality negated",
    "obligations": "BEGIN:VCALENDAR",
    "one_source": " outlets, 1 source: senior official",
    "morning": "$ chancery diff --since ",
}


@pytest.fixture(scope="module")
def press(tmp_path_factory):
    path = tmp_path_factory.mktemp("press") / "chancery.db"
    table = ROOT / "tests" / "newsroom" / "dispatches.jsonl"
    assert run(["ingest", str(table), "--ledger", str(path)]) == 0
    return path


def test_every_example_is_tried_and_named_in_the_readme():
    there = {path.stem for path in (ROOT / "examples").glob("*.sh")} - {"press"}
    assert there == set(EXAMPLES)
    readme = (ROOT / "examples" / "README.md").read_text(encoding="utf-8")
    assert all(f"examples/{name}.sh" in readme for name in there)


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_shows_what_it_is_for(name, press):
    environment = {
        "CHANCERY": f"{sys.executable} -m chancery.desk.cli", "PYTHONPATH": str(ROOT / "src"),
        "PRESS_LEDGER": str(press), "COLUMNS": "80", "NO_COLOR": "1",
    }  # fmt: skip
    done = subprocess.run(  # noqa: S603 - our own script
        ["/bin/sh", str(ROOT / "examples" / f"{name}.sh")],
        capture_output=True, check=False, timeout=120, env={**os.environ, **environment},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    assert EXAMPLES[name] in done.stdout.decode()
