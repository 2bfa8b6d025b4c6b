"""What kind of thing a source named on the command line is."""

from __future__ import annotations

import re
import zlib
from enum import StrEnum
from pathlib import Path

from chancery.errors import InputError, RefusedAddressError, UnreadableError
from chancery.records.intake import MAIL as MAIL_TYPE
from chancery.sources.files import GZIP, open_file, shown
from chancery.sources.media import PLAIN, is_tar, narrow, sniff
from chancery.sources.tables import looks_like_readings, opens_array


class Kind(StrEnum):
    """The kinds of sources, each with a reader of its own."""

    STDIN = "stdin"
    URL = "url"
    FOLDER = "folder"
    FEED = "feed"
    OPML = "opml"
    SITEMAP = "sitemap"
    WARC = "warc"
    ROWS = "rows"
    READINGS = "readings"
    PARQUET = "parquet"
    MAIL = "mail"
    PAGE = "page"


_NO_TABLES = {
    Kind.URL: "an address of the web", Kind.FEED: "a feed", Kind.OPML: "a list of feeds",
    Kind.SITEMAP: "a sitemap", Kind.WARC: "a WARC archive", Kind.READINGS: "readings",
    Kind.MAIL: "an e-mail", Kind.PAGE: "a page",
}  # fmt: skip
_HEAD = 65_536
_WEB = re.compile(r"https?://", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_ROOT = re.compile(
    rb"\s*(?:(?><\?.{0,1000}?\?>|<!--.{0,4000}?-->|<!DOCTYPE[^>\[]{0,1000}(?:\[.{0,4000}?\]\s*)?>)\s*)*+"
    rb"<(?:[\w.-]{1,40}:)?(?P<name>[\w.-]{1,40})",
    re.DOTALL | re.IGNORECASE,
)
"""What stands before the root is passed for good: else time would double with each comment."""
_ROOTS = {
    "rss": Kind.FEED, "rdf": Kind.FEED, "feed": Kind.FEED, "opml": Kind.OPML,
    "urlset": Kind.SITEMAP, "sitemapindex": Kind.SITEMAP,
}  # fmt: skip
_SUFFIXES = {
    ".rss": Kind.FEED, ".atom": Kind.FEED, ".opml": Kind.OPML, ".jsonl": Kind.ROWS,
    ".ndjson": Kind.ROWS, ".csv": Kind.ROWS, ".tsv": Kind.ROWS, ".parquet": Kind.PARQUET,
    ".warc": Kind.WARC, ".eml": Kind.MAIL,
}  # fmt: skip
_ARCHIVES = {
    b"PK\x03\x04": "ZIP", b"PK\x05\x06": "ZIP", b"7z\xbc\xaf": "7z", b"Rar!": "RAR",
    b"BZh": "bzip2", b"\xfd7zXZ": "xz",
}  # fmt: skip
_ZSTD = b"\x28\xb5\x2f\xfd"
_JSON_FEED = re.compile(rb'"version"\s*:\s*"https:\\?/\\?/jsonfeed\.org\\?/version\\?/1')


def refuse_columns(source: str, kind: Kind) -> None:
    """Raise ``InputError`` where columns are named for a source that has none.

    A folder may have tables in it, and of standard input nobody knows yet.
    """
    if kind in _NO_TABLES:
        message = (
            f"{shown(source)}: {_NO_TABLES[kind]}, and columns are of tables "
            "(JSON, Parquet, and what is called .csv or .tsv)"
        )
        raise InputError(message)


def kind_of(source: str) -> Kind:
    """The kind of a source, by its form and, for a file, by its first bytes; its name may lie.

    1. ``-``: standard input; ``https://…``: an address; a folder
    2. a file: see ``kind_of_bytes``

    Refused, each with one clear line: an archive of files (``.zip``, ``.tar``), which is to be
    unpacked first, and anything that is no file (``UnreadableError``); a file that is not there
    (``NotFoundError``); an address that is not http(s) (``RefusedAddressError``).
    """
    if source == "-":
        return Kind.STDIN
    if _WEB.match(source):
        return Kind.URL
    if _SCHEME.match(source):
        message = f"{shown(source)}: only http and https addresses are fetched"
        raise RefusedAddressError(message)
    path = Path(source)
    if path.is_dir():
        return Kind.FOLDER
    with open_file(path) as file:
        head = file.read(_HEAD)
    return kind_of_bytes(head, name=source)


def kind_of_bytes(head: bytes, *, name: str = "") -> Kind:
    """The kind of a file, or of what was fetched, by its first 64 KB, packed with gzip or not.

    1. ``PAR1``, ``WARC/``: Parquet, WARC
    2. XML by its root: ``<rss>``, ``<rdf:RDF>``, ``<feed>``; ``<opml>``; ``<urlset>``
    3. a JSON object: a feed by its version, readings by their schema, else rows; so is an array of
       objects
    4. nothing but addresses, one a line: a sitemap
    5. header lines of mail
    6. by the suffix of ``name`` what has no such signs; anything else is a page

    Raises ``UnreadableError`` for an archive of files: no file that an archive names is ever
    written.
    """
    opening = _unpacked(head) if head.startswith(GZIP) else head
    _refuse_archives(opening, name)
    by_magic = _by_magic(head, opening, name)
    if by_magic:
        return by_magic
    text = narrow(opening)
    found = _by_json(text) or _by_root(text) or _by_lines(text)
    if found is None and sniff(opening) == MAIL_TYPE:
        found = Kind.MAIL
    if found is None and sniff(opening) in {PLAIN, "application/xml"}:
        found = _SUFFIXES.get(_suffix(name))
    return found or Kind.PAGE


def _unpacked(head: bytes) -> bytes:
    try:
        return zlib.decompressobj(wbits=31).decompress(head, _HEAD)
    except zlib.error:
        return head


def _refuse_archives(opening: bytes, name: str) -> None:
    found = next((kind for magic, kind in _ARCHIVES.items() if opening.startswith(magic)), None)
    if is_tar(opening):
        found = "tar"
    if found:
        message = f"{shown(name or '-')}: a {found} archive; unpack it first and give the folder"
        raise UnreadableError(message)


def _by_magic(head: bytes, opening: bytes, name: str) -> Kind | None:
    if opening.startswith(b"PAR1"):
        return Kind.PARQUET
    is_zstd = head.startswith(_ZSTD) and name.lower().endswith(".zst")
    return Kind.WARC if opening.startswith(b"WARC/") or is_zstd else None


def _by_json(text: bytes) -> Kind | None:
    text = text.lstrip()
    if opens_array(text):
        return Kind.ROWS
    if text[:1] != b"{":
        return None
    first = text.partition(b"\n")[0]
    if looks_like_readings(text if first.strip() == b"{" else first):
        return Kind.READINGS
    return Kind.FEED if _JSON_FEED.search(text) else Kind.ROWS


def _by_root(text: bytes) -> Kind | None:
    root = _ROOT.match(text)
    return _ROOTS.get(root["name"].decode("ascii", "replace").lower()) if root else None


def _by_lines(text: bytes) -> Kind | None:
    """Only addresses; the last line may be cut short by the end of the sample."""
    lines = text.split()
    if lines and all(
        line.lower().startswith((b"http://", b"https://")) for line in lines[:-1] or lines
    ):
        return Kind.SITEMAP
    return None


def _suffix(name: str) -> str:
    lowered = name.lower().removesuffix(".gz").removesuffix(".zst")
    return Path(lowered).suffix
