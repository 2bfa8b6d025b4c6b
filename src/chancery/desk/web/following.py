"""After a judgement: what dispatches say together follows it, as `chancery resolve` would."""

from __future__ import annotations

import asyncio
import contextlib
import logging

from starlette.concurrency import run_in_threadpool

from chancery.errors import ChanceryError
from chancery.rounds.across.drive import go_through
from chancery.store import Ledger
from chancery.store.gatherings import last_changed

PATIENCE = 2.0
"""Seconds that a reviewer waits for it; on a large ledger it goes on behind his back."""

_LOG = logging.getLogger(__name__)


class Following:
    """Goes through the ledger, once for all the judgements that came meanwhile."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._wanted = False
        self._task: asyncio.Task[None] | None = None

    async def follow(self) -> None:
        """Go through it soon, and be back when that is done or takes long."""
        self._wanted = True
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._run())
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(asyncio.shield(self._task), PATIENCE)

    async def _run(self) -> None:
        while self._wanted:
            self._wanted = False
            await run_in_threadpool(self._through)

    def _through(self) -> None:
        """Go through a ledger that was gone through before; the judgement stands whatever comes."""
        try:
            with self._ledger.reading() as connection:
                known = last_changed(connection)
            if known:
                go_through(self._ledger)
        except ChanceryError as error:
            _LOG.warning("not gone through: %s; `chancery resolve` does it", error)
