"""What the web client needs of the world outside: names, sockets, clocks, chance."""

from __future__ import annotations

import random
import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache

import httpcore

from chancery.sources.web.guard import Resolve


def resolve_by_system(host: str, port: int) -> list[str]:
    """The addresses that this machine's resolver gives for a name, in its order."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        message = f"the name {host} is not known ({error.strerror or error})"
        raise httpcore.ConnectError(message) from error
    return [str(address[0]) for *_, address in found]


@cache
def authorities() -> ssl.SSLContext:
    """The certificate authorities of this machine and of the package ``certifi``, read once."""
    return httpcore.default_ssl_context()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """The seams of the web client; tests put their own in.

    ``resolve`` is the only thing that turns names into addresses and ``dial`` the only thing that
    opens sockets, to an address in numbers that was checked. ``clock`` counts seconds and never
    goes back; ``now`` is the time of day. ``tls`` is what certificates are checked against:
    ``authorities()``, unless given.
    """

    resolve: Resolve = resolve_by_system
    dial: httpcore.NetworkBackend = field(default_factory=httpcore.SyncBackend)
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    chance: Callable[[], float] = random.random
    tls: ssl.SSLContext | None = None
