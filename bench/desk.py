"""Measure the desk: ``python -m bench.desk [--size N] [--seconds S]``.

1. a ledger of so many dispatches is made of the press (``bench.press``), without parsing, and gone
   through; or the one of ``CHANCERY_BENCH_DESK`` is taken (and written to)
2. ``chancery serve``, one worker on one core, is asked for pages while, on the other core, another
   process adds dispatches and goes through what came; who asks shares that other core
3. readers of the live feed who wait: what memory the worker has with them
"""

from __future__ import annotations

import argparse
import asyncio
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import count, islice
from pathlib import Path
from random import Random
from time import perf_counter

import psutil

from bench.across import deposit, read_press
from bench.press import Json, Press, readings
from chancery.rounds.across.drive import go_through
from chancery.store import open_ledger
from chancery.store.arrived import arrived

HOST = "127.0.0.1"
CONNECTIONS = 16
"""Kept alive; each asks again when it was answered."""

MIX = 1000
"""Dispatches that are read; the n-th as often as 1/n."""

FRONT = 0.1
"""Of the questions of the mix, those for the front page."""

BATCH, EVERY = 10, 0.5
"""Dispatches that are added at once, and how often (seconds): 20 a second."""

WAITING = 500
LATER = 3000
"""Days behind the others on which what is added begins: it is taken in as news of its day."""

MOST_SIZE = 10_000_000
Draw = Callable[[], str]


def main() -> None:
    """Make a ledger, serve it, ask."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--connections", type=int, default=CONNECTIONS)
    parser.add_argument("--add", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.add:
        add(arguments.add)
        return
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        path = os.environ.get("CHANCERY_BENCH_DESK") or made(Path(name), arguments.size)
        measure(path, arguments.seconds, arguments.connections)


def made(folder: Path, size: int) -> str:
    """The path of a ledger of so many dispatches."""
    start, path = perf_counter(), str(folder / "desk.db")
    press = read_press(folder)
    with open_ledger(path) as ledger:
        deposit(ledger, islice(some(press, size), size))
        go_through(ledger, rebuild=True)
    print(f"a ledger of {size:,} dispatches, made in {perf_counter() - start:.0f} s")
    return path


def some(press: Press, size: int) -> Iterator[Json]:
    """Readings, more than so many."""
    each = press.events / len(press.bases)
    return readings(press, int(size * each) + press.events)


def add(path: str) -> None:
    """Add dispatches for ever, and go through what came: an ingest that never ends."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name, open_ledger(path) as ledger:
        made_of = Random(os.getpid())  # noqa: S311 - a sample, no secret
        later = made_of.randrange(MOST_SIZE)
        coming = (one for n in count(later) for one in fresh(read_press(Path(name)), n))
        print("ready", flush=True)
        for at in count():
            began = perf_counter()
            deposit(ledger, islice(coming, BATCH))
            go_through(ledger)
            print(at, flush=True)
            time.sleep(max(EVERY - (perf_counter() - began), 0.0))


def fresh(press: Press, number: int) -> Iterator[Json]:
    """Readings of one crisis more, which no ledger has."""
    from bench.press import Crisis  # noqa: PLC0415 - for whoever adds alone

    crisis = Crisis(press, MOST_SIZE + number, LATER + number % LATER)
    return (crisis.reading(base) for base in press.bases)


def measure(path: str, seconds: float, connections: int) -> None:
    """Serve a ledger and ask for its pages."""
    dispatches = listed(path)
    first, *others = sorted(os.sched_getaffinity(0))
    other = others[0] if others else first
    os.sched_setaffinity(0, {other})
    print(f"one worker on core {first}; who asks shares core {other} with an ingest that adds")
    print(f"{BATCH / EVERY:.0f} dispatches a second; {connections} connections, kept alive")
    with adding(path, other) as writer, served(path, first) as (port, worker):
        print(f"memory of the worker when it opens: {resident(worker):.0f} MB")
        draw = {
            "one dispatch": lambda: dispatches[0],
            "front page": lambda: "/",
            "dispatches, Zipf": zipf(dispatches),
            "as JSON": lambda: f"{dispatches[1]}.json",
            "the mix": mixed(dispatches),
        }
        for name in ("one dispatch", "front page", "dispatches, Zipf"):
            asyncio.run(asked(port, draw[name], connections, 2.0))  # not yet counted
        print("                    a second   p50, ms   p99, ms    worst  answered  failed")
        for name, one in draw.items():
            print(
                f"{name:<18}" + shown(asyncio.run(asked(port, one, connections, seconds)), seconds)
            )
        before = resident(worker)
        held, still = asyncio.run(with_waiting(port, worker, mixed(dispatches)))
        print(f"memory of the worker: {before:.0f} MB; with {WAITING} who wait {held[0]:.0f} MB, ")
        print(f"and when the mix was asked for beside them {held[1]:.0f} MB")
        print(f"the mix beside them {shown(still, 5.0)}")
        if writer.poll() is not None:
            print("the ingest ended on its own: these figures are of a quiet ledger")


