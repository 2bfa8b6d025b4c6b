"""What a site's robots.txt asks of us."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from protego import Protego

from chancery.errors import InputError, RefusedAddressError, RobotsError
from chancery.sources.web.verdict import Answer

_LOG = logging.getLogger(__name__)

MOST_ROBOTS = 500_000
"""Bytes of a robots.txt; RFC 9309 asks for at least 500 KiB, and few sites need a tenth."""

_KEPT, _KEPT_UNREACHABLE = 3_600.0, 120.0
_LONGEST_DELAY = 30.0
_MOST_SITES = 1_000


@dataclass(frozen=True, slots=True)
class _Rules:
    """One site's rules until they are asked for again; ``problem`` when they cannot be had."""

    until: float
    parsed: Protego | None = None
    delay: float = 0.0
    problem: str | None = None


class Robots:
    """Asks each site for its rules, once an hour, and keeps them.

    1. rules: obeyed, ``Crawl-delay`` up to 30 s (a longer one is logged)
    2. no such file (any 4xx but 429): everything is allowed (RFC 9309)
    3. an error of the server, no answer, over 500 KB: nothing is asked for now (``RobotsError``)
    """

    def __init__(
        self, get: Callable[[str], Answer], clock: Callable[[], float], agent: str
    ) -> None:
        self._get = get
        self._clock = clock
        self._token = agent.split("/", maxsplit=1)[0]
        self._sites: dict[str, _Rules] = {}

    def ask(self, url: str) -> float:
        """The delay that the site asks for; raises ``RobotsError`` when the page is not for us."""
        rules = self._rules(url)
        if rules.problem:
            raise RobotsError(rules.problem)
        if rules.parsed and not rules.parsed.can_fetch(url, self._token):
            message = "the site's robots.txt asks not to read this page; it is left alone"
            raise RobotsError(message)
        return rules.delay

    def _rules(self, url: str) -> _Rules:
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        known = self._sites.get(origin)
        if known is None or known.until <= self._clock():
            if len(self._sites) >= _MOST_SITES:
                self._sites.clear()
            known = self._sites[origin] = self._fetched(origin)
        return known

    def _fetched(self, origin: str) -> _Rules:
        try:
            answer = self._get(f"{origin}/robots.txt")
        except RefusedAddressError as error:
            message = f"its robots.txt cannot be read: {error}"
            raise RefusedAddressError(message) from error
        except InputError as error:
            problem = f"not read now, because its robots.txt cannot be read: {error}"
            return _Rules(self._clock() + _KEPT_UNREACHABLE, problem=problem)
        until = self._clock() + _KEPT
        return self._read(origin, answer, until) if answer.data else _Rules(until)

    def _read(self, origin: str, answer: Answer, until: float) -> _Rules:
        parsed = Protego.parse(answer.data.decode("utf-8-sig", "replace"))
        wanted = parsed.crawl_delay(self._token) or 0.0
        if wanted > _LONGEST_DELAY:
            _LOG.warning(
                "%s: asks for %g s between requests; %g s are kept", origin, wanted, _LONGEST_DELAY
            )
        return _Rules(until, parsed, min(wanted, _LONGEST_DELAY))
