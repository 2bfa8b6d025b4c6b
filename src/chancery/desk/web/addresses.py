"""The addresses of the desk: where each thing is shown."""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit

from chancery.exchange.links import path_of


def address_of(name: str) -> str:
    """Where the thing of an id is shown: ``"story-3f9c…"`` → ``"/stories/story-3f9c…"``."""
    return path_of(name)


def cited_at(dispatch: str, start: int) -> str:
    """The sentence of a dispatch with the words at a position."""
    return f"{address_of(dispatch)}#w{start}"


def with_query(path: str, **values: object) -> str:
    """A path with a query, without what is ``None`` or empty."""
    kept = {name: value for name, value in values.items() if value not in (None, "", ())}
    return f"{path}?{urlencode(kept, doseq=True)}" if kept else path


def onward(path: str, name: str, at: object, /, **asked: object) -> tuple[str | None, str | None]:
    """The page that goes on ``at`` a place, for machines and for people; none after the last.

    ``name`` is how the page calls the place in its query: ``after``, ``before``.
    """
    if not at:
        return None, None
    asked = {**asked, name: at}
    return with_query(f"{path}.json", **asked), with_query(path, **asked)


def outward(address: str | None) -> str | None:
    """An address on the web that may be linked to: http or https, with a host."""
    if not address:
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in {"http", "https"} and parts.hostname else None


def inward(address: str | None) -> str:
    """A path of this desk that somebody may be sent back to; the front page for anything else."""
    given = address or "/"
    odd = any(ord(sign) <= ord(" ") or sign == "\\" for sign in given)
    return given if given.startswith("/") and not given.startswith("//") and not odd else "/"
