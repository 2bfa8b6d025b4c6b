"""A progress bar on standard error that makes way while something is printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    TextColumn,
    TimeRemainingColumn,
)


@contextmanager
def bar(
    count: int, label: str = "reading"
) -> Iterator[tuple[Callable[[], None], Callable[[], AbstractContextManager[None]]]]:
    """What moves the bar on by one, and a context in which it is off the screen."""
    progress = _line(TextColumn(label), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    task = progress.add_task(label, total=count)

    @contextmanager
    def aside() -> Iterator[None]:
        progress.stop()
        try:
            yield
        finally:
            progress.start()

    with progress:
        yield (lambda: progress.advance(task)), aside


@contextmanager
def count() -> Iterator[Callable[[str], None]]:
    """How many are done, of how many nobody knows; each call counts one and shows what it was."""
    progress = _line(
        SpinnerColumn(),
        TextColumn("{task.completed} done"),
        TextColumn("{task.description}", markup=False),
    )
    task = progress.add_task("", total=None)
    with progress:
        yield lambda shown: progress.update(task, advance=1, description=shown[:100])


@contextmanager
def count_many(label: str) -> Iterator[Callable[[int], None]]:
    """How many of something are done, of how many nobody knows; each call adds some."""
    progress = _line(SpinnerColumn(), TextColumn(f"{{task.completed}} {label}"))
    task = progress.add_task("", total=None)
    with progress:
        yield lambda number: progress.advance(task, number)


def _line(*columns: ProgressColumn) -> Progress:
    """A line on standard error that is gone when all is done; what is printed is left alone."""
    return Progress(
        *columns, console=Console(stderr=True), transient=True, redirect_stdout=False,
        redirect_stderr=False,
    )  # fmt: skip
