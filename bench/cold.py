"""Cold starts, measured side by side: the command, and spaCy with the shipped model alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from time import perf_counter

BASELINE = "import spacy; from chancery.parsing import load_parser; load_parser('{}')"
"""What any program that parses with this model has to pay."""

READ = "from chancery.desk.cli import main; main()"

TRIES = 3


def cold_starts(language: str, path: Path) -> dict[str, float]:
    """Best wall seconds of: spaCy and the model alone (baseline), reading one file, the help."""
    commands = {
        "baseline": [BASELINE.format(language)],
        "read": [READ, "read", str(path), "--format", "json"],
        "help": [READ, "--help"],
    }
    best = dict.fromkeys(commands, float("inf"))
    for _ in range(TRIES):
        for name, arguments in commands.items():
            best[name] = min(best[name], _seconds(arguments))
    return best


def _seconds(arguments: list[str]) -> float:
    start = perf_counter()
    subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", *arguments], check=False, stdout=subprocess.DEVNULL
    )
    return perf_counter() - start
