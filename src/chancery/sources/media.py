"""What kind of thing some bytes are, told from the bytes alone: a name can lie."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

HTML, PLAIN, XML, BINARY = "text/html", "text/plain", "application/xml", "application/octet-stream"

_SAMPLE = 65_536
_BOMS: Mapping[bytes, str] = MappingProxyType(
    {
        b"\xef\xbb\xbf": "utf-8",
        b"\xff\xfe\0\0": "utf-32-le",
        b"\0\0\xfe\xff": "utf-32-be",
        b"\xff\xfe": "utf-16-le",
        b"\xfe\xff": "utf-16-be",
    }
)

_MAGIC: Mapping[bytes, str] = MappingProxyType(
    {
        b"%PDF-": "application/pdf",
        b"\x89PNG\r\n": "image/png",
        b"\xff\xd8\xff": "image/jpeg",
        b"GIF8": "image/gif",
        b"PK\x03\x04": "application/zip",
        b"\x1f\x8b": "application/gzip",
        b"BZh": "application/x-bzip2",
        b"\xfd7zXZ\x00": "application/x-xz",
        b"Rar!": "application/vnd.rar",
        b"\x7fELF": BINARY,
        b"MZ\x90": BINARY,
        b"SQLite format 3\x00": "application/vnd.sqlite3",
        b"\xd0\xcf\x11\xe0": "application/msword",
        b"{\\rtf": "application/rtf",
    }
)

_OPENS_AS_HTML = re.compile(
    rb"\s*(?:<!--.{0,4000}?-->\s*|<\?xml[^>]{0,200}\?>\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_ROOT_SOON = re.compile(rb"<(?:html|head|body)[\s>]", re.IGNORECASE)
_FRAGMENT = re.compile(
    rb"\s*<(?:div|article|section|main|p|h1|h2|header|figure|table|title|meta|link|span)\b[^<]*>",
    re.IGNORECASE,
)
_XML = re.compile(rb"\s*<\?xml", re.IGNORECASE)
_ODD = bytes(range(9)) + bytes(range(14, 27)) + bytes(range(28, 32)) + b"\x7f"


def sniff(data: bytes) -> str:
    """The media type of some bytes.

    1. known opening bytes: ``application/pdf``, ``image/jpeg`` …
    2. more than one control character in twenty: ``application/octet-stream``
    3. a doctype, ``<html>``, ``<head>`` or ``<body>`` among the first tags, or a fragment that
       opens with a block tag: ``text/html``
    4. another ``<?xml``: ``application/xml``
    5. anything else, the empty file included: ``text/plain``. A plain-text dump with a ``<b`` in
       it stays plain text.
    """
    head = data[:_SAMPLE]
    for magic, media_type in _MAGIC.items():
        if head.startswith(magic):
            return media_type
    narrow = _narrow(head)
    if len(narrow.translate(None, _ODD)) < 0.95 * len(narrow):
        return BINARY
    return _markup(narrow) or PLAIN


def _narrow(head: bytes) -> bytes:
    """The sample without byte-order mark and without the zeros of UTF-16 and UTF-32."""
    for bom, encoding in _BOMS.items():
        if head.startswith(bom):
            return head[len(bom) :].decode(encoding, errors="ignore").encode()
    zeros = max(head[0::2].count(0), head[1::2].count(0))
    return head.replace(b"\0", b"") if zeros > 0.3 * len(head) else head


def _markup(narrow: bytes) -> str | None:
    opening = narrow[:4096]
    if _OPENS_AS_HTML.match(narrow) or (
        opening.lstrip()[:1] == b"<" and (_ROOT_SOON.search(opening) or _FRAGMENT.match(opening))
    ):
        return HTML
    return XML if _XML.match(opening) else None
