"""Chancery's readings of the gold sets in ../shared, scored by the scorers that lie there.

``python -m tests.score.gold [--errors N]`` prints the scores of French articles, of negatives
(texts in which nothing happens), of single sentences, and whether the evidence of all readings
holds.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass
from io import StringIO
from itertools import combinations
from pathlib import Path
from types import ModuleType

from chancery.checking import verify
from chancery.errors import ChanceryError
from chancery.knowledge.load import languages
from chancery.pipeline import read_files
from chancery.records.reading import Reading
from tests.score.pairs import Agreement, agreement, twins

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """How many checks of how many readings were made, and what did not hold."""

    readings: int
    checks: int
    broken: tuple[str, ...]


def shared_folder() -> Path:
    """Where the shared data lie: ``CHANCERY_SHARED``, else beside the project."""
    return Path(os.environ.get("CHANCERY_SHARED", ROOT.parent / "shared"))


def read_dispatches(gold: Path) -> list[Reading]:
    """Read the gold dispatches of every language that files were written for."""
    index = gold / "dispatches" / "index.jsonl"
    rows = [json.loads(line) for line in index.read_text(encoding="utf-8").splitlines() if line]
    found: list[Reading] = []
    for row in rows:
        if row["lang"] in languages():
            path = gold / "dispatches" / "docs" / f"{row['id']}.txt"
            found += _readings(read_files([path], published=row["published"]))
    return found


def read_sentences(gold: Path, language: str, work: Path) -> list[Reading]:
    """Read the gold sentences of a language, each as a dispatch of its own."""
    lines = (gold / "sentences" / f"{language}.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line]
    folder = work / "sentences" / language
    folder.mkdir(parents=True)
    paths = [folder / f"{row['id']}.txt" for row in rows]
    for path, row in zip(paths, rows, strict=True):
        path.write_text(row["text"], encoding="utf-8")
    published = {row["date"] for row in rows}
    day = published.pop() if len(published) == 1 else None
    return list(_readings(read_files(paths, language=language, published=day)))


def score_dispatches(
    gold: Path, readings: Iterable[Reading], work: Path, *, kind: str, errors: int = 0
) -> dict[str, dict[str, dict[str, float]]]:
    """Score dispatches of one kind (``article``, ``negative``); prints, and gives the numbers."""
    saved, predictions, out = work / "readings.jsonl", work / "predictions", work / f"{kind}.json"
    _save(readings, saved)
    _scorer(gold / "readings.py").main(str(saved), str(predictions))
    answers = work / "gold"
    answers.mkdir(exist_ok=True)
    for path in (gold / "dispatches" / "gold").iterdir():
        link = answers / path.name
        if path.name.partition("_")[0] in languages() and not link.exists():
            link.symlink_to(path)
    options = ["--gold", str(answers), "--kind", kind, "--json", str(out), "--errors", str(errors)]
    with redirect_stdout(StringIO()) as told:
        _scorer(gold / "dispatches" / "score.py").main([str(predictions), *options])
    print(_worth_reading(told.getvalue(), kind))
    scores: dict[str, dict[str, dict[str, float]]] = json.loads(out.read_text(encoding="utf-8"))
    return scores


def _worth_reading(told: str, kind: str) -> str:
    """Of the scorer's blocks, those that say something: not "all" beside a single language."""
    blocks = [f"=== {block.strip()}" for block in told.split("\n=== ") if block.strip()]
    if kind == "negative":
        return "\n".join(block for block in blocks if block.startswith("=== negative"))
    return "\n\n".join(blocks[1:] if len(languages()) == 1 else blocks)


def score_sentences(
    gold: Path, readings: Iterable[Reading], language: str, work: Path, *, errors: int = 0
) -> str:
    """Score sentences; gives what the scorer prints."""
    saved = work / f"sentences-{language}.jsonl"
    _save(readings, saved)
    return score_saved_sentences(gold, saved, language, errors=errors)


def score_saved_sentences(gold: Path, saved: Path, language: str, *, errors: int = 0) -> str:
    """Score a file of readings, whoever wrote it; gives what the scorer prints."""
    scorer, answers = gold / "score_sentences.py", gold / "sentences" / f"{language}.jsonl"
    command = [sys.executable, str(scorer), str(answers), str(saved), "--errors", str(errors)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603


def check_evidence(readings: Iterable[Reading]) -> Held:
    """Verify every reading."""
    count, checks, broken = 0, 0, []
    for reading in readings:
        verification = verify(reading)
        count, checks = count + 1, checks + verification.checks
        path = reading.dispatch.capture.path
        broken += [f"{path}: {r.id}: {r.findings}" for r in verification.records if r.findings]
    return Held(readings=count, checks=checks, broken=tuple(broken))


def _readings(outcomes: Iterable[tuple[Path, Reading | ChanceryError]]) -> Iterator[Reading]:
    for path, outcome in outcomes:
        if isinstance(outcome, Reading):
            yield outcome
        else:
            sys.stderr.write(f"{path}: {outcome}\n")


def _save(readings: Iterable[Reading], path: Path) -> None:
    path.write_text("".join(f"{r.to_json()}\n" for r in readings), encoding="utf-8")


def _scorer(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"shared_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise ImportError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    """Print all scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", type=int, default=0, help="show so many misses and extras")
    errors = parser.parse_args().errors
    gold = shared_folder() / "gold"
    if not gold.is_dir():
        sys.exit(f"no gold sets in {gold.parent}: set CHANCERY_SHARED to the folder they lie in")
    with tempfile.TemporaryDirectory() as name:
        _score_all(gold, Path(name), errors)


def _score_all(gold: Path, work: Path, errors: int) -> None:
    dispatches = read_dispatches(gold)
    print("\n##### gold dispatches: articles #####")
    score_dispatches(gold, dispatches, work, kind="article", errors=errors)
    print("\n##### gold dispatches: nothing happens in them #####")
    score_dispatches(gold, dispatches, work, kind="negative", errors=errors)
    everything = list(dispatches)
    sentences = {}
    for language in languages():
        print(f"\n##### gold sentences: {language} #####")
        sentences[language] = read_sentences(gold, language, work)
        everything += sentences[language]
        print(score_sentences(gold, sentences[language], language, work, errors=errors))
    _print_pairs(dispatches, sentences)
    held = check_evidence(everything)
    print("\n##### evidence #####")
    good = held.readings - len({line.partition(": ")[0] for line in held.broken})
    print(f"{good} of {held.readings} readings hold in all of their {held.checks} checks")
    print(*held.broken, sep="\n")


def _print_pairs(dispatches: list[Reading], sentences: dict[str, list[Reading]]) -> None:
    """Print how often two languages give the same record of the same news."""
    for one, other in combinations(languages(), 2):
        print(f"\n##### the same news in {one} and {other} #####")
        for name, found in score_pairs(dispatches, sentences, one, other).items():
            print(
                f"{name:10}  {found.pairs} pairs: the same type, countries and modality for "
                f"{found.same} of {found.either} events ({found.share:.3f})"
            )


def score_pairs(
    dispatches: list[Reading], sentences: dict[str, list[Reading]], one: str, other: str
) -> dict[str, Agreement]:
    """How often two languages give the same record: of dispatches, of sentences, of both."""
    mine, theirs = (
        [r for r in dispatches if r.dispatch.language == language] for language in (one, other)
    )
    whole, single = twins(mine, theirs), twins(sentences[one], sentences[other])
    pairs = {"dispatches": whole, "sentences": single, "together": [*whole, *single]}
    return {name: agreement(each) for name, each in pairs.items()}


if __name__ == "__main__":
    main()
