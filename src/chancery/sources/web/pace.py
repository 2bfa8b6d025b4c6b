"""How often one host is asked: a pause between requests, and none while it asks for peace."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

LONGEST_WAIT = 120.0
"""Seconds of ``Retry-After`` that are waited for; beyond, the run goes on without the page."""

_LONGEST_PEACE = 3_600.0
"""Seconds after which a host is asked again, whatever it said."""

_MANY = 1_000
_MOST_SECONDS = 999_999_999.0
"""Some thirty years: a time that can be told."""


class Pace:
    """When each host was asked last, and since when it wants to be left in peace."""

    def __init__(self, clock: Callable[[], float], delay: float) -> None:
        self._clock = clock
        self._delay = delay
        self._free: dict[str, float] = {}
        self._peace: dict[str, tuple[float, str]] = {}

    def wait(self, host: str) -> float:
        """Seconds until this host may be asked."""
        return max(0.0, self._free.get(host, 0.0) - self._clock())

    def asked(self, host: str, crawl_delay: float = 0.0) -> None:
        """A request to this host has ended now."""
        now = self._clock()
        if len(self._free) > _MANY:
            self._free = {host: free for host, free in self._free.items() if free > now}
        self._free[host] = now + max(self._delay, crawl_delay)

    def leave(self, host: str, seconds: float, until: str) -> None:
        """The host asked not to be asked for so long."""
        self._peace[host] = (self._clock() + min(seconds, _LONGEST_PEACE), until)

    def peace_until(self, host: str) -> str | None:
        """Until when the host wants to be left alone, if it does."""
        end, until = self._peace.get(host, (0.0, ""))
        if end > self._clock():
            return until
        self._peace.pop(host, None)
        return None


def backoff(attempt: int, chance: float) -> float:
    """Seconds before another attempt: 1, 2, 4 …, each by half more or less.

    So many clients that failed together do not come back together.
    """
    return float(2 ** (attempt - 1)) * (0.5 + chance)


def read_retry_after(headers: Mapping[str, str], now: datetime) -> float:
    """What ``Retry-After`` says, in seconds; 0 when it says nothing.

    1. ``120``
    2. ``Wed, 14 May 2025 10:30:00 GMT``; one that is past is 0
    """
    text = headers.get("retry-after", "")
    if re.fullmatch(r"[0-9]+", text):
        return float(text[:9])
    try:
        date = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return 0.0
    wanted = (date.replace(tzinfo=date.tzinfo or UTC) - now).total_seconds()
    return min(max(0.0, wanted), _MOST_SECONDS)


def shown_time(now: datetime, seconds: float = 0.0) -> str:
    """A time of day as it is written in records: ``2025-05-14T10:30:00Z``."""
    return f"{now.astimezone(UTC) + timedelta(seconds=seconds):%Y-%m-%dT%H:%M:%SZ}"
