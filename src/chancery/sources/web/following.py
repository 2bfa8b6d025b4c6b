"""Redirects, followed by hand, so that each hop is checked like the first."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urljoin

from chancery.errors import FetchError, InputError, RefusedAddressError
from chancery.sources.web.address import normalise, shown
from chancery.sources.web.verdict import MOVED, Answer

MOST_HOPS = 5
"""As many as RFC 9309 asks for; real pages need one or two."""


def follow(start: str, ask: Callable[[str], Answer]) -> Answer:
    """The last answer behind a row of redirects.

    1. ``Location: https://…``, or relative to the page (``/b``, ``b``, ``//other.example/b``)

    Refused: more than five, and one that leads back (``FetchError``); whatever ``ask`` refuses.
    Errors name the hop, not the start.
    """
    passed = [start]
    while True:
        answer = _hop(passed, ask)
        if answer.status not in MOVED:
            return answer
        passed.append(_next(answer, passed))


def _hop(passed: list[str], ask: Callable[[str], Answer]) -> Answer:
    try:
        return ask(passed[-1])
    except InputError as error:
        if len(passed) == 1:
            raise
        message = f"redirected to {shown(passed[-1])}: {error}"
        raise type(error)(message) from error


def _next(answer: Answer, passed: list[str]) -> str:
    place = _target(answer)
    if place in passed:
        message = f"redirected in a circle, by {shown(place)}; the site has to mend it"
        raise FetchError(message)
    if len(passed) > MOST_HOPS:
        message = f"redirected more than {MOST_HOPS} times, last to {shown(place)}; given up"
        raise FetchError(message)
    return place


def _target(answer: Answer) -> str:
    location = answer.headers["location"]
    try:
        return normalise(urljoin(answer.url, location))
    except RefusedAddressError as error:
        message = f"redirected to {error}"
        raise RefusedAddressError(message) from error
    except ValueError as error:
        message = f"redirected to {shown(location)}, which is no address"
        raise RefusedAddressError(message) from error
