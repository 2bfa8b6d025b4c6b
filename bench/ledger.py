"""Measure the ledger on one core: ``python -m bench.ledger [--readings N] [--dispatches N]``.

1. readings that were made elsewhere, from a file into a new ledger; beside it, the same rows by the
   database driver alone
2. search in a ledger of many dispatches
3. searching while somebody writes, beside searching while nobody does
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter

import pysqlite3

from bench.__main__ import stay_on_one_core
from bench.texts import dispatches
from chancery.exchange import SavedReading, entry_of, iter_saved
from chancery.pipeline import READER, read_files
from chancery.records.deposit import Deposit
from chancery.records.identity import identify_dispatch
from chancery.records.ledger import Entry
from chancery.records.query import Query
from chancery.records.reading import Reading
from chancery.rounds import ingest
from chancery.store import Ledger, open_ledger, schema

BASE = 200
"""Dispatches that are really read, half of them French; the others differ by a number."""

NUMBER = "\n\nToutes les dépêches de la journée, classées par numéro de série : n° {:06d}\n"
"""The last line of each, long enough that no evidence has the number beside it."""

BATCH = 500
DAYS = 1500
FIRST_DAY = date(2022, 1, 1)


def main() -> None:
    """Make ledgers, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--readings", type=int, default=10_000)
    parser.add_argument("--dispatches", type=int, default=100_000)
    arguments = parser.parse_args()
    stay_on_one_core()
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        base = read_base(folder)
        print_ingest(folder, base, arguments.readings)
        with open_ledger(str(folder / "many.db")) as ledger:
            fill(ledger, entries_of(folder), arguments.dispatches)
            gc.collect()
            gc.freeze()  # the parser's tables: no process that only searches has them
            print_search(ledger, arguments.dispatches)
            print_reading_while_writing(ledger, entries_of(folder), arguments.dispatches)


