"""How long the stages of a going through take."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

Clock = Callable[[str, float], None]
"""Told of a stage and the seconds that it took; of some more than once."""


def unheard(_stage: str, _seconds: float) -> None:
    """The clock of whoever does not ask."""


class Watch:
    """Tells a clock, stage after stage."""

    def __init__(self, clock: Clock = unheard) -> None:
        self._clock, self._since = clock, perf_counter()

    def lap(self, stage: str) -> None:
        """Say that a stage has ended, and the next begins."""
        now = perf_counter()
        self._clock(stage, now - self._since)
        self._since = now
