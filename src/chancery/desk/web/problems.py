"""Which status an error of ours has, and how a machine is told (RFC 9457)."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from http import HTTPStatus

from starlette.responses import Response

from chancery.errors import (
    ChanceryError,
    InputError,
    LedgerBusyError,
    LedgerError,
    NotFoundError,
    QueryError,
    ReviewError,
    TooLargeError,
    UnfitError,
)

PROBLEM = "application/problem+json"
SOON = "2"
"""Seconds after which what is busy now may not be any more."""

LONGEST = 500
"""Characters of what is said about it."""

_LOG = logging.getLogger(__name__)

_STATUSES: Mapping[type[ChanceryError], HTTPStatus] = {
    NotFoundError: HTTPStatus.NOT_FOUND,
    QueryError: HTTPStatus.BAD_REQUEST,
    ReviewError: HTTPStatus.UNPROCESSABLE_ENTITY,
    LedgerBusyError: HTTPStatus.SERVICE_UNAVAILABLE,
    TooLargeError: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    UnfitError: HTTPStatus.BAD_REQUEST,
    InputError: HTTPStatus.BAD_REQUEST,
}


def status_of(error: ChanceryError) -> int:
    """The status of an error of ours."""
    found = (status for kind, status in _STATUSES.items() if isinstance(error, kind))
    return next(found, HTTPStatus.INTERNAL_SERVER_ERROR)


def words_of(error: ChanceryError) -> str:
    """What is said of an error: of a ledger that fails, only that; where it lies is in the log."""
    if isinstance(error, LedgerError) and not isinstance(error, UnfitError):
        if isinstance(error, LedgerBusyError):
            return "the ledger is busy; ask again in a moment"
        _LOG.warning("%s", error)
        return "the ledger cannot be read just now"
    return str(error)


def problem_of(status: int, detail: str, headers: Mapping[str, str] | None = None) -> Response:
    """An error as JSON."""
    title = HTTPStatus(status).phrase
    said = {"type": "about:blank", "title": title, "status": status, "detail": detail[:LONGEST]}
    body = json.dumps(said, ensure_ascii=False).encode("utf-8", "replace")
    return Response(body, status, media_type=PROBLEM, headers=headers_of(status, headers))


def headers_of(status: int, others: Mapping[str, str] | None = None) -> dict[str, str]:
    """What stands above an error: it is never kept; where it soon passes, when to come back."""
    soon = {"Retry-After": SOON} if status == HTTPStatus.SERVICE_UNAVAILABLE else {}
    return {"Cache-Control": "no-store", **soon, **(others or {})}
