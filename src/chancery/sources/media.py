"""What kind of thing some bytes are, told from the bytes alone: a name can lie."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from chancery.records.intake import MAIL

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
    rb"\s*(?:(?><!--.{0,4000}?-->|<\?xml[^>]{0,200}\?>)\s*)*+<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
"""What stands before the root is passed for good: else time would double with each comment."""
_ROOT_SOON = re.compile(rb"<(?:html|head|body)[\s>]", re.IGNORECASE)
_FRAGMENT = re.compile(
    rb"\s*<(?:div|article|section|main|p|h1|h2|header|figure|table|title|meta|link|span)\b[^<]*>",
    re.IGNORECASE,
)
_HEADER = re.compile(rb"([!-9;-~]{1,76})[ \t]*:(.*)")
_USUAL = frozenset({b"from", b"to", b"date", b"subject"})
_TECHNICAL = frozenset(
    {b"mime-version", b"received", b"message-id", b"return-path", b"content-type", b"delivered-to"}
)
_MAILBOX = re.compile(
    rb"\n\r?\nFrom \S+ +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [^\r\n]{0,60}\d{4}[^\r\n]{0,20}\r?\n"
    rb"[!-9;-~]{1,76}:"
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
    5. an e-mail message: it opens with header lines and a blank one; two or more are usual, and one
       of them technical (``Message-ID:``) or a sender's address: ``message/rfc822``. A dispatch
       that opens ``From: our correspondent in Lomé`` is none
    6. anything else, the empty file included: ``text/plain``. A plain-text dump with a ``<b`` in
       it stays plain text.
    """
    head = data[:_SAMPLE]
    for magic, media_type in _MAGIC.items():
        if head.startswith(magic):
            return media_type
    if is_tar(head):
        return "application/x-tar"
    opening = narrow(head)
    if len(opening.translate(None, _ODD)) < 0.95 * len(opening):
        return BINARY
    return _markup(opening) or (MAIL if _is_mail(opening) else PLAIN)


def holds_several_mails(data: bytes) -> bool:
    """Whether this is a mailbox of more than one mail: each opens ``From SENDER DATE``."""
    return data.startswith(b"From ") and bool(_MAILBOX.search(data))


def is_tar(head: bytes) -> bool:
    """Whether the bytes open a tar archive, which says so behind the name of its first file."""
    return head[257:262] == b"ustar"


def narrow(head: bytes) -> bytes:
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


def _is_mail(opening: bytes) -> bool:
    """Whether these are the headers of a message; folded lines belong to the header above them."""
    names: set[bytes] = set()
    addressed = False
    for number, line in enumerate(opening.splitlines()):
        if not line.strip():
            break
        found = _HEADER.fullmatch(line)
        if found:
            names.add(found[1].lower())
            addressed = addressed or (found[1].lower() == b"from" and b"@" in found[2])
        elif not (names and line[:1] in b" \t") and not (number == 0 and line.startswith(b"From ")):
            return False
    known = names & (_USUAL | _TECHNICAL)
    return len(known) > 1 and (addressed or bool(known & _TECHNICAL))
