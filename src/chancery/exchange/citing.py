"""How a record is cited, with the version that was read pinned down.

1. ISO 690, in French or English: ``Title [online]. Publisher, 14 May 2025 [viewed 15 May 2025].
   Available from: … Version read by Chancery: …, SHA-256 …``
2. CSL-JSON (CSL 1.0.2): ``article-newspaper`` for a dispatch, else ``dataset``
3. BibTeX: ``exchange/citing_bibtex.py``

What is not known is left out. The same record gives the same words.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from chancery.exchange.dossier_words import one_line
from chancery.exchange.links import absolute, page_of, web_address
from chancery.exchange.moments import in_words, span_of

Citable: TypeAlias = Literal["dispatch", "interaction", "dossier"]
Wording: TypeAlias = Literal["fr", "en"]
MAKER = "Chancery"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """What is cited.

    ``publisher`` is the outlet of a dispatch, ``None`` for what Chancery made; ``published`` is
    EDTF or ISO 8601; ``language`` BCP 47. ``address`` is where the publisher has it, ``pinned`` the
    page of this version at the desk (absolute or relative to it), ``None`` for the record's page.
    ``retrieved`` is when it was received or looked up; ``digest`` seals what is cited (SHA-256 of
    the dispatch's text, of a record's JSON).
    """

    id: str
    kind: Citable
    title: str | None
    publisher: str | None
    published: str | None
    language: str | None
    address: str | None
    pinned: str | None
    retrieved: str | None
    digest: str | None


_WORDS: Mapping[Wording, Mapping[str, str]] = {
    "fr": {
        "untitled": "[Sans titre]",
        "dispatch": "en ligne",
        "interaction": "jeu de données, interaction",
        "dossier": "jeu de données, dossier",
        "viewed": "consulté le",
        "in": "consulté en",
        "from": "Disponible à l’adresse :",
        "version": "Version lue par Chancery :",
        "record": "Version établie par Chancery :",
    },
    "en": {
        "untitled": "[Untitled]",
        "dispatch": "online",
        "interaction": "dataset, interaction",
        "dossier": "dataset, dossier",
        "viewed": "viewed",
        "in": "viewed",
        "from": "Available from:",
        "version": "Version read by Chancery:",
        "record": "Version made by Chancery:",
    },
}


def iso690(cited: Cited, *, base: str, language: Wording) -> str:
    """The citation as text on one line (ISO 690:2021, online resources)."""
    words = _WORDS[language]
    address = web_address(cited.address)
    parts = [
        f"{title_of(cited) or words['untitled']} [{words[cited.kind]}].",
        f"{made}." if (made := _made(cited, language)) else "",
        f"{words['from']} {address}." if address else "",
        f"{words['version' if cited.kind == 'dispatch' else 'record']} {_pinned(cited, base)}.",
    ]
    return " ".join(part for part in parts if part)


def csl_json(cited: Cited, *, base: str) -> str:
    """The citation as a list of one item of CSL-JSON; ``version`` is its digest."""
    dispatch = cited.kind == "dispatch"
    told = {
        "id": one_line(cited.id),
        "type": "article-newspaper" if dispatch else "dataset",
        "title": title_of(cited),
        "container-title": publisher_of(cited) if dispatch else None,
        "publisher": None if dispatch else publisher_of(cited),
        "issued": _csl_date(cited.published),
        "accessed": _csl_date(cited.retrieved),
        "URL": web_address(cited.address) or pinned_page(cited, base),
        "language": cited.language and one_line(cited.language),
        "archive": MAKER,
        "archive_location": pinned_page(cited, base),
        "version": cited.digest and f"sha256:{one_line(cited.digest)}",
    }
    known = {name: value for name, value in told.items() if value}
    return json.dumps([known], ensure_ascii=False)


def title_of(cited: Cited) -> str:
    """Its title on one line, or nothing."""
    return one_line(cited.title or "")


def publisher_of(cited: Cited) -> str:
    """Who published it: the outlet of a dispatch, Chancery for what it made itself."""
    return one_line(cited.publisher or "") or ("" if cited.kind == "dispatch" else MAKER)


def pinned_page(cited: Cited, base: str) -> str:
    """The address of the version that is cited."""
    given = absolute(base, cited.pinned) if cited.pinned else None
    return given or page_of(base, cited.id)


def _made(cited: Cited, language: Wording) -> str:
    told = in_words(cited.published, language)
    made = ", ".join(part for part in (publisher_of(cited), told) if part)
    seen = in_words(cited.retrieved, language)
    if not seen:
        return made
    span = span_of(cited.retrieved)
    on = "viewed" if span and span.first == span.last else "in"
    return f"{made} [{_WORDS[language][on]} {seen}]".strip()


def _pinned(cited: Cited, base: str) -> str:
    sealed = [f"SHA-256 {one_line(cited.digest)}"] if cited.digest else []
    return ", ".join((one_line(cited.id), pinned_page(cited, base), *sealed))


def _csl_date(written: str | None) -> dict[str, object] | None:
    """A date by its parts, as many as are known; two of them for a stretch; else as written."""
    span = span_of(written)
    if span is None or span.first is None or span.last is None:
        return {"literal": told} if (told := one_line(written or "")) else None
    ends = span.edtf.split("/")
    return {"date-parts": [[int(part) for part in end.split("-")] for end in ends]}
