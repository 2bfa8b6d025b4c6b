"""Deadlines and announced meetings as a calendar (RFC 5545).

1. a deadline: a whole-day event on its last day, that takes up no time; a promise without one has
   no entry
2. a meeting: ``TENTATIVE`` as long as it is announced or contested, ``CANCELLED`` once it was
   called off, ``CONFIRMED`` once somebody tells that it was held; one without a day has no entry
3. anything else that is announced or was called off, where what is to come is asked for alone

A UID is made of the record's id and stays; SEQUENCE counts what was reported since. DTSTAMP is the
day given, which callers take from the record: the same record gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

from chancery.exchange.dossier_words import named, one_line, state
from chancery.exchange.links import page_of
from chancery.records.dossier import Dossier, ReportedStep, Stipulation
from chancery.records.telling import Interaction

_MAKER = "-//Chancery//Dossiers//EN"
_STATUS = {
    "announced": "TENTATIVE",
    "contested": "TENTATIVE",
    "called_off": "CANCELLED",
    "reported": "CONFIRMED",
}
_AHEAD = frozenset({"announced", "called_off"})
_MEETINGS = frozenset({"meet", "visit", "receive", "phone", "mediate"})
_LONGEST = 14
"""Days of the longest stretch that is a meeting's; a vaguer date is no entry."""


def calendar_of(
    dossiers: Iterable[Dossier], meetings: Iterable[Interaction] = (), *, stamp: date
) -> bytes:
    """The calendar; of interactions those are taken that are meetings."""
    calendar, stamped = _calendar(), _stamped(stamp)
    for dossier in dossiers:
        for one in dossier.stipulations:
            if one.due and one.due.last and one.due.last < date.max:
                calendar.add_component(_deadline(dossier, one, one.due.last, stamped))
    for meeting in meetings:
        days = _days(meeting)
        if days and meeting.act in _MEETINGS and meeting.state in _STATUS:
            calendar.add_component(_meeting(meeting, days, stamped))
    return bytes(calendar.to_ical())


def announced_calendar(
    interactions: Iterable[Interaction], *, stamp: date, base: str | None = None
) -> bytes:
    """What is announced (``TENTATIVE``) or was called off (``CANCELLED``), and nothing else.

    An entry has the address of its page at the desk whose address is given.
    """
    calendar, stamped = _calendar(), _stamped(stamp)
    for one in interactions:
        days = _days(one)
        if days and one.state in _AHEAD:
            entry = _meeting(one, days, stamped)
            if base is not None:
                entry.add("url", page_of(base, one.id))
            calendar.add_component(entry)
    return bytes(calendar.to_ical())


def _calendar() -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    return calendar


def _stamped(stamp: date) -> datetime:
    return datetime.combine(stamp, time(), UTC)


def _deadline(dossier: Dossier, one: Stipulation, last: date, stamped: datetime) -> Event:
    entry = _entry(one.id, last, last, stamped)
    entry.add("summary", one_line(f"Due: {named(one.bearers)}: {one.action}"))
    entry.add("description", "\n".join(_about(dossier, one)))
    entry.add("sequence", len(one.steps))
    entry.add("status", "CONFIRMED")
    entry.add("categories", ["DEADLINE"])
    return entry


def _about(dossier: Dossier, one: Stipulation) -> list[str]:
    assessed = [f"Assessed: {state(one.assessment)}"] if one.assessment else []
    return [
        one_line(dossier.name),
        f"Reported: {state(one.reported)}",
        *assessed,
        *(_told(step) for step in one.steps),
    ]


def _told(step: ReportedStep) -> str:
    says = f", says {step.claimed_by}" if step.claimed_by else ""
    return one_line(f"{step.day or '?'} {state(step.status)}{says}: “{step.cited.exact}”")


def _meeting(meeting: Interaction, days: tuple[date, date], stamped: datetime) -> Event:
    entry = _entry(meeting.id, *days, stamped)
    entry.add("summary", one_line(f"{meeting.act}: {named(meeting.players)}"))
    entry.add("description", one_line(", ".join((*meeting.topics, *meeting.sources))))
    entry.add("sequence", max(0, len(meeting.reports) - 1))
    entry.add("status", _STATUS[meeting.state])
    entry.add("categories", ["MEETING" if meeting.act in _MEETINGS else "EVENT"])
    if meeting.place:
        entry.add("location", one_line(meeting.place))
    return entry


def _days(meeting: Interaction) -> tuple[date, date] | None:
    when = meeting.when
    if when is None or when.first is None or when.last is None:
        return None
    short = (when.last - when.first).days < _LONGEST and when.last < date.max
    return (when.first, when.last) if short else None


def _entry(ident: str, first: date, last: date, stamped: datetime) -> Event:
    """A whole-day entry; the end of one is the day after."""
    entry = Event()
    entry.add("uid", f"{ident}@chancery")
    entry.add("dtstamp", stamped)
    entry.add("dtstart", first)
    entry.add("dtend", last + timedelta(1))
    entry.add("transp", "TRANSPARENT")
    return entry