def read_base(folder: Path) -> list[str]:
    """The readings that all others are made from, as JSON lines; also in ``base.jsonl``."""
    found: list[str] = []
    for language in ("fr", "en"):
        within = folder / language
        within.mkdir()
        _, paths = dispatches(language, BASE // 2, within)
        for path in paths:
            path.write_text(path.read_text(encoding="utf-8") + NUMBER.format(0), encoding="utf-8")
        read = read_files(paths)
        found += [outcome.to_json() for _, outcome in read if isinstance(outcome, Reading)]
    (folder / "base.jsonl").write_text("\n".join(found) + "\n", encoding="utf-8")
    return found


def copies(base: Sequence[str], count: int) -> Iterator[str]:
    """So many readings, no two alike: each with its number in its text, and bytes of its own."""
    for number in range(count):
        reading = json.loads(base[number % len(base)])
        dispatch = reading["dispatch"]
        dispatch["text"] = dispatch["text"].replace(f"{0:06d}", f"{number:06d}")
        digest = hashlib.sha256(dispatch["text"].encode()).hexdigest()
        dispatch["text_sha256"] = dispatch["capture"]["sha256"] = digest
        dispatch["capture"]["path"] = f"{number:06d}.txt"
        dispatch["id"] = identify_dispatch(dispatch)
        yield json.dumps(reading, ensure_ascii=False)


def print_ingest(folder: Path, base: Sequence[str], count: int) -> None:
    """Readings from a file into a ledger, and their rows by the driver alone."""
    path, ledger_path = folder / "readings.jsonl", folder / "ledger.db"
    with path.open("w", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in copies(base, count))
    with open_ledger(str(ledger_path)) as ledger:
        start = perf_counter()
        report = ingest(ledger, [str(path)])
        from_file = perf_counter() - start
    if report.counts["new"] != count:
        message = f"not all were kept: {report}"
        raise SystemExit(message)
    at_hand = into_a_ledger(path, folder / "at_hand.db")
    bare = by_driver_alone(ledger_path, folder / "bare.db")
    size, kept = path.stat().st_size / count / 1000, ledger_path.stat().st_size / count / 1000
    print(f"{count:,} readings of {size:.0f} kB, {kept:.0f} kB on disk; a second:")
    print(f"  at hand, into a ledger:               {count / at_hand:>8,.0f}")
    print(f"  from a file, checked, into a ledger:  {count / from_file:>8,.0f}")
    print(f"  the same rows by the driver alone:    {count / bare:>8,.0f}")


def into_a_ledger(path: Path, ledger_path: Path) -> float:
    """Seconds for readings that are in memory: their rows are made, written, and on disk."""
    seconds = 0.0
    with open_ledger(str(ledger_path)) as ledger:
        run = ledger.start_run("bench", READER)
        found = (one for one in iter_saved(path) if isinstance(one, SavedReading))
        while batch := list(islice(found, BATCH)):
            gc.disable()
            start = perf_counter()
            entries = [entry_of(one) for one in batch]
            deposits = [
                Deposit(address=f"{x.capture.path}", capture=x.capture, entry=x) for x in entries
            ]
            ledger.deposit(run, deposits)
            seconds += perf_counter() - start
            gc.enable()
    return seconds


def by_driver_alone(made: Path, bare: Path) -> float:
    """Seconds to write the rows of a ledger into another file: what can at most be reached."""
    source, target = pysqlite3.connect(made), pysqlite3.connect(bare)
    for pragma in ("page_size=16384", "journal_mode=WAL", "synchronous=FULL"):
        target.execute(f"PRAGMA {pragma}")
    made_by = (
        "SELECT sql FROM sqlite_master WHERE name NOT LIKE 'words_%' AND name NOT LIKE 'names_%'"
    )
    for (statement,) in source.execute(f"{made_by} AND sql IS NOT NULL"):
        target.execute(statement)
    rows = {t.name: source.execute(f'SELECT * FROM "{t.name}"').fetchall() for t in TABLES}  # noqa: S608 - names of ours
    start = perf_counter()
    for name, values in rows.items():
        marks = ", ".join("?" * len(values[0])) if values else ""
        for at in range(0, len(values), 50_000):
            statement = f'INSERT INTO "{name}" VALUES ({marks})'  # noqa: S608 - as above
            target.executemany(statement, values[at : at + 50_000])
            target.commit()
    return perf_counter() - start


TABLES = tuple(schema.metadata.sorted_tables)


def entries_of(folder: Path) -> list[Entry]:
    """The rows of the readings that all others are made from."""
    return [
        entry_of(one) for one in iter_saved(folder / "base.jsonl") if isinstance(one, SavedReading)
    ]


def fill(ledger: Ledger, base: Sequence[Entry], count: int) -> None:
    """So many dispatches, over some years of days."""
    run = ledger.start_run("bench", READER)
    for at in range(0, count, BATCH):
        some = range(at, min(at + BATCH, count))
        ledger.deposit(run, [deposit_of(base[n % len(base)], n) for n in some])


def deposit_of(entry: Entry, number: int) -> Deposit:
    """A dispatch like another, of another day, with a word of its own."""
    day = (FIRST_DAY + timedelta(days=number % DAYS)).isoformat()
    seal = hashlib.sha256(f"{number}".encode()).hexdigest()
    events = tuple(
        event._replace(sort_day=day, first_day=day, last_day=day) for event in entry.events
    )
    made = replace(
        entry,
        id=f"dispatch-{seal[:16]}",
        capture=replace(entry.capture, sha256=seal),
        digest=seal,
        published_day=day,
        words=f"{entry.words} n{number:06d}",
        events=events,
    )
    return Deposit(address=f"{number:06d}.txt", capture=made.capture, entry=made)


QUERIES: dict[str, Query] = {
    "a frequent word": Query(text="président"),
    "two words": Query(text="ministre accord"),
    "a phrase": Query(text='"affaires étrangères"'),
    "a rare word": Query(text="n001234"),
    "a word's beginning": Query(text="négocia*"),
    "meetings of two states": Query(types=("CONSULT",), actors=("IRN", "IRQ")),
    "a type since a day": Query(types=("COERCE",), since="2025-06-01"),
    "a place": Query(places=("Bagdad",)),
    "an actor by name": Query(actors=("Macron",)),
    "a word and a type": Query(text="accord", types=("SUPPORT",)),
    "what changed": Query(types=("ASSAULT",), modalities=("asserted",)),
}


def print_search(ledger: Ledger, count: int, rounds: int = 20) -> None:
    """How long each question takes, first page of 50; then all of them."""
    print(f"search in {count:,} dispatches, milliseconds (median, 95 of 100, worst)")
    everything: list[float] = []
    for name, query in QUERIES.items():
        times = [timed(partial(ask, ledger, query)) for _ in range(rounds)]
        everything += times
        print(f"  {name:<24}{shown(times)}")
    print(f"  {'all':<24}{shown(everything)}")


def ask(ledger: Ledger, query: Query) -> int:
    """Ask as ``chancery find`` does: events where events are asked for, else dispatches."""
    if query.text and not query.types:
        return len(ledger.find_dispatches(query).rows)
    return len(ledger.find_events(query).rows)


def timed(work: Callable[[], object]) -> float:
    """Milliseconds of one call."""
    start = perf_counter()
    work()
    return 1000 * (perf_counter() - start)


def shown(times: Sequence[float]) -> str:
    """Median, 95th of a hundred, and worst."""
    ordered = sorted(times)
    at = [ordered[min(len(ordered) - 1, int(share * len(ordered)))] for share in (0.5, 0.95)]
    return "".join(f"{value:>9.1f}" for value in (*at, ordered[-1]))


def print_reading_while_writing(
    ledger: Ledger, base: Sequence[Entry], count: int, batches: int = 20
) -> None:
    """A reader's waits while a writer writes batch after batch, beside its waits alone."""
    query = Query(text="n001234")
    alone = [timed(partial(ask, ledger, query)) for _ in range(300)]
    writer = get_context("fork").Process(target=write, args=(ledger.name, base, count, batches))
    writer.start()
    beside: list[float] = []
    while writer.is_alive():
        beside.append(timed(partial(ask, ledger, query)))
    print(
        f"a search, milliseconds (median, 95 of 100, worst), while {batches * BATCH:,} are written"
    )
    print(f"  nobody writes           {shown(alone)}")
    print(f"  somebody writes         {shown(beside)}")


def write(name: str, base: Sequence[Entry], count: int, batches: int) -> None:
    """Add batch after batch to a ledger, on any core."""
    os.sched_setaffinity(0, range(os.cpu_count() or 1))
    with open_ledger(name) as ledger:
        run = ledger.start_run("bench", READER)
        for at in range(count, count + batches * BATCH, BATCH):
            ledger.deposit(run, [deposit_of(base[n % len(base)], n) for n in range(at, at + BATCH)])


if __name__ == "__main__":
    main()
