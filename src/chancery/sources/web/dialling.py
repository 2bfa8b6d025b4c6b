"""The way onto the wire: every connection goes to an address that was checked, and in time."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

import httpcore

from chancery.sources.web.guard import Guard


class Budget:
    """The seconds that one fetch may still spend on the wire; pauses out of politeness are free."""

    def __init__(self, clock: Callable[[], float], seconds: float) -> None:
        self.seconds = seconds
        self._clock = clock
        self._end = clock() + seconds

    def start(self) -> None:
        """Begin a fetch, with all of its seconds."""
        self._end = self._clock() + self.seconds

    @contextmanager
    def held(self) -> Iterator[None]:
        """Nothing is charged meanwhile."""
        left = self._end - self._clock()
        try:
            yield
        finally:
            self._end = self._clock() + left

    @property
    def is_spent(self) -> bool:
        """Whether nothing is left."""
        return self._clock() >= self._end

    def at_most(self, timeout: float | None) -> float:
        """The timeout for the next step; raises ``httpcore.ReadTimeout`` when nothing is left."""
        left = self._end - self._clock()
        if left <= 0:
            message = "out of time"
            raise httpcore.ReadTimeout(message)
        return left if timeout is None else min(timeout, left)


class _Line(httpcore.NetworkStream):
    """A stream whose every step is charged to the budget, however slowly the bytes drip."""

    def __init__(self, inner: httpcore.NetworkStream, budget: Budget) -> None:
        self._inner = inner
        self._budget = budget

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._budget.at_most(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._budget.at_most(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        left = self._budget.at_most(timeout)
        return _Line(self._inner.start_tls(ssl_context, server_hostname, left), self._budget)

    def get_extra_info(self, info: str) -> object:
        return self._inner.get_extra_info(info)


class Dialler(httpcore.NetworkBackend):
    """Dials numbers, not names: what the guard has checked is what is connected to.

    The name is resolved once per connection; the certificate and the ``Host`` header are still
    about the name. A server that answers another address the next time gains nothing.
    """

    def __init__(self, guard: Guard, dial: httpcore.NetworkBackend, budget: Budget) -> None:
        self._guard = guard
        self._dial = dial
        self._budget = budget

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address of a host that answers."""
        failure: Exception = httpcore.ConnectError(f"the name {host} has no address")
        for address in self._guard.addresses(host, port):
            left = self._budget.at_most(timeout)
            try:
                line = self._dial.connect_tcp(address, port, left, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _Line(line, self._budget)
        raise failure
