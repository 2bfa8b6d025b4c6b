"""Rich, tamed: no markup, no guesses, and a broken pipe is told like any other."""

from __future__ import annotations

from typing import NoReturn

from rich.console import Console


class PlainConsole(Console):
    """A console that draws what it is given and reads nothing into it."""

    def __init__(self) -> None:
        super().__init__(markup=False, highlight=False, emoji=False)

    def on_broken_pipe(self) -> NoReturn:
        """Leave it to the last door of the command, which knows the exit code."""
        raise BrokenPipeError
