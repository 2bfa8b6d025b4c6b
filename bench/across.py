"""Measure looking across dispatches: ``python -m bench.across [--events 1000 10000 100000]``.

1. a ledger of each size is made of a press (``bench.press``), without parsing
2. a process of its own goes through all of it anew: seconds of each stage, and its peak of memory
3. 100 dispatches more come in, and another process takes in what follows from them
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import islice, pairwise
from math import log
from pathlib import Path
from time import perf_counter, process_time

from bench.__main__ import stay_on_one_core
from bench.press import Json, Press, press_of, readings
from chancery.exchange import entry_of, parse_readings
from chancery.pipeline import READER
from chancery.records.deposit import Deposit
from chancery.rounds import ingest
from chancery.rounds.across.drive import go_through
from chancery.store import Ledger, open_ledger

ROOT = Path(__file__).resolve().parents[1]
PRESS = ROOT / "tests" / "newsroom" / "dispatches.jsonl"
FURTHER = 100
"""Dispatches that come when the ledger has been gone through."""

WARM = "press.db"
"""The ledger of the press itself, in the folder of the others."""

BATCH = 500


@dataclass(frozen=True)
class Measured:
    """What one going through took.

    Dispatches, seconds on the clock in all and of each stage, of processor time, peak in MB.
    """

    dispatches: int
    seconds: float
    processor: float
    stages: dict[str, float]
    memory: float
    gathered: dict[str, int]


def main() -> None:
    """Make ledgers, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--events", type=int, nargs="+", default=[1000, 10_000, 100_000])
    parser.add_argument("--keep", type=Path, help="a folder in which the ledgers stay")
    parser.add_argument("--go", help=argparse.SUPPRESS)
    parser.add_argument("--rebuild", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--later", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.go:
        found = go(arguments.go, rebuild=arguments.rebuild, later=arguments.later)
        print(json.dumps(asdict(found)))
        return
    stay_on_one_core()
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = arguments.keep or Path(name)
        press = read_press(folder)
        print_all(press, folder, sorted(arguments.events))


def read_press(folder: Path) -> Press:
    """The invented press, really read."""
    with open_ledger(str(folder / WARM)) as ledger:
        ingest(ledger, [str(PRESS)])
        return press_of([json.dumps(kept.raw) for kept in ledger.readings(machine=True)])


def print_all(press: Press, folder: Path, sizes: Iterable[int]) -> None:
    """A line for each size, and how it grew from the one before."""
    print("going through all of a ledger; then, when 100 dispatches more have come")
    print("  events  dispatches  seconds  processor  peak, MB  100 more, s  stages, seconds")
    found: list[tuple[int, Measured]] = []
    for events in sizes:
        anew, further = measured(press, folder, events)
        stages = ", ".join(f"{name} {taken:.1f}" for name, taken in anew.stages.items())
        print(
            f"{events:>8,}{anew.dispatches:>12,}{anew.seconds:>9.1f}{anew.processor:>11.1f}"
            f"{anew.memory:>10,.0f}{further.seconds:>13.2f}  {stages}",
            flush=True,
        )
        found.append((events, anew))
    for (few, before), (many, after) in pairwise(found):
        grown = log(after.processor / before.processor) / log(many / few)
        print(f"from {few:,} to {many:,} events: processor time grows to the power of {grown:.2f}")


def measured(press: Press, folder: Path, events: int) -> tuple[Measured, Measured]:
    """Going through so many events anew; then through what comes of further dispatches."""
    path, later = folder / f"{events}.db", folder / f"{events}.jsonl"
    made = readings(press, events)
    fill(path, so_many(made, events))
    later.write_text("".join(f"{json.dumps(one)}\n" for one in islice(made, FURTHER)))
    return in_a_process(path, "--rebuild"), in_a_process(path, "--later", str(later))


def so_many(made: Iterator[Json], events: int) -> Iterator[Json]:
    """Readings until they have so many events."""
    while events > 0:
        one = next(made)
        events -= len(one["events"])
        yield one


def fill(path: Path, made: Iterator[Json]) -> None:
    """Make a ledger of readings."""
    with open_ledger(str(path)) as ledger:
        deposit(ledger, made)


def deposit(ledger: Ledger, made: Iterator[Json]) -> None:
    """Put readings into a ledger."""
    run = ledger.start_run("bench", READER)
    while batch := list(islice(made, BATCH)):
        ledger.deposit(run, [deposit_of(one) for one in batch])


def deposit_of(reading: Json) -> Deposit:
    """A reading as the ledger takes it."""
    (saved,) = parse_readings(json.dumps(reading, ensure_ascii=False).encode())
    entry = entry_of(saved)
    return Deposit(address=entry.capture.url or entry.id, capture=entry.capture, entry=entry)


def in_a_process(path: Path, *options: str) -> Measured:
    """Go through a ledger in a process that does nothing else."""
    command = [sys.executable, "-m", "bench.across", "--go", str(path), *options]
    said = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)  # noqa: S603 - ourselves
    return Measured(**json.loads(said.stdout))


def go(path: str, *, rebuild: bool, later: str | None) -> Measured:
    """Go through a ledger, with a clock and an eye on memory."""
    with open_ledger(str(Path(path).with_name(WARM))) as ledger:
        go_through(ledger, rebuild=True)  # loads what is known
    with open_ledger(path) as ledger:
        if later:
            deposit(ledger, map(json.loads, Path(later).read_text().splitlines()))
        stages: defaultdict[str, float] = defaultdict(float)

        def clock(stage: str, seconds: float) -> None:
            stages[stage] += seconds

        start, processor = perf_counter(), process_time()
        gone = go_through(ledger, rebuild=rebuild, clock=clock)
        taken = perf_counter() - start, process_time() - processor
    return Measured(gone.dispatches, *taken, dict(stages), peak(), dict(gone.changed))


def peak() -> float:
    """The most memory that this process had, in MB; ``ru_maxrss`` may be its parent's."""
    status = Path("/proc/self/status")
    if not status.is_file():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    (kept,) = (line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return int(kept.split()[1]) / 1024


if __name__ == "__main__":
    main()
