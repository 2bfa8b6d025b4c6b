"""What is asked of a ledger: one object for Python, the command line and the desk."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime

from chancery.errors import QueryError
from chancery.records.event import STRENGTH

MOST_ROWS = 1000
"""Rows of one page."""

MOST_VALUES = 50
"""Values of one field."""

MOST_SHOWN = 60
"""Characters of a wrong value that its error repeats."""

_DAYS = ("since", "until", "published_since", "published_until")
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_ACT = re.compile(r"[a-z][a-z_-]*", re.ASCII | re.IGNORECASE)
_CASES = {
    "types": str.upper, "modes": str.lower, "acts": str.lower, "modalities": str.lower,
    "contexts": str.lower,
}  # fmt: skip
"""Fields whose values are names of ours, understood in whatever case they are typed."""

_OF_EVENTS = (
    "types", "modes", "acts", "modalities", "contexts", "actors", "recipients", "parties", "places",
    "since", "until",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What events or dispatches are asked for; what is not given does not matter.

    Values of one field are alternatives, except those who take part: each of ``actors``,
    ``recipients`` and ``parties`` (either side) must. A participant or a place is

    1. a country's code, ``IRN``, or PLOVER's of an actor of no one state, ``UNO``
    2. ``bodies:irgc-qods``: an entry of ``knowledge/actors`` (participants only)
    3. anything else: whole words of the name, ``ministre des Affaires étrangères``

    ``since`` and ``until`` are days (``2025-05-01``) and count: an event is found when one of the
    days on which it may have been lies between them. One without any known date is never found by
    them: unknown is no match. ``updated_since`` is a time in UTC (or with its zone) and counts too.
    ``text`` is read by ``store.terms``. ``machine`` asks for the machine's record in place of the
    reviewed one. ``after`` is the ``next`` of the page before.

    Raises ``QueryError`` when a value cannot be understood.
    """

    text: str | None = None
    types: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    modalities: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    publishers: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    published_since: str | None = None
    published_until: str | None = None
    updated_since: str | None = None
    machine: bool = False
    limit: int = 50
    after: str | None = None

    def __post_init__(self) -> None:
        self._check_values()
        _check_form("act", self.acts, _ACT, "one in small letters, like meet or sign")
        for name, written in _CASES.items():
            values = tuple(written(value) for value in getattr(self, name))
            object.__setattr__(self, name, values)
        for name in _DAYS:
            _check_day(name, getattr(self, name))
        _check_order("since", self.since, "until", self.until)
        _check_order(
            "published-since", self.published_since, "published-until", self.published_until
        )
        if self.updated_since is not None:
            _moment(self.updated_since)
        _check_form("language", self.languages, _LANGUAGE, "a code, like fr")
        check_known("modality", self.modalities, STRENGTH)
        if not 1 <= self.limit <= MOST_ROWS:
            message = f"limit {self.limit}: give 1 to {MOST_ROWS}, and ask for the next page"
            raise QueryError(message)

    def _check_values(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(field.default, tuple) and not isinstance(value, tuple):
                message = f"{field.name}: give a tuple of values"
                raise QueryError(message)
            if isinstance(value, tuple) and len(value) > MOST_VALUES:
                message = f"{field.name}: give at most {MOST_VALUES}"
                raise QueryError(message)

    @property
    def asks_of_events(self) -> bool:
        """Whether something is asked that only an event has."""
        return any(getattr(self, name) for name in _OF_EVENTS)

    @property
    def asks_of_dispatches(self) -> bool:
        """Whether something is asked that a dispatch has."""
        names = ("text", "publishers", "languages", "published_since", "published_until")
        return any(getattr(self, name) for name in names)

    @property
    def changed_since(self) -> str | None:
        """``updated_since`` as the ledger writes times."""
        if self.updated_since is None:
            return None
        return _moment(self.updated_since)


def check_known(name: str, given: Iterable[str], known: Iterable[str]) -> None:
    """Raise ``QueryError`` for a value that is not one of those there are."""
    names = tuple(known)
    for value in given:
        if value not in names:
            message = f"{name} {shown(value)}: there is none; give one of {', '.join(names)}"
            raise QueryError(message)


def shown(value: str) -> str:
    """A value as an error names it: on one line, and not longer than helps."""
    line = " ".join(value.split())
    return line if len(line) <= MOST_SHOWN else f"{line[: MOST_SHOWN - 1]}…"


def _check_form(name: str, given: Iterable[str], form: re.Pattern[str], like: str) -> None:
    for value in given:
        if not form.fullmatch(value):
            message = f"{name} {shown(value)}: give {like}"
            raise QueryError(message)


def _check_day(name: str, day: str | None) -> None:
    if day is None:
        return
    try:
        date.fromisoformat(day if _DAY.fullmatch(day) else "")
    except ValueError as error:
        message = f"{name.replace('_', '-')} {shown(day)}: no day; give YYYY-MM-DD, like 2025-05-01"
        raise QueryError(message) from error


def _check_order(first: str, begin: str | None, last: str, end: str | None) -> None:
    if begin is not None and end is not None and begin > end:
        message = f"{first} {begin}: later than {last} {end}; nothing can be found"
        raise QueryError(message)


def _moment(time: str) -> str:
    try:
        moment = datetime.fromisoformat(time)
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    except (ValueError, OverflowError) as error:
        message = f"updated-since {shown(time)}: no time; give one like 2025-05-01T06:30:00Z"
        raise QueryError(message) from error
