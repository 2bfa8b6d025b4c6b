"""What stands around every answer: headers against hostile pages, hosts, and bodies too large."""

from __future__ import annotations

import re
from collections.abc import Collection
from http import HTTPStatus

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chancery.desk.web.problems import problem_of

POLICY = "; ".join(  # noqa: FLY002 - one rule a line
    (
        "default-src 'none'", "style-src 'self'", "script-src 'self'", "img-src 'self'",
        "font-src 'self'", "connect-src 'self'", "manifest-src 'self'", "form-action 'self'",
        "base-uri 'none'", "frame-ancestors 'none'",
    )
)  # fmt: skip
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), interest-cohort=()",
    "X-Frame-Options": "DENY",
}
TLS_ALONE = ("Strict-Transport-Security", "max-age=31536000")
"""Said over https: come back over https for a year."""

LARGEST = 64 * 1024
"""Bytes of a form."""

LONGEST = 16 * 1024
"""Bytes of a path with its query."""

_NAMED = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[^\s:/?#@\\\[\]]+)(?::[0-9]{1,5})?", re.ASCII)

LOCAL = ("localhost", "127.0.0.1", "[::1]")


class Guard:
    """Refuses foreign hosts and large bodies, and puts the headers on what is answered.

    Without the check of hosts a page elsewhere could have its name point at this machine and read
    along ("DNS rebinding"). ``hosts`` are names without port; none means any. ``secure``: the desk
    is known by an address of https.
    """

    def __init__(self, app: ASGIApp, hosts: Collection[str], *, secure: bool = False) -> None:
        self._app = app
        said = [*HEADERS.items(), *([TLS_ALONE] if secure else [])]
        self._headers = [(name.lower().encode(), value.encode()) for name, value in said]
        self._hosts = frozenset(host.lower() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the headers on, or refuse."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *self._headers]
            await send(message)

        refused = self._refused(scope, Headers(scope=scope))
        if refused is not None:
            await refused(scope, receive, guarded)
        else:
            await self._app(scope, receive, guarded)

    def _refused(self, scope: Scope, headers: Headers) -> Response | None:
        if self._hosts and _host(headers.get("host", "")) not in self._hosts:
            return problem_of(HTTPStatus.MISDIRECTED_REQUEST, "this desk has another name")
        if len(scope["path"]) + len(scope["query_string"]) > LONGEST:
            said = f"an address of more than {LONGEST} bytes"
            return problem_of(HTTPStatus.REQUEST_URI_TOO_LONG, said)
        if "transfer-encoding" in headers or not _is_small(headers.get("content-length", "0")):
            said = f"more than {LARGEST} bytes, or of no length told"
            return problem_of(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, said)
        return None


def _is_small(length: str) -> bool:
    """Whether a length told is one, and no longer than a form; leading zeros are of no weight."""
    plain = length.isascii() and length.isdigit()
    bare = length.lstrip("0")
    return plain and len(bare) <= len(str(LARGEST)) and int(bare or "0") <= LARGEST


def _host(given: str) -> str:
    """The name without its port: ``"[::1]:8001"`` → ``"[::1]"``; nothing where that is no port."""
    found = _NAMED.fullmatch(given)
    return found[1].lower() if found else ""
