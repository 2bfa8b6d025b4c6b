"""A record of an archive, and what is wanted of it."""

from __future__ import annotations

from dataclasses import dataclass

OK = 200
_WANTED = frozenset({"text/html", "application/xhtml+xml", "text/plain", ""})


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A page as it was answered: ``at`` is where its record starts in the archive."""

    at: int
    url: str
    date: str
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """A record that cannot be read, and why."""

    at: int
    reason: str


def is_page(kind: str, status: int | None, content_type: str | None) -> bool:
    """Whether a record is a page: an answer with status 200, or a stored file, that is text."""
    if kind == "response" and status != OK:
        return False
    media_type = (content_type or "").partition(";")[0].strip().lower()
    return kind in {"response", "resource"} and media_type in _WANTED
