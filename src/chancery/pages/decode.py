"""Bytes to characters: the encoding is found, never asked for."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([a-z0-9_:.-]{2,40})", re.IGNORECASE
)
_SAMPLE = 65_536
_BELIEVED = frozenset(
    {"windows-1250", "windows-1251", "windows-1253", "windows-1254", "windows-1255", "windows-1256"}
    | {"iso-8859-2", "iso-8859-5", "iso-8859-6", "iso-8859-7", "iso-8859-9", "iso-8859-15"}
    | {"koi8-r", "koi8-u", "macintosh", "gb2312", "gbk", "gb18030", "big5", "shift_jis", "euc-jp"}
    | {"euc-kr"}
)
"""The declared charsets that are believed. Latin-1 is not among them: as in browsers, a page that
says Latin-1 means Windows-1252, and one that says UTF-8 has been tried."""

_BAD = re.compile("[\ud800-\udfff]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The characters, and the encoding they were written in (``utf-8+windows-1252``: mixed)."""

    text: str
    encoding: str


def decode(data: bytes, *, declared: str | None = None) -> Decoded:
    """Read the characters of some bytes.

    1. a byte-order mark: UTF-8, UTF-16, UTF-32
    2. UTF-16 without a mark: zeros in every other byte
    3. valid UTF-8, whatever is declared: other encodings are hardly ever valid UTF-8 by chance
    4. mostly UTF-8 with foreign bytes in it: those bytes as Windows-1252, ``utf-8+windows-1252``
    5. the charset that a message declares for them (``declared``), or an HTML page in its first
       kilobytes
    6. Windows-1252, which has a character for nearly every byte

    Never fails: what has no meaning becomes U+FFFD.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return Decoded(
                text=data.decode(encoding, "replace").lstrip("\ufeff"), encoding=encoding
            )
    wide = _wide(data[:_SAMPLE])
    if wide:
        return Decoded(text=data.decode(wide, "replace"), encoding=wide)
    try:
        return Decoded(text=data.decode("utf-8"), encoding="utf-8")
    except UnicodeDecodeError:
        return _mixed(data) or _declared(data, declared)


def _wide(head: bytes) -> str | None:
    """UTF-16 without mark: Latin text has a zero in every other byte, and in no others."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) < 0.3 * len(head) or min(even, odd) > 0.05 * len(head):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _mixed(data: bytes) -> Decoded | None:
    """UTF-8 into which lines of another encoding were pasted, or nothing if it is not UTF-8."""
    text = data.decode("utf-8", "surrogateescape")
    bad = sum(len(match[0]) for match in _BAD.finditer(text))
    letters = len(text) - len(text.encode("ascii", "ignore")) - bad
    if letters < bad:
        return None
    mended = _BAD.sub(lambda match: _latin(match[0].encode("utf-8", "surrogateescape")), text)
    return Decoded(text=mended, encoding="utf-8+windows-1252")


def _declared(data: bytes, declared: str | None) -> Decoded:
    match = _DECLARED.search(data[:4096])
    name = (declared or (match[1].decode("ascii") if match else "")).lower()
    if name not in _BELIEVED:
        return Decoded(text=_latin(data), encoding="windows-1252")
    return Decoded(text=data.decode(name, "replace"), encoding=name)


def _latin(data: bytes) -> str:
    return data.decode("windows-1252", "replace")
