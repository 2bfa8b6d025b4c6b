"""Chancery itself on the gold sentences."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

from bench.peers.process import Terms
from bench.peers.scores import scores_of
from bench.peers.table import Row
from chancery.pipeline import READER
from tests.score.gold import read_sentences, score_sentences


def run_ourselves(gold: Path, terms: Terms) -> Row:
    """Read each sentence as a dispatch of its own: once to load everything, then against time."""
    readings = read_sentences(gold, "en", terms.folder / "warm")
    best = min(_seconds(gold, terms.folder / f"round{n}") for n in range(terms.rounds))
    count = len(readings)
    return Row(
        peer=READER.replace("/", " ").capitalize(),
        how="from files, its own parser included",
        ran=True,
        scores=scores_of(score_sentences(gold, readings, "en", terms.folder)),
        speed=(count / best, count / best),
    )


def _seconds(gold: Path, work: Path) -> float:
    start = perf_counter()
    read_sentences(gold, "en", work)
    return perf_counter() - start
