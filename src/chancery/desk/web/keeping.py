"""Answers are kept and made anew behind the readers' backs, so that hardly one of them waits.

1. An answer that the ledger's last word is no newer than is given as it is.
2. One that was good less than ``LATE`` seconds ago is given too; in the second half of this time it
   is made anew meanwhile.
3. For any other the reader waits; all who wait for the same wait for one making of it.

A page that can say what it depends on (``state``) is made anew only when that changed, not whenever
anything did.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass

import anyio
from anyio.to_thread import run_sync

from chancery.desk.web.stamping import Kept, Shelf, Stamp
from chancery.errors import LedgerBusyError
from chancery.store import Ledger

LATE = 2.0
"""Seconds that an answer may be behind the ledger."""

MAKERS = 2
"""Pages that are made at once; more would only take the one interpreter from each other."""

ASKED = 2
"""Of pages that somebody asked for in words of his own: days, a search. Others never wait for them,
so that nobody keeps the readers of the front page waiting by asking for a year, day by day."""

MOST_ASKED = 64
"""Of them that are made or wait to be; whoever comes then is told to ask again."""


@dataclass(frozen=True, slots=True)
class Making:
    """How a page is made; ``state`` says in a word all that it depends on.

    ``asked`` is for pages of which there are as many as anybody can think of questions.
    """

    make: Callable[[str], Kept]
    state: Callable[[], str] | None = None
    asked: bool = False

    def made(self, before: Kept | None, stamp: str) -> Kept:
        """The page: the one before, where nothing of it changed."""
        state = self.state() if self.state else stamp
        return before if before is not None and before.state == state else self.make(state)


class Keeper:
    """All answers that anybody may have."""

    def __init__(self, ledger: Ledger) -> None:
        self._stamp, self._shelf = Stamp(ledger), Shelf()
        self._tasks: dict[Hashable, asyncio.Task[Kept]] = {}
        self._limits: dict[bool, anyio.CapacityLimiter] = {}
        self._asked = 0

    def at_hand(self, key: Hashable, late: float = LATE / 2) -> Kept | None:
        """An answer that may be given without asking or making anything."""
        kept = self._shelf.get(key)
        if kept is None:
            return None
        if kept.stamp == self._stamp.fresh():
            kept.seen = max(kept.seen, self._stamp.asked)
            return kept
        return kept if time.monotonic() - kept.seen < late else None

    async def answer(self, key: Hashable, making: Making) -> Kept:
        """The answer; raises what making it raises."""
        if (kept := self.at_hand(key)) is not None:
            return kept
        task = self._tasks.get(key) or self._begin(key, making)
        late = self.at_hand(key, LATE)
        return late if late is not None else await asyncio.shield(task)

    async def in_thread(self, work: Callable[[], Kept], *, asked: bool = False) -> Kept:
        """Make a page beside the event loop. Raises ``LedgerBusyError`` where too many wait."""
        if asked not in self._limits:
            self._limits[asked] = anyio.CapacityLimiter(ASKED if asked else MAKERS)
        if asked and self._asked >= MOST_ASKED:
            message = "too many pages wait to be made; ask again"
            raise LedgerBusyError(message)
        self._asked += asked
        try:
            return await run_sync(work, limiter=self._limits[asked])
        finally:
            self._asked -= asked

    def _begin(self, key: Hashable, making: Making) -> asyncio.Task[Kept]:
        task = asyncio.create_task(self._renewed(key, making))
        self._tasks[key] = task
        task.add_done_callback(lambda done: self._end(key, done))
        return task

    def _end(self, key: Hashable, done: asyncio.Task[Kept]) -> None:
        self._tasks.pop(key, None)
        if done.cancelled() or done.exception() is not None:  # told to those who wait, if any
            self._shelf.drop(key)

    async def _renewed(self, key: Hashable, making: Making) -> Kept:
        before = self._shelf.get(key)

        def work() -> Kept:
            stamp, seen = self._stamp.now()
            good = before is not None and before.stamp == stamp
            made = before if before is not None and good else making.made(before, stamp)
            made.stamp, made.seen = stamp, seen
            return made

        made = await self.in_thread(work, asked=making.asked)
        if made is not before or self._shelf.get(key) is None:
            self._shelf.put(key, made)
        return made
