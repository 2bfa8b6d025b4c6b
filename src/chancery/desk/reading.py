"""``chancery read``: what to read, in which form to print it, and how the run went."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from typing import TypedDict

from chancery.desk.dates import check_published
from chancery.desk.terminal import FAILED, say, write_line, write_whole
from chancery.errors import ChanceryError
from chancery.records.reading import Reading

EXAMPLE = "depeche.txt"

HINT = "nothing to read: give a FILE, a FOLDER or - ; `chancery read --demo` shows what comes out"


class Given(TypedDict):
    """What may be said of dispatches, as the pipeline has it."""

    language: str | None
    published: str | None
    publisher: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What was asked for on the command line."""

    files: tuple[str, ...]
    form: str = "text"
    language: str | None = None
    published: str | None = None
    publisher: str | None = None
    demo: bool = False

    @property
    def given(self) -> Given:
        """What is said of all dispatches."""
        return Given(language=self.language, published=self.published, publisher=self.publisher)


@dataclass(slots=True)
class Tally:
    """How many dispatches were read and how many were not."""

    read: int = 0
    failed: int = 0

    @property
    def code(self) -> int:
        """0 all read, 1 some were not, 2 nothing was."""
        if not self.read:
            return FAILED
        return 1 if self.failed else 0


def run(request: Request) -> int:
    """Read and print; the exit code."""
    check_published(request.published)
    if request.demo:
        return _print_all(_example(request), 1, request).code
    if not request.files and sys.stdin.isatty():
        say(HINT)
        return FAILED
    if request.files in ((), ("-",)):
        return _print_all(_standard_input(request), 1, request).code
    paths = tuple(_expand(request.files))
    return _print_all(_read_paths(paths, request), len(paths), request).code


def run_example() -> int:
    """Print the example dispatch as it is."""
    write_whole(files("chancery.examples").joinpath(EXAMPLE).read_text(encoding="utf-8"))
    return 0


Outcome = tuple[str, Reading | ChanceryError]
"""A file's name and what came of it."""


def _example(request: Request) -> Iterator[Outcome]:
    from chancery.pipeline import read_bytes  # noqa: PLC0415 - brings spaCy: only for work

    with as_file(files("chancery.examples").joinpath(EXAMPLE)) as path:
        data = path.read_bytes()
    yield (
        EXAMPLE,
        read_bytes(data, path=EXAMPLE, **request.given),
    )


def _standard_input(request: Request) -> Iterator[Outcome]:
    from chancery.pipeline import read_bytes  # noqa: PLC0415
    from chancery.sources import MOST_BYTES  # noqa: PLC0415

    data = sys.stdin.buffer.read(MOST_BYTES + 1)  # one more than is read: told as too large
    yield "-", read_bytes(data, **request.given)


def _read_paths(paths: tuple[Path, ...], request: Request) -> Iterator[Outcome]:
    from chancery.pipeline import read_files  # noqa: PLC0415

    for path, outcome in read_files(paths, **request.given):
        yield str(path), outcome


def _expand(names: tuple[str, ...]) -> Iterator[Path]:
    """The files that were named, folders walked; what is left out of a folder is told."""
    from chancery.sources import find_dispatches, left_out, shown  # noqa: PLC0415

    for name in names:
        path = Path(name)
        if not path.is_dir():
            yield path
            continue
        found = None
        for found in find_dispatches([path]):
            yield found
        if line := left_out(path, only_pages=True):
            say(line)
        elif found is None:
            say(f"{shown(path)}: an empty folder, nothing in it is read")


def _print_all(outcomes: Iterator[Outcome], count: int, request: Request) -> Tally:
    tally = Tally()
    show = _printer(request.form, count)
    with _progress(count) as (advance, undisturbed):
        for name, outcome in outcomes:
            shown = isinstance(outcome, ChanceryError) or sys.stdout.isatty()
            with undisturbed() if shown else nullcontext():
                if isinstance(outcome, ChanceryError):
                    tally.failed += 1
                    say(str(outcome) if name in str(outcome) else f"{name}: {outcome}")
                else:
                    tally.read += 1
                    show(outcome)
            advance()
    return tally


def _printer(form: str, count: int) -> Callable[[Reading], None]:
    if form == "jsonl" or (form == "json" and count > 1):
        return lambda reading: write_line(reading.to_json())
    if form == "json":
        return lambda reading: write_line(reading.to_json(indent=2))
    return _print_text


def _print_text(reading: Reading) -> None:
    from chancery.desk.console import PlainConsole  # noqa: PLC0415 - JSON does not need it
    from chancery.desk.page import print_page  # noqa: PLC0415

    console = PlainConsole()
    print_page(reading, console)
    console.print()


@contextmanager
def _progress(
    count: int,
) -> Iterator[tuple[Callable[[], None], Callable[[], AbstractContextManager[None]]]]:
    """A bar on standard error when it is a terminal and there are several; it makes way for output.

    Gives what moves the bar on, and a context in which it stands aside.
    """
    if count < 2 or not sys.stderr.isatty():  # noqa: PLR2004 - one dispatch needs no bar
        yield (lambda: None), nullcontext
        return
    from chancery.desk.progress import bar  # noqa: PLC0415

    with bar(count) as parts:
        yield parts
