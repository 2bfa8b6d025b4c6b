"""Addresses that are handed out: absolute, of the web, safe to stand in any form.

1. the page of a record: ``https://desk.example`` and ``interaction-3f9c…`` →
   ``https://desk.example/interactions/interaction-3f9c…``
2. an address given relative to the base: ``/feed?page=2`` → ``https://desk.example/feed?page=2``
3. a name that stays, whatever the address of its page (a ``tag:`` URI, RFC 4151):
   ``tag:desk.example,2026:interaction-3f9c…``

Refused is what no browser should be led to (``javascript:``, ``data:``, ``file:``) and what is no
address at all; there is none in its place.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urljoin, urlsplit

SINCE = "2026"
"""The year of all ``tag:`` URIs: it says when a desk had its name, and must never change."""

_KEPT = "!#$%&()*+,-./:;=?@[]_~"
"""Signs of an address that stay; all others, of whichever alphabet, are written ``%XX``."""

_LONE = re.compile(r"%(?![0-9A-Fa-f]{2})")


_PLACES = {
    "dispatch": "/dispatches/", "wire": "/wires/", "actor": "/actors/",
    "interaction": "/interactions/", "dossier": "/dossiers/", "story": "/stories/",
    "event": "/records/", "entity": "/records/", "statement": "/records/",
    "agreement": "/records/", "obligation": "/records/",
}  # fmt: skip
"""Where a desk shows what has an id; what has a key of ``knowledge/actors`` is an actor."""


def path_of(ident: str) -> str:
    """The path of a record's page: ``"story-3f9c…"`` → ``"/stories/story-3f9c…"``."""
    place = _PLACES.get(ident.partition("-")[0], _PLACES["actor"])
    return place + quote(_sound(ident), safe=":")


def page_of(base: str, ident: str) -> str:
    """The address of a record's page; ``base`` is an address of the web."""
    return web_address(base.rstrip("/") + path_of(ident)) or ""


def absolute(base: str, link: str) -> str | None:
    """An address as it reads from the base, ``None`` where it is none of the web."""
    try:
        return web_address(urljoin(f"{base.rstrip('/')}/", link.strip()))
    except ValueError:
        return None


def web_address(written: str | None) -> str | None:
    """An address of the web with every sign escaped that some form would take amiss, or ``None``.

    Braces, quotes, ``<``, ``>``, backslashes, spaces and whatever is not ASCII are escaped.
    """
    try:
        parts = urlsplit(written or "")
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not host:
        return None
    return quote(_LONE.sub("%25", _sound(parts.geturl())), safe=_KEPT)


def tag_of(base: str, ident: str) -> str:
    """The ``tag:`` URI of a record of this desk; its port and paths are no part of it."""
    try:
        host = urlsplit(base).hostname or "localhost"
    except ValueError:
        host = "localhost"
    return f"tag:{quote(_sound(host), safe=':')},{SINCE}:{quote(_sound(ident), safe=':')}"


def _sound(text: str) -> str:
    """Without lone surrogates, which no encoding has."""
    return text.encode("utf-8", "replace").decode("utf-8")
