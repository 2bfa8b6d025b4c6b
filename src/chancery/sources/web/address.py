"""Addresses of pages: one spelling for each, and odd ones refused before anything is asked."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import quote, urljoin

import idna

from chancery.errors import RefusedAddressError

LONGEST = 8_000
"""Characters of an address; servers commonly refuse lines over 8 KB."""

_LONGEST_SHOWN = 200
_LONGEST_HOST = 253
_NO_HOST = "has no host that can be understood"
_PORTS = range(1, 65_536)
_BYTE, _BYTES = 256, 4
_DEFAULT_PORTS = {"http": 80, "https": 443}
_FORM = re.compile(r"(?P<scheme>https?)://(?P<authority>[^/?#]*)(?P<rest>[^#]*)", re.IGNORECASE)
_AUTHORITY = re.compile(r"(?P<host>\[[^\[\]]*\]|[^:\[\]]*)(?::(?P<port>[0-9]{0,5}))?")
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_NUMBER = re.compile(r"0x[0-9a-f]*|[0-9]+")
_READABLE = re.compile(r"0x[0-9a-f]*|0[0-7]*|[1-9][0-9]*")
_JOINERS = "\u200c\u200d"
_CREDENTIALS = re.compile(r"^([A-Za-z][A-Za-z0-9+.-]*:(?=[/\\]))?([/\\]*)[^/?#]*@")
_SAFE = "%/:?@!$&'()*+,;=~[]|"


def normalise(url: str) -> str:
    """The one spelling of an address.

    1. ``HTTP://Example.ORG:80/a/../b#top`` → ``http://example.org/b``: case, default port, dots in
       the path and the fragment
    2. ``https://bücher.example/été`` → ``https://xn--bcher-kva.example/%C3%A9t%C3%A9``
    3. ``http://example.org.`` → ``http://example.org/``
    4. numbers in any spelling: ``http://0x7f.1``, ``http://2130706433`` → ``http://127.0.0.1/``,
       which the check of addresses then sees for what it is

    Refused (``RefusedAddressError``): anything but http and https, a user or password, backslashes,
    spaces and invisible characters, a host that is none, a port out of range, over 8,000
    characters.
    """
    try:
        return _normalised(url)
    except ValueError as error:
        message = f"{shown(url)}: {error}"
        raise RefusedAddressError(message) from error


def shown(url: str) -> str:
    """The address in one harmless line: no credentials, nothing invisible, at most 200 letters."""
    plain = _CREDENTIALS.sub(r"\1\2", url, count=1)
    short = plain if len(plain) <= _LONGEST_SHOWN else plain[:_LONGEST_SHOWN] + "…"
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in short)


def _normalised(url: str) -> str:
    if len(url) > LONGEST:
        message = f"longer than {LONGEST} characters; no page is called that"
        raise ValueError(message)
    if any(_is_odd(character) for character in url):
        message = "holds a space, a backslash or an invisible character; write it percent-encoded"
        raise ValueError(message)
    form = _FORM.match(url)
    if not form:
        message = "not an http:// or https:// address; only these are fetched"
        raise ValueError(message)
    scheme = form["scheme"].lower()
    return f"{scheme}://{_authority(form['authority'], scheme)}{_path(form['rest'])}"


def _is_odd(character: str) -> bool:
    printable = character.isprintable() or character in _JOINERS
    return character.isspace() or character == "\\" or not printable


def _authority(authority: str, scheme: str) -> str:
    if "@" in authority:
        message = "names a user or password; write the address without"
        raise ValueError(message)
    form = _AUTHORITY.fullmatch(authority)
    if not form:
        raise ValueError(_NO_HOST)
    host, port = _host(form["host"]), int(form["port"] or _DEFAULT_PORTS[scheme])
    if port not in _PORTS:
        message = f"port {port} does not exist"
        raise ValueError(message)
    return host if port == _DEFAULT_PORTS[scheme] else f"{host}:{port}"


def _host(host: str) -> str:
    if host.startswith("["):
        return f"[{_ipv6(host[1:-1])}]"
    plain = _ascii(host).removesuffix(".")
    labels = plain.split(".")
    if _NUMBER.fullmatch(labels[-1]):
        return str(_ipv4(labels))
    if len(plain) > _LONGEST_HOST or not all(_LABEL.fullmatch(label) for label in labels):
        raise ValueError(_NO_HOST)
    return plain


def _ascii(host: str) -> str:
    if host.isascii():
        return host.lower()
    try:
        return idna.encode(host, uts46=True).decode("ascii").lower()
    except UnicodeError as error:
        message = "its host is no name that can be registered"
        raise ValueError(message) from error


def _ipv6(literal: str) -> ipaddress.IPv6Address:
    if "%" in literal:
        message = "names a network card (%); such an address is only valid on one machine"
        raise ValueError(message)
    try:
        return ipaddress.IPv6Address(literal)
    except ValueError as error:
        raise ValueError(_NO_HOST) from error


def _ipv4(labels: list[str]) -> ipaddress.IPv4Address:
    """Numbers as browsers read them: octal, hexadecimal, and the last one fills what is left."""
    if len(labels) > _BYTES or not all(_READABLE.fullmatch(label) for label in labels):
        message = "its host ends in a number but is no IPv4 address"
        raise ValueError(message)
    *first, last = (_number(label) for label in labels)
    if any(number >= _BYTE for number in first) or last >= _BYTE ** (_BYTES - len(first)):
        message = "its host is a number out of range"
        raise ValueError(message)
    return ipaddress.IPv4Address(
        last + sum(number << (24 - 8 * place) for place, number in enumerate(first))
    )


def _number(label: str) -> int:
    if label.startswith("0x"):
        return int(label[2:] or "0", 16)
    return int(label, 8 if label.startswith("0") else 10)


def _path(rest: str) -> str:
    path, mark, query = rest.partition("?")
    resolved = urljoin("http://host/", f"/.{path or '/'}").removeprefix("http://host")
    return quote(resolved, safe=_SAFE) + mark + quote(query, safe=_SAFE)
