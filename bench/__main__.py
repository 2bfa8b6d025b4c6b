"""Measure Chancery on one core: ``make bench``, or ``python -m bench [--count 100]``."""

from __future__ import annotations

import argparse
import os
import resource
import tempfile
from collections import defaultdict
from pathlib import Path
from time import perf_counter, process_time
from typing import NamedTuple

from bench.cold import cold_starts
from bench.texts import dispatches
from chancery.pipeline import read_files
from chancery.records.reading import Reading


def main() -> None:
    """Warm up, read, and print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--language", default="fr", help="BCP 47")
    parser.add_argument("--count", type=int, default=100, help="dispatches to read")
    parser.add_argument("--rounds", type=int, default=3, help="times to read them; the best counts")
    arguments = parser.parse_args()
    stay_on_one_core()
    with tempfile.TemporaryDirectory() as folder:
        origin, paths = dispatches(arguments.language, arguments.count, Path(folder))
        words = sum(len(path.read_text(encoding="utf-8").split()) for path in paths)
        mean = f"{words / len(paths):.0f} words on average"
        print(f"{len(paths)} dispatches of {mean}, {arguments.language}, {origin}")
        measure(paths[:16])
        rounds = [measure(paths) for _ in range(arguments.rounds)]
        report(min(rounds), len(paths), words)
        report_cold(cold_starts(arguments.language, paths[0]))


def stay_on_one_core() -> None:
    """One core, whatever the machine has."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


class Measured(NamedTuple):
    """Seconds for reading all paths: on the clock, of the processor, and on the clock per room."""

    wall: float
    processor: float
    rooms: dict[str, float]


def measure(paths: list[Path]) -> Measured:
    """Read all paths once."""
    rooms: defaultdict[str, float] = defaultdict(float)

    def clock(room: str, seconds: float) -> None:
        rooms[room] += seconds

    start, worked = perf_counter(), process_time()
    for path, outcome in read_files(paths, clock=clock):
        if not isinstance(outcome, Reading):
            print(f"not read: {path}: {outcome}")
    return Measured(perf_counter() - start, process_time() - worked, rooms)


def report(found: Measured, count: int, words: int) -> None:
    """Print throughput, shares and memory."""
    seconds = found.wall
    for name, spent in (("on the clock", seconds), ("of processor time", found.processor)):
        rates = f"{count / spent:.1f} dispatches, {words / spent:,.0f} words"
        print(f"warm, one core: {rates} a second {name}")
    rooms = {**found.rooms, "everything else": seconds - sum(found.rooms.values())}
    for room, spent in sorted(rooms.items(), key=lambda item: -item[1]):
        each = 1000 * spent / count
        print(f"  {room:<16}{spent / seconds:>7.1%}{each:>9.2f} ms a dispatch")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory: {peak:.0f} MB")


def report_cold(starts: dict[str, float]) -> None:
    """Print cold starts, each beside the baseline."""
    base = starts["baseline"]
    for name, seconds in starts.items():
        print(f"cold start, {name}: {seconds:.2f} s ({seconds / base:.2f} x baseline)")


if __name__ == "__main__":
    main()
