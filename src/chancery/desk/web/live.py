"""What came just now, told to everybody who listens (Server-Sent Events).

One task asks the ledger; listeners wait for one event, and each remembers only the number of the
last dispatch that it told. A listener that comes back says so itself (``Last-Event-ID``).
"""

from __future__ import annotations

import asyncio
import json
import time
from collections import deque
from collections.abc import AsyncIterator
from contextlib import suppress

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from chancery.desk.web.pages.feed import entry
from chancery.errors import ChanceryError
from chancery.store import Ledger
from chancery.store.arrived import Arrived, arrived, last_arrived

EVERY = 1.0
"""Seconds between two questions to the ledger."""

HEARTBEAT = 20.0
"""Seconds after which a silent line is sent, so that nobody on the way cuts the connection."""

MOST = 200
"""Dispatches, the last, that a listener who was away is told of; the feed has the others."""

LONGEST = 900.0
"""Seconds after which a listener is let go: he comes back by himself, if he still may read."""

MOST_LISTENERS = 2000


class Ticker:
    """Whatever came, for listeners; what came just now is kept as it is sent."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._news = asyncio.Event()
        self._recent: deque[tuple[int, str]] = deque(maxlen=MOST)
        self._last = self._floor = 0
        self.listeners = 0

    async def run(self) -> None:
        """Ask the ledger for as long as the desk is open."""
        while True:
            with suppress(ChanceryError):  # busy or damaged: its pages say so
                await self._look()
            await asyncio.sleep(EVERY)

    async def _look(self) -> None:
        last = await run_in_threadpool(self._latest)
        if last <= self._last:
            return
        if self._last:
            self._keep(await run_in_threadpool(self._since, self._last), last)
        else:  # what came before this desk opened is asked for by those who were away
            self._last = self._floor = last
        self._news.set()
        self._news = asyncio.Event()

    def _keep(self, came: list[Arrived], last: int) -> None:
        for one in came:
            if len(self._recent) == MOST:
                self._floor = self._recent[0][0]
            self._recent.append((one.seq, _event(one)))
        self._last = came[-1].seq if came else last

    def _latest(self) -> int:
        with self._ledger.reading() as connection:
            return last_arrived(connection)

    def _since(self, after: int) -> list[Arrived]:
        with self._ledger.reading() as connection:
            return list(reversed(arrived(connection, after=after, limit=MOST)))

    async def events(self, request: Request, after: int | None) -> AsyncIterator[str]:
        """Lines of an event stream: what came after a number, then what comes."""
        last = self._last or await run_in_threadpool(self._latest)
        told = last if after is None else min(max(after, last - MOST), last)
        ends = time.monotonic() + LONGEST
        self.listeners += 1
        try:
            yield "retry: 3000\n\n"
            while time.monotonic() < ends and not await request.is_disconnected():
                news, last = self._news, self._last
                if told < last:
                    came = await self._behind(told)
                    yield "".join(said for _, said in came)
                    told = came[-1][0] if came else last
                elif not await _heard(news):
                    yield ": still here\n\n"
        finally:
            self.listeners -= 1

    async def _behind(self, told: int) -> list[tuple[int, str]]:
        """What came behind a number; the ledger is asked where it is not kept."""
        if told < self._floor:
            came = await run_in_threadpool(self._since, told)
            return [(one.seq, _event(one)) for one in came]
        return [one for one in self._recent if one[0] > told]


async def _heard(news: asyncio.Event) -> bool:
    """Whether something came before it is time to show life."""
    try:
        async with asyncio.timeout(HEARTBEAT):
            await news.wait()
    except TimeoutError:
        return False
    return True


def _event(one: Arrived) -> str:
    said = json.dumps(entry(one), ensure_ascii=False)
    return f"id: {one.seq}\nevent: dispatch\ndata: {said}\n\n"
