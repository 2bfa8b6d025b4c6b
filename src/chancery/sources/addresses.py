"""Addresses as feeds, lists and tables write them: made absolute, or refused."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

_LONGEST = 8_192


def web_address(written: object, base: str = "") -> str | None:
    """The absolute http(s) address of a link, or ``None``.

    1. ``https://journal.example/a``: as it is, without spaces around it
    2. ``/a``, ``?id=3``: resolved against ``base``

    Refused: other schemes (``javascript:``, ``file:``, ``data:``), no host, a host or port that is
    none, control characters, more than 8,192 characters. Whether the address may be dialled is
    asked when it is fetched.
    """
    if not isinstance(written, str) or not written.strip():
        return None
    try:
        address = urljoin(base, written.strip())
        parts = urlsplit(address)
        has_host = bool(parts.hostname) and (parts.port or 0) >= 0
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not has_host or len(address) > _LONGEST:
        return None
    return None if any(not sign.isprintable() for sign in address) else address
