"""What an answer, or the lack of one, means: read it, follow it, try again or give up."""

from __future__ import annotations

import ssl
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus

import httpcore

from chancery.sources.web.pace import read_retry_after

GOOD = frozenset({200, 203})
MOVED = frozenset({301, 302, 303, 307, 308})
UNCHANGED = 304
AGAIN = frozenset({429, 500, 502, 503, 504})

_BROKEN = (httpcore.ProtocolError, httpcore.ReadError, httpcore.WriteError)
_MISSING = range(400, 500)
_FINAL: Mapping[int, str] = {
    401: "wants a login (401); such pages are not read",
    402: "wants to be paid (402); such pages are not read",
    403: "does not let this page be read (403)",
    404: "not found (404); the address may have changed",
    410: "gone for good (410); take it off the list",
    451: "withheld for legal reasons (451)",
}

_LONGEST_FIELD = 1_000
"""Characters of an ETag that are sent back; a longer one would be refused by many servers."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said; ``headers`` by name in lower case."""

    url: str
    status: int
    headers: Mapping[str, str]
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why there is no page, whether another attempt may help, and after how many seconds."""

    reason: str
    passes: bool
    wait: float = 0.0
    is_missing: bool = False


def read_fields(raw: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """Headers by name in lower case; of two of the same name the first."""
    fields: dict[str, str] = {}
    for name, value in raw:
        fields.setdefault(name.decode("latin-1").lower(), _text(value))
    return fields


def _text(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")


def of_status(answer: Answer, now: datetime, *, conditional: bool) -> Trouble | None:
    """What is wrong with an answer; ``None`` for a page, a redirect, or nothing new when asked."""
    status = answer.status
    if status in GOOD or (status == UNCHANGED and conditional):
        return None
    if status in MOVED:
        if answer.headers.get("location"):
            return None
        return Trouble(f"answered {status} without saying where to", passes=False)
    if status in AGAIN:
        return Trouble(
            f"answered {status} ({_phrase(status)}); try later",
            passes=True,
            wait=read_retry_after(answer.headers, now),
        )
    reason = _FINAL.get(status) or f"answered {status} ({_phrase(status)}); no page"
    return Trouble(reason, passes=False, is_missing=status in _MISSING)


def of_failure(failure: Exception) -> Trouble:
    """What is wrong with a connection."""
    cause: BaseException | None = failure
    while cause:
        if isinstance(cause, ssl.SSLCertVerificationError):
            reason = f"its certificate is not trusted ({cause.verify_message}); not read"
            return Trouble(reason, passes=False)
        cause = cause.__cause__ or cause.__context__
    if isinstance(failure, httpcore.TimeoutException):
        return Trouble("no answer in time; try later", passes=True)
    if isinstance(failure, _BROKEN):
        return Trouble(f"the connection broke off or spoke no HTTP ({failure})", passes=True)
    return Trouble(f"no connection ({failure}); is the network there?", passes=True)


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase.lower()
    except ValueError:
        return "unknown to HTTP"


def sendable(value: str | None) -> str | None:
    """What may stand in a header, as it is; anything else is as good as nothing."""
    fits = value and len(value) <= _LONGEST_FIELD and value.isascii() and value.isprintable()
    return value if fits else None
