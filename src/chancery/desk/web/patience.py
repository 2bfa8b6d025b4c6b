"""Requests that come whole, soon and no longer than a request is; others are cut off.

uvicorn's ``httptools`` takes an address or a head of any length, and waits for the rest of one for
ever: one client could fill the memory with a single line, or hold every connection there is. Where
there is no ``httptools`` (Windows), ``h11`` has a limit of its own.
"""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

LARGEST = 192 * 1024
"""Bytes of a request with its head; the guard has narrower limits for each of its parts."""

PATIENCE = 20.0
"""Seconds in which a request must be there, from its first byte or from the connection on."""


class Patient(HttpToolsProtocol):
    """A connection with an end to its patience."""

    _taken = 0
    _timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait."""
        super().connection_made(transport)
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._rest()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take some bytes of a request, unless they are too many."""
        self._taken += len(data)
        if self._timer is not None and self._taken > LARGEST:
            self._rest()
            self.transport.abort()
            return
        super().data_received(data)

    def on_message_begin(self) -> None:
        """A request begins."""
        self._taken = 0
        self._wait()
        super().on_message_begin()

    def on_message_complete(self) -> None:
        """It is there."""
        self._rest()
        super().on_message_complete()

    def _wait(self) -> None:
        self._rest()
        self._timer = self.loop.call_later(PATIENCE, self._give_up)

    def _rest(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _give_up(self) -> None:
        self._timer = None
        self.transport.abort()
