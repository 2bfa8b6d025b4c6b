"""One address asked, with pauses, as often as it is worth it; redirects are the caller's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import SplitResult, urlsplit

import httpcore

from chancery.errors import FetchError, UnreadableError
from chancery.sources.web.body import read_body
from chancery.sources.web.dialling import Budget, Dialler
from chancery.sources.web.guard import Guard
from chancery.sources.web.manners import Manners
from chancery.sources.web.outside import Outside, authorities
from chancery.sources.web.pace import LONGEST_WAIT, Pace, backoff, shown_time
from chancery.sources.web.verdict import (
    GOOD,
    Answer,
    Trouble,
    of_failure,
    of_status,
    read_fields,
)


class Asker:
    """Asks one address and answers with what may be read; errors carry the bare reason."""

    def __init__(self, manners: Manners, allow: Iterable[str], outside: Outside) -> None:
        self._manners = manners
        self._outside = outside
        self._guard = Guard(allow, outside.resolve)
        self._pace = Pace(outside.clock, manners.delay)
        self.budget = Budget(outside.clock, manners.deadline)
        self._pool = httpcore.ConnectionPool(
            ssl_context=outside.tls or authorities(),
            network_backend=Dialler(self._guard, outside.dial, self.budget),
        )

    def close(self) -> None:
        """Close the connections that are kept open."""
        self._pool.close()

    def check(self, url: str) -> None:
        """Refuse an address in numbers before its site is asked for anything."""
        parts = urlsplit(url)
        self._guard.check_literal(parts.hostname or "", _port(parts))

    def ask(
        self,
        url: str,
        most: int,
        *,
        conditions: Mapping[str, str] | None = None,
        crawl_delay: float = 0.0,
        may_miss: bool = False,
    ) -> Answer:
        """A page, a redirect, or "not modified" where ``conditions`` are given.

        With ``may_miss`` also the answer that there is no such page.
        """
        host = urlsplit(url).hostname or ""
        for attempt in range(1, self._manners.tries + 1):
            self._rest(host)
            try:
                result = self._attempt(url, most, conditions or {}, may_miss=may_miss)
            finally:
                self._pace.asked(host, crawl_delay)
            if isinstance(result, Answer):
                return result
            self._give_up_or_wait(host, result, attempt)
        raise AssertionError  # the last attempt returns or gives up

    def _rest(self, host: str) -> None:
        if until := self._pace.peace_until(host):
            message = f"the site asks not to be asked before {until}; left alone until then"
            raise FetchError(message)
        self._sleep(self._pace.wait(host))

    def _sleep(self, seconds: float) -> None:
        if seconds > 0:
            with self.budget.held():
                self._outside.sleep(seconds)

    def _give_up_or_wait(self, host: str, trouble: Trouble, attempt: int) -> None:
        if trouble.wait > LONGEST_WAIT:
            until = shown_time(self._outside.now(), trouble.wait)
            self._pace.leave(host, trouble.wait, until)
            message = f"{trouble.reason}; the site asks to come back at {until}"
            raise FetchError(message)
        if not trouble.passes:
            raise FetchError(trouble.reason)
        if attempt >= self._manners.tries:
            message = f"{trouble.reason} ({attempt} tries)"
            raise FetchError(message)
        self._sleep(max(trouble.wait, backoff(attempt, self._outside.chance())))

    def _attempt(
        self, url: str, most: int, conditions: Mapping[str, str], *, may_miss: bool
    ) -> Answer | Trouble:
        try:
            answer = self._exchange(url, most, conditions)
        except UnreadableError as error:
            return Trouble(str(error), passes=True)
        except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError) as error:
            if self.budget.is_spent:
                limit = self._manners.deadline
                return Trouble(f"not done within {limit:g} s on the wire; given up", passes=False)
            return of_failure(error)
        trouble = of_status(answer, self._outside.now(), conditional=bool(conditions))
        return answer if trouble is None or (may_miss and trouble.is_missing) else trouble

    def _exchange(self, url: str, most: int, conditions: Mapping[str, str]) -> Answer:
        parts = urlsplit(url)
        target = httpcore.URL(
            scheme=parts.scheme,
            host=parts.hostname or "",
            port=_port(parts),
            target=parts.path + (f"?{parts.query}" if parts.query else ""),
        )
        limits = self._manners.timeouts()
        headers = self._manners.headers(parts.netloc, conditions)
        with self._pool.stream("GET", target, headers=headers, extensions=limits) as answer:
            fields = read_fields(answer.headers)
            data = read_body(answer.iter_stream(), fields, most) if answer.status in GOOD else b""
            return Answer(url, answer.status, fields, data)


def _port(parts: SplitResult) -> int:
    return parts.port or (443 if parts.scheme == "https" else 80)
