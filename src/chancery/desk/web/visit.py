"""What a page is asked with, and what it answers: no page sees a request or makes a response."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from chancery.errors import NotFoundError, QueryError
from chancery.settings import Settings
from chancery.store import Ledger

MOST = 200
"""Rows of one page of a listing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One question to a page.

    ``path`` are the named parts of the address, ``query`` what stands behind the question mark (the
    last of several values), ``many`` all values. ``base`` is the address of the desk without a
    path. ``reader`` is the name of whoever is signed in.
    """

    ledger: Ledger
    settings: Settings
    path: Mapping[str, str] = field(default_factory=dict)
    many: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    language: str = "en"
    base: str = ""
    reader: str | None = None

    @property
    def query(self) -> Mapping[str, str]:
        """The last value of each name."""
        return {name: values[-1] for name, values in self.many.items() if values[-1].strip()}

    @property
    def today(self) -> date:
        """The day (UTC)."""
        return datetime.now(UTC).date()

    def day(self, name: str) -> date | None:
        """A day of the query. Raises ``QueryError``."""
        given = self.query.get(name)
        if given is None:
            return None
        try:
            return date.fromisoformat(given)
        except ValueError as error:
            message = f"{name} {given[:40]}: no day; give YYYY-MM-DD, like 2026-03-12"
            raise QueryError(message) from error

    def number(self, name: str, default: int, most: int) -> int:
        """A whole number of the query, from 1 to ``most``. Raises ``QueryError``."""
        given = self.query.get(name)
        if given is None:
            return default
        found = whole(given)
        if found is None or not 1 <= found <= most:
            message = f"{name} {given[:40]}: no number from 1 to {most}"
            raise QueryError(message)
        return found

    def after(self) -> int:
        """The place in a listing to go on from. Raises ``QueryError``."""
        given = self.query.get("after", "0")
        found = whole(given)
        if found is None:
            message = f"after {given[:40]}: no place in this list; take next_url"
            raise QueryError(message)
        return found


def whole(given: str) -> int | None:
    """A whole number as machines write it, below 10¹⁵; ``None`` for anything else."""
    plain = given.isascii() and given.isdigit() and len(given) <= len("100000000000000")
    return int(given) if plain else None


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What a page says: ``data`` is its JSON; ``shown`` tells what only its template needs.

    ``forms`` are its other forms by ending ("csv"), written when asked for; those that hold nothing
    (``empty``) are there for whoever subscribed to them, and not offered.
    """

    template: str
    data: Mapping[str, object]
    shown: Callable[[], Mapping[str, object]] = dict
    forms: Mapping[str, Callable[[], str]] = field(default_factory=dict)
    empty: tuple[str, ...] = ()


Page = Callable[[Visit], View]


def missing(what: str) -> NotFoundError:
    """There is no such thing here."""
    message = f"{what[:80]}: nothing of that id in the ledger"
    return NotFoundError(message)
