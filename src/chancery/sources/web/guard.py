"""Which machines may be dialled: public ones, and those that the configuration names."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from chancery.errors import RefusedAddressError, SettingsError
from chancery.sources.web.address import normalise
from chancery.sources.web.kinds import IP, Network, kind_of

Resolve = Callable[[str, int], Sequence[str]]
"""The addresses of a host name; asked once for each connection."""

_OPEN_LOW, _LOW = frozenset({80, 443}), range(1_024)
_BLOCKED = frozenset(
    {1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6679, 6697, 10080}
    | set(range(6665, 6670))
    | {1433, 1521, 2375, 2376, 3306, 3389, 5432, 5900, 6379, 11211, 27017}
)
"""Ports that the Fetch standard blocks, then databases and their like: no page is served there."""

_PORT = re.compile(r"[^:]:[0-9]+$")


@dataclass(frozen=True, slots=True)
class Permit:
    """What the configuration names: a host or a network, at one port or at any."""

    place: str | Network
    port: int | None

    def covers(self, host: str, port: int, address: IP) -> bool:
        """Whether this host, or the address that it has, is named."""
        if self.port not in {None, port}:
            return False
        return host == self.place if isinstance(self.place, str) else address in self.place


def read_permit(entry: str) -> Permit:
    """One entry of ``allow``.

    1. ``intranet.example`` or ``intranet.example:8080``: a host, whatever address it has
    2. ``127.0.0.1``, ``127.0.0.1:8099``, ``[::1]:8099``: an address
    3. ``10.0.0.0/8``, ``fd00::/8``: a network
    """
    try:
        return _permit(entry)
    except (ValueError, RefusedAddressError) as error:
        message = f"allow: {entry!r} is no host, host:port, address or network (10.0.0.0/8)"
        raise SettingsError(message) from error


def _permit(entry: str) -> Permit:
    if "/" in entry:
        return Permit(ipaddress.ip_network(entry), None)
    bare = f"[{entry}]" if entry.count(":") > 1 and not entry.startswith("[") else entry
    parts = urlsplit(normalise(f"http://{bare}"))
    if (parts.path, parts.query) != ("/", ""):
        raise ValueError
    host, literal = parts.hostname or "", _literal(parts.hostname or "")
    port = int(entry.rpartition(":")[2]) if _PORT.search(bare) else None
    return Permit(ipaddress.ip_network(literal) if literal else host, port)


class Guard:
    """Resolves a host once and hands out its addresses only if each of them may be dialled."""

    def __init__(self, allow: Iterable[str], resolve: Resolve) -> None:
        self._named = tuple(read_permit(entry) for entry in allow)
        self._resolve = resolve

    def addresses(self, host: str, port: int) -> tuple[str, ...]:
        """What may be dialled for a host; raises ``RefusedAddressError`` with the bare reason."""
        literal = _literal(host)
        found = (
            [literal] if literal else [ipaddress.ip_address(a) for a in self._resolve(host, port)]
        )
        for address in found:
            self._check(host, port, address)
        return tuple(dict.fromkeys(str(address) for address in found))

    def check_literal(self, host: str, port: int) -> None:
        """Refuse what can be refused without asking for the name."""
        if literal := _literal(host):
            self._check(host, port, literal)

    def _check(self, host: str, port: int, address: IP) -> None:
        covering = [named for named in self._named if named.covers(host, port, address)]
        closed = (port in _LOW and port not in _OPEN_LOW) or port in _BLOCKED
        if closed and not any(named.port for named in covering):
            message = (
                f"port {port} is not one that pages are served at; name {host}:{port} under allow"
            )
            raise RefusedAddressError(message)
        kind = kind_of(address)
        if kind and not covering:
            at = f"{host} is" if _literal(host) else f"{host} is at {address},"
            message = f"{at} {kind}, never fetched unless allow names it"
            raise RefusedAddressError(message)


def _literal(host: str) -> IP | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None
