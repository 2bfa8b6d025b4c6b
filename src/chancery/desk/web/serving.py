"""``chancery serve``: the desk on an address, until Ctrl-C."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import socket
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from chancery.desk.ledgers import asked_settings, open_asked
from chancery.desk.terminal import say
from chancery.desk.web.app import Setup, make_app
from chancery.desk.web.guard import LOCAL
from chancery.errors import SettingsError, UnreadableError
from chancery.settings import Settings

TURN = 0.0005
"""Seconds after which whoever makes a page lets others have a turn (Python's own: 5 ms)."""

OPEN = 16384
"""Files and connections that the desk may have open; many systems give a program 1,024."""

_ANYWHERE = ("0.0.0.0", "::", "")  # noqa: S104 - named to be told apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What was asked for on the command line."""

    host: str = "127.0.0.1"
    port: int = 8642
    log: bool = False


def run_serve(asked: Request, address: str | None) -> int:
    """Open the desk; 0 after Ctrl-C or SIGTERM. Raises ``UnreadableError`` for a port in use."""
    import uvicorn  # noqa: PLC0415 - help must not wait for it

    settings = asked_settings()
    base = base_of(settings)
    make_room()
    with open_asked(address, settings=settings) as ledger, _listening(asked) as heard:
        setup = Setup(
            ledger=ledger, settings=settings, hosts=hosts_of(asked.host, settings), base=base,
            secure=bool(base and base.startswith("https:")),
        )  # fmt: skip
        config = uvicorn.Config(
            make_app(setup), log_level="info" if asked.log else "warning", server_header=False,
            access_log=asked.log, date_header=True, timeout_graceful_shutdown=2,
            proxy_headers=bool(settings.desk.proxies), http=_protocol(),
            forwarded_allow_ips=list(settings.desk.proxies),
        )  # fmt: skip
        say(f"the desk on {ledger.name} is open: {base or _here(asked, heard)} (Ctrl-C closes it)")
        sys.setswitchinterval(TURN)
        ledger.spare()
        with _until_told():
            uvicorn.Server(config).run(sockets=[heard])
    return 0


@contextlib.contextmanager
def _until_told() -> Iterator[None]:
    """Ctrl-C and SIGTERM close the desk, and all is well: uvicorn raises them again at its end."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with contextlib.suppress(KeyboardInterrupt):
            yield
    finally:
        signal.signal(signal.SIGTERM, before)


def make_room() -> None:
    """Let as many listen as may, and others still read: ask the system for more connections."""
    try:
        import resource  # noqa: PLC0415 - there is none on Windows
    except ImportError:
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = OPEN if hard == resource.RLIM_INFINITY else min(OPEN, hard)
    if soft != resource.RLIM_INFINITY and soft < most:
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


def base_of(settings: Settings) -> str | None:
    """The address of the desk as the settings have it. Raises ``SettingsError``."""
    given = settings.desk.address
    if given is None:
        return None
    parts = urlsplit(given)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        message = f"[desk] address {given[:80]}: no http:// or https:// address of a desk"
        raise SettingsError(message)
    return given.rstrip("/")


def hosts_of(host: str, settings: Settings) -> frozenset[str]:
    """The names that a desk on a host goes by; empty for a desk on every address without any."""
    named = set(settings.desk.hosts)
    if settings.desk.address:
        named.add(urlsplit(settings.desk.address).hostname or "")
    if host in _ANYWHERE:
        return frozenset({*named, *LOCAL}) if named else frozenset()
    return frozenset({*named, *LOCAL, host})


def _protocol() -> type[asyncio.Protocol] | Literal["h11"]:
    try:
        from chancery.desk.web.patience import Patient  # noqa: PLC0415 - as uvicorn above
    except ImportError:
        return "h11"
    return Patient


def _listening(asked: Request) -> socket.socket:
    family = socket.AF_INET6 if ":" in asked.host else socket.AF_INET
    heard = socket.socket(family, socket.SOCK_STREAM)
    heard.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        heard.bind((asked.host, asked.port))
    except OSError as error:
        heard.close()
        message = f"{asked.host}:{asked.port}: {error.strerror or error}; give another --port"
        raise UnreadableError(message) from error
    return heard


def _here(asked: Request, heard: socket.socket) -> str:
    host = "127.0.0.1" if asked.host in _ANYWHERE else asked.host
    bracketed = f"[{host}]" if ":" in host else host
    return f"http://{bracketed}:{heard.getsockname()[1]}"
