r"""A record cited in BibTeX, whoever made up its title.

BibTeX counts braces even where a backslash stands before them, so no brace of a title is left one:

1. ``{`` and ``}`` → ``\textbraceleft{}`` and ``\textbraceright{}``
2. ``\``, ``~`` and ``^`` → ``\textbackslash{}``, ``\textasciitilde{}``, ``\textasciicircum{}``
3. ``&``, ``%``, ``$``, ``#`` and ``_`` are led by a backslash
4. an address is escaped as addresses are (``%7B``); LaTeX takes it as it stands in ``\url``

All other letters stand as they are: the entry is UTF-8, for BibLaTeX and today's BibTeX.
"""

from __future__ import annotations

import re
from hashlib import sha256

from chancery.exchange.citing import MAKER, Cited, pinned_page, publisher_of, title_of
from chancery.exchange.dossier_words import one_line
from chancery.exchange.links import web_address
from chancery.exchange.moments import span_of

_MEANT = str.maketrans({
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
})  # fmt: skip
_NOT_OF_KEYS = re.compile(r"[^A-Za-z0-9-]")
_DIGITS = 8


def bibtex(cited: Cited, *, base: str) -> str:
    """One ``@misc`` entry; its title is braced twice, so that its capitals stay."""
    address = web_address(cited.address) or pinned_page(cited, base)
    fields = {
        "title": f"{{{_text(title_of(cited))}}}" if title_of(cited) else "",
        "howpublished": _text(publisher_of(cited)),
        **_dated(cited),
        "url": address,
        "language": _text(cited.language or ""),
        "note": _note(cited, base),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join((f"@misc{{{key_of(cited)},", *lines, "}\n"))


def key_of(cited: Cited) -> str:
    """The key of the entry: the id, and where it is sealed the digits that tell its versions apart.

    An id with signs that no key has gets those of its own digest, so that no two are one.
    """
    bare = _NOT_OF_KEYS.sub("-", cited.id)
    own = "" if bare == cited.id else sha256(cited.id.encode("utf-8", "replace")).hexdigest()
    sealed = _NOT_OF_KEYS.sub("", cited.digest or "")
    return "-".join(part for part in (bare, own[:_DIGITS], sealed[:_DIGITS]) if part)


def _dated(cited: Cited) -> dict[str, str]:
    """``date`` for BibLaTeX, ``year`` and ``month`` for BibTeX; ``urldate`` is when it was seen."""
    made, seen = span_of(cited.published), span_of(cited.retrieved)
    one = made if made and made.first and "/" not in made.edtf else None
    return {
        "year": one.edtf[:4] if one else "",
        "month": str(one.first.month) if one and one.first and one.precision != "year" else "",
        "date": made.edtf if made else "",
        "urldate": seen.edtf if seen else "",
    }


def _note(cited: Cited, base: str) -> str:
    sealed = f", SHA-256 {_text(cited.digest)}" if cited.digest else ""
    return f"{MAKER}: {_text(cited.id)}, \\url{{{pinned_page(cited, base)}}}{sealed}"


def _text(text: str) -> str:
    return one_line(text).translate(_MEANT)