def listed(path: str) -> list[str]:
    """The addresses of the dispatches that came last."""
    with open_ledger(path) as ledger, ledger.reading() as connection:
        return [f"/dispatches/{one.id}" for one in arrived(connection, limit=MIX)]


def zipf(paths: Sequence[str]) -> Draw:
    """The first most often, the n-th as often as 1/n."""
    random = Random(7)  # noqa: S311 - a sample, no secret
    weights = [1 / (1 + n) for n in range(len(paths))]
    drawn = random.choices(paths, weights, k=100_000)
    at = count()
    return lambda: drawn[next(at) % len(drawn)]


def mixed(paths: Sequence[str]) -> Draw:
    """The front page now and then, else dispatches."""
    random, dispatch = Random(8), zipf(paths)  # noqa: S311 - a sample, no secret
    return lambda: "/" if random.random() < FRONT else dispatch()


@contextmanager
def adding(path: str, core: int) -> Iterator[subprocess.Popen[bytes]]:
    """A process that adds dispatches, once it has begun."""
    command = [sys.executable, "-m", "bench.desk", "--add", path]
    with running(command, core, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None  # noqa: S101 - asked for above
        process.stdout.readline()
        process.stdout.readline()
        yield process


@contextmanager
def served(path: str, core: int) -> Iterator[tuple[int, psutil.Process]]:
    """``chancery serve`` on a free port, once it answers."""
    with socket.socket() as free:
        free.bind((HOST, 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "chancery.desk.cli", "serve", "--ledger", path]
    with running([*command, "--port", str(port)], core) as process:
        for _ in range(600):
            with socket.socket() as tried:
                if tried.connect_ex((HOST, port)) == 0:
                    break
            time.sleep(0.1)
        yield port, psutil.Process(process.pid)


@contextmanager
def running(
    command: Sequence[str], core: int, stdout: int | None = subprocess.DEVNULL
) -> Iterator[subprocess.Popen[bytes]]:
    """A process on one core, ended at the end."""
    process = subprocess.Popen(command, stdout=stdout)  # noqa: S603 - ourselves
    os.sched_setaffinity(process.pid, {core})
    try:
        yield process
    finally:
        process.terminate()
        process.wait()


async def asked(port: int, draw: Draw, connections: int, seconds: float) -> list[float]:
    """How long each answer took (ms); negative for one that was none."""
    until, found = perf_counter() + seconds, list[float]()

    async def ask() -> None:
        reader, writer = await asyncio.open_connection(HOST, port, limit=1 << 22)
        while (start := perf_counter()) < until:
            good = await answer(reader, writer, draw())
            taken = 1000 * (perf_counter() - start)
            found.append(taken if good else -taken)
        writer.close()

    await asyncio.gather(*(ask() for _ in range(connections)))
    return found


async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, path: str) -> bool:
    """Ask for a page and read all of it."""
    writer.write(f"GET {path} HTTP/1.1\r\nHost: {HOST}\r\nAccept-Language: en\r\n\r\n".encode())
    head = await reader.readuntil(b"\r\n\r\n")
    at = head.lower().index(b"content-length:") + len(b"content-length:")
    await reader.readexactly(int(head[at : head.index(b"\r", at)]))
    return head.startswith(b"HTTP/1.1 200")


async def with_waiting(
    port: int, worker: psutil.Process, draw: Draw
) -> tuple[tuple[float, float], list[float]]:
    """Memory (MB) with many who wait for what comes, and how others are answered meanwhile."""
    waiting = []
    for _ in range(WAITING):
        reader, writer = await asyncio.open_connection(HOST, port)
        writer.write(f"GET /feed/live HTTP/1.1\r\nHost: {HOST}\r\n\r\n".encode())
        await reader.readuntil(b"retry")
        waiting.append((reader, writer))
    drained = [asyncio.create_task(drain(reader)) for reader, _ in waiting]
    await asyncio.sleep(5)
    idle = resident(worker)
    found = await asked(port, draw, CONNECTIONS, 5.0)
    held = idle, resident(worker)
    for task in drained:
        task.cancel()
    for _, writer in waiting:
        writer.close()
    return held, found


async def drain(reader: asyncio.StreamReader) -> None:
    """Read whatever comes."""
    while await reader.read(1 << 16):
        pass


def resident(process: psutil.Process) -> float:
    """Memory in MB."""
    return float(process.memory_info().rss) / 1_000_000


def shown(times: Sequence[float], seconds: float) -> str:
    """Answers a second, half and 99 of 100 within, worst, how many, how many failed."""
    good = sorted(taken for taken in times if taken >= 0)
    if not good:
        return f"  none of {len(times)} was answered"
    half, most = good[len(good) // 2], good[min(len(good) - 1, int(0.99 * len(good)))]
    failed = len(times) - len(good)
    rate = f"{len(good) / seconds:>10,.0f}{half:>10.1f}{most:>10.1f}"
    return f"{rate}{good[-1]:>9.0f}{len(good):>10,}{failed:>8}"


if __name__ == "__main__":
    main()
